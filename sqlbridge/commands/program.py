"""The program: its commands in order, its global options, its exit codes."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from sqlbridge import __version__
from sqlbridge.commands.bench import bench
from sqlbridge.commands.capture import adopt, repair, resume, suspend
from sqlbridge.commands.changes import changes_app
from sqlbridge.commands.channels import channels_app
from sqlbridge.commands.config import config
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.cron import cron
from sqlbridge.commands.dashboard import dashboard_app
from sqlbridge.commands.demo import demo
from sqlbridge.commands.doctor import doctor
from sqlbridge.commands.explain import explain
from sqlbridge.commands.feeds import feeds_app
from sqlbridge.commands.init import init
from sqlbridge.commands.install import grants, install, uninstall
from sqlbridge.commands.listings import listings_app
from sqlbridge.commands.logs import LogFormat, LogLevel, configure_logging
from sqlbridge.commands.matches import matches_app
from sqlbridge.commands.metrics import metrics
from sqlbridge.commands.offers import offers_app
from sqlbridge.commands.orders import orders_app
from sqlbridge.commands.plan import plan
from sqlbridge.commands.run import run_app
from sqlbridge.commands.sandbox import sandbox
from sqlbridge.commands.shipments import shipments_app
from sqlbridge.commands.views import status
from sqlbridge.commands.worker import worker
from sqlbridge.errors import SqlBridgeError
from sqlbridge.log_context import fields_of

_EXIT_BUG = 70

_EPILOG = """\
Exit codes:
  0  done, nothing to do, or the task runs elsewhere
  1  given up, or an object in the database could not be put in place
  2  wrong usage
 65  an input, the shop's tables, or a request that Amazon refused
 69  no connection to the database, or it takes no writes: read only, full
 70  unexpected: an answer of Amazon's, or a fault of the program
 75  try again later: quota, outage, busy table
 77  a right is missing: on the server, or at Amazon
 78  the configuration is wrong, or the bridge is not installed
130  interrupted
"""

# In the order of a first visit: the panel of the help, the name, the command or the group of commands.
_TOUR: tuple[tuple[str, str, Callable[..., None] | typer.Typer], ...] = (
    ("Set up", "init", init),
    ("Set up", "config", config),
    ("Set up", "grants", grants),
    ("Set up", "install", install),
    ("Set up", "cron", cron),
    ("Set up", "channels", channels_app),
    ("Set up", "listings", listings_app),
    ("Daily work", "run", run_app),
    ("Daily work", "worker", worker),
    ("Daily work", "plan", plan),
    ("Daily work", "offers", offers_app),
    ("Daily work", "matches", matches_app),
    ("Look", "status", status),
    ("Look", "dashboard", dashboard_app),
    ("Look", "doctor", doctor),
    ("Look", "metrics", metrics),
    ("Look", "explain", explain),
    ("Look", "changes", changes_app),
    ("Look", "feeds", feeds_app),
    ("Look", "orders", orders_app),
    ("Look", "shipments", shipments_app),
    ("More", "repair", repair),
    ("More", "suspend", suspend),
    ("More", "resume", resume),
    ("More", "adopt", adopt),
    ("More", "demo", demo),
    ("More", "sandbox", sandbox),
    ("More", "bench", bench),
    ("More", "uninstall", uninstall),
)

_logger = logging.getLogger("sqlbridge")


class Tour(TyperGroup):
    """Lists the commands in the order of the tour; Typer would put groups behind single commands."""

    def list_commands(self, _ctx: object) -> list[str]:
        """The commands' names."""
        return [name for _, name, _ in _TOUR]


app = typer.Typer(
    cls=Tour,
    name="sqlbridge",
    epilog=_EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"sqlbridge {__version__}")
        raise typer.Exit


@app.callback()
def main(
    ctx: typer.Context,
    config_file: Annotated[
        Path | None,
        typer.Option(
            "--config",
            help="Configuration file; else SQLBRIDGE_CONFIG, ./sqlbridge.toml, /etc/sqlbridge/sqlbridge.toml.",
            show_default=False,
        ),
    ] = None,
    log_level: Annotated[LogLevel, typer.Option(help="From which severity on stderr tells.")] = LogLevel.INFO,
    log_format: Annotated[LogFormat, typer.Option(help="How stderr tells it.")] = LogFormat.TEXT,
    _version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Bring every price and stock change of a shop's database to Amazon."""
    configure_logging(log_level, log_format)
    ctx.obj = Invocation(config_file)


for _panel, _name, _command in _TOUR:
    if isinstance(_command, typer.Typer):
        app.add_typer(_command, name=_name, rich_help_panel=_panel)
    else:
        app.command(_name, rich_help_panel=_panel)(_command)


def run() -> None:
    """The program: runs the command line and ends the process with one of the documented codes."""
    for stream in (sys.stdout, sys.stderr):
        # Cron runs with LANG=C: an umlaut must not end a run.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(_exit_code())


def _exit_code() -> int | str | None:
    try:
        app()
    except SystemExit as leaving:
        return leaving.code
    except SqlBridgeError as exc:
        level = logging.ERROR if exc.exit_code else logging.INFO
        _logger.log(level, "%s", exc, extra={"fields": fields_of(exc)})
        return exc.exit_code
    except Exception as exc:
        words = "unexpected error, please report it with these lines"
        _logger.exception(words, extra={"fields": fields_of(exc)})
        return _EXIT_BUG
    return 0
