"""What dumps and schema changes do to capture, as docs/dba.md warns the DBA."""

import pytest
from sqlalchemy.exc import OperationalError

from tests.capture.conftest import MakeBridge
from tests.concurrency.locks import impatient

WRITE = "UPDATE ps_stock_available SET quantity = quantity + 1 WHERE id_stock_available = 1"
LOCK_WAIT_TIMEOUT = 1205


@pytest.mark.parametrize("lock", ["READ", "READ LOCAL"])
def test_a_dump_that_locks_the_log_stops_the_shop(bridge: MakeBridge, lock: str) -> None:
    installed = bridge()
    installed.install()
    with installed.shop.engine.connect() as dump, impatient(installed.shop) as till:
        dump.exec_driver_sql(f"LOCK TABLES {installed.object('change_log')} {lock}")
        with pytest.raises(OperationalError) as refusal:
            till.exec_driver_sql(WRITE)
        dump.exec_driver_sql("UNLOCK TABLES")
    assert refusal.value.orig is not None
    assert refusal.value.orig.args[0] == LOCK_WAIT_TIMEOUT


def test_a_dump_in_a_single_transaction_stops_nobody(bridge: MakeBridge) -> None:
    installed = bridge()
    installed.install()
    with installed.shop.engine.connect() as dump, impatient(installed.shop) as till:
        dump.execution_options(isolation_level="REPEATABLE READ")
        dump.exec_driver_sql("START TRANSACTION WITH CONSISTENT SNAPSHOT")
        dump.exec_driver_sql(f"SELECT * FROM {installed.object('change_log')}").all()
        till.exec_driver_sql(WRITE)
        till.commit()
        dump.rollback()
    assert len(installed.log()) == 1


def test_an_alter_table_leaves_the_triggers_and_an_exchange_takes_them_away(bridge: MakeBridge) -> None:
    installed = bridge()
    installed.install()
    installed.shop.write("ALTER TABLE ps_stock_available ADD COLUMN shelf INT", WRITE)
    assert len(installed.log()) == 1

    installed.shop.write(
        "CREATE TABLE stock_new LIKE ps_stock_available",
        "INSERT INTO stock_new SELECT * FROM ps_stock_available",
        "RENAME TABLE ps_stock_available TO stock_old, stock_new TO ps_stock_available",
        WRITE,
    )
    assert len(installed.log()) == 1
