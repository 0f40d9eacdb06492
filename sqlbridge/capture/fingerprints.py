"""How the watched tables look, and what of it tells that rows have come or gone behind the triggers' back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, select, text
from sqlalchemy.dialects.mysql import insert
from sqlalchemy.exc import DBAPIError

from sqlbridge.capture.server import is_mariadb
from sqlbridge.database.naming import Names
from sqlbridge.database.statements import statement
from sqlbridge.database.tables import Tables

_FILE = Path(__file__).parent / "sql" / "fingerprints.sql"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A table at one moment; `created_at` is the server's time, None where it does not tell."""

    table: str
    engine: str
    created_at: datetime | None
    next_id: int | None


def present_fingerprints(connection: Connection, names: Names, tables: Iterable[str]) -> list[Fingerprint]:
    """Those of these tables of the shop's that are there."""
    wanted = tuple(tables)
    if not wanted:
        return []
    if not is_mariadb(connection):
        _read_statistics_anew(connection)
    parameters = {"schema": names.shop_schema, "names": wanted}
    rows = connection.execute(statement(_FILE, names), parameters)
    return [Fingerprint(row.shop_table, row.engine, row.created_at, row.next_id) for row in rows]


def known_fingerprints(connection: Connection, tables: Tables) -> dict[str, Fingerprint]:
    """Those of the last look, by table."""
    return {
        row.shop_table: Fingerprint(row.shop_table, row.engine, row.created_at, row.next_id)
        for row in connection.execute(select(tables.fingerprints))
    }


def last_look(connection: Connection, tables: Tables) -> datetime | None:
    """When the tables were looked at last (UTC)."""
    seen: datetime | None = connection.execute(select(func.max(tables.fingerprints.c.seen_at))).scalar_one()
    return seen


def save(connection: Connection, tables: Tables, found: Iterable[Fingerprint], now: datetime) -> None:
    """Compare with these from now on."""
    rows = [
        {
            "shop_table": one.table,
            "engine": one.engine,
            "created_at": one.created_at,
            "next_id": one.next_id,
            "seen_at": now,
        }
        for one in found
    ]
    insertion = insert(tables.fingerprints)
    insertion = insertion.on_duplicate_key_update(
        {name: insertion.inserted[name] for name in ("engine", "created_at", "next_id", "seen_at")}
    )
    if rows:
        connection.execute(insertion, rows)


def events(before: Fingerprint, after: Fingerprint) -> Iterator[str]:
    """What has happened to a table between two looks, in words."""
    if before.engine != after.engine:
        yield f"its engine is {after.engine} now, it was {before.engine}"
    # MySQL tells no AUTO_INCREMENT for a table that TRUNCATE has emptied.
    if before.next_id is not None and (after.next_id or 1) < before.next_id:
        yield f"it was emptied: AUTO_INCREMENT went back from {before.next_id} to {after.next_id or 1}"
    if before.created_at != after.created_at:
        yield f"it was altered, recreated or exchanged at {after.created_at} (server's time)"


def _read_statistics_anew(connection: Connection) -> None:
    try:
        connection.execute(text("SET SESSION information_schema_stats_expiry = 0"))
    except DBAPIError as exc:
        if "information_schema_stats_expiry" not in str(exc.orig):
            raise  # MySQL 5.7 does not know the variable, and caches nothing
