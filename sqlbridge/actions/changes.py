"""Changes that a person moves on: waiting ones now, refused ones again, a raise without its price."""

from collections.abc import Sequence

from sqlbridge.database.engine import Database
from sqlbridge.errors import InputError
from sqlbridge.ledger import audit, changes, listing_values
from sqlbridge.ledger.views import queue_views
from sqlbridge.model.changes import utc_now
from sqlbridge.model.people import Actor


def send_now(database: Database, actor: Actor, ids: Sequence[int]) -> str:
    """Let the next run take changes that wait for a time; not those behind a feed. In words, what came of it.

    Raises InputError where none of them can go.
    """
    with database.begin() as connection:
        number = changes.wake_some(connection, database.tables, ids)
        if not number:
            raise InputError("none of these changes can go now: they wait for a feed's end, or are on their way")
        words = f"{number} of {len(ids)} changes go with the next run"
        subject = ", ".join(map(str, ids))
        audit.record(connection, database.tables, actor, "changes-send", subject, words, utc_now())
    return words


def retry_refused(database: Database, actor: Actor, ids: Sequence[int], subject: str = "") -> str:
    """Send refused changes again, with the shop's values of that moment. In words, what came of it.

    `subject` is what the audit says they are: Amazon's code, a SKU; without one, their ids.
    """
    with database.begin() as connection:
        listing_values.forget_refusals(connection, database.tables, ids)
        number = changes.retry_refused(connection, database.tables, ids, utc_now())
        words = f"{number} changes go again with the next run"
        about = subject or ", ".join(map(str, ids))
        audit.record(connection, database.tables, actor, "changes-retry", about, words, utc_now())
    return words


def refused(database: Database, ids: Sequence[int] = (), code: str | None = None) -> list[int]:
    """Those of these changes that Amazon refused: all, or those refused with this code."""
    with database.read() as connection:
        return queue_views.refused_changes(connection, database.tables, code, ids or None)


def release_raise(database: Database, actor: Actor, sku: str) -> str:
    """Let a raised quantity go although its price was refused or is missing. Raises InputError where none waits."""
    with database.begin() as connection:
        if not listing_values.release_raises(connection, database.tables, sku):
            raise InputError(f"no raised quantity of {sku!r} waits for its price")
        changes.wake_all(connection, database.tables)
        words = f"the raised quantity of {sku} goes with the next run"
        audit.record(connection, database.tables, actor, "changes-release", sku, words, utc_now())
    return words
