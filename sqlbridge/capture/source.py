"""Reads the trigger files: what is created, before it is rendered for an installation."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sqlbridge.errors import InstallError
from sqlbridge.resources import triggers_folder

PLATFORMS = ("magento1", "magento2", "prestashop")
PROCEDURE = "log_change_v3"
WATCH = "watch_v1"

_NEEDS = re.compile(r"^-- needs: (\w+\.\w+)$", re.MULTILINE)
_STATEMENT = re.compile(r"^(CREATE .*?)\$\$$", re.MULTILINE | re.DOTALL)
_TRIGGER = re.compile(
    r"CREATE TRIGGER (?P<name>sqlbridge_\w+) AFTER (?P<event>INSERT|UPDATE|DELETE)"
    r" ON PREFIX_(?P<table>\w+) FOR EACH ROW\n(?P<body>.*)",
    re.DOTALL,
)
_PROCEDURE = re.compile(
    r"CREATE PROCEDURE SQLBRIDGE\.(?P<name>\w+)(?P<head>.*?)\n(?P<body>(?:IF|SELECT)\b.*)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class TriggerSource:
    """A trigger as its file has it: `table` is without prefix, `body` still holds the tokens.

    `needs` is a column, as `table.column`: where the shop has it, this trigger stands instead of the one of the same
    name that needs nothing.
    """

    name: str
    event: str
    table: str
    body: str
    needs: str = ""


@dataclass(frozen=True, slots=True)
class ProcedureSource:
    """A procedure as its file has it: `head` is what stands between name and body."""

    name: str
    head: str
    body: str


@lru_cache
def trigger_sources(platform: str) -> tuple[TriggerSource, ...]:
    """All triggers of a platform, in the order of their files. Raises InstallError for an unreadable file."""
    files = sorted((triggers_folder() / platform).glob("*.sql"))
    return tuple(
        TriggerSource(**found.groupdict(), needs=_needs(file)) for file in files for found in _matches(file, _TRIGGER)
    )


@lru_cache
def procedure_source(name: str = PROCEDURE) -> ProcedureSource:
    """The procedure that the triggers call, or the one of that name."""
    (found,) = _matches(triggers_folder() / "procedures" / f"{name}.sql", _PROCEDURE)
    return ProcedureSource(**found.groupdict())


def _needs(file: Path) -> str:
    found = _NEEDS.search(file.read_text(encoding="utf-8"))
    return found[1] if found else ""


def _matches(file: Path, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    statements = _STATEMENT.findall(file.read_text(encoding="utf-8"))
    matches = [match for statement in statements if (match := pattern.fullmatch(statement))]
    if not statements or len(matches) != len(statements):
        raise InstallError(f"{file} is not written as triggers/README.md says: mend it, or install sqlbridge again")
    return matches
