"""`sqlbridge matches`: what is not listed yet, what Amazon's catalogue says to it, and deciding what it does not."""

from typing import TYPE_CHECKING, Annotated

import typer

from sqlbridge.commands.channel_choice import channel_named, configured_channels
from sqlbridge.commands.console import AsJson, confirm, print_document, print_table
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.deed import tell
from sqlbridge.commands.options import DryRun, OnChannel, ShopSku, Yes
from sqlbridge.model.matches import MatchState
from sqlbridge.model.people import Actor

if TYPE_CHECKING:
    from sqlbridge.database.engine import Database

matches_app = typer.Typer(no_args_is_help=True, help="See and decide what `run auto-submit` offers at Amazon.")

_COLUMNS = ("channel", "shop_sku", "code", "state", "asin", "reason")


@matches_app.command("list")
def list_matches(
    ctx: typer.Context,
    state: Annotated[MatchState | None, typer.Option(help="Only these.")] = None,
    sku: Annotated[str | None, typer.Option(help="Only this SKU of the shop.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the products that are not listed, with the ASINs of their codes and why they are not offered."""
    from sqlbridge.ledger import match_queries
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings)
    with database.read() as connection:
        found = match_queries.listed(connection, database.tables, state, sku)
    if as_json:
        print_document(found)
        return
    rows = [one | {"reason": "; ".join(filter(None, (one["reason"], *one["candidates"])))} for one in found]
    print_table([name.replace("_", " ") for name in _COLUMNS], [[one[name] for name in _COLUMNS] for one in rows])


@matches_app.command()
def choose(
    ctx: typer.Context,
    sku: ShopSku,
    asin: Annotated[str, typer.Argument(help="Amazon's ASIN of the product.")],
    channel: OnChannel = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Offer a product on this ASIN with the next run, whatever its code says."""
    from sqlbridge.actions import matches

    database, actor, channels = _desk(ctx, channel, dry_run=dry_run)
    tell(matches.choose(database, actor, sku, asin, channels), dry_run=dry_run, as_json=as_json)


@matches_app.command()
def exclude(
    ctx: typer.Context,
    sku: ShopSku,
    channel: OnChannel = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Never offer a product; an ASIN that was chosen for it is forgotten."""
    from sqlbridge.actions import matches

    confirm(f"Never offer {sku}, and forget the ASIN that was found or chosen for it?", yes=yes or dry_run)
    database, actor, channels = _desk(ctx, channel, dry_run=dry_run)
    tell(matches.exclude(database, actor, sku, channels), dry_run=dry_run, as_json=as_json)


@matches_app.command()
def include(
    ctx: typer.Context,
    sku: ShopSku,
    channel: OnChannel = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Take a choice or an exclusion back: the product is looked up anew."""
    from sqlbridge.actions import matches

    confirm(f"Forget what was decided about {sku}, and look it up anew?", yes=yes or dry_run)
    database, actor, channels = _desk(ctx, channel, dry_run=dry_run)
    tell(matches.include(database, actor, sku, channels), dry_run=dry_run, as_json=as_json)


def _desk(ctx: typer.Context, channel: str | None, *, dry_run: bool) -> "tuple[Database, Actor, list[str]]":
    """What every decision needs: the database, who decides, and the channels that it is about."""
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    settings = invocation.settings
    chosen = [channel_named(settings, channel)] if channel else configured_channels(settings)
    database = open_installed(settings, dry_run=dry_run)
    return database, invocation.actor, [one.name for one in chosen]
