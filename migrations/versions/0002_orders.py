"""The tables of the tasks around the feeds: orders, shipments, listings reports, matches by EAN."""

import re
from pathlib import Path

from alembic import context, op

from sqlbridge.capture.going_back import refuse_while
from sqlbridge.database.naming import Names
from sqlbridge.database.statements import render

revision = "0002"
down_revision = "0001"

_SQL = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")


def upgrade() -> None:
    """Create the tables that are not there yet."""
    for statement in _SQL.split(";\n"):
        if statement.strip():
            op.execute(render(statement, _names()))


def downgrade() -> None:
    """Drop the tables."""
    if not context.is_offline_mode():
        orders = "orders are not in the shop yet, and keep their pieces back"
        refuse_while(op.get_bind(), _names(), "orders", orders, "pending", "waiting", "failed")
        refuse_while(op.get_bind(), _names(), "shipments", "parcels may be known to Amazon", "sending", "doubtful")
    for table in re.findall(r"SQLBRIDGE\.(\w+)", _SQL):
        op.execute(f"DROP TABLE IF EXISTS {_names().bridge_object(table)}")


def _names() -> Names:
    names: Names = context.config.attributes["installer"].names
    return names
