"""Products that a person offers on an ASIN of their choice, or never."""

import re
from collections.abc import Sequence

from sqlbridge.database.engine import Database
from sqlbridge.errors import InputError
from sqlbridge.ledger import audit, matches
from sqlbridge.model.changes import utc_now
from sqlbridge.model.people import Actor

_ASIN = re.compile(r"[0-9A-Z]{10}")


def choose(database: Database, actor: Actor, sku: str, asin: str, channels: Sequence[str]) -> str:
    """Offer the SKU on this ASIN with the next run, on those of the channels where it is open to a choice.

    In words, what came of it. Raises InputError where it is open on none of them, or the ASIN is none.
    """
    if not _ASIN.fullmatch(asin):
        raise InputError(f"{asin!r} is no ASIN: these are ten letters and digits, such as B071VG5N9D")
    with database.begin() as connection:
        tables = database.tables
        places = [one for one in channels if matches.choose(connection, tables, one, sku, asin)]
        if not places:
            raise InputError(f"{sku!r} is not open to a choice: `sqlbridge matches list` shows what is")
        words = f"{sku} is offered on {asin} with the next run, on {', '.join(places)}"
        audit.record(connection, tables, actor, "matches-choose", sku, words, utc_now())
    return words


def exclude(database: Database, actor: Actor, sku: str, channels: Sequence[str]) -> str:
    """Never offer the SKU on these channels. In words; raises InputError where it is at Amazon on all of them."""
    with database.begin() as connection:
        tables = database.tables
        places = [one for one in channels if matches.exclude(connection, tables, one, sku)]
        if not places:
            raise InputError(f"{sku!r} is at Amazon, or on its way: end the listing in Seller Central")
        words = f"{sku} is not offered on {', '.join(places)}"
        audit.record(connection, tables, actor, "matches-exclude", sku, words, utc_now())
    return words


def include(database: Database, actor: Actor, sku: str, channels: Sequence[str]) -> str:
    """Take a choice or an exclusion back. In words; raises InputError where there is none on these channels."""
    with database.begin() as connection:
        tables = database.tables
        places = [one for one in channels if matches.include(connection, tables, one, sku)]
        if not places:
            raise InputError(f"{sku!r} is neither excluded nor chosen: `sqlbridge matches list` shows what is")
        words = f"{sku} is looked up with the next run, on {', '.join(places)}"
        audit.record(connection, tables, actor, "matches-include", sku, words, utc_now())
    return words
