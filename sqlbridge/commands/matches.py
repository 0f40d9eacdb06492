"""`sqlbridge matches`: what is not listed yet, what Amazon's catalogue says to it, and deciding what it does not."""

import re
from collections.abc import Callable
from typing import Annotated, Any

import typer

from sqlbridge.commands.console import AsJson, print_document, print_table, say
from sqlbridge.commands.context import Invocation
from sqlbridge.errors import InputError
from sqlbridge.model import MatchState

matches_app = typer.Typer(no_args_is_help=True, help="See and decide what `run auto-submit` offers at Amazon.")

_COLUMNS = ("channel", "shop_sku", "code", "state", "asin", "reason")
_ASIN = re.compile(r"[0-9A-Z]{10}")

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
    from sqlbridge.ledger import matches

    if not _ASIN.fullmatch(asin):
        raise InputError(f"{asin!r} is no ASIN: these are ten letters and digits, such as B071VG5N9D")
    places = _decide(
        ctx, channel, lambda connection, tables, name: matches.choose(connection, tables, name, sku, asin)
    )
    if not places:
        raise InputError(f"{sku!r} is not open to a choice: `sqlbridge matches list` shows what is")
    say(f"{sku} is offered on {asin} with the next run, on {', '.join(places)}")


@matches_app.command()
def exclude(ctx: typer.Context, sku: Sku, channel: OnChannel = None) -> None:
    """Never offer a product."""
    from sqlbridge.ledger import matches

    places = _decide(ctx, channel, lambda connection, tables, name: matches.exclude(connection, tables, name, sku))
    if not places:
        raise InputError(f"{sku!r} is at Amazon, or on its way: end the listing in Seller Central")
    say(f"{sku} is not offered on {', '.join(places)}")


@matches_app.command()
def include(ctx: typer.Context, sku: Sku, channel: OnChannel = None) -> None:
    """Take a choice or an exclusion back: the product is looked up anew."""
    from sqlbridge.ledger import matches

    places = _decide(ctx, channel, lambda connection, tables, name: matches.include(connection, tables, name, sku))
    if not places:
        raise InputError(f"{sku!r} is neither excluded nor chosen: `sqlbridge matches list` shows what is")
    say(f"{sku} is looked up with the next run, on {', '.join(places)}")


def _decide(ctx: typer.Context, channel: str | None, decision: Callable[[Any, Any, str], bool]) -> list[str]:
    """The channels on which the decision took effect."""
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    names = [name for account in invocation.settings.accounts.values() for name in account.channels]
    if channel is not None and channel not in names:
        raise InputError(f"there is no channel {channel!r}; configured: {', '.join(names) or 'none'}")
    database = open_installed(invocation.settings)
    with database.begin() as connection:
        return [name for name in names if channel in (None, name) and decision(connection, database.tables, name)]
