"""The codes of all products of the shop: EAN, UPC and ISBN, and who shares one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from sqlalchemy import Connection

from sqlbridge.model.changes import EntityKey
from sqlbridge.model.product_codes import gtin_of
from sqlbridge.shops.shop import Shop
from sqlbridge.tasks.running import Bridge

# Where combinations have no codes of their own, all of a product share one.
_NAMED = 5


@dataclass(frozen=True, slots=True)
class ShopCodes:
    """What stands in the shop as codes, by product or combination, and who carries the good ones, by GTIN-14."""

    by_key: Mapping[EntityKey, str]
    carriers: Mapping[str, Sequence[EntityKey]]

    @classmethod
    def read(cls, connection: Connection, bridge: Bridge, attribute: str) -> Self:
        """Those of the whole shop. Raises ShopError for an attribute that it does not have."""
        by_key = bridge.shop.codes(connection, attribute, bridge.now())
        carriers: defaultdict[str, list[EntityKey]] = defaultdict(list)
        for key, code in by_key.items():
            try:
                carriers[gtin_of(code)].append(key)
            except ValueError:
                continue
        return cls(by_key, carriers)

    def gtin(self, key: EntityKey) -> str | None:
        """The code of a product as a GTIN-14; None where there is none, or one that is wrong."""
        try:
            return gtin_of(self.by_key.get(key, ""))
        except ValueError:
            return None

    def others(self, connection: Connection, shop: Shop, gtins: Mapping[str, str]) -> dict[str, list[str]]:
        """SKU -> the other SKUs of the shop with the same code, where there are any: sold or not, one is wrong.

        `gtins` is the GTIN-14 by SKU.
        """
        shared = {gtin for gtin in gtins.values() if len(self.carriers.get(gtin, ())) > 1}
        names = shop.skus(connection, [key for gtin in sorted(shared) for key in self.carriers[gtin]])
        # The first SKU of a key is its own; those behind it are of packs that contain it.
        carried = {gtin: {names[key][0] for key in self.carriers[gtin] if names[key]} for gtin in shared}
        return {sku: sorted(found) for sku, gtin in gtins.items() if (found := carried.get(gtin, set()) - {sku})}


def shared_code(gtin: str, others: Sequence[str]) -> str:
    """The reason why none of the SKUs with the code is offered."""
    named = ", ".join(others[:_NAMED]) + (" and others" if len(others) > _NAMED else "")
    return f"{gtin} is also the code of {named}: correct one of them, or choose"
