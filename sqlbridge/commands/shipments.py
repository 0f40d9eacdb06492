"""`sqlbridge shipments`: the shop's parcels, and what Amazon knows of them."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from sqlbridge.commands.console import AsJson, print_document, print_table, say
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.options import DryRun, OrderId
from sqlbridge.errors import InputError
from sqlbridge.settings import Settings, TrackingSettings

shipments_app = typer.Typer(help="See the shop's parcels, what Amazon knows of them, and which carriers are unknown.")

_LIST = (
    "amazon_order_id",
    "channel",
    "package_number",
    "amazon_code",
    "tracking_number",
    "shipped_at",
    "state",
    "feed_id",
    "reason",
)
_CARRIERS = ("channel", "carrier_code", "carrier_title", "amazon_code", "is_mapped", "parcels", "last_shipped")


@shipments_app.callback(invoke_without_command=True)
def overview(ctx: typer.Context, as_json: AsJson = False) -> None:
    """See the shop's parcels and what Amazon knows of them; without a command: list."""
    if ctx.invoked_subcommand is None:
        list_shipments(ctx, as_json=as_json)


@shipments_app.command("list")
def list_shipments(
    ctx: typer.Context,
    only_problems: Annotated[
        bool, typer.Option("--problems", help="Only parcels that wait, are in doubt or refused, or have a remark.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, help="How many at most, the last changed first.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List parcels with their tracking numbers, and how far Amazon knows of them."""
    from sqlbridge.ledger.views import shipment_views
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings)
    with database.read() as connection:
        found = shipment_views.shipments(connection, database.tables, only_problems=only_problems, limit=limit)
    _print(_LIST, found, as_json=as_json)


@shipments_app.command()
def carriers(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the shop's carriers and what Amazon is told; those that are not mapped go as Other, with their name."""
    from sqlbridge.amazon.carriers import OTHER, amazon_carrier
    from sqlbridge.ledger.views import shipment_views
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings)
    with database.read() as connection:
        found = shipment_views.carriers(connection, database.tables)
    for row in found:
        mapped = _tracking(invocation.settings, row["channel"]).carriers
        row["amazon_code"] = amazon_carrier(row["carrier_code"], row["carrier_title"], mapped).code
        row["is_mapped"] = row["amazon_code"] != OTHER
    _print(_CARRIERS, found, as_json=as_json)


@shipments_app.command()
def retry(
    ctx: typer.Context,
    order_id: OrderId,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Send the parcels of an order that Amazon has refused, now, after what it named is mended."""
    from sqlbridge.actions import shipments
    from sqlbridge.tasks.send_tracking import retry_shipments
    from sqlbridge.wiring import open_bridge

    invocation: Invocation = ctx.obj
    bridge, actor = open_bridge(invocation.settings), invocation.actor
    retried = retry_shipments(bridge, order_id, dry_run=True) if dry_run else shipments.retry(bridge, actor, order_id)
    counts = retried.values
    if as_json:
        print_document(counts)
    if counts.get("shipments refused"):
        raise InputError(f"Amazon still refuses order {order_id}: `sqlbridge shipments list --problems` tells why")
    if dry_run:
        number = counts["shipments that would be sent"]
        say(f"dry run, nothing was sent; without --dry-run, {number} parcels of order {order_id} go again")
    elif not as_json:
        say(f"order {order_id} is sent: `sqlbridge shipments list` shows how it stands")


def _tracking(settings: Settings, channel: str) -> TrackingSettings:
    for account in settings.accounts.values():
        if channel in account.channels:
            return account.channels[channel].tracking
    return TrackingSettings()


def _print(columns: Sequence[str], rows: Sequence[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        print_document(rows)
    else:
        print_table([name.replace("_", " ") for name in columns], [[row[name] for name in columns] for row in rows])
