"""The statements that a shop's own code sent, action by action."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.judge.shops import JudgeError

_TITLE = "-- "
_TABLE = re.compile(r"(?:INSERT|REPLACE|UPDATE|DELETE)\s+(?:IGNORE\s+)?(?:INTO\s+|FROM\s+)?`?(\w+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Write:
    """One statement and the table that it writes."""

    sql: str
    table: str


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody did in the shop, and what the shop's code then wrote."""

    title: str
    writes: tuple[Write, ...]


def read_actions(file: Path) -> list[Action]:
    """All actions in their order; JudgeError for a line that is neither a title nor a write."""
    found: list[tuple[str, list[Write]]] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith(_TITLE):
            found.append((line.removeprefix(_TITLE), []))
        elif line.strip():
            if not found:
                raise JudgeError(f"{file.name}: the first statement has no title")
            found[-1][1].append(_write(line, file))
    return [Action(f"{number}. {title}", tuple(writes)) for number, (title, writes) in enumerate(found, 1)]


def _write(line: str, file: Path) -> Write:
    table = _TABLE.match(line)
    if not table:
        raise JudgeError(f"{file.name}: which table does this write? {line[:80]}")
    return Write(line, table[1])
