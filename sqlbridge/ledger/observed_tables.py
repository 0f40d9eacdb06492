"""What the server's catalogue said of the shop's tables when `reconcile` looked last."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects.mysql import insert

from sqlbridge.database.tables import Tables
from sqlbridge.model.traces import TableTrace


def record(connection: Connection, tables: Tables, traces: Mapping[str, TableTrace], now: datetime) -> None:
    """Remember how the tables are."""
    statement = insert(tables.observed_tables)
    columns = ("created_at", "next_id", "row_estimate", "observed_at")
    statement = statement.on_duplicate_key_update({name: statement.inserted[name] for name in columns})
    rows = [
        {
            "name": name,
            "created_at": trace.created_at,
            "next_id": trace.next_id,
            "row_estimate": trace.row_estimate,
            "observed_at": now,
        }
        for name, trace in traces.items()
    ]
    if rows:
        connection.execute(statement, rows)


def known(connection: Connection, tables: Tables) -> dict[str, TableTrace]:
    """How the tables were, by name."""
    rows = connection.execute(select(tables.observed_tables))
    return {row.name: TableTrace(row.created_at, row.next_id, row.row_estimate) for row in rows}
