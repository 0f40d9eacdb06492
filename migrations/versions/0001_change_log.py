"""The bridge's tables: change log, changes, feeds, listings and what they need."""

import re
from pathlib import Path

from alembic import context, op

from sqlbridge.capture.going_back import refuse_while
from sqlbridge.capture.removal import remove_capture
from sqlbridge.capture.source import PLATFORMS, PROCEDURE, WATCH, trigger_sources
from sqlbridge.database.naming import Names, quoted
from sqlbridge.database.statements import render

revision = "0001"
down_revision = None

_OPEN_FEEDS = ("prepared", "submitting", "submitted", "lost")
_SQL = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")


def upgrade() -> None:
    """Create the tables that are not there yet."""
    for statement in _SQL.split(";\n"):
        if statement.strip():
            op.execute(render(statement, _names()))


def downgrade() -> None:
    """Drop the triggers, then the procedures, then the tables: no trigger may outlive what it writes to."""
    if context.is_offline_mode():
        _write_removal(_names())
    else:
        refuse_while(op.get_bind(), _names(), "feeds", "feeds may still bring older values to Amazon", *_OPEN_FEEDS)
        remove_capture(context.config.attributes["installer"])
    for table in re.findall(r"SQLBRIDGE\.(\w+)", _SQL):
        op.execute(f"DROP TABLE IF EXISTS {_names().bridge_object(table)}")


def _write_removal(names: Names) -> None:
    for platform in PLATFORMS:
        for trigger in trigger_sources(platform):
            op.execute(f"DROP TRIGGER IF EXISTS {quoted(names.shop_schema)}.{quoted(trigger.name)}")
    for procedure in (PROCEDURE, WATCH):
        op.execute(f"DROP PROCEDURE IF EXISTS {names.bridge_object(procedure)}")


def _names() -> Names:
    names: Names = context.config.attributes["installer"].names
    return names
