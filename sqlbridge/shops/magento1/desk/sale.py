"""A purchase with all that the shop says about it: what the rows are made from."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from sqlbridge.model.orders import OrderedGoods, Purchase
from sqlbridge.model.selling import Fulfilment
from sqlbridge.settings import OrderSettings
from sqlbridge.shops.magento1.desk.amounts import ItemAmounts, OrderAmounts, amounts_of
from sqlbridge.shops.magento1.desk.choices import Choices, read_choices
from sqlbridge.shops.magento1.desk.products import GONE, SoldProduct, read_products
from sqlbridge.shops.magento1.desk.storefront import Storefront, read_storefront
from sqlbridge.shops.reading import Queries


@dataclass(frozen=True, slots=True)
class Sale:
    """`products` is by the shop's product id."""

    purchase: Purchase
    choices: Choices
    front: Storefront
    products: Mapping[int, SoldProduct]
    amounts: OrderAmounts

    @property
    def is_shipped_by_amazon(self) -> bool:
        """Whether the pieces come from Amazon's warehouse, and the shop's stock stays as it is."""
        return self.purchase.order.fulfilment is Fulfilment.AMAZON

    def goods(self, item: ItemAmounts) -> OrderedGoods:
        """What the item is in the shop."""
        return self.purchase.goods[item.line.item_id]

    def product(self, item: ItemAmounts) -> SoldProduct:
        """The item's product."""
        return self.products.get(_id(self.goods(item)), GONE)


def read_sale(
    connection: Connection, desk: Queries, adapter: Queries, purchase: Purchase, settings: OrderSettings
) -> Sale:
    """All that is read before the order is written; ShopError for what the shop lacks."""
    choices = read_choices(connection, desk, settings, purchase.order.fulfilment)
    front = read_storefront(connection, desk, adapter, purchase)
    products = read_products(
        connection, desk, front.place.store, sorted({_id(one) for one in purchase.goods.values()})
    )
    percents = {item: front.percent(products.get(_id(one), GONE).tax_class) for item, one in purchase.goods.items()}
    shipping_percent = front.percent(front.shipping_tax_class)
    amounts = amounts_of(purchase.order, percents, shipping_percent, purchase.scope.digits)
    return Sale(purchase, choices, front, products, amounts)


def _id(goods: OrderedGoods) -> int:
    return int(goods.key.key)
