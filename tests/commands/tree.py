"""Every command of the program, as its own parser knows them."""

from collections.abc import Iterator
from typing import Any

import typer.main
from typer.core import TyperGroup

from sqlbridge.commands import app


def every_command() -> dict[str, Any]:
    """Path -> command; groups that do something by themselves among them."""
    program = typer.main.get_command(app)
    return dict(_below(typer.Context(program), ""))


def _below(context: typer.Context, path: str) -> Iterator[tuple[str, Any]]:
    command: Any = context.command
    is_group = isinstance(command, TyperGroup)
    if path and (not is_group or command.invoke_without_command):
        yield path, command
    for name in command.list_commands(context) if is_group else ():
        inner = typer.Context(command.get_command(context, name), parent=context)
        yield from _below(inner, f"{path} {name}".strip())


def with_option(option: str) -> set[str]:
    """The commands that have it."""
    return {path for path, command in every_command().items() if option in options(command)}


def options(command: Any) -> set[str]:
    """All spellings of a command's options."""
    return {spelling for parameter in command.params for spelling in parameter.opts}
