"""`sqlbridge repair`, `suspend`, `resume` and `adopt`: whether the shop's writes are logged, and where."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated

import typer

from sqlbridge.commands.console import confirm, print_text, say
from sqlbridge.commands.context import Invocation


def repair(ctx: typer.Context) -> None:
    """Put back what is missing or wrong of our triggers and procedures; the next run looks at every listing anew."""
    from sqlbridge.actions import capture
    from sqlbridge.capture.installer import Installer

    invocation: Invocation = ctx.obj
    installer = Installer(invocation.settings)
    with _told(installer.done):
        words = capture.repair(installer, invocation.actor)
    say(words)


def suspend(
    ctx: typer.Context,
    reason: Annotated[str, typer.Option(help="Why; `sqlbridge doctor` and every run tell it.")] = "",
) -> None:
    """Take our triggers off the shop, for an upgrade of the shop; what is known already goes on being sent."""
    from sqlbridge.actions import capture
    from sqlbridge.capture.installer import Installer

    invocation: Invocation = ctx.obj
    done: list[str] = []
    with _told(done):
        words = capture.suspend(Installer(invocation.settings), invocation.actor, reason, done)
    say(words)


def resume(ctx: typer.Context) -> None:
    """Put our triggers back after `suspend`; the next run looks at every listing anew."""
    from sqlbridge.actions import capture
    from sqlbridge.capture.installer import Installer

    invocation: Invocation = ctx.obj
    installer = Installer(invocation.settings)
    with _told(installer.done):
        words = capture.resume(installer, invocation.actor)
    say(words)


def adopt(ctx: typer.Context, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False) -> None:
    """Make this server and shop the installation's own, after the shop has moved. Never do that to a copy."""
    from sqlbridge.ledger import channels
    from sqlbridge.tasks.suspension import adopt as take_over
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings)
    with database.read() as connection:
        sending = ", ".join(sorted(channels.enabled_channels(connection, database.tables))) or "none is enabled"
    confirm(f"Let this database send to Amazon from now on (channels: {sending})?", yes=yes)
    is_new = take_over(database)
    say(
        f"adopted; every value is sent again (channels: {sending}); `sqlbridge install` fits the triggers"
        if is_new
        else "nothing to do: this is the installation's own database"
    )


@contextmanager
def _told(done: Sequence[str]) -> Iterator[None]:
    """Prints what was done, also where an error broke it off."""
    try:
        yield
    finally:
        for line in done:
            print_text(line)
