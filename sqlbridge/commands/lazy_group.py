"""The commands of the tour, each of which is imported when it is asked for: Click's pattern of a lazy group."""

from pkgutil import resolve_name
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from sqlbridge.commands.examples import add_examples
from sqlbridge.commands.tour import names, stops


class LazyGroup(TyperGroup):
    """Lists the commands in the order of the tour; what one of them needs is imported when that one is called."""

    def list_commands(self, _ctx: object) -> list[str]:
        """The commands' names."""
        return names()

    def get_command(self, _ctx: object, name: str) -> Any:
        """The command; None where there is none of that name."""
        if name not in self.commands:
            # Typer's "did you mean" knows what is here.
            self.commands.update(_commands(name if name in names() else None))
        return self.commands.get(name)


def _commands(wanted: str | None) -> dict[str, Any]:
    """The one that is wanted, or all of them."""
    app = typer.Typer()
    for panel, name, place, line in stops():
        if wanted in (name, None):
            command = resolve_name(f"sqlbridge.commands.{place}")
            if isinstance(command, typer.Typer):
                app.add_typer(command, name=name, rich_help_panel=panel, short_help=line)
            else:
                app.command(name, rich_help_panel=panel, short_help=line)(command)
    add_examples(app)
    return dict(get_group(app).commands)
