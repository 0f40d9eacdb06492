"""How much of Amazon's usage plans is left: token buckets in the table `quotas`.

They survive the runs of cron and are shared by all hosts; so the time is the database's, the one clock that
all of them share.
"""

import time
from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, Update, func, select, update
from sqlalchemy.dialects.mysql import Insert, insert

from sqlbridge.amazon.throttle import USAGE_PLANS
from sqlbridge.database.engine import Database
from sqlbridge.database.tables import Tables
from sqlbridge.errors import ThrottledError

_PATIENCE_SECONDS = 5.0
_NOW = func.unix_timestamp(func.now(6))


class Level(NamedTuple):
    """How full a bucket is now: requests that could be made at once, of `burst`; `rate` flow in per second."""

    account: str
    operation: str
    available: int
    burst: int
    rate: float

    @property
    def used(self) -> int:
        """Requests that have been made and have not flowed in again."""
        return self.burst - self.available


def levels(connection: Connection, tables: Tables) -> list[Level]:
    """Every bucket that was ever used, by account, the emptiest first."""
    table = tables.quotas
    query = select(table.c.account, table.c.operation, table.c.tokens, table.c.filled_at, table.c.rate)
    rows = connection.execute(query.add_columns(_NOW.label("now")).where(table.c.operation.in_(list(USAGE_PLANS))))
    found = [_level(row) for row in rows]
    return sorted(found, key=lambda one: (one.account, one.available / one.burst, one.operation))


class Quotas:
    """The Throttle of amazon/throttle.py. Every transaction is on one row and over at once."""

    def __init__(self, database: Database, sleep: Callable[[float], None] = time.sleep) -> None:
        self._database = database
        self._table = database.tables.quotas
        self._sleep = sleep

    def take(self, account: str, operation: str) -> None:
        """Take one request; waits up to five seconds for it, else raises ThrottledError."""
        waited = 0.0
        while wait := self._try(account, operation):
            if waited + wait > _PATIENCE_SECONDS:
                raise ThrottledError(
                    f"the quota of {operation} of account {account} is used up: run again in {wait:.0f} seconds", wait
                )
            self._sleep(wait)
            waited += wait

    def learn(self, account: str, operation: str, rate: float) -> None:
        """Amazon grants `rate` requests per second."""
        with self._database.begin() as connection:
            connection.execute(self._row(account, operation).values(rate=rate))

    def drained(self, account: str, operation: str) -> None:
        """Nothing is left, whatever was counted here."""
        with self._database.begin() as connection:
            connection.execute(self._row(account, operation).values(tokens=0, filled_at=_NOW))

    def available(self, account: str, operation: str) -> int:
        """How many requests could be made at once now."""
        with self._database.read() as connection:
            row = connection.execute(self._bucket(account, operation)).one_or_none()
        return int(_tokens(row, operation)) if row else USAGE_PLANS[operation].burst

    def _try(self, account: str, operation: str) -> float:
        """Take a request if there is one and return 0, else the seconds until there will be one."""
        with self._database.begin() as connection:
            row = self._locked_row(connection, account, operation)
            tokens = _tokens(row, operation)
            if tokens < 1:
                self._believe_the_clock(connection, row, account, operation)
                return (1 - tokens) / float(row.rate)
            connection.execute(self._row(account, operation).values(tokens=tokens - 1, filled_at=row.now))
            return 0.0

    def _believe_the_clock(self, connection: Connection, row: Row[Any], account: str, operation: str) -> None:
        """A clock that was ahead and was set back must not keep the bucket from filling until it is there again."""
        if float(row.filled_at) > float(row.now):
            connection.execute(self._row(account, operation).values(filled_at=row.now))

    def _locked_row(self, connection: Connection, account: str, operation: str) -> Row[Any]:
        query = self._bucket(account, operation).with_for_update()
        row = connection.execute(query).one_or_none()
        if row is None:
            connection.execute(self._new_row(account, operation))
            row = connection.execute(query).one()
        return row

    def _new_row(self, account: str, operation: str) -> Insert:
        plan = USAGE_PLANS[operation]
        row = insert(self._table).values(
            account=account, operation=operation, tokens=plan.burst, filled_at=_NOW, rate=plan.rate
        )
        # Not IGNORE: two that insert at once would each hold a shared lock and wait for the other's.
        return row.on_duplicate_key_update(operation=operation)

    def _bucket(self, account: str, operation: str) -> Select[Any]:
        table = self._table
        return select(table.c.tokens, table.c.filled_at, table.c.rate, _NOW.label("now")).where(
            table.c.account == account, table.c.operation == operation
        )

    def _row(self, account: str, operation: str) -> Update:
        return update(self._table).where(self._table.c.account == account, self._table.c.operation == operation)


def _level(row: Row[Any]) -> Level:
    burst = USAGE_PLANS[row.operation].burst
    return Level(row.account, row.operation, int(_tokens(row, row.operation)), burst, float(row.rate))


def _tokens(row: Row[Any], operation: str) -> float:
    # A clock that was set back must not empty the bucket.
    elapsed = max(0.0, float(row.now) - float(row.filled_at))
    return min(float(USAGE_PLANS[operation].burst), float(row.tokens) + elapsed * float(row.rate))
