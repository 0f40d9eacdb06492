"""Which products could be offered at this moment, at which price and quantity: those that `update` would send."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from sqlbridge.ledger import channels
from sqlbridge.ledger.listings import Listing
from sqlbridge.model.changes import EntityKey
from sqlbridge.model.feeds import FeedKind
from sqlbridge.model.selling import Fulfilment
from sqlbridge.tasks.deciding import reading
from sqlbridge.tasks.deciding.reading import Reading, price_scope
from sqlbridge.tasks.deciding.targets import Target, rests, targets
from sqlbridge.tasks.running import Bridge
from sqlbridge.tasks.submitting.desk import Desk


@dataclass(frozen=True, slots=True)
class Goods:
    """A product that may be offered, with price and quantity for Amazon."""

    key: EntityKey
    price: Decimal
    quantity: int


def read(bridge: Bridge, desk: Desk, skus: Sequence[str]) -> dict[str, Goods | str]:
    """Each SKU's goods as they are now, from one snapshot, or why they are not to be offered. Raises ShopError."""
    if not skus:
        return {}
    with bridge.database.read() as connection:
        connection.execution_options(isolation_level="REPEATABLE READ")
        present = reading.read(connection, bridge, desk.account, {desk.channel.name}, skus)
        for failure in present.unreadable.values():
            raise failure
        wanted = _targets(connection, bridge, desk, skus, present)
    return {sku: _goods(desk, present, sku, wanted[sku]) for sku in skus}


def _targets(
    connection: Connection, bridge: Bridge, desk: Desk, skus: Sequence[str], present: Reading
) -> dict[str, dict[FeedKind, Target]]:
    """What `update` would send if the SKUs were listed under their own names."""
    resting = channels.resting_channels(connection, bridge.database.tables)
    unlisted = [
        Listing(desk.account.name, desk.channel.name, sku, sku, None, Fulfilment.MERCHANT, None, None) for sku in skus
    ]
    found = targets(desk.account, desk.account_settings, unlisted, present, is_resting=rests(desk.account, resting))
    by_sku: dict[str, dict[FeedKind, Target]] = {sku: {} for sku in skus}
    for target in found:
        by_sku[target.shop_sku][target.key.kind] = target
    return by_sku


def _goods(desk: Desk, present: Reading, sku: str, wanted: dict[FeedKind, Target]) -> Goods | str:
    """The auto-submit rules: let through by the filters, sold, with a price and enough in stock."""
    price, quantity = wanted[FeedKind.PRICE], wanted[FeedKind.STOCK]
    if price.desired is None or quantity.desired is None:
        return price.held or quantity.held or "no price"
    if quantity.desired < desk.settings.stock_at_least:
        return f"{quantity.desired:f} in stock, and submit.stock_at_least is {desk.settings.stock_at_least}"
    sold = next(offer for offer in present.offers[price_scope(desk.channel)][sku] if offer.is_sold)
    return Goods(sold.key, price.desired, int(quantity.desired))
