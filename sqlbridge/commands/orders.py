"""`sqlbridge orders`: Amazon's orders on their way into the shop."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sqlbridge.commands.console import AsJson, confirm, print_document, print_table, say
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.deed import tell
from sqlbridge.commands.options import DryRun, OrderId, Yes
from sqlbridge.errors import InputError
from sqlbridge.model.states import OrderState

if TYPE_CHECKING:
    from sqlbridge.tasks.running import Bridge

orders_app = typer.Typer(help="See Amazon's orders and what keeps them out of the shop; import one by hand.")

_LIST = (
    "amazon_order_id",
    "channel",
    "state",
    "status",
    "purchased_at",
    "total",
    "currency",
    "shop_reference",
    "problem",
)
_ITEMS = ("item_id", "seller_sku", "shop_sku", "quantity", "quantity_shipped", "shop_line_id")


@orders_app.callback(invoke_without_command=True)
def overview(ctx: typer.Context, as_json: AsJson = False) -> None:
    """See Amazon's orders and what keeps them out of the shop; without a command: list."""
    if ctx.invoked_subcommand is None:
        list_orders(ctx, as_json=as_json)


@orders_app.command("list")
def list_orders(
    ctx: typer.Context,
    state: Annotated[OrderState | None, typer.Option(help="Only orders in this state.")] = None,
    only_problems: Annotated[bool, typer.Option("--problems", help="Only orders that need a person.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="How many at most, the newest first.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List the newest orders, with what is wrong with them; no data of buyers is shown."""
    from sqlbridge.ledger.views import order_views
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings)
    with database.read() as connection:
        found = order_views.orders(connection, database.tables, state=state, only_problems=only_problems, limit=limit)
    if as_json:
        print_document(found)
    else:
        _print_rows(_LIST, found)


@orders_app.command()
def show(
    ctx: typer.Context,
    order_id: OrderId,
    as_json: AsJson = False,
) -> None:
    """Show one order: where it is on its way, its items, the shop's number."""
    from sqlbridge.ledger.views import order_views
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings)
    with database.read() as connection:
        found = order_views.order(connection, database.tables, order_id)
    if found is None:
        raise InputError(f"order {order_id} is not known: `sqlbridge orders list` shows those that are")
    if as_json:
        print_document(found)
        return
    print_table(("what", "value"), [(name, value) for name, value in found.items() if name != "items"])
    print_table(
        [name.replace("_", " ") for name in _ITEMS], [[one[name] for name in _ITEMS] for one in found["items"]]
    )


@orders_app.command()
def retry(
    ctx: typer.Context,
    order_id: OrderId,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Fetch one order anew and write it into the shop now, after what kept it out is mended."""
    from sqlbridge.actions import orders
    from sqlbridge.wiring import open_bridge

    invocation: Invocation = ctx.obj
    bridge = open_bridge(invocation.settings)
    if dry_run:
        _rehearse(bridge, order_id, as_json=as_json)
        return
    counts = orders.retry(bridge, invocation.actor, order_id).values
    if as_json:
        print_document(counts)
    elif counts["orders imported"]:
        say(f"order {order_id} is in the shop: `sqlbridge orders show {order_id}` tells its number")
    if not counts["orders imported"]:
        raise InputError(f"order {order_id} still cannot be imported: `sqlbridge orders show {order_id}` tells why")


def _rehearse(bridge: "Bridge", order_id: str, *, as_json: bool) -> None:
    """The reason is told here: nothing is written, so `orders show` would not know it."""
    from sqlbridge.tasks.import_orders import rehearse_order

    reason = rehearse_order(bridge, order_id)
    if as_json:
        print_document({"orders imported": int(not reason), "orders that cannot be imported": int(bool(reason))})
    elif not reason:
        say(f"dry run, nothing was changed; without --dry-run, order {order_id} is written into the shop")
    if reason:
        raise InputError(f"order {order_id} still cannot be imported: {reason}")


@orders_app.command()
def dismiss(
    ctx: typer.Context,
    order_id: OrderId,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Leave an order out of the shop for good; its pieces are offered at Amazon again."""
    from sqlbridge.actions import orders
    from sqlbridge.wiring import open_bridge

    invocation: Invocation = ctx.obj
    bridge = open_bridge(invocation.settings, dry_run=dry_run)
    confirm(f"Leave order {order_id} out of the shop? Its pieces are then offered again.", yes=yes or dry_run)
    tell(orders.dismiss(bridge, invocation.actor, order_id), dry_run=dry_run, as_json=as_json)


def _print_rows(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
    print_table([name.replace("_", " ") for name in columns], [[row[name] for name in columns] for row in rows])
