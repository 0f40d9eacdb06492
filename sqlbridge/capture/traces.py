"""What the server's catalogue tells of the watched tables to an account that may only read them."""

from sqlalchemy import Connection, column, select, table, text

from sqlbridge.capture.source import trigger_sources
from sqlbridge.database.naming import Names
from sqlbridge.model.traces import TableTrace

_TABLES = table(
    "TABLES",
    *(column(name) for name in ("table_schema", "table_name", "create_time", "auto_increment", "table_rows")),
    schema="information_schema",
)
_KEYS = table(
    "KEY_COLUMN_USAGE",
    *(column(name) for name in ("table_schema", "table_name", "referenced_table_name")),
    schema="information_schema",
)
# MySQL 8 answers from a cache of up to a day otherwise; MariaDB and MySQL 5.7 skip what is marked so.
_FRESH = text("SET SESSION /*!80000 information_schema_stats_expiry = 0, */ time_zone = '+00:00'")


def table_traces(connection: Connection, platform: str, names: Names) -> dict[str, TableTrace]:
    """The traces of those watched tables that the account sees, by full name; all times are UTC."""
    watched = sorted({names.shop_prefix + source.table for source in trigger_sources(platform)})
    connection.execute(_FRESH)
    children = select(_KEYS.c.table_name).where(
        _KEYS.c.table_schema == names.shop_schema,
        _KEYS.c.table_name.in_(watched),
        _KEYS.c.referenced_table_name.is_not(None),
    )
    has_parents = set(connection.execute(children).scalars())
    columns = (_TABLES.c.table_name, _TABLES.c.create_time, _TABLES.c.auto_increment, _TABLES.c.table_rows)
    query = select(*columns).where(_TABLES.c.table_schema == names.shop_schema, _TABLES.c.table_name.in_(watched))
    return {
        name: TableTrace(created_at, next_id or 1, rows or 0, name in has_parents)
        for name, created_at, next_id, rows in connection.execute(query)
    }
