"""Feeds as runs leave them, for the pages about feeds: put into the clinic by SQL, and taken out again."""

from io import BytesIO

from sqlbridge.database.engine import open_database
from sqlbridge.ledger import kept_documents
from sqlbridge.ledger.kept_documents import Kept
from sqlbridge.model.changes import utc_now
from tests.doctor.clinic import Clinic

_TABLES = ("feeds", "feed_messages", "feed_documents", "processing_reports", "changes", "change_messages", "audit")


def empty(clinic: Clinic) -> None:
    """As if nothing had ever been sent."""
    clinic.run(*(f"DELETE FROM BRIDGE.{table}" for table in _TABLES))


def add_feed(clinic: Clinic, feed_id: int, state: str = "done", kind: str = "price", **columns: object) -> None:
    """A feed of channel de; `columns` are further ones, as SQL would compare them."""
    values = {
        "id": feed_id,
        "kind": kind,
        "account": "main",
        "channel": "de",
        "state": state,
        "message_count": 3,
        "created_at": "2026-11-01 10:00:00",
        **columns,
    }
    names = ", ".join(values)
    clinic.run(f"INSERT INTO BRIDGE.feeds ({names}) VALUES ({', '.join(_quoted(one) for one in values.values())})")


def add_message(clinic: Clinic, feed_id: int, number: int, sku: str, code: str = "", issue: str = "") -> None:
    """A price in a feed: accepted, or refused with Amazon's code and words."""
    state = "refused" if code else "accepted"
    values = (feed_id, number, feed_id * 1000 + number, sku, "19.90", "EUR", state, code or None, issue or None)
    clinic.run(f"INSERT INTO BRIDGE.feed_messages VALUES ({', '.join(_quoted(one) for one in values)})")


def add_refused_change(clinic: Clinic, change_id: int, feed_id: int, number: int) -> None:
    """A change that was done but for that message, which Amazon refused."""
    clinic.run(
        "INSERT INTO BRIDGE.changes "
        "(id, entity, entity_key, operation, origin, log_rows, first_logged_at, last_logged_at, state) "
        f"VALUES ({change_id}, 'sku', 'SKU-{change_id}', 'U', 'till', 1, NOW(), NOW(), 'refused')",
        f"INSERT INTO BRIDGE.change_messages VALUES ({change_id}, {feed_id}, {number})",
    )


def keep(clinic: Clinic, kept: Kept, feed_id: int, content: bytes) -> None:
    """What was sent in a feed, or came back."""
    database = open_database(clinic.settings)
    with database.begin() as connection:
        packed = kept_documents.packed(BytesIO(content))
        kept_documents.keep(connection, database.tables, kept, feed_id, packed, utc_now())
    database.engine.dispose()


def rows(clinic: Clinic, query: str) -> list[tuple[object, ...]]:
    """What a query reads; BRIDGE. stands for the bridge's schema."""
    schema = f"`{clinic.settings.bridge.schema}`."
    with clinic.shop.engine.connect() as connection:
        found = connection.exec_driver_sql(
            query.replace("BRIDGE.", schema), execution_options={"no_parameters": True}
        )
        return [tuple(row) for row in found]


def audit(clinic: Clinic) -> list[tuple[object, ...]]:
    """Who did what to what, and whether it could be done; without who came in."""
    return rows(
        clinic, "SELECT actor, action, subject, is_done FROM BRIDGE.audit WHERE action <> 'log-in' ORDER BY id"
    )


def _quoted(value: object) -> str:
    if value is None:
        return "NULL"
    return "'" + str(value).replace("\\", "\\\\").replace("'", "''") + "'"
