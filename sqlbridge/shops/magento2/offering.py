"""The offers of a storefront: whether a product is sold, at what price, how many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.offers import Offer, Step
from sqlbridge.shops.magento2 import catalogue, price, pricing, stock
from sqlbridge.shops.magento2.catalogue import Catalogue, Product
from sqlbridge.shops.magento2.pricing import Pricing
from sqlbridge.shops.magento2.shape import Shape
from sqlbridge.shops.magento2.stock import Stock
from sqlbridge.shops.magento2.storefront import Storefront
from sqlbridge.shops.magento2.tax import Taxed

# Configurable, grouped and bundle products are sold by their parts.
_SOLD_BY_THEMSELVES = ("simple", "virtual", "downloadable")


@dataclass(frozen=True, slots=True)
class Offering:
    """All that the offers of the catalogue's products are made of."""

    front: Storefront
    goods: Catalogue
    pricing: Pricing
    stock: Stock

    def offers(self, *, steps: bool) -> list[Offer]:
        """One offer for each product, sold or not."""
        return [self._offer(product, steps=steps) for product in self.goods.products]

    def _offer(self, product: Product, *, steps: bool) -> Offer:
        obstacle, taxed = self._obstacle(product), self._taxed(product)
        holding = None if obstacle else self.stock.holding(product.id)
        return Offer(
            sku=product.sku,
            key=EntityKey(Entity.PRODUCT, str(product.id)),
            is_sold=self._is_priced(product) and self.goods.is_assigned(product),
            is_orderable=not obstacle,
            gross=taxed.gross if taxed else None,
            # A price that is entered with tax gets a net in the cart only.
            net=taxed.net if taxed and not (obstacle and self.front.settings.includes_tax) else None,
            quantity=holding.pieces if holding else 0,
            is_unlimited=holding is not None and holding.rules.is_unlimited,
            rows=self._rows(product),
            price_steps=self._price_steps(product, taxed) if steps else (),
            stock_steps=self._stock_steps(product, obstacle) if steps else (),
        )

    def _is_priced(self, product: Product) -> bool:
        return product.type in _SOLD_BY_THEMSELVES and self.goods.is_enabled(product)

    def _taxed(self, product: Product) -> Taxed | None:
        candidates = self.pricing.candidates(product) if self._is_priced(product) else []
        return self.front.taxes.taxed(price.lowest(candidates), self._tax_class(product)) if candidates else None

    def _tax_class(self, product: Product) -> int:
        return self.goods.value(product, "tax_class_id") or 0

    def _obstacle(self, product: Product) -> str:
        """Why one piece cannot be ordered; empty if it can."""
        if product.type not in _SOLD_BY_THEMSELVES:
            return f"a {product.type} product is sold by its parts"
        if not self.goods.is_enabled(product):
            return "it is disabled"
        if not self.goods.is_assigned(product):
            return f"it is not on website {self.front.website}"
        if not self.goods.is_visible(product) and not any(map(self._sells, self._parents(product))):
            return "it is not visible, and no parent sells it"
        holding = self.stock.holding(product.id)
        return holding.obstacle if holding else "it has no stock item"

    def _sells(self, parent: Product) -> bool:
        goods = self.goods
        is_shown = goods.is_enabled(parent) and goods.is_visible(parent) and goods.is_assigned(parent)
        return is_shown and self.stock.is_sellable_parent(parent.id)

    def _parents(self, product: Product) -> Sequence[Product]:
        return self.goods.parents.get(product.id, ())

    def _rows(self, product: Product) -> str:
        version = f", row_id {product.link}" if product.is_version else ""
        parents = ", ".join(f"{parent.type} {parent.id} ({parent.sku})" for parent in self._parents(product))
        return f"entity_id {product.id}{version}" + (f", sold through {parents}" if parents else "")

    def _price_steps(self, product: Product, taxed: Taxed | None) -> tuple[Step, ...]:
        if taxed is None:
            return ()
        steps = price.steps(self.pricing.candidates(product))
        return (*steps, *self.front.taxes.steps(self._tax_class(product)), Step(str(taxed.gross), "with tax"))

    def _stock_steps(self, product: Product, obstacle: str) -> tuple[Step, ...]:
        holding = self.stock.holding(product.id)
        steps = holding.steps() if holding else []
        return (*steps, Step("0", f"not orderable: {obstacle}")) if obstacle else tuple(steps)


def read(connection: Connection, shape: Shape, front: Storefront, skus: Sequence[str], at: datetime) -> Offering:
    """Reads all that the offers of these SKUs are made of."""
    goods = catalogue.read(connection, shape, front, skus, at)
    ids = sorted({product.id for product in goods.everything})
    return Offering(
        front=front,
        goods=goods,
        pricing=pricing.read(connection, shape, front, goods, at),
        stock=stock.read(connection, shape, front, ids),
    )
