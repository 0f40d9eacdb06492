"""`sqlbridge repair`, `suspend`, `resume` and `adopt`: whether the shop's writes are logged, and where."""

from typing import TYPE_CHECKING, Annotated

import typer

from sqlbridge.commands.console import AsJson, confirm
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.deed import tell, told_after_an_error
from sqlbridge.commands.options import DryRun, Yes
from sqlbridge.commands.progress_bar import shown_progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlbridge.capture.installer import Installer
    from sqlbridge.model.people import Actor


def repair(ctx: typer.Context, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Put back what is missing or wrong of our triggers and procedures; the next run looks at every listing anew."""
    from sqlbridge.actions import capture
    from sqlbridge.tasks.watching.suspension_outlook import repair_outlook

    outlook = repair_outlook if dry_run else None
    _put_back(ctx, capture.repair, outlook, capture.REPAIRED, as_json=as_json)


def suspend(
    ctx: typer.Context,
    reason: Annotated[str, typer.Option(help="Why; `sqlbridge doctor` and every run tell it.")] = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Take our triggers off the shop, for an upgrade of the shop; what is known already goes on being sent."""
    from sqlbridge.actions import capture
    from sqlbridge.capture.installer import Installer
    from sqlbridge.tasks.watching.suspension_outlook import suspension_outlook

    invocation: Invocation = ctx.obj
    installer = Installer(invocation.settings)
    if dry_run:
        done = suspension_outlook(installer)
        words = capture.words_of(done, capture.SUSPENDED)
    else:
        done = []
        with told_after_an_error(done, as_json=as_json):
            words = capture.suspend(installer, invocation.actor, reason, done)
    tell(words, steps=done, dry_run=dry_run, as_json=as_json)


def resume(ctx: typer.Context, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Put our triggers back after `suspend`; the next run looks at every listing anew."""
    from sqlbridge.actions import capture
    from sqlbridge.tasks.watching.suspension_outlook import resumption_outlook

    outlook = resumption_outlook if dry_run else None
    _put_back(ctx, capture.resume, outlook, capture.RESUMED, as_json=as_json)


def adopt(ctx: typer.Context, yes: Yes = False, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Make this server and shop the installation's own, after the shop has moved. Never do that to a copy."""
    from sqlbridge.ledger import channels
    from sqlbridge.tasks.watching.suspension import adopt as take_over
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings, dry_run=dry_run)
    with database.read() as connection:
        sending = ", ".join(sorted(channels.enabled_channels(connection, database.tables))) or "none is enabled"
    question = f"Let this database send to Amazon from now on (channels: {sending})?"
    confirm(question, yes=yes or dry_run)
    is_new = take_over(database)
    message = (
        f"adopted; every value is sent again (channels: {sending}); `sqlbridge install` fits the triggers"
        if is_new
        else "nothing to do: this is the installation's own database"
    )
    tell(message, dry_run=dry_run, as_json=as_json)


def _put_back(
    ctx: typer.Context,
    work: "Callable[[Installer, Actor], str]",
    outlook: "Callable[[Installer], list[str]] | None",
    outcome: tuple[str, str],
    *,
    as_json: bool,
) -> None:
    """Do it, or with an outlook only tell what would be done."""
    from sqlbridge.actions import capture
    from sqlbridge.capture.installer import Installer

    invocation: Invocation = ctx.obj
    installer = Installer(invocation.settings)
    if outlook is not None:
        steps = outlook(installer)
        tell(capture.words_of(steps, outcome), steps=steps, dry_run=True, as_json=as_json)
        return
    with told_after_an_error(installer.done, as_json=as_json), shown_progress() as installer.advance:
        words = work(installer, invocation.actor)
    tell(words, steps=installer.done, as_json=as_json)
