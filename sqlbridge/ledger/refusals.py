"""Amazon's refusals that stand, by Amazon's code. Every step is a look into one index, however many there are."""

from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, func, or_, select

from sqlbridge.database.tables import Tables
from sqlbridge.model.feeds import MessageState

CAP = 10_000
"""Refusals with one code are counted up to one above this."""
# Amazon has some hundreds of codes; a page or a terminal shows no more than this.
_MOST_CODES = 200


class CodeRow(NamedTuple):
    """A code, how many values it was said of (at most CAP + 1), and the newest of them in Amazon's words."""

    code: str
    values: int
    message: str | None
    last_feed: int


class RefusalRow(NamedTuple):
    """A value that Amazon refused."""

    feed_id: int
    message_id: int
    seller_sku: str
    issue: str | None


def codes(connection: Connection, tables: Tables) -> list[CodeRow]:
    """The codes with how often each was said, the most frequent first."""
    found: list[CodeRow] = []
    code = _next_code(connection, tables, None)
    while code is not None and len(found) < _MOST_CODES:
        found.append(one(connection, tables, code))
        code = _next_code(connection, tables, code)
    return sorted(found, key=lambda row: (-row.values, row.code))


def of_code(
    connection: Connection, tables: Tables, code: str, *, before: tuple[int, int] | None = None, limit: int
) -> list[RefusalRow]:
    """The newest refusals with this code whose feed id and message id are below `before`."""
    table = tables.feed_messages
    query = select(*(table.c[name] for name in RefusalRow._fields)).where(_with_code(tables, code))
    # By its estimates, MariaDB would rather read the table from that feed on, though nearly all was accepted.
    query = query.with_hint(table, "FORCE INDEX (by_issue)", "mysql")
    if before is not None:
        feed_id, message_id = before
        # Both servers read a range of the index for this, but not for a comparison of pairs.
        below = or_(table.c.feed_id < feed_id, and_(table.c.feed_id == feed_id, table.c.message_id < message_id))
        query = query.where(table.c.feed_id <= feed_id, below)
    found = connection.execute(query.order_by(table.c.feed_id.desc(), table.c.message_id.desc()).limit(limit))
    return [RefusalRow(*row) for row in found]


def _next_code(connection: Connection, tables: Tables, code: str | None) -> str | None:
    table = tables.feed_messages
    above = table.c.issue_code > code if code is not None else table.c.issue_code.is_not(None)
    query = select(table.c.issue_code).where(table.c.state == MessageState.REFUSED, above)
    found: str | None = connection.execute(query.order_by(table.c.issue_code).limit(1)).scalar()
    return found


def one(connection: Connection, tables: Tables, code: str) -> CodeRow:
    """One code; without values where no refusal with it stands."""
    some = select(tables.feed_messages.c.feed_id).where(_with_code(tables, code)).limit(CAP + 1).subquery()
    number = connection.execute(select(func.count()).select_from(some)).scalar_one()
    newest = of_code(connection, tables, code, limit=1)
    return CodeRow(code, number, newest[0].issue if newest else None, newest[0].feed_id if newest else 0)


def _with_code(tables: Tables, code: str) -> Any:
    table = tables.feed_messages
    return and_(table.c.state == MessageState.REFUSED, table.c.issue_code == code)
