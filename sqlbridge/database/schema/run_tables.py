"""Tables of the installation, its runs and what they share."""

from sqlalchemy import Column, Index, Table
from sqlalchemy.dialects import mysql as my

from sqlbridge.database.schema.columns import COUNT, ID, NAME, SHORT_ID, TEXT, TIME, WORD, MakeTable


def runs(make: MakeTable) -> Table:
    """What ran, when, with what result."""
    return make(
        "runs",
        Column("id", ID, primary_key=True, autoincrement=True),
        Column("task", WORD, nullable=False),
        Column("host", NAME, nullable=False),
        Column("pid", COUNT, nullable=False),
        Column("started_at", TIME, nullable=False),
        Column("finished_at", TIME, nullable=True),
        Column("outcome", WORD, nullable=True),
        Column("counts", TEXT, nullable=True),
        Column("error", TEXT, nullable=True),
        Index("by_task", "task", "id"),
    )


def run_errors(make: MakeTable) -> Table:
    """What went wrong in a run, in order; `kind` is the error's class."""
    return make(
        "run_errors",
        Column("run_id", ID, primary_key=True, autoincrement=False),
        Column("position", COUNT, primary_key=True, autoincrement=False),
        Column("kind", SHORT_ID, nullable=False),
        Column("message", TEXT, nullable=False),
    )


def alerts(make: MakeTable) -> Table:
    """A problem that a person was told of on this way, and whose end was not told yet."""
    return make(
        "alerts",
        Column("problem", SHORT_ID, primary_key=True),
        Column("way", WORD, primary_key=True),
        Column("words", TEXT, nullable=False),
        Column("began_at", TIME, nullable=False),
        Column("told_at", TIME, nullable=False),
    )


def leases(make: MakeTable) -> Table:
    """Who runs."""
    return make(
        "leases",
        Column("name", NAME, primary_key=True),
        Column("token", my.CHAR(32, charset="ascii", collation="ascii_bin"), nullable=True),
        Column("holder", TEXT, nullable=True),
        Column("expires_at", TIME, nullable=True),
    )


def quotas(make: MakeTable) -> Table:
    """What is left of a usage plan."""
    return make(
        "quotas",
        Column("account", NAME, primary_key=True),
        Column("operation", NAME, primary_key=True),
        Column("tokens", my.DOUBLE(), nullable=False),
        Column("filled_at", my.DOUBLE(), nullable=False),
        Column("rate", my.DOUBLE(), nullable=False),
    )


def installation(make: MakeTable) -> Table:
    """What is installed where."""
    return make(
        "installation",
        Column("id", my.TINYINT(unsigned=True), primary_key=True, autoincrement=False),
        Column("uuid", my.CHAR(36, charset="ascii", collation="ascii_bin"), nullable=False),
        Column("platform", WORD, nullable=False),
        Column("shop_schema", NAME, nullable=False),
        Column("shop_prefix", NAME, nullable=False),
        Column("capture", WORD, nullable=False),
        Column("definer", my.VARCHAR(255, charset="utf8mb4", collation="utf8mb4_bin"), nullable=False),
        Column("server", my.VARCHAR(255, charset="utf8mb4", collation="utf8mb4_bin"), nullable=False),
        Column("created_schema", my.TINYINT(), nullable=False),
        Column("installed_at", TIME, nullable=False),
    )


def observed_tables(make: MakeTable) -> Table:
    """What the server's catalogue said of a table of the shop's when `reconcile` looked last."""
    return make(
        "observed_tables",
        Column("name", NAME, primary_key=True),
        Column("created_at", TIME, nullable=True),
        Column("next_id", ID, nullable=False),
        Column("row_estimate", ID, nullable=False),
        Column("observed_at", TIME, nullable=False),
    )


def progress(make: MakeTable) -> Table:
    """How far a task has come on a channel: a moment at Amazon, or a place in the shop."""
    return make(
        "progress",
        Column("task", WORD, primary_key=True),
        Column("channel", NAME, primary_key=True),
        Column("reached_at", TIME, nullable=True),
        Column("place", TEXT, nullable=True),
    )
