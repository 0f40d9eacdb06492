"""The tables of the dashboard, and indexes that find the feeds of a day, a kind or a channel without reading all."""

import re
from pathlib import Path

from alembic import context, op

from sqlbridge.capture.indexes import Index, add_index, drop_index
from sqlbridge.database.naming import Names
from sqlbridge.database.statements import render

revision = "0006"
down_revision = "0005"

_SQL = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
_INDEXES = (
    Index("feeds", "by_creation", "created_at"),
    Index("feeds", "by_kind", "kind, id"),
    Index("feeds", "by_channel", "channel, kind, id"),
)


def upgrade() -> None:
    """Create what is not there yet."""
    for statement in _SQL.split(";\n"):
        if statement.strip():
            op.execute(render(statement, _names()))
    for index in _INDEXES:
        add_index(index, _names())


def downgrade() -> None:
    """Drop the indexes and the tables: accounts, audit and history of the queue are gone with them."""
    for index in _INDEXES:
        drop_index(index, _names())
    for table in re.findall(r"SQLBRIDGE\.(\w+)", _SQL):
        op.execute(f"DROP TABLE IF EXISTS {_names().bridge_object(table)}")


def _names() -> Names:
    names: Names = context.config.attributes["installer"].names
    return names
