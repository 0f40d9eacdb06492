"""Listings that a person ties to another SKU of the shop."""

from sqlbridge.errors import InputError
from sqlbridge.ledger import audit
from sqlbridge.model.people import Actor
from sqlbridge.tasks.deciding.explanation import explain
from sqlbridge.tasks.orders import sharing
from sqlbridge.tasks.running import Bridge


def is_carried(bridge: Bridge, shop_sku: str) -> bool:
    """Whether a product of the shop carries the SKU; a listing linked to another one goes to quantity 0."""
    return any(explain(bridge, shop_sku).offers.values())


def link(bridge: Bridge, actor: Actor, seller_sku: str, shop_sku: str, channel: str | None = None) -> str:
    """Let a seller SKU show the offer of a SKU of the shop, on one channel or all. In words, what came of it.

    Raises InputError where it is not listed there.
    """
    with bridge.database.begin() as connection:
        if not sharing.link(connection, bridge, seller_sku, shop_sku, channel):
            raise InputError(
                f"{seller_sku!r} is not listed{f' on {channel}' if channel else ''}: "
                "fetch the report by `sqlbridge run match`, or import it, first"
            )
        words = f"{seller_sku} shows the offer of {shop_sku} from the next run on"
        audit.record(connection, bridge.database.tables, actor, "listings-link", seller_sku, words, bridge.now())
    return words
