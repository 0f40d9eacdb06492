"""What the server says about waits and deadlocks, and shop connections that do not wait long."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from tests.harness import DemoShop


@contextmanager
def impatient(shop: DemoShop) -> Iterator[Connection]:
    """A transaction of the shop's that waits at most a second for a lock; rolled back if nobody commits it."""
    with shop.engine.connect() as connection:
        connection.exec_driver_sql("SET SESSION innodb_lock_wait_timeout = 1, SESSION lock_wait_timeout = 1")
        yield connection


@contextmanager
def no_lock_waits(shop: DemoShop) -> Iterator[None]:
    """AssertionError if anybody on the server has to wait for a row, or is in a deadlock, within the block."""
    before = _lock_waits(shop), _latest_deadlock(shop)
    yield
    assert (_lock_waits(shop), _latest_deadlock(shop)) == before


def _lock_waits(shop: DemoShop) -> int:
    return int(shop.read("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_waits'")[0][1])


def _latest_deadlock(shop: DemoShop) -> str:
    status = str(shop.read("SHOW ENGINE INNODB STATUS")[0][2])
    return status.partition("LATEST DETECTED DEADLOCK")[2].partition("\nTRANSACTIONS\n")[0]
