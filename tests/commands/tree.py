"""Every command of the program, as its own parser knows them."""

from collections.abc import Iterator
from typing import Any

import typer.main

from sqlbridge.commands import app


def every_command() -> dict[str, Any]:
    """Path -> command; groups that do something by themselves among them."""
    return dict(_below(typer.main.get_command(app), ""))


def _below(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    commands = getattr(command, "commands", None)
    if path and (commands is None or command.invoke_without_command):
        yield path, command
    for name, below in (commands or {}).items():
        yield from _below(below, f"{path} {name}".strip())


def with_option(option: str) -> set[str]:
    """The commands that have it."""
    return {path for path, command in every_command().items() if option in options(command)}


def options(command: Any) -> set[str]:
    """All spellings of a command's options."""
    return {spelling for parameter in command.params for spelling in parameter.opts}
