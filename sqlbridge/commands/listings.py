"""`sqlbridge listings`: what is listed at Amazon."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sqlbridge.commands.channel_choice import channel_named, configured_channels
from sqlbridge.commands.console import AsJson, confirm
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.deed import tell
from sqlbridge.commands.listing_lists import drift, list_listings, print_counts
from sqlbridge.commands.options import DryRun, OnChannel, ShopSku, Yes
from sqlbridge.commands.progress_bar import shown_progress
from sqlbridge.errors import InputError
from sqlbridge.model.changes import utc_now
from sqlbridge.model.selling import Channel, ReportedListing
from sqlbridge.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlbridge.database.engine import Database

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
    channel: OnChannel = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Read the "All Listings Report" that a seller downloads for one marketplace; `--channel` says which.

    Listings that are new get their price and stock with the next run. None is ever removed by this.
    """
    from sqlbridge.amazon.listings_report import read_listings
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    chosen = _channel(invocation.settings, channel)
    database = open_installed(invocation.settings, dry_run=dry_run)
    number = _record(database, chosen, iter(read_listings(file)))
    message = f"{number} listings of channel {chosen.name} are known; new ones are sent with the next run"
    tell(message, dry_run=dry_run, as_json=as_json)


def _record(database: "Database", channel: Channel, rows: "Iterator[ReportedListing]") -> int:
    """In one transaction: a report that breaks off in the middle leaves what was known as it was."""
    from sqlbridge.ledger import listings

    number = 0
    with database.begin() as connection, shown_progress() as advance:
        batch: Sequence[ReportedListing]
        while batch := list(islice(rows, _ROWS)):
            listings.record(connection, database.tables, channel, batch, utc_now())
            number += len(batch)
            advance(f"listings of {channel.name}", number)
    return number


@listings_app.command()
def link(
    ctx: typer.Context,
    seller_sku: Annotated[str, typer.Argument(help="The SKU at Amazon.")],
    shop_sku: ShopSku,
    channel: OnChannel = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Let a listing show the offer of another SKU of the shop; several listings may show the same."""
    from sqlbridge.actions import listings
    from sqlbridge.wiring import open_bridge

    invocation: Invocation = ctx.obj
    if channel is not None:
        channel_named(invocation.settings, channel)
    bridge = open_bridge(invocation.settings, dry_run=dry_run)
    if not listings.is_carried(bridge, shop_sku):
        question = f"No product of the shop carries {shop_sku!r}, so the listing would go to 0. Link it?"
        confirm(question, yes=yes or dry_run)
    words = listings.link(bridge, invocation.actor, seller_sku, shop_sku, channel)
    tell(words, dry_run=dry_run, as_json=as_json)


def _channel(settings: Settings, name: str | None) -> Channel:
    if name is not None:
        return channel_named(settings, name)
    known = configured_channels(settings)
    if len(known) != 1:
        names = ", ".join(one.name for one in known) or "none"
        raise InputError(f"say which channel the report is about by --channel; configured: {names}")
    return known[0]
