"""The tables of the watch: times without capture, and how the watched tables looked."""

import re
from pathlib import Path

from alembic import context, op

from sqlbridge.database.naming import Names
from sqlbridge.database.statements import render

revision = "0003"
down_revision = "0002"

_LOOK_ANEW = "UPDATE SQLBRIDGE.listings SET is_logged = 0 WHERE is_logged <> 0"
_SQL = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")


def upgrade() -> None:
    """Create the tables that are not there yet.

    Nobody has watched until now, or what was noted went with a downgrade: the next run looks at every listing.
    """
    for statement in _SQL.split(";\n"):
        if statement.strip():
            op.execute(render(statement, _names()))
    op.execute(render(_LOOK_ANEW, _names()))


def downgrade() -> None:
    """Drop the tables."""
    for table in re.findall(r"SQLBRIDGE\.(\w+)", _SQL):
        op.execute(f"DROP TABLE IF EXISTS {_names().bridge_object(table)}")


def _names() -> Names:
    names: Names = context.config.attributes["installer"].names
    return names
