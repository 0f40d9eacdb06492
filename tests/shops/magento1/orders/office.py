"""A Magento 1 shop, its desk, and orders of Amazon's for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from sqlbridge.database.naming import Names
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.orders import (
    Address,
    AmazonOrder,
    Amount,
    Buyer,
    Fate,
    OrderedGoods,
    OrderLine,
    Purchase,
    WrittenOrder,
)
from sqlbridge.model.selling import Fulfilment
from sqlbridge.settings import OrderSettings, TrackingSettings
from sqlbridge.shops.magento1.desk import Magento1Desk
from tests.shops.magento1.shopkeeper import BASE, NOW, Shopkeeper

AMAZON_ID = "302-1234567-7654321"
ADDRESS = Address(
    name="Jürgen Müller",
    lines=("Straße 1", "Hinterhaus"),
    city="Köln",
    postcode="50667",
    country="DE",
    phone="0221 1",
)
CENT = Decimal("0.01")


def amount(gross: str, tax: str | None = None) -> Amount:
    """Money as Amazon names it."""
    return Amount(Decimal(gross), None if tax is None else Decimal(tax))


def line(number: int, goods: Amount, quantity: int = 1, **more: Any) -> OrderLine:
    """A line of an order, its Amazon's id made from its number."""
    return OrderLine(f"{number:014}", f"SKU-{number}", f"Title {number}", quantity, 0, goods, **more)


def order(*lines: OrderLine, **more: Any) -> AmazonOrder:
    """An unshipped order of these lines; its total is theirs unless it is given."""
    added = [one.goods.gross + one.shipping.gross + one.gift_wrap.gross for one in lines]
    taken = [one.discount.gross + one.shipping_discount.gross for one in lines]
    usual: dict[str, Any] = {
        "id": AMAZON_ID,
        "marketplace_id": "A1PA6795UKMFR9",
        "status": "UNSHIPPED",
        "fulfilment": Fulfilment.MERCHANT,
        "purchased_at": datetime(2026, 11, 21, 20, 15),
        "updated_at": datetime(2026, 11, 21, 20, 45),
        "currency": "EUR",
        "total": sum(added, Decimal()) - sum(taken, Decimal()),
        "buyer": Buyer("Jürgen Müller", "kunde@example.com"),
    }
    return AmazonOrder(lines=lines, **usual | more)


def purchase(amazon_order: AmazonOrder, products: Sequence[int], **more: Any) -> Purchase:
    """The order with the shop's products of its lines, the last of them for all further lines."""
    ids = [*products, *[products[-1]] * len(amazon_order.lines)]
    goods = {
        one.item_id: OrderedGoods(one.seller_sku, EntityKey(Entity.PRODUCT, str(product)))
        for one, product in zip(amazon_order.lines, ids, strict=False)
    }
    return replace(Purchase(amazon_order, ADDRESS, goods, BASE), **more)


@dataclass(frozen=True)
class Office:
    """The shop's tables, the desk that writes into them over `connection`, and whoever looks at them."""

    keeper: Shopkeeper
    connection: Connection

    @property
    def desk(self) -> Magento1Desk:
        """What is tested."""
        return Magento1Desk(Names(self.keeper.schema, self.keeper.prefix, "bridge", ""))

    def write(self, bought: Purchase, at: datetime = NOW, **settings: Any) -> WrittenOrder:
        """Write the order, all of it or nothing."""
        with self.connection.begin_nested():
            return self.desk.write(self.connection, bought, OrderSettings(**settings), at)

    def sell(self, *lines: OrderLine, products: Sequence[int], **more: Any) -> WrittenOrder:
        """Write an order of these lines."""
        return self.write(purchase(order(*lines, **more), products))

    def find(self, amazon_order_id: str = AMAZON_ID) -> WrittenOrder | None:
        """What the desk finds."""
        return self.desk.find(self.connection, amazon_order_id, datetime(2000, 1, 2))

    def cancel(self, written: WrittenOrder, at: datetime = NOW) -> bool:
        """Cancel the order."""
        return self.desk.cancel(self.connection, written.id, at)

    def fates(self, *written: WrittenOrder, shipped: Sequence[str] = ()) -> Mapping[str, Fate]:
        """The orders' fates."""
        ids = [one.id for one in written]
        return self.desk.fates(self.connection, ids, TrackingSettings(shipped_states=list(shipped)))

    def rows(self, table: str, order_by: str = "1") -> list[dict[str, Any]]:
        """All rows of a table."""
        statement = f"SELECT * FROM {self.keeper.prefix}{table} ORDER BY {order_by}"
        return [dict(row) for row in self.keeper.connection.exec_driver_sql(statement).mappings()]

    def order_row(self) -> dict[str, Any]:
        """The latest order."""
        return self.rows("sales_flat_order")[-1]

    def stock(self, product: int) -> tuple[int, int]:
        """Whole pieces, and whether it is marked as in stock."""
        [item] = [row for row in self.rows("cataloginventory_stock_item") if row["product_id"] == product]
        return int(item["qty"]), item["is_in_stock"]
