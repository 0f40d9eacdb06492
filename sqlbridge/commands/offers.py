"""`sqlbridge offers`: what the listings would show now, what is held back, and letting it go."""

from dataclasses import replace
from typing import Annotated, Literal

import typer

from sqlbridge.commands.completion import shop_skus
from sqlbridge.commands.console import AsJson, confirm, print_csv, print_document, print_table
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.decision_row import OFFER_COLUMNS, row
from sqlbridge.commands.deed import tell
from sqlbridge.commands.hints import sku_hinted
from sqlbridge.commands.options import DryRun, Yes
from sqlbridge.commands.progress_bar import shown_progress
from sqlbridge.errors import InputError

offers_app = typer.Typer(no_args_is_help=True, help="See what is offered and what is held back, and release it.")

_HELD = ("kind", "destination", "seller_sku", "acknowledged", "held_value", "held_reason")


@offers_app.command("list")
def list_offers(
    ctx: typer.Context,
    sku: Annotated[str | None, typer.Option(help="Only this seller SKU.", autocompletion=shop_skus)] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Comma-separated values.")] = False,
    as_json: AsJson = False,
) -> None:
    """List what the listings would show now: value of the shop, value at Amazon, what a run would do."""
    from sqlbridge.tasks.deciding.explanation import everything
    from sqlbridge.wiring import open_bridge

    invocation: Invocation = ctx.obj
    with shown_progress() as advance:
        decisions = everything(replace(open_bridge(invocation.settings), advance=advance))
        rows = [row(one) for one in decisions if sku in (None, one.target.key.seller_sku)]
    if as_json:
        print_document(rows)
    elif as_csv:
        print_csv(OFFER_COLUMNS, [list(one.values()) for one in rows])
    else:
        print_table([name.replace("_", " ") for name in OFFER_COLUMNS], [list(one.values()) for one in rows])


@offers_app.command()
def held(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the prices and quantities that are held back, each with its reason."""
    from sqlbridge.ledger import held_values
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings)
    with database.read() as connection:
        found = held_values.listed(connection, database.tables)
    if as_json:
        print_document(found)
    else:
        print_table([name.replace("_", " ") for name in _HELD], [[one[name] for name in _HELD] for one in found])


@offers_app.command()
def release(
    ctx: typer.Context,
    sku: Annotated[str | None, typer.Argument(help="Seller SKU.", autocompletion=shop_skus)] = None,
    every: Annotated[bool, typer.Option("--all", help="Everything that is held.")] = False,
    reason: Annotated[str | None, typer.Option(help="All whose reason holds this text.")] = None,
    kind: Annotated[Literal["price", "stock"] | None, typer.Option(help="All of this kind.")] = None,
    destination: Annotated[str | None, typer.Option(help="All of this channel (prices) or account (stock).")] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Send held values as they are; a value that the shop changes meanwhile is looked at anew."""
    from sqlbridge.actions import held_values
    from sqlbridge.ledger.held_values import HeldFilter
    from sqlbridge.model.feeds import FeedKind
    from sqlbridge.wiring import open_at_home

    wanted = HeldFilter(FeedKind(kind) if kind else None, destination or "", reason or "", sku or "")
    if not (any(wanted) or every):
        raise InputError("say which: a seller SKU, --reason TEXT, --kind, --destination or --all")
    invocation: Invocation = ctx.obj
    database = open_at_home(invocation.settings, dry_run=dry_run)
    confirm("Send the held values to Amazon?", yes=yes or dry_run or bool(sku))
    with sku_hinted(database, sku):
        words = held_values.release(database, invocation.actor, wanted)
    tell(words, dry_run=dry_run, as_json=as_json)
