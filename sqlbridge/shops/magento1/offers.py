"""Puts offers together: product, parent, price, tax and stock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.offers import Offer, Step
from sqlbridge.shops.magento1.place import Place
from sqlbridge.shops.magento1.prices import Prices, Trail, read_candidates
from sqlbridge.shops.magento1.products import Product, read_products
from sqlbridge.shops.magento1.stock import NO_STOCK, Stock, read_stock
from sqlbridge.shops.magento1.variants import Variant, read_surcharges, read_variants
from sqlbridge.shops.reading import Queries

_SOLD_BY_THEMSELVES = ("simple", "virtual")


@dataclass(frozen=True, slots=True)
class _Sale:
    """How a product is sold: by itself, through `parent`, or not at all, for a reason in words."""

    product: Product
    parent: Product | None
    variant: Variant | None
    refusal: str

    @property
    def priced(self) -> Product:
        """Whose price and tax class count."""
        return self.parent or self.product

    @property
    def has_price(self) -> bool:
        """Whether the shop names a price: it does so on every website, but for nothing that is disabled."""
        return self.product.is_enabled and self.priced.is_enabled


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that was read for some products and their parents."""

    place: Place
    products: Mapping[int, Product]
    variants: Mapping[int, Sequence[Variant]]
    prices: Prices
    stock: Mapping[int, Stock]

    def offer(self, row: Any, *, steps: bool) -> Offer:
        """What the shop says of the product in a row of products_of_skus.sql."""
        if row.type_id not in _SOLD_BY_THEMSELVES:
            return _not_offered(row)
        sale, stock = self._sale(self.products[row.entity_id]), self.stock.get(row.entity_id, NO_STOCK)
        trail = self._price(sale)
        gross, net = self._taxed(trail, sale.priced.tax_class) if trail else (None, None)
        is_orderable = not sale.refusal and self._is_available(sale) and stock.is_orderable
        return Offer(
            sku=row.sku,
            key=EntityKey(Entity.PRODUCT, str(row.entity_id)),
            is_sold=not sale.refusal,
            is_orderable=is_orderable,
            gross=gross,
            net=net,
            quantity=stock.quantity if is_orderable else 0,
            is_unlimited=is_orderable and stock.is_free,
            rows=_rows(sale),
            price_steps=tuple(trail.steps) if steps and trail else (),
            stock_steps=self._stock_steps(sale, stock) if steps else (),
        )

    def _sale(self, product: Product) -> _Sale:
        """The first parent that sells the variant; where none does, the first one's price is the shop's."""
        if product.is_visible:
            return _Sale(product, None, None, _refusal(product))
        sales = [self._through(product, variant) for variant in self.variants.get(product.id, ())]
        alone = _Sale(product, None, None, _refusal(product) or "not visible, and the variant of no product")
        return next((sale for sale in sales if not sale.refusal), sales[0] if sales else alone)

    def _through(self, product: Product, variant: Variant) -> _Sale:
        parent = self.products[variant.parent]
        refusal = _refusal(product) or _refusal(parent) or ("" if parent.is_visible else "its parent is not visible")
        return _Sale(product, parent, variant, refusal)

    def _is_available(self, sale: _Sale) -> bool:
        return sale.parent is None or self.stock.get(sale.parent.id, NO_STOCK).is_available

    def _price(self, sale: _Sale) -> Trail | None:
        if not sale.has_price:
            return None
        if sale.parent and sale.variant:
            return self.prices.of_variant(sale.product, sale.parent, sale.variant)
        return self.prices.of_product(sale.product)

    def _taxed(self, trail: Trail, tax_class: int) -> tuple[Decimal, Decimal]:
        scope, tax = self.place.scope, self.place.tax
        gross, net = tax.gross_and_net(trail.value, tax_class, scope.digits)
        percent = sum(tax.rates.get(tax_class, ()), Decimal()).normalize()
        words = "contains" if tax.origin is not None else "with"
        trail.become(gross, f"rounded, {words} {percent:f} % tax of {scope.country}")
        return gross, net

    def _stock_steps(self, sale: _Sale, stock: Stock) -> tuple[Step, ...]:
        steps = list(stock.steps)
        if sale.refusal:
            steps.append(Step("0", sale.refusal))
        elif not self._is_available(sale):
            steps.append(Step("0", f"product {sale.priced.id}, through which it is sold, is out of stock"))
        return tuple(steps)


def read_catalogue(
    connection: Connection, queries: Queries, place: Place, ids: Sequence[int], at: datetime
) -> Catalogue:
    """Read the products of these ids and the parents of their variants; the number of statements is fixed."""
    now = place.settings.local(at)
    variants = read_variants(connection, queries, ids)
    parents = {variant.parent for ways in variants.values() for variant in ways}
    all_ids = sorted({*ids, *parents})
    prices = Prices(
        source=place.scope.source,
        now=now,
        candidates=read_candidates(connection, queries, place, all_ids, now),
        surcharges=read_surcharges(connection, queries, place, parents),
    )
    products = read_products(connection, queries, place, all_ids)
    return Catalogue(place, products, variants, prices, read_stock(connection, queries, place, all_ids))


def _refusal(product: Product) -> str:
    """Why a product, or a variant's parent, is not sold at all; empty where it is."""
    if not product.is_enabled:
        return f"product {product.id} is disabled"
    return "" if product.is_here else f"product {product.id} is not on this website"


def _rows(sale: _Sale) -> str:
    through = f", sold through entity_id {sale.parent.id}" if sale.parent else ""
    return f"entity_id {sale.product.id}{through}"


def _not_offered(row: Any) -> Offer:
    """A configurable, grouped or bundle product: its parts are sold, not it."""
    return Offer(
        sku=row.sku,
        key=EntityKey(Entity.PRODUCT, str(row.entity_id)),
        is_sold=False,
        is_orderable=False,
        gross=None,
        net=None,
        quantity=0,
        is_unlimited=False,
        rows=f"entity_id {row.entity_id}, {row.type_id}: sold through its parts only",
    )
