"""Finds out before anything is created whether installer and definer have the rights they need."""

from collections.abc import Iterator

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from sqlbridge.capture.definition import quoted_account
from sqlbridge.capture.privileges import Privileges, privileges_of
from sqlbridge.capture.server import Server
from sqlbridge.capture.survey import Survey, expected_tables

TABLE_PRIVILEGES = ("SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "INDEX")
ROUTINE_PRIVILEGES = ("CREATE ROUTINE", "ALTER ROUTINE", "EXECUTE")

_REMEDY = "`sqlbridge grants` prints what is needed"


def installer_problems(survey: Survey, bridge_tables: list[str]) -> Iterator[str]:
    """What the connected account lacks, one line each."""
    names, privileges = survey.names, survey.privileges
    who = quoted_account(survey.account)
    yield from _watching_problems(survey, privileges, who)
    for privilege in TABLE_PRIVILEGES:
        if not all(privileges.has(privilege, names.bridge_schema, table) for table in bridge_tables):
            yield f"{who} lacks {privilege} on the bridge's tables in {names.bridge_schema}: {_REMEDY}"
    for privilege in ROUTINE_PRIVILEGES:
        if not privileges.has(privilege, names.bridge_schema):
            yield f"{who} lacks {privilege} on {names.bridge_schema}.*: {_REMEDY}"
    if survey.server.logs_binary and not survey.server.trusts_creators and not privileges.has("SUPER"):
        yield (
            f"the binary log is on and {who} has no SUPER, so no trigger can be made (error 1419): "
            "SET GLOBAL log_bin_trust_function_creators = 1 (on RDS in the parameter group)"
        )


def removal_problems(survey: Survey) -> Iterator[str]:
    """The tables whose triggers the connected account may not see: what it cannot see, it would leave behind."""
    names, who = survey.names, quoted_account(survey.account)
    for table in sorted({*survey.watched_tables, *expected_tables(survey)}):
        if not survey.privileges.has("TRIGGER", names.shop_schema, table):
            yield f"{who} lacks TRIGGER on {names.shop_schema}.{table}: {_REMEDY}"


def definer_problems(connection: Connection, survey: Survey) -> Iterator[str]:
    """What is missing for triggers that run as another account: to name it, its existence, its rights."""
    definer = survey.configured_definer
    if definer is None or definer == survey.account:
        return
    needed = definer_privileges(survey.server)
    if not any(survey.privileges.has(privilege) for privilege in needed):
        yield (
            f"{quoted_account(survey.account)} may not make triggers that run as {quoted_account(definer)}: "
            f"grant it {' or '.join(needed)} ON *.*"
        )
    privileges = _definer_privileges_seen(connection, definer)
    if privileges is not None:
        yield from definer_rights_problems(survey, privileges, quoted_account(definer))
    else:
        yield from _definer_existence_problems(connection, definer)


def definer_privileges(server: Server) -> tuple[str, ...]:
    """The global privileges of which one lets an account name another one as definer."""
    if server.is_mariadb:
        return ("SET USER", "SUPER") if server.version >= (10, 5) else ("SUPER",)
    if server.version >= (8, 2):
        return ("SET_ANY_DEFINER", "SUPER")
    return ("SET_USER_ID", "SUPER") if server.version >= (8,) else ("SUPER",)


def definer_rights_problems(survey: Survey, privileges: Privileges, definer: str) -> Iterator[str]:
    """What the definer, whose privileges these are, lacks for triggers and procedure; `definer` is quoted."""
    names = survey.names
    yield from _watching_problems(survey, privileges, definer)
    if not privileges.has("INSERT", names.bridge_schema, f"{names.bridge_prefix}change_log"):
        yield f"{definer} lacks INSERT on {names.bridge_schema}.{names.bridge_prefix}change_log: {_REMEDY}"
    if survey.wanted.procedure and not privileges.has("EXECUTE", names.bridge_schema, survey.wanted.procedure.name):
        yield f"{definer} lacks EXECUTE on {names.bridge_schema}.*: {_REMEDY}"


def _watching_problems(survey: Survey, privileges: Privileges, who: str) -> Iterator[str]:
    schema = survey.names.shop_schema
    for table in survey.watched_tables:
        for privilege in ("TRIGGER", "SELECT"):
            if not privileges.has(privilege, schema, table):
                yield f"{who} lacks {privilege} on {schema}.{table}: {_REMEDY}"


def _definer_privileges_seen(connection: Connection, definer: str) -> Privileges | None:
    try:
        return privileges_of(connection, quoted_account(definer))
    except DBAPIError:
        return None  # it does not exist, or this account may not look at others


def _definer_existence_problems(connection: Connection, definer: str) -> Iterator[str]:
    user, _, host = definer.rpartition("@")
    statement = text("SELECT 1 FROM mysql.user WHERE User = :user AND Host = :host")
    try:
        exists = connection.execute(statement, {"user": user, "host": host}).first() is not None
    except DBAPIError:
        yield f"whether the definer {quoted_account(definer)} exists cannot be seen: {_REMEDY}"
        return
    if not exists:
        yield (
            f"the definer {quoted_account(definer)} does not exist; with it every write of the shop's would fail "
            f"(error 1449): {_REMEDY}"
        )
