"""The command line as a page: `make reference` writes docs/reference/commands.md with it."""

import sys
from collections.abc import Iterator
from inspect import cleandoc
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from sqlbridge.commands.program import app

_HEAD = """\
# Commands

Written by `make reference`; do not edit. `--help` after any command shows the same. Results go to stdout, words to
the operator to stderr. Without a terminal nothing ever asks: what would ask needs `--yes`. [Exit codes](#sqlbridge)
follow sysexits.h.
"""


def page() -> str:
    """The page in Markdown."""
    return "\n".join([_HEAD, *map(_section, contexts())])


def contexts(context: typer.Context | None = None) -> Iterator[typer.Context]:
    """The program and every command below it that is shown, in the order of the help."""
    context = context or typer.Context(get_command(app), info_name="sqlbridge")
    yield context
    command: Any = context.command
    for name in command.list_commands(context) if isinstance(command, TyperGroup) else ():
        inner = command.get_command(context, name)
        if inner is not None and not inner.hidden:
            yield from contexts(typer.Context(inner, info_name=name, parent=context))


def _section(context: typer.Context) -> str:
    command = context.command
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    level = "#" * (len(context.command_path.split()) + 1)
    parts = [f"{level} {context.command_path}\n", f"```text\n{usage}\n```\n", cleandoc(command.help or "") + "\n"]
    if rows := [_row(context, parameter) for parameter in command.params]:
        parts.append("| argument or option | what it does |\n|---|---|\n" + "".join(rows))
    if command.epilog:
        parts.append(f"```text\n{cleandoc(command.epilog)}\n```\n")
    return "\n".join(parts)


def _row(context: typer.Context, parameter: Any) -> str:
    cells = (" ".join(cell.split()).replace("|", r"\|") for cell in parameter.get_help_record(context))
    return "| `{}` | {} |\n".format(*cells)


if __name__ == "__main__":
    sys.stdout.write(page())
