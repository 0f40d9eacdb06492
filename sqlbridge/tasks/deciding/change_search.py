"""From changes to the SKUs that they concern, and from a SKU to the changes about it. Reads only."""

from collections.abc import Sequence

from sqlalchemy import Connection

from sqlbridge.ledger.views import sku_search
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.tasks.deciding.outlook import read_all
from sqlbridge.tasks.running import Bridge

_MOST_SKUS = 30


def skus_of(connection: Connection, bridge: Bridge, keys: Sequence[EntityKey]) -> dict[EntityKey, list[str]]:
    """The SKUs that each product or combination has now; of a SKU, itself."""
    asked = [key for key in keys if key.entity not in (Entity.ALL, Entity.SKU)]
    found = bridge.shop.skus(connection, asked) if asked else {}
    themselves = {key: [key.key] for key in keys if key.entity is Entity.SKU}
    return {**found, **themselves}


def keys_of(connection: Connection, bridge: Bridge, beginning: str) -> set[EntityKey]:
    """What in the shop carries a SKU that begins so; the SKU itself may be one that nothing carries any more.

    Looks at the first SKUs in order only. Raises ShopError.
    """
    channels = [channel.name for account in bridge.accounts.values() for channel in account.channels]
    skus = sku_search.shop_skus(connection, bridge.database.tables, beginning, channels, _MOST_SKUS)
    skus = sorted({*skus, beginning})
    readings = read_all(connection, bridge, skus).values()
    offers = [
        offer for reading in readings for of in reading.offers.values() for some in of.values() for offer in some
    ]
    return {offer.key for offer in offers} | {EntityKey(Entity.SKU, sku) for sku in skus}
