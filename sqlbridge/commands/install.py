"""`sqlbridge install`, `uninstall` and `grants`: puts the bridge on the shop's server, and takes it off."""

import logging
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Meta, Struct

from sqlbridge.commands.console import AsJson, confirm, print_document, print_text
from sqlbridge.commands.deed import tell, told_after_an_error
from sqlbridge.commands.options import DryRun, Yes
from sqlbridge.commands.progress_bar import shown_progress

if TYPE_CHECKING:
    from sqlbridge.capture.installer import Installer

_logger = logging.getLogger(__name__)


class Script(Struct, frozen=True):
    """Statements for the client of MySQL or MariaDB."""

    sql: Annotated[str, Meta(description="The whole script.")]


def install(
    ctx: typer.Context,
    sql: Annotated[
        bool, typer.Option("--sql", help="Print a script for the mysql client instead; creates nothing.")
    ] = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Create the bridge's tables, the logging procedure and the triggers on the shop's tables.

    Checks everything first. A second run does nothing; one that was broken off is completed.
    """
    from sqlbridge.capture.installer import Installer
    from sqlbridge.capture.script import install_script

    installer = Installer(ctx.obj.settings)
    if sql:
        _print_script(install_script(installer), as_json=as_json)
        return
    done = _installed(installer, dry_run=dry_run, as_json=as_json)
    message = "installed" if done else "nothing to do: everything is installed"
    tell(message, steps=done, dry_run=dry_run, as_json=as_json)


def uninstall(
    ctx: typer.Context,
    yes: Yes = False,
    now: Annotated[bool, typer.Option("--now", help="Give up changes that have not reached Amazon yet.")] = False,
    keep_state: Annotated[
        bool, typer.Option("--keep-state", help="Keep the listings and what Amazon has acknowledged.")
    ] = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Remove triggers, procedure and tables; nothing of ours stays."""
    from sqlbridge.capture.installer import Installer
    from sqlbridge.capture.removal import removal_outlook
    from sqlbridge.capture.removal import uninstall as remove

    installer = Installer(ctx.obj.settings)
    names = installer.names
    lost = "; changes that have not reached Amazon are given up" if now else ""
    question = f"Remove the bridge in schema {names.bridge_schema} from the shop in {names.shop_schema}{lost}?"
    confirm(question, yes=yes or dry_run)
    if dry_run:
        done = removal_outlook(installer, now=now, keep_state=keep_state)
    else:
        with shown_progress() as installer.advance:
            done = remove(installer, now=now, keep_state=keep_state)
    message = "removed" if done else "nothing to do: nothing is installed"
    tell(message, steps=done, dry_run=dry_run, as_json=as_json)


def grants(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Print the least rights of the accounts, as SQL to run before the installation."""
    from sqlbridge.capture.grants import grants_script
    from sqlbridge.capture.installer import Installer

    _print_script(grants_script(Installer(ctx.obj.settings)), as_json=as_json)


def _installed(installer: "Installer", *, dry_run: bool, as_json: bool) -> list[str]:
    """What was put in place, or would be."""
    from sqlbridge.capture.migrations import upgrade
    from sqlbridge.capture.outlook import install_outlook

    if dry_run:
        return install_outlook(installer)
    with told_after_an_error(installer.done, as_json=as_json), shown_progress() as installer.advance:
        upgrade(installer)
    for warning in installer.warnings:
        _logger.warning("%s", warning)
    return installer.done


def _print_script(script: str, *, as_json: bool) -> None:
    print_document(Script(script)) if as_json else print_text(script)
