"""The errors as a page: `make reference` writes docs/reference/errors.md with it."""

import sys
from collections.abc import Iterator
from inspect import cleandoc

from sqlbridge.errors import SqlBridgeError

_HEAD = """\
# Errors

Written by `make reference`; do not edit. Everything that SQLBridge raises on purpose. The message on stderr names the
thing and the remedy, the exit code tells cron and scripts what kind it was, and `status --json` and the table
`run_errors` keep the class of each error of a run. A class without a code of its own has that of the one above it.
What nobody raised on purpose ends with exit code 70 and a traceback: please report it.
"""


def page() -> str:
    """The page in Markdown."""
    return "\n".join([_HEAD, *(_section(kind) for kind in error_classes())])


def error_classes(base: type[SqlBridgeError] = SqlBridgeError) -> Iterator[type[SqlBridgeError]]:
    """The class and all below it that the program itself defines, each before its own subclasses."""
    yield base
    for kind in base.__subclasses__():
        if kind.__module__ == base.__module__:
            yield from error_classes(kind)


def _section(kind: type[SqlBridgeError]) -> str:
    meaning, _, remedy = cleandoc(kind.__doc__ or "").partition("\n\n")
    parent = kind.__base__.__name__ if kind is not SqlBridgeError and kind.__base__ else "Exception"
    return (
        f"## {kind.__name__}\n\nExit code {kind.exit_code}; a kind of {parent}.\n\n"
        f"{_one_line(meaning)}\n\n**What to do.** {_one_line(remedy)}\n"
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    sys.stdout.write(page())
