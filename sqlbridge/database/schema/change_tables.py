"""Tables of changes: what the triggers log, and what becomes of it."""

from sqlalchemy import Column, Index, Table, UniqueConstraint
from sqlalchemy.dialects import mysql as my

from sqlbridge.database.schema.columns import COUNT, ID, KEY, TEXT, TIME, WORD, MakeTable


def change_log(make: MakeTable) -> Table:
    """What the triggers write, through the procedure."""
    return make(
        "change_log",
        Column("id", ID, primary_key=True, autoincrement=True),
        Column("entity", WORD, nullable=False),
        Column("entity_key", KEY, nullable=False),
        Column("operation", my.CHAR(1, charset="ascii", collation="ascii_bin"), nullable=False),
        Column("origin", my.VARBINARY(64), nullable=False),
        Column("logged_at", my.TIMESTAMP(), nullable=False),
    )


def changes(make: MakeTable) -> Table:
    """A key with something to send, and how far it is."""
    return make(
        "changes",
        Column("id", ID, primary_key=True, autoincrement=True),
        Column("entity", WORD, nullable=False),
        Column("entity_key", KEY, nullable=False),
        Column("operation", my.CHAR(1, charset="ascii", collation="ascii_bin"), nullable=False),
        Column("origin", my.VARBINARY(64), nullable=False),
        Column("log_rows", COUNT, nullable=False),
        Column("first_logged_at", TIME, nullable=False),
        Column("last_logged_at", TIME, nullable=False),
        Column("state", WORD, nullable=False),
        Column("is_open", my.TINYINT(), nullable=True),
        Column("reason", TEXT, nullable=True),
        Column("waits_for_feed", ID, nullable=True),
        Column("not_before", TIME, nullable=True),
        Column("finished_at", TIME, nullable=True),
        UniqueConstraint("entity", "entity_key", "is_open", name="one_open_change"),
        Index("by_state", "state", "id"),
        Index("by_feed_waited_for", "waits_for_feed"),
        Index("by_end", "finished_at"),
    )


def change_messages(make: MakeTable) -> Table:
    """Which messages answer a change."""
    return make(
        "change_messages",
        Column("change_id", ID, primary_key=True, autoincrement=False),
        Column("feed_id", ID, primary_key=True, autoincrement=False),
        Column("message_id", COUNT, primary_key=True, autoincrement=False),
        Index("by_message", "feed_id", "message_id"),
    )
