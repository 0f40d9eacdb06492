"""Tables of the dashboard: how the queue was, who did what, who may look."""

from sqlalchemy import Column, Index, Table
from sqlalchemy.dialects import mysql as my

from sqlbridge.database.schema.columns import COUNT, ID, NAME, SHORT_ID, SKU, TEXT, TIME, WORD, MakeTable

_HASH = my.CHAR(64, charset="ascii", collation="ascii_bin")


def queue_samples(make: MakeTable) -> Table:
    """How much was on its way at the end of a run, and since when the oldest of it."""
    return make(
        "queue_samples",
        Column("id", ID, primary_key=True, autoincrement=True),
        Column("taken_at", TIME, nullable=False),
        Column("changes", ID, nullable=False),
        Column("log_rows", ID, nullable=False),
        Column("oldest_at", TIME, nullable=True),
        Index("by_time", "taken_at"),
    )


def audit(make: MakeTable) -> Table:
    """What a person did, or wanted to do; `way` is where: cli or dashboard. `subject` is a SKU, a feed, an order."""
    return make(
        "audit",
        Column("id", ID, primary_key=True, autoincrement=True),
        Column("done_at", TIME, nullable=False),
        Column("actor", SKU, nullable=False),
        Column("way", WORD, nullable=False),
        Column("action", SHORT_ID, nullable=False),
        Column("subject", SKU, nullable=False),
        Column("outcome", TEXT, nullable=False),
        Column("is_done", my.TINYINT(), nullable=False),
        Index("by_subject", "subject", "id"),
        Index("by_time", "done_at"),
    )


def dashboard_accounts(make: MakeTable) -> Table:
    """Who may log in to the dashboard, as viewer or as operator."""
    return make(
        "dashboard_accounts",
        Column("name", NAME, primary_key=True),
        Column("role", WORD, nullable=False),
        Column("password_hash", my.VARCHAR(255, charset="ascii", collation="ascii_bin"), nullable=False),
        Column("created_at", TIME, nullable=False),
        Column("changed_at", TIME, nullable=False),
    )


def dashboard_sessions(make: MakeTable) -> Table:
    """Who is logged in; the token itself is the browser's alone. `notice` is what the next page says once."""
    return make(
        "dashboard_sessions",
        Column("token_hash", _HASH, primary_key=True),
        Column("account", NAME, nullable=False),
        Column("began_at", TIME, nullable=False),
        Column("seen_at", TIME, nullable=False),
        Column("notice", TEXT, nullable=True),
        Index("by_account", "account"),
        Index("by_use", "seen_at"),
    )


def login_failures(make: MakeTable) -> Table:
    """Wrong passwords in a row, of an account's name or an address."""
    return make(
        "login_failures",
        Column("subject", SKU, primary_key=True),
        Column("failures", COUNT, nullable=False),
        Column("last_at", TIME, nullable=False),
        Index("by_time", "last_at"),
    )
