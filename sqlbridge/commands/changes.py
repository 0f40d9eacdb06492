"""`sqlbridge changes`: what has changed in the shop, and how far each change is."""

from collections.abc import Collection
from typing import Annotated

import typer

from sqlbridge.commands.completion import shop_skus
from sqlbridge.commands.console import AsJson, confirm, print_document, print_table
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.deed import tell
from sqlbridge.commands.hints import sku_hinted
from sqlbridge.commands.options import DryRun, Yes
from sqlbridge.errors import InputError
from sqlbridge.model.changes import ChangeState, EntityKey
from sqlbridge.settings import Settings

changes_app = typer.Typer(help="List changes, send waiting ones, retry refused ones, release waiting raises.")

_COLUMNS = ("id", "entity", "key", "origin", "log_rows", "first_logged_at", "state", "feeds", "reason")


@changes_app.callback(invoke_without_command=True)
def overview(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List changes, send waiting ones, retry refused ones, release waiting raises; without a command: list."""
    if ctx.invoked_subcommand is None:
        list_changes(ctx, as_json=as_json)


@changes_app.command("list")
def list_changes(
    ctx: typer.Context,
    state: Annotated[ChangeState | None, typer.Option(help="Only changes in this state.")] = None,
    sku: Annotated[str | None, typer.Option(help="Only changes about this SKU.", autocompletion=shop_skus)] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many at most, the newest first.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List the newest changes, each with its state and the feed or the reason that explains it."""
    from sqlbridge.ledger.views import queue_views
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings)
    keys = _keys(invocation.settings, sku) if sku else ()
    with database.read() as connection:
        found = queue_views.changes(connection, database.tables, state=state, sku=sku, keys=keys, limit=limit)
    if as_json:
        print_document(found)
        return
    for change in found:
        change["feeds"] = ", ".join(str(feed) for feed in change["feeds"])
    print_table([name.replace("_", " ") for name in _COLUMNS], [[one[name] for name in _COLUMNS] for one in found])


@changes_app.command()
def retry(
    ctx: typer.Context,
    ids: Annotated[list[int] | None, typer.Argument(help="Ids of refused changes.")] = None,
    code: Annotated[str | None, typer.Option(help="All that Amazon refused with this code.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All refused changes.")] = False,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Send refused changes again, with the shop's values of that moment."""
    from sqlbridge.actions import changes
    from sqlbridge.wiring import open_installed

    if not (ids or code or every):
        raise InputError("say which: ids of changes, --code CODE or --all")
    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings, dry_run=dry_run)
    chosen = changes.refused(database, ids or (), code)
    confirm(f"Send {len(chosen)} refused changes again?", yes=yes or dry_run or bool(ids))
    words = changes.retry_refused(database, invocation.actor, chosen, code or "")
    tell(words, dry_run=dry_run, as_json=as_json)


@changes_app.command()
def send(
    ctx: typer.Context,
    ids: Annotated[list[int], typer.Argument(help="Ids of changes that wait.")],
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Let changes that wait for a time go with the next run; not those behind a feed or a price."""
    from sqlbridge.actions import changes
    from sqlbridge.wiring import open_at_home

    invocation: Invocation = ctx.obj
    words = changes.send_now(open_at_home(invocation.settings, dry_run=dry_run), invocation.actor, ids)
    tell(words, dry_run=dry_run, as_json=as_json)


@changes_app.command()
def release(
    ctx: typer.Context,
    sku: Annotated[str, typer.Argument(help="Seller SKU.", autocompletion=shop_skus)],
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Let a raised quantity go although its price was refused or is missing."""
    from sqlbridge.actions import changes
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings, dry_run=dry_run)
    with sku_hinted(database, sku):
        words = changes.release_raise(database, invocation.actor, sku)
    tell(words, dry_run=dry_run, as_json=as_json)


def _keys(settings: Settings, sku: str) -> Collection[EntityKey]:
    """What in the shop carries the SKU: changes are about products and combinations."""
    from sqlbridge.tasks.deciding.explanation import explain
    from sqlbridge.wiring import open_bridge

    return explain(open_bridge(settings), sku).keys()
