"""Values that are held back, and that a person lets go."""

from collections.abc import Sequence

from sqlalchemy import Connection

from sqlbridge.database.engine import Database
from sqlbridge.database.tables import Tables
from sqlbridge.errors import InputError
from sqlbridge.ledger import audit, changes, held_values
from sqlbridge.ledger.held_values import HeldFilter
from sqlbridge.model.changes import utc_now
from sqlbridge.model.people import Actor

_ACTION = "offers-release"
_NOTHING = "nothing of that is held: `sqlbridge offers held` lists what is"


def release(database: Database, actor: Actor, wanted: HeldFilter) -> str:
    """Let the held values go as they are that the filter chooses. In words, what came of it.

    Raises InputError where nothing of that is held.
    """
    with database.begin() as connection:
        number = held_values.release(connection, database.tables, wanted)
        if not number:
            raise InputError(_NOTHING)
        _wake(connection, database.tables)
        words = f"{number} values go with the next run"
        audit.record(connection, database.tables, actor, _ACTION, str(wanted), words, utc_now())
    return words


def release_some(database: Database, actor: Actor, ids: Sequence[int]) -> str:
    """Let these held values go as they are, each SKU with an entry of its own in the audit. In words.

    Raises InputError where none of them is held any more.
    """
    with database.begin() as connection:
        skus = held_values.release_some(connection, database.tables, ids)
        if not skus:
            raise InputError(_NOTHING)
        _wake(connection, database.tables)
        for sku in skus:
            words = f"the held value of {sku} goes with the next run"
            audit.record(connection, database.tables, actor, _ACTION, sku, words, utc_now())
    return words if len(skus) == 1 else f"the held values of {len(skus)} SKUs go with the next run"


def _wake(connection: Connection, tables: Tables) -> None:
    """What is held beside a feed waits for the feed's end as well."""
    is_in_feed = held_values.is_any_released_in_a_feed(connection, tables)
    (changes.wake_all if is_in_feed else changes.wake_raises)(connection, tables)
