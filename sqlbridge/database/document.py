"""The bridge's tables as a page: `make reference` writes docs/reference/tables.md with it."""

import sys
from collections.abc import Iterable
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from sqlalchemy import Column, Table, UniqueConstraint
from sqlalchemy.dialects import mysql

from sqlbridge.database import schema
from sqlbridge.database.tables import Tables

_HEAD = """\
# Tables

Written by `make reference`; do not edit. The bridge's tables, in `bridge.schema` and with `bridge.prefix` before
each name; all are InnoDB, all times are UTC. The shop's transactions write to `change_log`, by the triggers, and to
no other of them. `sqlbridge_alembic_version` stands beside them and holds the tables' revision. Read them as you
like; who writes to them by hand writes around the states that the program keeps.
"""


def page() -> str:
    """The page in Markdown."""
    tables = Tables("", "").metadata.tables.values()
    modules = [import_module(f"{schema.__name__}.{one.name}") for one in iter_modules(schema.__path__)]
    return "\n".join([_HEAD, *(_subject(module, tables) for module in modules if _its(module, tables))])


def _its(module: ModuleType, tables: Iterable[Table]) -> list[Table]:
    """The tables that the module's functions make: each has its table's name, and tells what one row is."""
    return [table for table in tables if hasattr(module, table.name)]


def _subject(module: ModuleType, tables: Iterable[Table]) -> str:
    title = module.__name__.rpartition(".")[2].replace("_", " ").capitalize()
    sections = (_section(table, getattr(module, table.name).__doc__) for table in _its(module, tables))
    return "\n".join([f"## {title}\n\n{cleandoc(module.__doc__ or '')}\n", *sections])


def _section(table: Table, meaning: str) -> str:
    rows = "".join(map(_row, table.columns))
    columns = f"| column | type | empty | in the primary key |\n|---|---|---|---|\n{rows}"
    unique = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    listed = [_listed("unique index", one) for one in unique] + [_listed("index", one) for one in table.indexes]
    return f"### {table.name}\n\n{cleandoc(meaning)}\n\n{columns}" + "".join(
        ["\n", *sorted(listed)] if listed else []
    )


def _listed(kind: str, index: Any) -> str:
    return f"- {kind} `{index.name}`: {', '.join(f'`{column.name}`' for column in index.columns)}\n"


def _row(column: Column[object]) -> str:
    kind = column.type.compile(dialect=mysql.dialect()).partition(" CHARACTER SET")[0]
    own = " AUTO_INCREMENT" if column.autoincrement is True else ""
    may_be, is_key = "may be" if column.nullable else "", "yes" if column.primary_key else ""
    return f"| `{column.name}` | `{kind}{own}` | {may_be} | {is_key} |\n"


if __name__ == "__main__":
    sys.stdout.write(page())
