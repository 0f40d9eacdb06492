"""`sqlbridge matches`: what is not listed yet, what Amazon's catalogue says to it, and deciding what it does not."""

from typing import TYPE_CHECKING, Annotated

import typer

from sqlbridge.commands.console import AsJson, print_document, print_table, say
from sqlbridge.commands.context import Invocation
from sqlbridge.errors import InputError
from sqlbridge.model import Actor, MatchState

if TYPE_CHECKING:
    from sqlbridge.database.engine import Database

matches_app = typer.Typer(no_args_is_help=True, help="See and decide what `run auto-submit` offers at Amazon.")

_COLUMNS = ("channel", "shop_sku", "code", "state", "asin", "reason")

Sku = Annotated[str, typer.Argument(help="SKU of the shop.")]
OnChannel = Annotated[str | None, typer.Option("--channel", help="Only on this channel.")]


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
    sku: Sku,
    asin: Annotated[str, typer.Argument(help="Amazon's ASIN of the product.")],
    channel: OnChannel = None,
) -> None:
    """Offer a product on this ASIN with the next run, whatever its code says."""
    from sqlbridge.actions import matches

    database, actor, channels = _desk(ctx, channel)
    say(matches.choose(database, actor, sku, asin, channels))


@matches_app.command()
def exclude(ctx: typer.Context, sku: Sku, channel: OnChannel = None) -> None:
    """Never offer a product."""
    from sqlbridge.actions import matches

    database, actor, channels = _desk(ctx, channel)
    say(matches.exclude(database, actor, sku, channels))


@matches_app.command()
def include(ctx: typer.Context, sku: Sku, channel: OnChannel = None) -> None:
    """Take a choice or an exclusion back: the product is looked up anew."""
    from sqlbridge.actions import matches

    database, actor, channels = _desk(ctx, channel)
    say(matches.include(database, actor, sku, channels))


def _desk(ctx: typer.Context, channel: str | None) -> "tuple[Database, Actor, list[str]]":
    """What every decision needs: the database, who decides, and the channels that it is about."""
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    names = [name for account in invocation.settings.accounts.values() for name in account.channels]
    if channel is not None and channel not in names:
        raise InputError(f"there is no channel {channel!r}; configured: {', '.join(names) or 'none'}")
    chosen = names if channel is None else [channel]
    return open_installed(invocation.settings), invocation.actor, chosen
