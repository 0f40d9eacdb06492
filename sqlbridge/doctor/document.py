"""The checks as a page for DBAs and operators: `make doctor-page` writes docs/doctor.md with it."""

import sys
from collections.abc import Iterator
from itertools import groupby

from sqlbridge.doctor.checks import CHECKS
from sqlbridge.doctor.model import Check, Group

UNCATCHABLE = (
    (
        "1205 lock wait timeout, 1213 deadlock",
        "The server ends the statement before any handler is asked.",
        "What triggers write has no second index and is never locked by the bridge, which reads without locks and "
        "deletes by primary key what it read.",
        ("log-indexes", "server-increment-lock", "server-transactions"),
    ),
    (
        "1449 the definer of a trigger does not exist",
        "The trigger is refused as a whole.",
        "The definer is a locked account of its own, which nobody has a reason to drop.",
        ("grants-definer-exists", "grants-definer-configured", "triggers-definer"),
    ),
    (
        "1054 a column that a trigger reads was dropped",
        "The trigger is refused as a whole.",
        "Triggers read only columns that every supported version has.",
        ("triggers-columns",),
    ),
    (
        "1114 the log is full, on MySQL",
        "Where the log is a MEMORY table; on InnoDB a full disk makes the statement wait or fail.",
        "The log is InnoDB, and is emptied by every run.",
        ("log-engines", "log-size", "log-age"),
    ),
    (
        "1290 the server is read-only",
        "It meets the shop's own write, with or without triggers.",
        "The bridge makes no server read-only.",
        ("server-read-only",),
    ),
    (
        "1442 LOCK TABLES with inline triggers, on MariaDB",
        "The handler does catch it, and the change is lost.",
        "The default mode calls a procedure, which opens the log for itself.",
        ("triggers-locked-tables",),
    ),
    (
        "1785 a table outside InnoDB under enforce_gtid_consistency, on MySQL",
        "The server refuses a statement that writes to two engines.",
        "`install` refuses to make such triggers.",
        ("server-gtid-consistency", "triggers-engines"),
    ),
)
"""What no handler in a trigger can catch: the error, why, what prevents it, the checks that watch it."""

_HEAD = """\
# What `sqlbridge doctor` looks at

Written by `make doctor-page`; do not edit. `sqlbridge doctor --list` shows the same on the command line, `--json` as
a document. **Fatal** means: while it fails, changes are lost, nothing is sent, or the shop's own writes fail.

Exit code: 0 all is well, 1 warnings, 2 something fatal, 78 the configuration cannot be read. `--offline` asks Amazon
nothing, `--only` takes a group or a check, `--probe` also changes a stock row in a transaction and rolls it back.
What an account may not see is skipped: with the installer's password in the environment, everything is seen.
"""

_UNCATCHABLE_HEAD = """\
## What no handler can catch

Each trigger has a handler that lets the shop's write succeed whatever is wrong with the log. These are beyond it:

| error | why | what prevents it | watched by |
|---|---|---|---|
"""


def page() -> str:
    """The page in Markdown."""
    return "\n".join([_HEAD, *_groups(), _UNCATCHABLE_HEAD + _uncatchable()])


def _groups() -> Iterator[str]:
    order = list(Group)
    for group, checks in groupby(sorted(CHECKS, key=lambda one: order.index(one.group)), key=lambda one: one.group):
        yield f"## {group.capitalize()}\n\n| check | what must hold | why | remedy |\n|---|---|---|---|"
        yield "".join(_row(check) for check in checks)


def _row(check: Check) -> str:
    name = f"{check.id}, **fatal**" if check.is_fatal else check.id
    return f"| {name} | {check.what} | {check.why} | {check.remedy} |\n"


def _uncatchable() -> str:
    return "".join(
        f"| {error} | {why} | {prevention} | {', '.join(checks)} |\n"
        for error, why, prevention, checks in UNCATCHABLE
    )


if __name__ == "__main__":
    sys.stdout.write(page())
