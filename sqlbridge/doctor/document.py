"""The checks as a page for DBAs and operators: `make doctor-page` writes docs/doctor.md with it."""

import sys
from collections.abc import Iterator
from itertools import groupby

from sqlbridge.doctor.checks import CHECKS
from sqlbridge.doctor.model import Check, Group

_HEAD = """\
# What `sqlbridge doctor` looks at

Written by `make doctor-page`; do not edit. `sqlbridge doctor --list` shows the same on the command line, `--json` as
a document. **Fatal** means: while it fails, changes are lost, nothing is sent, or the shop's own writes fail.

Exit code: 0 all is well, 1 warnings, 2 something fatal, 78 the configuration cannot be read. `--offline` asks Amazon
nothing, `--only` takes a group or a check, `--probe` also changes a stock row in a transaction and rolls it back.
What an account may not see is skipped: with the installer's password in the environment, everything is seen.
A check that says `see server-reachable`, or names another, could not look: mend first what that one finds.
[For the DBA](dba.md#what-no-handler-catches) lists what no handler in a trigger can catch, with the checks for it.
"""


def page() -> str:
    """The page in Markdown."""
    return "\n".join([_HEAD, *_groups()])


def _groups() -> Iterator[str]:
    order = list(Group)
    for group, checks in groupby(sorted(CHECKS, key=lambda one: order.index(one.group)), key=lambda one: one.group):
        yield f"## {group.capitalize()}\n\n| check | what must hold | why | remedy |\n|---|---|---|---|"
        yield "".join(_row(check) for check in checks)


def _row(check: Check) -> str:
    name = f"{check.id}, **fatal**" if check.is_fatal else check.id
    return f"| {name} | {check.what} | {check.why} | {check.remedy} |\n"


if __name__ == "__main__":
    sys.stdout.write(page())
