"""The bridge's tables as a page: `make reference` writes docs/reference/tables.md with it."""

import sys
from inspect import cleandoc
from types import ModuleType

from sqlalchemy import Column, Table, UniqueConstraint
from sqlalchemy.dialects import mysql
from sqlalchemy.sql.ddl import sort_tables

from sqlbridge.database.schema import (
    change_tables,
    feed_tables,
    listing_tables,
    order_tables,
    run_tables,
    watch_tables,
)
from sqlbridge.database.tables import Tables

_HEAD = """\
# Tables

Written by `make reference`; do not edit. The bridge's tables, in `bridge.schema` and with `bridge.prefix` before
each name; all are InnoDB, all times are UTC. The shop's transactions write to `change_log`, by the triggers, and to
no other of them. `sqlbridge_alembic_version` stands beside them and holds the tables' revision. Read them as you
like; who writes to them by hand writes around the states that the program keeps.
"""
_SUBJECTS: dict[str, ModuleType] = {
    "Changes": change_tables,
    "Feeds": feed_tables,
    "Listings and channels": listing_tables,
    "Orders and shipments": order_tables,
    "Runs and what they share": run_tables,
    "The watch": watch_tables,
}


def page() -> str:
    """The page in Markdown."""
    tables = Tables("", "").metadata.tables.values()
    return "\n".join([_HEAD, *(_subject(title, module, sort_tables(tables)) for title, module in _SUBJECTS.items())])


def _subject(title: str, module: ModuleType, tables: list[Table]) -> str:
    # The function that makes a table has its name, and tells what one row is.
    its = [table for table in tables if hasattr(module, table.name)]
    return "\n".join([f"## {title}\n", *(_section(table, getattr(module, table.name).__doc__) for table in its)])


def _section(table: Table, meaning: str) -> str:
    rows = "".join(_row(column) for column in table.columns)
    columns = f"| column | type | empty | in the primary key |\n|---|---|---|---|\n{rows}"
    indexes = [(one.name, one.columns.keys(), "unique index") for one in _unique(table)]
    indexes += [
        (one.name, one.columns.keys(), "index") for one in sorted(table.indexes, key=lambda one: str(one.name))
    ]
    listed = "".join(f"- {kind} `{name}`: {', '.join(f'`{key}`' for key in keys)}\n" for name, keys, kind in indexes)
    return f"### {table.name}\n\n{cleandoc(meaning)}\n\n{columns}" + (f"\n{listed}" if listed else "")


def _unique(table: Table) -> list[UniqueConstraint]:
    found = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    return sorted(found, key=lambda one: str(one.name))


def _row(column: Column[object]) -> str:
    kind = column.type.compile(dialect=mysql.dialect()).partition(" CHARACTER SET")[0]
    own = " AUTO_INCREMENT" if column.autoincrement is True else ""
    cells = (
        f"`{column.name}`",
        f"`{kind}{own}`",
        "may be" if column.nullable else "",
        "yes" if column.primary_key else "",
    )
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    sys.stdout.write(page())
