"""The command line. Each module here holds one group of commands; heavy imports wait inside their functions."""

import logging
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from sqlbridge import __version__
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.logs import LogFormat, LogLevel, configure_logging
from sqlbridge.errors import SqlBridgeError

_EXIT_BUG = 70

_EPILOG = """\
Exit codes: 0 done, nothing to do, or the task runs elsewhere; 1 refused or given up; 2 wrong usage;
65 an input, or what Amazon refused; 69 no database; 70 unexpected; 75 try again later; 77 no permission;
78 the configuration or the installation; 130 interrupted.
"""

_logger = logging.getLogger("sqlbridge")

app = typer.Typer(
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
    config: Annotated[
        Path | None,
        typer.Option(
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
    ctx.obj = Invocation(config)


_SET_UP, _DAILY, _LOOK, _MORE = "Set up", "Daily work", "Look", "More"

# In the order of a first visit.
_TOUR = (
    (_SET_UP, "init", "init"),
    (_SET_UP, "config", "config"),
    (_SET_UP, "install", "grants"),
    (_SET_UP, "install", "install"),
    (_SET_UP, "channels", "channels_app"),
    (_SET_UP, "listings", "listings_app"),
    (_DAILY, "run", "run_app"),
    (_LOOK, "views", "status"),
    (_LOOK, "changes", "changes_app"),
    (_LOOK, "feeds", "feeds_app"),
    (_MORE, "demo", "demo"),
    (_MORE, "sandbox", "sandbox"),
    (_MORE, "install", "uninstall"),
)


def _register() -> None:
    for panel, module, name in _TOUR:
        if find_spec(f"{__name__}.{module}"):
            command = getattr(import_module(f"{__name__}.{module}"), name)
            if isinstance(command, typer.Typer):
                app.add_typer(command, name=module, rich_help_panel=panel)
            else:
                app.command(name, rich_help_panel=panel)(command)


_register()


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
        _logger.log(logging.ERROR if exc.exit_code else logging.INFO, "%s", exc)
        return exc.exit_code
    except Exception:
        _logger.exception("unexpected error, please report it with these lines")
        return _EXIT_BUG
    return 0
