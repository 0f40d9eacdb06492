"""The tables of `reconcile` and of stuck feeds."""

import re
from pathlib import Path

from alembic import context, op

from sqlbridge.capture.going_back import refuse_while
from sqlbridge.database.naming import Names
from sqlbridge.database.statements import render

revision = "0004"
down_revision = "0003"

_SQL = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")


def upgrade() -> None:
    """Create the tables that are not there yet."""
    for statement in _SQL.split(";\n"):
        if statement.strip():
            op.execute(render(statement, _names()))


def downgrade() -> None:
    """Drop the tables."""
    if not context.is_offline_mode():
        words = "values went to Amazon without their feeds, which may still bring older ones"
        refuse_while(op.get_bind(), _names(), "value_patches", words)
    for table in re.findall(r"SQLBRIDGE\.(\w+)", _SQL):
        op.execute(f"DROP TABLE IF EXISTS {_names().bridge_object(table)}")


def _names() -> Names:
    names: Names = context.config.attributes["installer"].names
    return names
