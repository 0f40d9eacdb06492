"""Names the transactions that hold a table, as far as the account may see them."""

from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from sqlbridge.capture.server import is_mariadb

_SQL = Path(__file__).parent / "sql"


def blocking_transactions(connection: Connection, schema: str, table: str) -> str:
    """Who keeps the table busy: connection id, account, seconds, statement; or why that cannot be said.

    MariaDB has no list of metadata locks by default: there it is every open transaction of the server.
    """
    flavour = "mariadb" if is_mariadb(connection) else "mysql"
    statement = text((_SQL / f"blocking_transactions_{flavour}.sql").read_text(encoding="utf-8"))
    try:
        rows = connection.execute(statement, {"schema": schema, "table": table}).all()
    except DBAPIError as exc:
        return f"by whom cannot be seen without PROCESS and, on MySQL, SELECT on performance_schema.*: {exc.orig}"
    return (
        "; ".join(
            f"connection {row.id} of {row.account}, for {row.seconds} s: {row.statement or 'idle in its transaction'}"
            for row in rows
        )
        or "it is free again by now"
    )
