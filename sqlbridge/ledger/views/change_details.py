"""What became of changes at Amazon: the feeds that carry them, and Amazon's words on those it refused. Reads only."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, and_, func, select

from sqlbridge.database.tables import Tables
from sqlbridge.model.changes import ChangeState
from sqlbridge.model.feeds import MessageState


class Refusal(NamedTuple):
    """A value that Amazon refused, in Amazon's words."""

    feed_id: int
    seller_sku: str
    code: str | None
    issue: str | None


def newest_feeds(connection: Connection, tables: Tables, ids: Sequence[int]) -> dict[int, int]:
    """The last feed that carried each of these changes; those that none has carried are missing."""
    links = tables.change_messages
    query = select(links.c.change_id, func.max(links.c.feed_id)).where(links.c.change_id.in_(ids))
    return {row[0]: row[1] for row in connection.execute(query.group_by(links.c.change_id))}


def refusals(connection: Connection, tables: Tables, ids: Sequence[int]) -> dict[int, list[Refusal]]:
    """What Amazon refused of each of these changes, the newest first."""
    links, messages, found = tables.change_messages, tables.feed_messages, dict[int, list[Refusal]]()
    same = and_(messages.c.feed_id == links.c.feed_id, messages.c.message_id == links.c.message_id)
    query = select(
        links.c.change_id, messages.c.feed_id, messages.c.seller_sku, messages.c.issue_code, messages.c.issue
    ).select_from(links.join(messages, same))
    query = query.where(links.c.change_id.in_(ids), messages.c.state == MessageState.REFUSED)
    for row in connection.execute(query.order_by(messages.c.feed_id.desc(), messages.c.message_id)):
        found.setdefault(row[0], []).append(Refusal(*row[1:]))
    return found


def refused_about(connection: Connection, tables: Tables, value_id: int) -> list[int]:
    """Ids of the changes that can be retried because Amazon refused this value."""
    links, messages, changes = tables.change_messages, tables.feed_messages, tables.changes
    same = and_(messages.c.feed_id == links.c.feed_id, messages.c.message_id == links.c.message_id)
    query = select(changes.c.id).distinct().join(links, links.c.change_id == changes.c.id).join(messages, same)
    query = query.where(messages.c.value_id == value_id, messages.c.state == MessageState.REFUSED)
    stopped = changes.c.state.in_((ChangeState.REFUSED, ChangeState.WAITING))
    return list(connection.execute(query.where(stopped).order_by(changes.c.id)).scalars())
