"""`sqlbridge cron`: the schedule, for cron or for systemd."""

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Meta, Struct

from sqlbridge.commands.console import AsJson, print_document, print_text
from sqlbridge.commands.context import Invocation
from sqlbridge.settings.load import places

if TYPE_CHECKING:
    from sqlbridge.tasks.schedule import ScheduledTask


class CronTask(Struct, frozen=True, kw_only=True):
    """A task of the schedule."""

    task: str
    what: Annotated[str, Meta(description="What it brings where.")]
    cron: Annotated[str, Meta(description="When, as cron has it.")]
    calendar: Annotated[str, Meta(description="When, as `OnCalendar` of systemd has it.")]
    command: Annotated[list[str], Meta(description="The words of the command.")]


def cron(
    ctx: typer.Context,
    single: Annotated[bool, typer.Option("--single", help="One line that runs whatever is due.")] = False,
    log: Annotated[
        Path | None,
        typer.Option(help="Append what the runs tell to this file; else cron mails it."),
    ] = None,
    systemd: Annotated[bool, typer.Option("--systemd", help="Units and timers of systemd instead.")] = False,
    user: Annotated[str, typer.Option(help="Account of the units of systemd.")] = "sqlbridge",
    as_json: AsJson = False,
) -> None:
    """Print the schedule, ready to be installed: `sqlbridge cron | crontab -u sqlbridge -`.

    It is then all that cron runs for that account. Needs no configuration yet; a task that no channel has switched
    on does nothing when it is run.
    """
    from sqlbridge.tasks.schedule import SCHEDULE

    invocation: Invocation = ctx.obj
    program = [_program(), "--config", str(_file(invocation.config))]
    if as_json:
        print_document([_document(task, program) for task in SCHEDULE])
        return
    if systemd:
        lines = list(_units(program, user, SCHEDULE))
    elif single:
        lines = ["# SQLBridge: whatever is due, every five minutes", _line("*/5 * * * *", program, "due", log)]
    else:
        lines = [line for task in SCHEDULE for line in (f"# {task.what}", _line(task.cron, program, task.name, log))]
    print_text("\n".join(lines))


def _document(task: "ScheduledTask", program: list[str]) -> CronTask:
    command = [*program, "run", task.name]
    return CronTask(task=task.name, what=task.what, cron=task.cron, calendar=task.calendar, command=command)


def _file(named: Path | None) -> Path:
    """The configuration that is there, or the last place where one is looked for: cron works in another folder."""
    looked_at = places(named)
    return next((place for place in looked_at if place.exists()), looked_at[-1]).absolute()


def _program() -> str:
    """This very program, for cron has another PATH."""
    return str(Path(sys.argv[0]).absolute())


def _line(when: str, program: list[str], task: str, log: Path | None) -> str:
    # To cron, a percent sign ends the command.
    kept = f" >> {shlex.quote(str(log.absolute()))} 2>&1" if log else ""
    # The shop has the processor first, as the units of systemd say by Nice=10.
    return f"{when}  nice {shlex.join([*program, 'run', task])}{kept}".replace("%", r"\%")


def _units(program: list[str], user: str, schedule: "tuple[ScheduledTask, ...]") -> Iterator[str]:
    """The files of packaging/systemd that run the tasks, with this program, this configuration and this account."""
    from sqlbridge.resources import systemd_folder

    # To systemd, percent and dollar signs have meanings of their own.
    command = " ".join(_quoted(word) for word in [*program, "run"])
    own = {"ExecStart=": f"ExecStart={command} %i", "User=": f"User={user}"}
    for name in ("sqlbridge@.service", *(f"sqlbridge@{task.name}.timer" for task in schedule)):
        yield f"# /etc/systemd/system/{name}"
        for line in (systemd_folder() / name).read_text(encoding="utf-8").splitlines():
            yield own.get(line[: line.find("=") + 1], line)


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"' if any(letter.isspace() for letter in word) else escaped
