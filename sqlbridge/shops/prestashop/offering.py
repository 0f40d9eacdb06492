"""Puts price and stock of products and combinations together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from sqlalchemy import Connection

from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.offers import Offer, Step
from sqlbridge.shops.prestashop import specials, stock, tax
from sqlbridge.shops.prestashop.price import Price, price_of
from sqlbridge.shops.prestashop.specials import Specials
from sqlbridge.shops.prestashop.stock import Stock, refusal
from sqlbridge.shops.prestashop.tax import Taxes
from sqlbridge.shops.prestashop.view import View
from sqlbridge.shops.reading import Queries


@dataclass(frozen=True, slots=True)
class Offering:
    """What a view says of some goods at a moment. `reductions` are those of products for the customer group."""

    view: View
    taxes: Taxes
    specials: Specials
    reductions: dict[int, Decimal]
    stock: Stock

    @classmethod
    def read(cls, queries: Queries, connection: Connection, view: View, goods: Sequence[Any], at: datetime) -> Self:
        """Everything that decides the offers of the goods."""
        products = sorted({good.id_product for good in goods})
        return cls(
            view,
            tax.read(queries, connection, view),
            specials.read(queries, connection, view, products, view.settings.minute(at)),
            _reductions(queries, connection, view, products),
            stock.read(queries, connection, view, products),
        )

    def offer(self, good: Any, sku: str, *, steps: bool) -> Offer:
        """What the shop says of one product or combination, which carries the SKU."""
        if not good.is_in_shop:
            return self._elsewhere(good, sku, steps=steps)
        price, quantity = self._price(good, steps=steps), self.stock.quantity(good)
        forbidden, allowed = refusal(good), self.stock.allows_without(good.id_product)
        is_orderable = not forbidden and (quantity >= 1 or allowed)
        return Offer(
            sku=sku,
            key=key_of(good.id_product, good.id_product_attribute),
            is_sold=bool(good.active),
            is_orderable=is_orderable,
            gross=price.gross,
            net=price.net,
            quantity=quantity if is_orderable else 0,
            is_unlimited=is_orderable and allowed,
            rows=_rows(good),
            price_steps=price.steps,
            stock_steps=self._stock_steps(good, forbidden, is_unlimited=allowed) if steps else (),
        )

    def _price(self, good: Any, *, steps: bool) -> Price:
        special = self.specials.best(good.id_product, good.id_product_attribute)
        share = self._group_share(good.id_product)
        return price_of(good, special, share, self.view, self.taxes, with_steps=steps)

    def _stock_steps(self, good: Any, forbidden: str, *, is_unlimited: bool) -> tuple[Step, ...]:
        steps = self.stock.steps(good)
        if forbidden:
            return (*steps, Step("0", forbidden))
        return (*steps, Step("unlimited", "sold without stock")) if is_unlimited else steps

    def _group_share(self, id_product: int) -> Decimal:
        view = self.view
        if not view.is_final or not view.settings.is_on("PS_GROUP_FEATURE_ACTIVE"):
            return Decimal()
        return self.reductions.get(id_product, view.group_percent / 100)

    def _elsewhere(self, good: Any, sku: str, *, steps: bool) -> Offer:
        reason = (Step("", f"not in shop {self.view.id_shop}"),) if steps else ()
        return Offer(
            sku=sku,
            key=key_of(good.id_product, good.id_product_attribute),
            is_sold=False,
            is_orderable=False,
            gross=None,
            net=None,
            quantity=0,
            is_unlimited=False,
            rows=_rows(good),
            price_steps=reason,
            stock_steps=reason,
        )


def key_of(id_product: int, id_combination: int) -> EntityKey:
    """What a change of the product, or of its combination if that is not 0, is about."""
    if id_combination:
        return EntityKey(Entity.COMBINATION, str(id_combination))
    return EntityKey(Entity.PRODUCT, str(id_product))


def _reductions(queries: Queries, connection: Connection, view: View, products: Sequence[int]) -> dict[int, Decimal]:
    rows = queries.rows_of(connection, "product_reductions.sql", "products", products, customer_group=view.id_group)
    return {row.id_product: row.reduction for row in rows}


def _rows(good: Any) -> str:
    return f"id_product {good.id_product}, id_product_attribute {good.id_product_attribute}"
