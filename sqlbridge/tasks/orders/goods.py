"""What the lines of an Amazon order are in the shop."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from sqlbridge.database.tables import Tables
from sqlbridge.errors import InputError
from sqlbridge.ledger import listings
from sqlbridge.model.offers import Offer
from sqlbridge.model.orders import AmazonOrder, OrderedGoods, Purchase
from sqlbridge.model.selling import Channel
from sqlbridge.tasks.deciding.reading import price_scope
from sqlbridge.tasks.running import Bridge


def shop_skus(
    connection: Connection, tables: Tables, channel: Channel, seller_skus: Sequence[str]
) -> Mapping[str, str]:
    """Seller SKU -> SKU of the shop: as the listing is linked, or else the same."""
    linked = listings.shop_skus_of(connection, tables, channel.name, seller_skus)
    return {sku: linked.get(sku, sku) for sku in seller_skus}


def purchase_of(connection: Connection, bridge: Bridge, channel: Channel, order: AmazonOrder) -> Purchase:
    """The order with everything that the desk needs. Raises InputError for what is missing, ShopError."""
    order = replace(order, lines=tuple(line for line in order.lines if line.quantity))
    _require_complete(order, channel)
    by_seller_sku = shop_skus(connection, bridge.database.tables, channel, [one.seller_sku for one in order.lines])
    scope = price_scope(channel)
    offers = bridge.shop.offers(connection, sorted(set(by_seller_sku.values())), scope, bridge.now())
    goods = {
        line.item_id: _goods(line.seller_sku, by_seller_sku[line.seller_sku], offers[by_seller_sku[line.seller_sku]])
        for line in order.lines
    }
    assert order.address is not None  # noqa: S101
    return Purchase(order, order.address, goods, scope)


def _require_complete(order: AmazonOrder, channel: Channel) -> None:
    if order.problem:
        raise InputError(order.problem)
    if not order.lines or order.total < 0:
        raise InputError(f"Amazon names no items, or a total of {order.total:f}: compare the order at Amazon")
    if order.address is None:
        raise InputError(
            "Amazon gives no delivery address: the application needs the role for Direct-to-Consumer Delivery"
        )
    if not order.address.country:
        raise InputError("Amazon's delivery address names no country: add it at Amazon, or write the order by hand")
    if order.currency != channel.marketplace.currency:
        raise InputError(
            f"the order is in {order.currency or 'no currency'}, the marketplace in {channel.marketplace.currency}: "
            "compare the order at Amazon"
        )


def _goods(seller_sku: str, sku: str, carriers: Sequence[Offer]) -> OrderedGoods:
    """The product that is sold under the SKU; one that is not sold any more will do, if it is the only one."""
    sold = [one for one in carriers if one.is_sold] or list(carriers)
    if not sold:
        raise InputError(
            f"no product of the shop carries the SKU {sku!r}: create it, or tell which one it is by "
            f"`sqlbridge listings link {seller_sku} SHOP_SKU`"
        )
    if len(sold) > 1:
        rows = "; ".join(one.rows for one in sold)
        raise InputError(f"several products of the shop carry the SKU {sku!r} ({rows}): leave it to one of them")
    return OrderedGoods(sku, sold[0].key)
