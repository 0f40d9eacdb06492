"""Places orders of Amazon's at the desk of a demo shop, and looks at the rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from itertools import count
from typing import Any

from sqlalchemy import Connection

from sqlbridge.database.naming import Names
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.offers import Scope
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
from sqlbridge.shops.prestashop.desk import PrestaShopDesk
from tests.shops.prestashop.shopkeeper import Shopkeeper

AT = datetime(2026, 11, 21, 23, 30, 5)  # 22 November, 0:30:05 in Berlin
LONG_AGO = datetime(2000, 1, 2)
IN_THE_SHOP = datetime(2026, 11, 22, 0, 30, 5)
HOME = Address(
    name="Erika Mustermann", lines=("Hauptstr. 1", "Hinterhaus"), city="Berlin", postcode="10115", country="DE"
)
BUYER = Buyer(name="Max Mustermann", email="abc@marketplace.amazon.de")
SCOPE = Scope(shop="1", country="DE", currency="EUR", digits=2)
_NUMBERS = count(1)


def amount(gross: str, tax: str | None = None) -> Amount:
    """Money as Amazon names it, with or without the tax in it."""
    return Amount(Decimal(gross), None if tax is None else Decimal(tax))


@dataclass
class Clerk:
    """Everything happens on one connection."""

    keeper: Shopkeeper
    goods: dict[str, EntityKey] = field(default_factory=dict)

    @property
    def connection(self) -> Connection:
        """The connection of the desk, and of whoever looks."""
        return self.keeper.connection

    @property
    def desk(self) -> PrestaShopDesk:
        """What is tested."""
        return PrestaShopDesk(Names(self.keeper.schema, self.keeper.prefix, "bridge", ""))

    def product(self, sku: str, quantity: int = 10, **more: Any) -> int:
        """A product with stock."""
        product = self.keeper.product(sku, **more)
        self._stock(product, quantity)
        self.goods[sku] = EntityKey(Entity.PRODUCT, str(product))
        return product

    def combination(self, product: int, sku: str, quantity: int = 10) -> int:
        """A combination with stock; the product's own row is the product's matter."""
        combination = self.keeper.combination(product, sku)
        self._stock(product, quantity, combination)
        self.goods[sku] = EntityKey(Entity.COMBINATION, str(combination))
        return combination

    def _stock(self, product: int, quantity: int, combination: int = 0) -> None:
        counts = f"SHOW COLUMNS FROM `{self.keeper.prefix}stock_available` LIKE 'physical_quantity'"
        there = self.connection.exec_driver_sql(counts).all()
        self.keeper.stock(product, quantity, combination, **({"physical_quantity": quantity} if there else {}))

    def line(self, sku: str, goods: Amount, quantity: int = 1, **parts: Any) -> OrderLine:
        """A line of an order."""
        item = f"5{next(_NUMBERS):013}"
        return OrderLine(item, f"AMZ-{sku}", f"Title of {sku}", quantity, quantity_shipped=0, goods=goods, **parts)

    def purchase(self, *lines: OrderLine, total: str | None = None, **parts: Any) -> Purchase:
        """An order of the lines; their sum is its total, unless another one is named."""
        number = next(_NUMBERS)
        address, scope = parts.pop("address", HOME), parts.pop("scope", SCOPE)
        order = AmazonOrder(
            id=f"403-{number:07}-{number:07}",
            marketplace_id="A1PA6795UKMFR9",
            status="UNSHIPPED",
            purchased_at=datetime(2026, 11, 21, 20),
            updated_at=datetime(2026, 11, 21, 21),
            **{"fulfilment": Fulfilment.MERCHANT, "currency": scope.currency, "buyer": BUYER} | parts,
            total=sum(map(_paid, lines), Decimal()) if total is None else Decimal(total),
            lines=lines,
            address=address,
        )
        skus = {line.item_id: line.seller_sku.removeprefix("AMZ-") for line in lines}
        goods = {item: OrderedGoods(sku, self.goods[sku]) for item, sku in skus.items()}
        return Purchase(order, address, goods, scope)

    def write(self, purchase: Purchase, at: datetime = AT, **settings: Any) -> WrittenOrder:
        """Write it with these settings of the channel."""
        return self.desk.write(self.connection, purchase, OrderSettings(**settings), at)

    def bought(self, *lines: OrderLine, **parts: Any) -> WrittenOrder:
        """Write an order of the lines."""
        return self.write(self.purchase(*lines, **parts))

    def fate(self, order: WrittenOrder, **settings: Any) -> Fate:
        """What became of one order."""
        return self.desk.fates(self.connection, [order.id], TrackingSettings(**settings))[order.id]

    def state(self, order: WrittenOrder, state: int, at: str = "2026-11-24 12:00:00") -> None:
        """Put the order into another state, as the back office does; `at` by the shop's clock."""
        self.keeper.insert("order_history", id_order=order.id, id_order_state=state, id_employee=1, date_add=at)
        self.keeper.write(f"UPDATE PREFIX_orders SET current_state = {state} WHERE id_order = {order.id}")

    def rows(self, table: str, where: str = "1") -> Sequence[dict[str, Any]]:
        """The rows of a table."""
        query = f"SELECT * FROM `{self.keeper.prefix}{table}` WHERE {where}"
        return [dict(row) for row in self.connection.exec_driver_sql(query).mappings()]

    def row(self, table: str, order: WrittenOrder) -> dict[str, Any]:
        """The only row of an order."""
        (row,) = self.rows(table, f"id_order = {order.id}")
        return row

    def around(self, table: str, order: WrittenOrder, key: str, foreign: str = "") -> dict[str, Any]:
        """The row that the order refers to."""
        (row,) = self.rows(table, f"{key} = {self.row('orders', order)[foreign or key]}")
        return row

    def stock(self, product: int, combination: int = 0) -> tuple[int, int, int]:
        """Quantity, reserved and physical quantity of a stock row."""
        where = f"id_product = {product} AND id_product_attribute = {combination}"
        (row,) = self.rows("stock_available", where)
        return row["quantity"], row["reserved_quantity"], row["physical_quantity"]


def at_home(**parts: Any) -> Address:
    """The address with other parts."""
    return replace(HOME, **parts)


def _paid(line: OrderLine) -> Decimal:
    added = line.goods.gross + line.shipping.gross + line.gift_wrap.gross
    return added - line.discount.gross - line.shipping_discount.gross
