"""`sqlbridge run TASK`: one run of a scheduled task, as cron calls it."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sqlbridge.commands.console import AsJson, print_document, print_table
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.repeat import repeat
from sqlbridge.errors import SqlBridgeError
from sqlbridge.settings import Settings

if TYPE_CHECKING:
    from sqlbridge.tasks.running import Bridge

DryRun = Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done; nothing is written or sent.")]

Every = Annotated[
    int | None,
    typer.Option(
        min=1,
        max=60,
        show_default=False,
        help="Again and again, after so many minutes each, until SIGTERM: where there is no cron, as in a container.",
    ),
]

run_app = typer.Typer(no_args_is_help=True, help="Run a task now; cron calls these.")


@run_app.command()
def update(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Send what has changed in the shop as price and stock feeds (cron: every 20 minutes)."""
    from sqlbridge.tasks.update import update as task

    _run(ctx, task, as_json=as_json)


@run_app.command()
def acknowledge(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Fetch Amazon's verdict on the feeds that are on their way (cron: every 5 minutes)."""
    from sqlbridge.tasks.acknowledge import acknowledge as task

    _run(ctx, task, as_json=as_json)


@run_app.command("import-orders")
def import_orders(ctx: typer.Context, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Write Amazon's orders that wait for shipment into the shop (cron: every 20 minutes)."""
    from sqlbridge.tasks.import_orders import import_orders as task

    _run(ctx, partial(task, dry_run=dry_run), as_json=as_json, is_rehearsal=dry_run)


@run_app.command("auto-submit")
def auto_submit(ctx: typer.Context, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Offer what Amazon knows by its EAN, UPC or ISBN and what is not listed yet (cron: every 4 hours)."""
    from sqlbridge.tasks.auto_submit import auto_submit as task

    _run(ctx, partial(task, dry_run=dry_run), as_json=as_json, is_rehearsal=dry_run)


@run_app.command("send-tracking")
def send_tracking(ctx: typer.Context, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Tell Amazon what the shop has shipped, with tracking numbers (cron: every 20 minutes)."""
    from sqlbridge.tasks.send_tracking import send_tracking as task

    _run(ctx, partial(task, dry_run=dry_run), as_json=as_json, is_rehearsal=dry_run)


@run_app.command()
def match(
    ctx: typer.Context,
    dry_run: DryRun = False,
    accept_shrunk: Annotated[
        bool, typer.Option("--accept-shrunk", help="Use a report that lists less than half of what was known.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Fetch Amazon's listings reports and match them with the shop (cron: every hour)."""
    from sqlbridge.tasks.match import match as task

    _run(ctx, partial(task, dry_run=dry_run, accept_shrunk=accept_shrunk), as_json=as_json, is_rehearsal=dry_run)


@run_app.command()
def reconcile(ctx: typer.Context, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Compare every offer with what Amazon has acknowledged, and log what the triggers missed (cron: once a day)."""
    from sqlbridge.tasks.reconcile import reconcile as task

    _run(ctx, partial(task, dry_run=dry_run), as_json=as_json, is_rehearsal=dry_run)


@run_app.command()
def housekeeping(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Remove what is done and old (cron: once a day)."""
    from sqlbridge.tasks.housekeeping import housekeeping as task

    _run(ctx, task, as_json=as_json)


@run_app.command()
def due(ctx: typer.Context, every: Every = None, as_json: AsJson = False) -> None:
    """Run every task that is switched on and due (cron: every 5 minutes, instead of all the others)."""
    if every is not None:
        repeat([*_same_program(ctx), "run", "due", *(["--json"] if as_json else [])], 60 * every)
        return
    from sqlbridge.monitoring.observers import observers_of
    from sqlbridge.tasks.due import run_due
    from sqlbridge.tasks.observers import observed, tell
    from sqlbridge.wiring import open_bridge

    invocation: Invocation = ctx.obj
    observers = observers_of(invocation.settings)
    with observed(observers, "due"):
        tell(observers, lambda one: one.begun("due"))
        done = run_due(open_bridge(invocation.settings))
    if as_json:
        print_document({task: counts.values for task, counts in done.items()})
    else:
        rows = [(task, name, number) for task, counts in done.items() for name, number in counts.values.items()]
        print_table(("task", "what", "number"), rows)


def _same_program(ctx: typer.Context) -> list[str]:
    """This very program with its global options, without a command."""
    given = ctx.find_root().params
    options = ["--log-level", given["log_level"], "--log-format", given["log_format"]]
    config = given["config_file"]
    return [sys.executable, "-m", "sqlbridge", *options, *([] if config is None else ["--config", str(config)])]


def _run(ctx: typer.Context, task: Callable[[Any], Any], *, as_json: bool, is_rehearsal: bool = False) -> None:
    invocation: Invocation = ctx.obj
    counts = task(_opened(invocation.settings, str(ctx.info_name), is_rehearsal=is_rehearsal)).values
    if as_json:
        print_document(counts)
    else:
        print_table(("what", "number"), list(counts.items()))


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
