"""An index on a table of the bridge's, put on or taken off by a migration that may have broken off before."""

from dataclasses import dataclass

from alembic import op
from sqlalchemy import text

from sqlbridge.database.naming import Names
from sqlbridge.database.statements import render

# MySQL knows no IF NOT EXISTS for an index.
_CHOOSE = """\
SET @sqlbridge_change = (
  SELECT IF(COUNT(*) {condition} 0, '{change}', 'DO 0') FROM information_schema.STATISTICS
  WHERE TABLE_SCHEMA = :schema AND TABLE_NAME = :name AND INDEX_NAME = '{index}'
)"""
_CARRY_OUT = (
    "PREPARE sqlbridge_change FROM @sqlbridge_change",
    "EXECUTE sqlbridge_change",
    "DEALLOCATE PREPARE sqlbridge_change",
)


@dataclass(frozen=True, slots=True)
class Index:
    """An index: its table, without prefix, and its columns."""

    table: str
    name: str
    columns: str


def add_index(index: Index, names: Names) -> None:
    """Add the index where it is missing."""
    _change(index, names, "=", f"ADD INDEX {index.name} ({index.columns})")


def drop_index(index: Index, names: Names) -> None:
    """Drop the index where it is there."""
    _change(index, names, ">", f"DROP INDEX {index.name}")


def _change(index: Index, names: Names, condition: str, alteration: str) -> None:
    change = render(f"ALTER TABLE SQLBRIDGE.{index.table} {alteration}", names)
    choose = _CHOOSE.format(condition=condition, change=change, index=index.name)
    place = {"schema": names.bridge_schema, "name": names.bridge_prefix + index.table}
    op.execute(text(choose).bindparams(**place))
    for statement in _CARRY_OUT:
        op.execute(statement)
