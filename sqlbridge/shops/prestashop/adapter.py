"""PrestaShop as the worker sees it: keys to SKUs, SKUs to offers."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from sqlbridge.database.naming import Names
from sqlbridge.errors import ShopError
from sqlbridge.model import Entity, EntityKey, Offer, Scope
from sqlbridge.shops.prestashop import tax
from sqlbridge.shops.reading import Queries

_SKU_FILES = {Entity.PRODUCT: "skus_of_products.sql", Entity.COMBINATION: "skus_of_combinations.sql"}


class PrestaShop:
    """Reads the tables of one PrestaShop; see `sqlbridge.shops.shop.Shop`."""

    def __init__(self, names: Names) -> None:
        self._queries = Queries(Path(__file__).parent, names)

    def skus(self, connection: Connection, keys: Sequence[EntityKey]) -> dict[EntityKey, list[str]]:
        """The SKUs that each product or combination has now."""
        found: dict[EntityKey, list[str]] = {key: [] for key in keys}
        for entity, file in _SKU_FILES.items():
            ids = [int(key.key) for key in keys if key.entity is entity and key.key.isdecimal()]
            for row in self._queries.rows_of(connection, file, "ids", ids):
                if row.sku:
                    found[EntityKey(entity, str(row.entity_id))].append(row.sku)
        return found

    def offers(
        self, connection: Connection, skus: Sequence[str], scope: Scope, at: datetime, *, steps: bool = False
    ) -> dict[str, list[Offer]]:
        """What the shop of the scope sells under each SKU."""
        shop = self._shop(connection, scope)
        factors = tax.factors(self._queries.rows(connection, "tax_rules.sql", country=shop.id_country))
        parameters = {
            "shop": shop.id_shop,
            "stock_shop": 0 if shop.share_stock else shop.id_shop,
            "stock_group": shop.id_shop_group if shop.share_stock else 0,
        }
        found: defaultdict[str, list[Offer]] = defaultdict(list)
        for row in self._queries.rows_of(connection, "offers.sql", "skus", skus, **parameters):
            factor = factors.get(row.tax_group, Decimal(1))
            found[row.sku].append(_offer(row, shop.conversion_rate, factor, scope))
        return {sku: found[sku] for sku in skus}

    def _shop(self, connection: Connection, scope: Scope) -> Any:
        parameters = {"shop": scope.shop, "country": scope.country, "currency": scope.currency}
        rows = self._queries.rows(connection, "shop_scope.sql", **parameters)
        if not rows or str(rows[0].id_shop) != scope.shop:
            known = ", ".join(str(row.id_shop) for row in self._queries.rows(connection, "shops.sql"))
            raise ShopError(f"the shop has no id_shop {scope.shop!r}; it has {known}: correct `shop` of the channel")
        if rows[0].id_country is None:
            raise ShopError(f"the shop has no country {scope.country!r}: correct `country` of the channel")
        if rows[0].conversion_rate is None:
            raise ShopError(f"the shop has no currency {scope.currency!r}: add it in the shop's localisation")
        return rows[0]


def _offer(row: Any, rate: Decimal, factor: Decimal, scope: Scope) -> Offer:
    net = (row.base_price + row.price_impact) * rate
    product, combination = row.id_product, row.id_product_attribute
    is_sold, quantity = bool(row.is_sold), max(0, int(row.quantity))
    return Offer(
        sku=row.sku,
        key=EntityKey(Entity.COMBINATION, str(combination))
        if combination
        else EntityKey(Entity.PRODUCT, str(product)),
        is_sold=is_sold,
        is_orderable=is_sold and quantity > 0,
        gross=_rounded(net * factor, scope) if is_sold else None,
        net=_rounded(net, scope) if is_sold else None,
        quantity=quantity if is_sold else 0,
        is_unlimited=False,
        rows=f"id_product {product}, id_product_attribute {combination}",
    )


def _key(product: int, combination: int) -> EntityKey:
    return EntityKey(Entity.COMBINATION, str(combination)) if combination else EntityKey(Entity.PRODUCT, str(product))


def _rounded(amount: Decimal, scope: Scope) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-scope.digits), ROUND_HALF_UP)
