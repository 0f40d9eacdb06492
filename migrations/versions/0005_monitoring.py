"""The tables of monitoring, and an index that finds what is held without reading every value."""

import re
from pathlib import Path

from alembic import context, op

from sqlbridge.capture.indexes import Index, add_index, drop_index
from sqlbridge.database.naming import Names
from sqlbridge.database.statements import render

revision = "0005"
down_revision = "0004"

_SQL = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
_INDEX = Index("listing_values", "by_held", "held_value")


def upgrade() -> None:
    """Create what is not there yet."""
    for statement in _SQL.split(";\n"):
        if statement.strip():
            op.execute(render(statement, _names()))
    add_index(_INDEX, _names())


def downgrade() -> None:
    """Drop the index and the tables: who was told of what is told once more after the next upgrade."""
    drop_index(_INDEX, _names())
    for table in re.findall(r"SQLBRIDGE\.(\w+)", _SQL):
        op.execute(f"DROP TABLE IF EXISTS {_names().bridge_object(table)}")


def _names() -> Names:
    names: Names = context.config.attributes["installer"].names
    return names
