"""The tables of monitoring, and an index that finds what is held without reading every value."""

import re
from pathlib import Path

from alembic import context, op
from sqlalchemy import text

from sqlbridge.database.naming import Names
from sqlbridge.database.statements import render

revision = "0005"
down_revision = "0004"

_SQL = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
_ADD = "ALTER TABLE SQLBRIDGE.listing_values ADD INDEX by_held (held_value)"
_DROP = "ALTER TABLE SQLBRIDGE.listing_values DROP INDEX by_held"
# MySQL knows no IF NOT EXISTS for an index, and a script that broke off must be able to run again.
_CHOOSE = """\
SET @sqlbridge_change = (
  SELECT IF(COUNT(*) {condition} 0, '{change}', 'DO 0') FROM information_schema.STATISTICS
  WHERE TABLE_SCHEMA = :schema AND TABLE_NAME = :name AND INDEX_NAME = 'by_held'
)"""
_CARRY_OUT = (
    "PREPARE sqlbridge_change FROM @sqlbridge_change",
    "EXECUTE sqlbridge_change",
    "DEALLOCATE PREPARE sqlbridge_change",
)


def upgrade() -> None:
    """Create what is not there yet."""
    for statement in _SQL.split(";\n"):
        if statement.strip():
            op.execute(render(statement, _names()))
    _change_index("=", _ADD)


def downgrade() -> None:
    """Drop the index and the tables: who was told of what is told once more after the next upgrade."""
    _change_index(">", _DROP)
    for table in re.findall(r"SQLBRIDGE\.(\w+)", _SQL):
        op.execute(f"DROP TABLE IF EXISTS {_names().bridge_object(table)}")


def _change_index(condition: str, change: str) -> None:
    names = _names()
    choose = _CHOOSE.format(condition=condition, change=render(change, names))
    place = {"schema": names.bridge_schema, "name": names.bridge_prefix + "listing_values"}
    op.execute(text(choose).bindparams(**place))
    for statement in _CARRY_OUT:
        op.execute(statement)


def _names() -> Names:
    names: Names = context.config.attributes["installer"].names
    return names
