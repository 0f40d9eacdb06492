"""Values of a stuck feed that went to Amazon one by one, shown among the feeds."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert

from sqlbridge.database.tables import Tables
from sqlbridge.ledger.feeds import Feed, PlannedMessage
from sqlbridge.model.feeds import FeedKind, FeedState, Issue, MessageState


def record(
    connection: Connection,
    tables: Tables,
    stuck: Feed,
    sent: Sequence[PlannedMessage],
    refused: Mapping[int, Issue],
    now: datetime,
) -> None:
    """Amazon has answered each of `sent`; those among `refused`, by value id, it did not take."""
    columns = {
        "kind": FeedKind.PATCHES.value,
        "account": stuck.account,
        "channel": stuck.channel,
        "state": FeedState.DONE.value,
        "message_count": len(sent),
        "accepted_count": len(sent) - len(refused),
        "refused_count": len(refused),
        "created_at": now,
        "submitted_at": now,
        "closed_at": now,
        "error": f"sent one by one, because feed {stuck.id} is stuck",
    }
    feed_id = connection.execute(insert(tables.feeds).values(columns)).lastrowid
    rows = [_message(feed_id, number, one, refused.get(one.value_id)) for number, one in enumerate(sent, start=1)]
    connection.execute(insert(tables.feed_messages), rows)


def _message(feed_id: int, number: int, sent: PlannedMessage, issue: Issue | None) -> dict[str, object]:
    return {
        "feed_id": feed_id,
        "message_id": number,
        "value_id": sent.value_id,
        "seller_sku": sent.message.seller_sku,
        "value": sent.message.value,
        "currency": sent.message.currency,
        "state": (MessageState.REFUSED if issue else MessageState.ACCEPTED).value,
        "issue_code": issue.code[:64] if issue else None,
        "issue": issue.message if issue else None,
    }
