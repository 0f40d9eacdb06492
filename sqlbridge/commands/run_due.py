"""`sqlbridge run due`: whatever is switched on and due, once or again and again."""

import sys
from dataclasses import replace
from typing import Annotated

import typer

from sqlbridge.commands.console import AsJson, print_document, print_table
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.options import DryRun
from sqlbridge.commands.progress_bar import shown_progress
from sqlbridge.commands.repeat import repeat
from sqlbridge.settings import Settings

Every = Annotated[
    int | None,
    typer.Option(
        min=1,
        max=60,
        show_default=False,
        help="Again and again, after so many minutes each, until SIGTERM: where there is no cron, as in a container.",
    ),
]


def due(ctx: typer.Context, every: Every = None, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Run every task that is switched on and due (cron: every 5 minutes, instead of all the others).

    A dry run tells which these are.
    """
    if every is not None:
        given = [*(["--dry-run"] if dry_run else []), *(["--json"] if as_json else [])]
        repeat([*_same_program(ctx), "run", "due", *given], 60 * every)
        return
    invocation: Invocation = ctx.obj
    done = _due(invocation.settings) if dry_run else _run(invocation.settings)
    if as_json:
        print_document(done)
    elif dry_run:
        print_table(("due",), [(task,) for task in done])
    else:
        rows = [(task, name, number) for task, counts in done.items() for name, number in counts.items()]
        print_table(("task", "what", "number"), rows)


def _due(settings: Settings) -> dict[str, dict[str, int]]:
    from sqlbridge.tasks.due import due_tasks
    from sqlbridge.wiring import open_bridge

    return {task: {} for task in due_tasks(open_bridge(settings))}


def _run(settings: Settings) -> dict[str, dict[str, int]]:
    from sqlbridge.monitoring.observers import observers_of
    from sqlbridge.tasks.due import run_due
    from sqlbridge.tasks.observers import observed, tell
    from sqlbridge.wiring import open_bridge

    observers = observers_of(settings)
    with observed(observers, "due"), shown_progress() as advance:
        tell(observers, lambda one: one.begun("due"))
        done = run_due(replace(open_bridge(settings), advance=advance))
    return {task: counts.values for task, counts in done.items()}


def _same_program(ctx: typer.Context) -> list[str]:
    """This very program with its global options, without a command."""
    given = ctx.find_root().params
    options = ["--log-level", given["log_level"], "--log-format", given["log_format"]]
    config = given["config_file"]
    return [sys.executable, "-m", "sqlbridge", *options, *([] if config is None else ["--config", str(config)])]
