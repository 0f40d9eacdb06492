"""`sqlbridge config`: what is in effect, and who said so."""

from collections.abc import Iterator, Mapping
from typing import Any

import typer

from sqlbridge.commands.console import AsJson, print_document, print_table
from sqlbridge.commands.context import Invocation
from sqlbridge.settings import redacted


def config(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show the configuration in effect, without secrets, and where each value comes from."""
    invocation: Invocation = ctx.obj
    configuration = invocation.configuration
    values = redacted(configuration.settings)
    if as_json:
        print_document({"file": str(configuration.file), "settings": values, "origins": configuration.origins})
    else:
        rows = [(key, value, configuration.origins.get(key, "default")) for key, value in _flat(values)]
        print_table(("key", "value", "from"), rows)


def _flat(table: Mapping[str, Any], parent: str = "") -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{parent}{name}.")
        else:
            yield parent + name, value
