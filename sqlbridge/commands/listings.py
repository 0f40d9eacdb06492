"""`sqlbridge listings`: what is listed at Amazon."""

from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from sqlbridge.commands.console import AsJson, confirm, say
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.listing_lists import drift, list_listings, print_counts
from sqlbridge.errors import InputError
from sqlbridge.model import Channel, utc_now
from sqlbridge.settings import Settings

listings_app = typer.Typer(help="See what is listed at Amazon and what matches, and tell SQLBridge about it.")

_ROWS = 5000


listings_app.command("list")(list_listings)
listings_app.command()(drift)


@listings_app.callback(invoke_without_command=True)
def group(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Count what is listed at Amazon, and how much of it the shop has; see it, and tell SQLBridge about it."""
    if ctx.invoked_subcommand is None:
        print_counts(ctx.obj, as_json=as_json)


@listings_app.command("import")
def import_listings(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The report, as downloaded.")],
    channel: Annotated[str | None, typer.Option(help="Channel it is about; may be left out if there is one.")] = None,
) -> None:
    """Read the "All Listings Report" that a seller downloads for one marketplace.

    Listings that are new get their price and stock with the next run. None is ever removed by this.
    """
    from sqlbridge.amazon.listings_report import read_listings
    from sqlbridge.ledger import listings
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    chosen = _channel(invocation.settings, channel)
    database = open_installed(invocation.settings)
    rows, number = iter(read_listings(file)), 0
    # One transaction: a report that breaks off in the middle leaves what was known as it was.
    with database.begin() as connection:
        while batch := list(islice(rows, _ROWS)):
            listings.record(connection, database.tables, chosen, batch, utc_now())
            number += len(batch)
    say(f"{number} listings of channel {chosen.name} are known; new ones are sent with the next run")


@listings_app.command()
def link(
    ctx: typer.Context,
    seller_sku: Annotated[str, typer.Argument(help="The SKU at Amazon.")],
    shop_sku: Annotated[str, typer.Argument(help="The SKU in the shop.")],
    channel: Annotated[str | None, typer.Option(help="Only on this channel.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Let a listing show the offer of another SKU of the shop; several listings may show the same."""
    from sqlbridge.actions import listings
    from sqlbridge.wiring import open_bridge

    invocation: Invocation = ctx.obj
    bridge = open_bridge(invocation.settings)
    if not listings.is_carried(bridge, shop_sku):
        confirm(f"No product of the shop carries {shop_sku!r}, so the listing would go to 0. Link it?", yes=yes)
    say(listings.link(bridge, invocation.actor, seller_sku, shop_sku, channel))


def _channel(settings: Settings, name: str | None) -> Channel:
    from sqlbridge.amazon.accounts import accounts_of

    known = {channel.name: channel for account in accounts_of(settings).values() for channel in account.channels}
    if name is None and len(known) == 1:
        return next(iter(known.values()))
    if name not in known:
        raise InputError(
            f"say which channel the report is about by --channel; configured: {', '.join(known) or 'none'}"
        )
    return known[name]
