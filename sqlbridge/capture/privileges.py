"""What an account may do, as SHOW GRANTS says."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from sqlalchemy import Connection, text

_GRANT = re.compile(
    r"GRANT (?P<privileges>.+) ON (?P<kind>PROCEDURE |FUNCTION |TABLE )?(?P<schema>\S+?)\.(?P<object>\S+) TO "
)
_COLUMNS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class _Grant:
    privileges: frozenset[str]
    schema: str
    object: str

    def covers(self, privilege: str, schema: str, name: str) -> bool:
        if privilege not in self.privileges and "ALL PRIVILEGES" not in self.privileges:
            return False
        return _matches(self.schema, schema) and self.object in {"*", name}


class Privileges:
    """The grants of an account, with the roles that are active."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._grants = [grant for line in lines if (grant := _parsed(line))]

    def has(self, privilege: str, schema: str = "*", name: str = "*") -> bool:
        """Whether the privilege is granted on everything, on the schema, or on the table (or routine) of it."""
        return any(grant.covers(privilege, schema, name) for grant in self._grants)


def own_privileges(connection: Connection) -> Privileges:
    """Those of the account that is connected."""
    return Privileges(row[0] for row in connection.execute(text("SHOW GRANTS")))


def privileges_of(connection: Connection, quoted_account: str) -> Privileges:
    """Those of another account. Raises SQLAlchemy's DBAPIError where it does not exist or may not be looked at."""
    statement = f"SHOW GRANTS FOR {quoted_account}"
    return Privileges(
        row[0] for row in connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
    )


def _parsed(line: str) -> _Grant | None:
    match = _GRANT.match(line)
    if match is None:
        return None  # a role, a proxy or a partial revoke
    words = _COLUMNS.sub("(columns)", match["privileges"]).split(",")
    privileges = frozenset(word.strip().upper() for word in words)
    return _Grant(privileges, _bare(match["schema"]), _bare(match["object"]))


def _bare(name: str) -> str:
    return name.strip("`").replace("``", "`")


def _matches(pattern: str, schema: str) -> bool:
    if pattern == "*":
        return True
    escaped = {r"\_": "_", r"\%": "%", "_": "?", "%": "*", "[": "[[]", "*": "[*]", "?": "[?]"}
    glob = re.sub(r"\\_|\\%|[_%*?\[]", lambda found: escaped[found[0]], pattern)
    return fnmatchcase(schema, glob)
