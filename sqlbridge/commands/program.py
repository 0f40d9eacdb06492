"""The program: its commands in order, its global options, its exit codes."""

import gc
import logging
import sys
from pathlib import Path
from typing import Annotated

import typer

from sqlbridge import __version__
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.epilog import epilog
from sqlbridge.commands.lazy_group import LazyGroup
from sqlbridge.commands.logs import LogFormat, LogLevel, configure_logging
from sqlbridge.errors import SqlBridgeError
from sqlbridge.exit_codes import ExitCode
from sqlbridge.log_context import fields_of

_logger = logging.getLogger("sqlbridge")
# Python looks for unused cycles after every 700 new objects. While libraries load there are none, and that takes a
# sixth of the start; looked for as seldom as this, they hold a few MiB at most.
_NEW_OBJECTS = 50_000


app = typer.Typer(
    cls=LazyGroup,
    name="sqlbridge",
    epilog=epilog(),
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
    """Bring every price and stock change of a shop's database to Amazon.

    The commands stand in the order in which you will need them; the --help of each has an example.

    What tells something takes --json, what sends or changes something --dry-run.

    What would lose something asks first; --yes is the answer.
    """
    configure_logging(log_level, log_format)
    ctx.obj = Invocation(config_file)


def run() -> None:
    """The program: runs the command line and ends the process with one of the documented codes."""
    gc.set_threshold(_NEW_OBJECTS)
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
        return ExitCode.UNEXPECTED
    return ExitCode.DONE
