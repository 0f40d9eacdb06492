"""Magento 2 as the worker sees it: keys to SKUs, SKUs to offers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from sqlbridge.database.naming import Names
from sqlbridge.errors import ShopError
from sqlbridge.model import Entity, EntityKey, Offer, Scope
from sqlbridge.shops.magento2 import price, stock
from sqlbridge.shops.reading import Queries


@dataclass(frozen=True, slots=True)
class _Website:
    code: str
    ids: dict[str, int]
    settings: dict[str, str]
    rates: dict[int, list[Decimal]]


class Magento2:
    """Reads the tables of one Magento 2; see `sqlbridge.shops.shop.Shop`."""

    def __init__(self, names: Names) -> None:
        self._queries = Queries(Path(__file__).parent, names)

    def skus(self, connection: Connection, keys: Sequence[EntityKey]) -> dict[EntityKey, list[str]]:
        """The SKU that each product has now."""
        found: dict[EntityKey, list[str]] = {key: [] for key in keys}
        ids = [int(key.key) for key in keys if key.entity is Entity.PRODUCT and key.key.isdecimal()]
        for row in self._queries.rows_of(connection, "skus.sql", "ids", ids):
            if row.sku:
                found[EntityKey(Entity.PRODUCT, str(row.entity_id))].append(row.sku)
        return found

    def offers(
        self, connection: Connection, skus: Sequence[str], scope: Scope, at: datetime, *, steps: bool = False
    ) -> dict[str, list[Offer]]:
        """What the website of the scope sells under each SKU."""
        website = self._website(connection, scope)
        sellable = stock.read(connection, self._queries, website.code, skus)
        found: defaultdict[str, list[Offer]] = defaultdict(list)
        for row in self._queries.rows_of(connection, "offers.sql", "skus", skus, **website.ids):
            found[row.sku].append(_offer(row, website, sellable, scope))
        return {sku: found[sku] for sku in skus}

    def _website(self, connection: Connection, scope: Scope) -> _Website:
        websites = {row.code: row for row in self._queries.rows(connection, "websites.sql")}
        if scope.shop not in websites:
            known = ", ".join(websites)
            raise ShopError(f"the shop has no website {scope.shop!r}; it has {known}: correct `shop` of the channel")
        row = websites[scope.shop]
        rows = self._queries.rows(connection, "settings.sql", website=row.website_id)
        settings = {setting.path: setting.value for setting in rows}
        _require_currency(settings, scope)
        attributes = self._queries.rows(connection, "attributes.sql")
        ids = {attribute.attribute_code: attribute.attribute_id for attribute in attributes}
        rates = price.rates_by_class(self._queries.rows(connection, "tax_rates.sql", country=scope.country))
        return _Website(
            code=row.code,
            ids={**ids, "website": row.website_id, "store": row.store_id},
            settings=settings,
            rates=rates,
        )


def _require_currency(settings: dict[str, str], scope: Scope) -> None:
    base = settings.get("currency/options/base")
    if base and base != scope.currency:
        raise ShopError(
            f"website {scope.shop!r} keeps its prices in {base}, the marketplace takes {scope.currency}: "
            "give the channel a website whose base currency is the marketplace's"
        )


def _offer(row: Any, website: _Website, sellable: stock.Stock, scope: Scope) -> Offer:
    includes_tax = website.settings.get("tax/calculation/price_includes_tax") == "1"
    rates = website.rates.get(row.tax_class, [])
    is_sold, quantity = bool(row.is_enabled), _quantity(row, website, sellable)
    is_priced = is_sold and row.price is not None
    return Offer(
        sku=row.sku,
        key=EntityKey(Entity.PRODUCT, str(row.entity_id)),
        is_sold=is_sold,
        is_orderable=is_sold and quantity > 0,
        gross=price.gross(row.price, rates, scope.digits, includes_tax=includes_tax) if is_priced else None,
        net=None if includes_tax or not is_priced else price.rounded(row.price, scope.digits),
        quantity=quantity if is_sold else 0,
        is_unlimited=False,
        rows=f"entity_id {row.entity_id}",
    )


def _quantity(row: Any, website: _Website, sellable: stock.Stock) -> int:
    min_quantity = row.min_quantity
    if min_quantity is None:
        min_quantity = Decimal(website.settings.get("cataloginventory/item_options/min_qty") or 0)
    return max(0, int(sellable.sellable(row, min_quantity).to_integral_value(ROUND_FLOOR)))
