"""`sqlbridge run TASK`: one run of a scheduled task, as cron calls it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sqlbridge.commands.console import AsJson, print_document, print_table, say
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.options import DryRun
from sqlbridge.commands.progress_bar import shown_progress
from sqlbridge.commands.run_due import due
from sqlbridge.commands.why_nothing import why_nothing
from sqlbridge.errors import SqlBridgeError
from sqlbridge.settings import Settings

if TYPE_CHECKING:
    from sqlbridge.tasks.running import Bridge

run_app = typer.Typer(no_args_is_help=True, help="Run a task now; cron calls these.")


@run_app.command()
def update(ctx: typer.Context, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Send what has changed in the shop as price and stock feeds (cron: every 20 minutes)."""
    from sqlbridge.tasks.update import update as task

    _run(ctx, task, dry_run=dry_run, as_json=as_json)


@run_app.command()
def acknowledge(ctx: typer.Context, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Fetch Amazon's verdict on the feeds that are on their way (cron: every 5 minutes)."""
    from sqlbridge.tasks.acknowledge import acknowledge as task

    _run(ctx, task, dry_run=dry_run, as_json=as_json)


@run_app.command("import-orders")
def import_orders(ctx: typer.Context, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Write Amazon's orders that wait for shipment into the shop (cron: every 20 minutes).

    A dry run asks Amazon which orders there are.
    """
    from sqlbridge.tasks.import_orders import import_orders as task

    _run(ctx, task, dry_run=dry_run, as_json=as_json)


@run_app.command("auto-submit")
def auto_submit(ctx: typer.Context, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Offer what Amazon knows by its EAN, UPC or ISBN and what is not listed yet (cron: every 4 hours).

    A dry run asks Amazon's catalogue.
    """
    from sqlbridge.tasks.auto_submit import auto_submit as task

    _run(ctx, task, dry_run=dry_run, as_json=as_json)


@run_app.command("send-tracking")
def send_tracking(ctx: typer.Context, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Tell Amazon what the shop has shipped, with tracking numbers (cron: every 20 minutes)."""
    from sqlbridge.tasks.send_tracking import send_tracking as task

    _run(ctx, task, dry_run=dry_run, as_json=as_json)


@run_app.command()
def match(
    ctx: typer.Context,
    dry_run: DryRun = False,
    accept_shrunk: Annotated[
        bool, typer.Option("--accept-shrunk", help="Use a report that lists less than half of what was known.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Fetch Amazon's listings reports and match them with the shop (cron: every hour).

    A dry run asks Amazon how far a report is.
    """
    from sqlbridge.tasks.match import match as task

    _run(ctx, partial(task, accept_shrunk=accept_shrunk), dry_run=dry_run, as_json=as_json)


@run_app.command()
def reconcile(ctx: typer.Context, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Compare every offer with what Amazon has acknowledged, and log what the triggers missed (cron: once a day)."""
    from sqlbridge.tasks.reconcile import reconcile as task

    _run(ctx, task, dry_run=dry_run, as_json=as_json)


@run_app.command()
def housekeeping(ctx: typer.Context, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Remove what is done and old (cron: once a day)."""
    from sqlbridge.tasks.housekeeping import housekeeping as task

    _run(ctx, task, dry_run=dry_run, as_json=as_json)


run_app.command()(due)


def _run(ctx: typer.Context, task: Callable[..., Any], *, dry_run: bool, as_json: bool) -> None:
    invocation: Invocation = ctx.obj
    name = str(ctx.info_name)
    bridge = _opened(invocation.settings, name, is_rehearsal=dry_run)
    with shown_progress() as advance:
        counts = task(replace(bridge, advance=advance), dry_run=dry_run).values
    if as_json:
        print_document(counts)
    else:
        print_table(("what", "number"), list(counts.items()))
    if words := why_nothing(bridge, name):
        say(words)


def _opened(settings: Settings, task: str, *, is_rehearsal: bool) -> "Bridge":
    """The installation; where it cannot be opened, those are told who wait for the task. Nobody is of a rehearsal."""
    from sqlbridge.monitoring.observers import observers_of
    from sqlbridge.tasks.observers import tell
    from sqlbridge.wiring import open_bridge

    observers = () if is_rehearsal else observers_of(settings)
    try:
        bridge = open_bridge(settings)
    except SqlBridgeError as exc:
        error = exc
        tell(observers, lambda one: one.ended(task, error))
        raise
    return replace(bridge, observers=observers)
