"""Sells goods of a Magento 2 at Amazon, and looks at what its order desk makes of the orders."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from itertools import count
from typing import Any

from sqlalchemy import Engine, NullPool, create_engine, text

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
from sqlbridge.shops.magento2.desk import Magento2Desk
from sqlbridge.shops.order_desk import OrderDesk
from tests.harness import DemoShop
from tests.shops.magento2.keeper import BASE, Keeper

NOW = datetime(2026, 11, 21, 23, 47, 50)
NO_TAX_NAMED = None
KOELN = Address(
    name="Jürgen Müller",
    lines=("Straße 1", "Hinterhaus"),
    city="Köln",
    postcode="50667",
    country="DE",
    phone="0221 1",
)
JUERGEN = Buyer(name="Jürgen Müller", email="kunde@example.com")
# What the columns of text would silently be cut to is refused, so that a test sees it.
_SESSION = "SET sql_mode = 'STRICT_ALL_TABLES', time_zone = '+00:00', innodb_lock_wait_timeout = 5"


def amount(gross: str, tax: str | None = NO_TAX_NAMED) -> Amount:
    """Money as Amazon names it."""
    return Amount(Decimal(gross), None if tax is None else Decimal(tax))


@dataclass(frozen=True)
class Clerk:
    """The desk of a shop."""

    shop: DemoShop
    keeper: Keeper
    account: str = "root"
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    @cached_property
    def desk(self) -> OrderDesk:
        """What is tested."""
        return Magento2Desk(Names(self.shop.schema, self.shop.prefix, "bridge", ""))

    @cached_property
    def engine(self) -> Engine:
        """Connections of the account that writes orders."""
        return create_engine(
            self.shop.server.url.set(database=self.shop.schema, username=self.account),
            poolclass=NullPool,
            isolation_level="READ COMMITTED",
            connect_args={"init_command": _SESSION},
        )

    def purchase(self, *lines: OrderLine, total: str, scope: Scope = BASE, **changes: Any) -> Purchase:
        """An order of these lines, whose seller SKUs are those of the shop."""
        address = changes.pop("address", KOELN)
        values: dict[str, Any] = {
            "id": f"302-0000000-{next(self.numbers):07}",
            "marketplace_id": "A1PA6795UKMFR9",
            "status": "UNSHIPPED",
            "fulfilment": Fulfilment.MERCHANT,
            "purchased_at": datetime(2026, 11, 21, 20, 15),
            "updated_at": datetime(2026, 11, 21, 20, 45),
            "currency": scope.currency,
            "total": Decimal(total),
            "lines": lines,
            "buyer": JUERGEN,
            "address": address,
            "service_level": "Standard",
        }
        order = AmazonOrder(**values | changes)
        goods = {line.item_id: self._goods(line.seller_sku) for line in lines}
        return Purchase(order, address, goods, scope)

    def write(self, purchase: Purchase, **settings: Any) -> WrittenOrder:
        """Write it in a transaction of its own."""
        with self.engine.begin() as connection:
            return self.desk.write(connection, purchase, OrderSettings(**settings), NOW)

    def sell(self, sku: str = "A", quantity: int = 1, gross: str = "11.90", **changes: Any) -> WrittenOrder:
        """Write an order of one line."""
        return self.write(self.purchase(line("1", sku, quantity, amount(gross)), total=gross, **changes))

    def find(self, amazon_order_id: str) -> WrittenOrder | None:
        """The shop's order of Amazon's."""
        with self.engine.connect() as connection:
            return self.desk.find(connection, amazon_order_id, datetime(2000, 1, 2))

    def cancel(self, order_id: str, at: datetime = NOW) -> bool:
        """Cancel it in a transaction of its own."""
        with self.engine.begin() as connection:
            return self.desk.cancel(connection, order_id, at)

    def fate(self, order: WrittenOrder, **settings: Any) -> Fate:
        """What became of an order."""
        with self.engine.connect() as connection:
            return self.desk.fates(connection, [order.id], TrackingSettings(**settings))[order.id]

    @contextmanager
    def shop_where(self, change: str, restore: str) -> Iterator[None]:
        """The shared shop with something changed for a while."""
        self.keeper.write(change)
        try:
            yield
        finally:
            self.keeper.write(restore)

    @contextmanager
    def setting(self, path: str, value: str, website: int = 0) -> Iterator[None]:
        """The shared shop with a setting more."""
        where = f"'{'websites' if website else 'default'}', {website}"
        insert = f"INSERT INTO core_config_data (scope, scope_id, path, value) VALUES ({where}, '{path}', '{value}')"
        with self.shop_where(insert, f"DELETE FROM core_config_data WHERE path = '{path}' AND value = '{value}'"):
            yield

    def rows(self, query: str, **parameters: Any) -> list[Mapping[str, Any]]:
        """What the shop's tables hold."""
        return [dict(row) for row in self.keeper.connection.execute(text(query), parameters).mappings()]

    def row(self, table: str, order: WrittenOrder, key: str = "parent_id") -> Mapping[str, Any]:
        """The only row of a table that belongs to the order."""
        (row,) = self.rows(f"SELECT * FROM {self.shop.prefix}{table} WHERE {key} = :id", id=order.id)
        return row

    def order(self, order: WrittenOrder) -> Mapping[str, Any]:
        """The row of sales_order."""
        return self.row("sales_order", order, "entity_id")

    def items(self, order: WrittenOrder) -> Sequence[Mapping[str, Any]]:
        """The rows of sales_order_item."""
        query = f"SELECT * FROM {self.shop.prefix}sales_order_item WHERE order_id = :id ORDER BY item_id"
        return self.rows(query, id=order.id)

    def reserved(self, sku: str) -> list[int]:
        """The reservations of a SKU."""
        query = (
            f"SELECT quantity FROM {self.shop.prefix}inventory_reservation WHERE sku = :sku ORDER BY reservation_id"
        )
        return [int(row["quantity"]) for row in self.rows(query, sku=sku)]

    def _goods(self, sku: str) -> OrderedGoods:
        query = f"SELECT entity_id FROM {self.shop.prefix}catalog_product_entity WHERE sku = :sku"
        key = self.rows(query, sku=sku)[0]["entity_id"]
        return OrderedGoods(sku, EntityKey(Entity.PRODUCT, str(key)))


def line(item_id: str, sku: str, quantity: int, goods: Amount, **amounts: Any) -> OrderLine:
    """A line of an order."""
    return OrderLine(
        item_id=item_id,
        seller_sku=sku,
        title=f"Title of {sku}",
        quantity=quantity,
        quantity_shipped=0,
        goods=goods,
        **amounts,
    )
