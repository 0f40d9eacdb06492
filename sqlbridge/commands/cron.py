"""`sqlbridge cron`: the schedule, for cron or for systemd."""

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sqlbridge.commands.console import print_text
from sqlbridge.commands.context import Invocation

if TYPE_CHECKING:
    from sqlbridge.tasks.schedule import ScheduledTask

_DEFAULT_FILE = Path("/etc/sqlbridge/sqlbridge.toml")


def cron(
    ctx: typer.Context,
    single: Annotated[bool, typer.Option("--single", help="One line that runs whatever is due.")] = False,
    systemd: Annotated[bool, typer.Option("--systemd", help="Units and timers of systemd instead.")] = False,
    user: Annotated[str, typer.Option(help="Account of the units of systemd.")] = "sqlbridge",
) -> None:
    """Print the schedule, ready to be installed: `sqlbridge cron | crontab -`.

    Needs no configuration; a task that no channel has switched on does nothing when it is run.
    """
    from sqlbridge.tasks.schedule import SCHEDULE

    invocation: Invocation = ctx.obj
    program = [_program(), "--config", str((invocation.config or _DEFAULT_FILE).absolute())]
    if systemd:
        lines = [line for task in SCHEDULE for line in _units(program, user, task)]
    elif single:
        lines = ["# SQLBridge: whatever is due, every five minutes", _line("*/5 * * * *", program, "due")]
    else:
        lines = [line for task in SCHEDULE for line in (f"# {task.what}", _line(task.cron, program, task.name))]
    print_text("\n".join(lines))


def _program() -> str:
    """This very program, for cron has another PATH."""
    return str(Path(sys.argv[0]).absolute())


def _line(when: str, program: list[str], task: str) -> str:
    # To cron, a percent sign ends the command.
    return f"{when}  {shlex.join([*program, 'run', task])}".replace("%", r"\%")


def _units(program: list[str], user: str, task: "ScheduledTask") -> Iterator[str]:
    name = f"sqlbridge-{task.name}"
    # To systemd, percent and dollar signs have meanings of their own.
    command = " ".join(_quoted(word) for word in [*program, "run", task.name])
    yield f"# /etc/systemd/system/{name}.service"
    yield f"[Unit]\nDescription=SQLBridge: {task.what}\nAfter=network-online.target\nWants=network-online.target\n"
    yield f"[Service]\nType=oneshot\nUser={user}\nExecStart={command}\n"
    yield f"# /etc/systemd/system/{name}.timer"
    yield f"[Unit]\nDescription=SQLBridge: {task.what}\n"
    yield f"[Timer]\nOnCalendar={task.calendar}\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n"


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"' if any(letter.isspace() for letter in word) else escaped
