"""`sqlbridge explain SKU`: why is this at Amazon as it is, or not at all?"""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from sqlbridge.commands.completion import shop_skus
from sqlbridge.commands.console import AsJson, print_document, print_table, print_text, say
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.decision_row import OFFER_COLUMNS
from sqlbridge.commands.hints import sku_hint
from sqlbridge.commands.next_steps import next_steps, remedies, with_amazons_words

_STEP_COLUMNS = (*OFFER_COLUMNS[:-1], "until", OFFER_COLUMNS[-1])


def explain(
    ctx: typer.Context,
    sku: Annotated[str, typer.Argument(help="The shop's SKU, or a seller SKU.", autocompletion=shop_skus)],
    as_json: AsJson = False,
) -> None:
    """Explain one SKU: price and stock step by step, its listings, what Amazon has, what comes next."""
    from sqlbridge.ledger.views import queue_views
    from sqlbridge.tasks.deciding.explanation import explain as find
    from sqlbridge.wiring import open_bridge

    invocation: Invocation = ctx.obj
    bridge = open_bridge(invocation.settings)
    found = find(bridge, sku)
    with bridge.database.read() as connection:
        steps = next_steps(connection, bridge.database.tables, found)
        changes = queue_views.changes(connection, bridge.database.tables, sku=found.sku, keys=found.keys(), limit=10)
    document = {
        "sku": found.sku,
        "offers": [{"scope": scope, "offers": offers} for scope, offers in found.offers.items()],
        "filters": found.filters,
        "unreadable_channels": found.unreadable,
        "listings": found.listings,
        "enabled_channels": sorted(found.enabled),
        "next_steps": steps,
        "changes": changes,
    }
    if as_json:
        print_document(document)
    else:
        _print(document)
    if not found.listings and not any(found.offers.values()):
        say(f"neither the shop nor Amazon has {sku!r}{sku_hint(bridge.database, sku)}")


def _print(document: dict[str, Any]) -> None:
    for part in document["offers"]:
        scope = part["scope"]
        print_text(f"\nIn the shop {scope.shop!r}, with the tax of {scope.country}, in {scope.currency}")
        _print_offers(part["offers"])
    _print_filters(document)
    print_text("\nListed at Amazon")
    listed = [
        (one.channel, one.seller_sku, one.asin, one.fulfilment.value, one.is_gone) for one in document["listings"]
    ]
    print_table(("channel", "seller SKU", "ASIN", "fulfilled by", "gone"), listed)
    print_text(f"channels that send: {', '.join(document['enabled_channels']) or 'none'}")
    print_text("\nWhat the next run does")
    _print_rows(_STEP_COLUMNS, [{**one, "reason": with_amazons_words(one)} for one in document["next_steps"]])
    for words in remedies(document["next_steps"]):
        print_text(words)
    print_text("\nLast changes")
    _print_rows(("id", "entity", "key", "origin", "first_logged_at", "state", "feeds", "reason"), document["changes"])


def _print_offers(offers: Sequence[Any]) -> None:
    if not offers:
        print_text("no product carries this SKU")
    for offer in offers:
        words = ("sold" if offer.is_sold else "not sold", "orderable" if offer.is_orderable else "not orderable")
        print_text(f"{offer.rows}: {', '.join(words)}")
        steps = [("price", step.value, step.words) for step in offer.price_steps]
        steps += [("stock", step.value, step.words) for step in offer.stock_steps]
        print_table(("of", "value", "step"), steps)


def _print_filters(document: dict[str, Any]) -> None:
    for channel, words in document["unreadable_channels"].items():
        print_text(f"\nchannel {channel} cannot be read: {words}")
    if document["filters"]:
        print_text("\nFilters")
        rows = [
            (one.channel, one.product, one.filter, one.seen, "passes" if one.passes else "left out")
            for one in document["filters"]
        ]
        print_table(("channel", "product", "filter", "seen", "result"), rows)


def _print_rows(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
    print_table([name.replace("_", " ") for name in columns], [[row[name] for name in columns] for row in rows])
