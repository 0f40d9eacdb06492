"""`sqlbridge dashboard`: the web console, and who may log in to it."""

import getpass
import sys
from typing import Annotated

import msgspec
import typer

from sqlbridge.commands.console import AsJson, confirm, print_document, print_table, say
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.extras import missing
from sqlbridge.errors import InputError
from sqlbridge.model.people import DashboardRole
from sqlbridge.settings import Configuration

dashboard_app = typer.Typer(help="Look at everything in a browser, and act there; say who may.")

Name = Annotated[str, typer.Argument(help="The account's name.", show_default=False)]
ReadsStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from the first line of stdin, instead of asking.")
]


@dashboard_app.callback(invoke_without_command=True)
def serve(
    ctx: typer.Context,
    host: Annotated[str | None, typer.Option(help="Address to listen on, instead of dashboard.host.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Instead of dashboard.port.")] = None,
    prefix: Annotated[str | None, typer.Option(help="Path below which a proxy shows it: /sqlbridge.")] = None,
) -> None:
    """Look at everything in a browser, and act there; without a command: serve the pages until interrupted."""
    if ctx.invoked_subcommand is not None:
        return
    invocation: Invocation = ctx.obj
    configuration = _with(invocation.configuration, host=host, port=port, prefix=prefix)
    try:
        from sqlbridge.dashboard.serving import serve as run
    except ImportError as exc:
        raise missing("the dashboard", "dashboard", exc) from exc
    run(configuration, lambda address: say(f"the dashboard is at {address}"))


@dashboard_app.command()
def accounts(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List who may log in, and in which role."""
    from sqlbridge.actions import dashboard_accounts
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    found = dashboard_accounts.listed(open_installed(invocation.settings))
    if as_json:
        print_document(found)
    else:
        print_table(("name", "role", "created at", "changed at"), [tuple(one.values()) for one in found])


@dashboard_app.command()
def add(
    ctx: typer.Context,
    name: Name,
    role: Annotated[DashboardRole, typer.Option(help="viewer: look. operator: act, too.")] = DashboardRole.VIEWER,
    reads_stdin: ReadsStdin = False,
) -> None:
    """Let somebody log in; asks for the password."""
    from sqlbridge.actions import dashboard_accounts
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings)
    password_hash = _hashed(_password(name, reads_stdin=reads_stdin))
    say(dashboard_accounts.add(database, invocation.actor, name, role, password_hash))


@dashboard_app.command()
def change(
    ctx: typer.Context,
    name: Name,
    role: Annotated[DashboardRole | None, typer.Option(help="Give the account this role.")] = None,
    password: Annotated[bool, typer.Option("--password", help="Ask for a new password.")] = False,
    reads_stdin: ReadsStdin = False,
) -> None:
    """Give an account another role or password; whoever is logged in with it must log in again."""
    from sqlbridge.actions import dashboard_accounts
    from sqlbridge.wiring import open_installed

    if role is None and not (password or reads_stdin):
        raise InputError("say what: --role viewer, --role operator or --password")
    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings)
    new = _hashed(_password(name, reads_stdin=reads_stdin)) if password or reads_stdin else None
    say(dashboard_accounts.change(database, invocation.actor, name, role, new))


@dashboard_app.command()
def remove(
    ctx: typer.Context, name: Name, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False
) -> None:
    """Let somebody log in no more; whoever is logged in with the account is thrown out."""
    from sqlbridge.actions import dashboard_accounts
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    confirm(f"Remove the account {name!r}?", yes=yes)
    say(dashboard_accounts.remove(open_installed(invocation.settings), invocation.actor, name))


def _with(configuration: Configuration, **given: object) -> Configuration:
    """The configuration with what the command line says instead. Raises InputError for what cannot be."""
    from dataclasses import replace

    changes = {name: value for name, value in given.items() if value is not None}
    settings = configuration.settings
    table = msgspec.to_builtins(settings.dashboard) | changes
    try:
        dashboard = msgspec.convert(table, type(settings.dashboard))
    except msgspec.ValidationError as exc:
        raise InputError(f"{exc}: a prefix begins with / and does not end with one") from exc
    return replace(configuration, settings=msgspec.structs.replace(settings, dashboard=dashboard))


def _hashed(password: str) -> str:
    try:
        from sqlbridge.dashboard.passwords import hashed
    except ImportError as exc:
        raise missing("the dashboard", "dashboard", exc) from exc
    return hashed(password)


def _password(name: str, *, reads_stdin: bool) -> str:
    if reads_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise InputError("there is no terminal to ask for a password on: add --password-stdin")
    password = getpass.getpass(f"Password of {name}: ")
    if getpass.getpass("Again: ") != password:
        raise InputError("these were two different passwords")
    return password
