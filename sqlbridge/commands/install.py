"""`sqlbridge install`, `uninstall` and `grants`: puts the bridge on the shop's server, and takes it off."""

import logging
from typing import Annotated

import typer

from sqlbridge.commands.console import confirm, print_text, say

_logger = logging.getLogger(__name__)


def install(
    ctx: typer.Context,
    sql: Annotated[
        bool, typer.Option("--sql", help="Print a script for the mysql client instead; creates nothing.")
    ] = False,
) -> None:
    """Create the bridge's tables, the logging procedure and the triggers on the shop's tables.

    Checks everything first. A second run does nothing; one that was broken off is completed.
    """
    from sqlbridge.capture.installer import Installer
    from sqlbridge.capture.migrations import upgrade
    from sqlbridge.capture.script import install_script

    installer = Installer(ctx.obj.settings)
    if sql:
        print_text(install_script(installer))
        return
    try:
        upgrade(installer)
    finally:
        for line in installer.done:
            print_text(line)
    for warning in installer.warnings:
        _logger.warning("%s", warning)
    say("installed" if installer.done else "nothing to do: everything is installed")


def uninstall(
    ctx: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    now: Annotated[bool, typer.Option("--now", help="Give up changes that have not reached Amazon yet.")] = False,
    keep_state: Annotated[
        bool, typer.Option("--keep-state", help="Keep the listings and what Amazon has acknowledged.")
    ] = False,
) -> None:
    """Remove triggers, procedure and tables; nothing of ours stays."""
    from sqlbridge.capture.installer import Installer
    from sqlbridge.capture.removal import uninstall as remove

    installer = Installer(ctx.obj.settings)
    names = installer.names
    confirm(f"Remove the bridge in schema {names.bridge_schema} from the shop in {names.shop_schema}?", yes=yes)
    done = remove(installer, now=now, keep_state=keep_state)
    for line in done:
        print_text(line)
    say("removed" if done else "nothing to do: nothing is installed")


def grants(ctx: typer.Context) -> None:
    """Print the least rights of the accounts, as SQL to run before the installation."""
    from sqlbridge.capture.grants import grants_script
    from sqlbridge.capture.installer import Installer

    print_text(grants_script(Installer(ctx.obj.settings)))
