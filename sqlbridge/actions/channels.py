"""Channels that a person lets send, or not, or rest."""

from collections.abc import Sequence

from sqlbridge.database.engine import Database
from sqlbridge.ledger import audit, channels
from sqlbridge.model.changes import utc_now
from sqlbridge.model.people import Actor


def enable(database: Database, actor: Actor, name: str) -> str:
    """Let the channel send, beginning with the value of every listing it has. In words, what came of it."""
    with database.begin() as connection:
        is_new = channels.enable(connection, database.tables, name, utc_now())
        words = f"{name} sends from the next run on" if is_new else f"{name} was enabled already"
        audit.record(connection, database.tables, actor, "channels-enable", name, words, utc_now())
    return words


def disable(database: Database, actor: Actor, name: str) -> str:
    """Let the channel send no more; feeds that are at Amazon already take their course. In words, what came of it."""
    with database.begin() as connection:
        is_new = channels.disable(connection, database.tables, name)
        words = f"{name} sends no more" if is_new else f"{name} was not enabled"
        audit.record(connection, database.tables, actor, "channels-disable", name, words, utc_now())
    return words


def rest(database: Database, actor: Actor, names: Sequence[str], *, is_resting: bool) -> str:
    """Let these channels show nothing in stock, or what there is again. In words, what came of it.

    All channels of an account at once, since Amazon keeps one quantity for all of them.
    """
    subject = ", ".join(names)
    words = f"{subject}: {'nothing in stock' if is_resting else 'in stock again'} from the next run on"
    with database.begin() as connection:
        channels.rest(connection, database.tables, names, is_resting=is_resting, now=utc_now())
        action = "channels-rest" if is_resting else "channels-resume"
        audit.record(connection, database.tables, actor, action, subject, words, utc_now())
    return words
