"""The exit codes as a page: `make reference` writes docs/reference/exit-codes.md with it."""

import sys

from sqlbridge.exit_codes import ExitCode

_CODES = """\
# Exit codes

Written by `make reference`; do not edit. `sqlbridge --help` lists them, too.

| code | meaning | what to do |
|---|---|---|
"""
_OTHERS = """
Two commands answer a monitor, and have its codes where they come to a verdict: `sqlbridge status --check` ends with 0
OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN, whatever happens; `sqlbridge doctor` with 0 all is well, 1 warnings, 2 something
fatal.

The codes follow `sysexits.h`. In the code they are one list, `sqlbridge/exit_codes.py`; which error ends with which
code stands in `sqlbridge/errors.py`.
"""


def page() -> str:
    """The page in Markdown."""
    rows = (f"| {code.value} | {code.meaning} | {code.remedy} |\n" for code in ExitCode)
    return "".join([_CODES, *rows, _OTHERS])


if __name__ == "__main__":
    sys.stdout.write(page())
