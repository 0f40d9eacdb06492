"""Which revision the bridge's tables are of, and whether this program can work with it."""

from sqlalchemy import Connection, column, inspect, select, table

from sqlbridge.database.naming import Names

# The newest file of migrations/versions; a test holds the two against each other. Alembic itself is not asked, since
# importing it would cost every run of the worker more than all its other imports.
PROGRAM_REVISION = "0007"


def version_table(names: Names) -> str:
    """Where alembic keeps the revision: a name that no other program's alembic uses."""
    return f"{names.bridge_prefix}sqlbridge_alembic_version"


def installed_revision(connection: Connection, names: Names) -> str | None:
    """The revision that the tables are of; None where no installation has come so far as to say."""
    name, schema = version_table(names), names.bridge_schema
    if not inspect(connection).has_table(name, schema=schema):
        return None
    versions = table(name, column("version_num"), schema=schema)
    revision: str | None = connection.execute(select(versions.c.version_num)).scalar()
    return revision


def revision_problem(revision: str | None, names: Names) -> str:
    """Why this program must not work with tables of that revision, and the remedy; empty where it may."""
    if revision == PROGRAM_REVISION:
        return ""
    if revision is None:
        return f"the installation in schema {names.bridge_schema!r} is unfinished: run `sqlbridge install` again"
    if revision > PROGRAM_REVISION:
        return newer_words(revision, names)
    return (
        f"the bridge's tables in schema {names.bridge_schema!r} are of revision {revision}, this program works with "
        f"{PROGRAM_REVISION}: run `sqlbridge install`, which keeps all that is in them; until then nothing is sent, "
        "and the shop's writes go on being logged"
    )


def newer_words(revision: str, names: Names) -> str:
    """What is said where a newer program has been here."""
    return (
        f"the bridge's tables in schema {names.bridge_schema!r} are of revision {revision}, which this program does "
        f"not know (its newest is {PROGRAM_REVISION}): update SQLBridge on this host; nothing is done until then, "
        "and the shop's writes go on being logged"
    )
