"""A world that imports orders, and what its operator and its shop would see of them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from zlib import crc32

from sqlalchemy import delete, select, update

from sqlbridge.ledger import order_queries
from sqlbridge.ledger.order_queries import OrderRecord
from sqlbridge.ledger.personal_data import Vault
from sqlbridge.ledger.views import order_views
from sqlbridge.model.changes import Counts
from sqlbridge.model.orders import AmazonOrder
from sqlbridge.sandbox import Address, Buyer, Order, OrderItem
from sqlbridge.tasks.import_orders import import_orders
from sqlbridge.tasks.orders.entry import take_up
from sqlbridge.tasks.running import running
from tests.tasks.world import DE, SELLER, World

_SHOP_ORDERS = {
    "prestashop": "SELECT reference, total_paid_tax_incl FROM ps_orders ORDER BY id_order",
    "magento1": "SELECT increment_id, grand_total FROM sales_flat_order ORDER BY entity_id",
    "magento2": "SELECT increment_id, grand_total FROM sales_order ORDER BY entity_id",
}


def amazon_order(number: int, *items: OrderItem, **changes: Any) -> Order:
    """An order from Cologne, of one piece of DEMO-0001 for 20.00 where no items are named."""
    given: dict[str, Any] = {
        "seller_id": SELLER,
        "marketplace_id": DE,
        "order_id": f"305-1234567-{number:07}",
        "items": list(items) or [line()],
        "buyer": Buyer(buyer_name="Jörg Groß", buyer_email=f"buyer{number}@marketplace.amazon.de"),
        "address": Address(
            name="Jörg Groß", address_line1="Weg 1", city="Köln", postal_code="50667", country_code="DE"
        ),
    }
    return Order(**(given | changes))


def line(sku: str = "DEMO-0001", quantity: int = 1, price: str = "20.00", **changes: Any) -> OrderItem:
    """An item of an order."""
    item_id = changes.pop("order_item_id", f"7903976{crc32(sku.encode()) % 10**7:07}")
    return OrderItem(order_item_id=item_id, sku=sku, quantity=quantity, unit_price=Decimal(price), **changes)


@dataclass
class OrderWorld:
    """What its methods return is read anew from the database, the shop or the sandbox."""

    world: World

    def place(self, *orders: Order) -> None:
        """Buyers order; Amazon's search knows it two minutes later."""
        self.world.sandbox.add_orders(list(orders))
        self.world.sandbox.advance(180)

    def run(self, **options: Any) -> Counts:
        """One run of `import-orders`, with a full quota, at once for what is to be tried again."""
        tables = self.world.tables
        with self.world.bridge.database.begin() as connection:
            connection.execute(delete(tables.quotas))
            connection.execute(update(tables.orders).values(not_before=None))
        return import_orders(self.world.bridge, **options)

    def recorded(self) -> dict[str, Any]:
        """Amazon's order id -> the order as the operator sees it."""
        with self.world.bridge.database.read() as connection:
            found = order_views.orders(connection, self.world.tables, state=None, only_problems=False, limit=1000)
        return {one["amazon_order_id"]: one for one in found}

    def states(self) -> list[str]:
        """The state of each order, in the order of their ids."""
        return [one["state"] for _, one in sorted(self.recorded().items())]

    def in_shop(self) -> list[tuple[Any, ...]]:
        """Number and total of each order of the shop."""
        return list(self.world.shop.read(_SHOP_ORDERS[self.world.shop.platform]))

    def content(self, order_id: str) -> bytes | None:
        """What is kept of the buyer's data."""
        orders = self.world.tables.orders
        with self.world.bridge.database.read() as connection:
            query = select(orders.c.content).where(orders.c.amazon_order_id == order_id)
            content: bytes | None = connection.execute(query).scalar()
        return content

    def record(self, order_id: str) -> OrderRecord:
        """The order as the tasks see it."""
        with self.world.bridge.database.read() as connection:
            found = order_queries.one(connection, self.world.tables, order_id)
        assert found
        return found

    def unknown_pieces(self) -> dict[str, int]:
        """Pieces that are taken off what the shop has, by its SKU."""
        with self.world.bridge.database.read() as connection:
            return order_queries.unknown_pieces(connection, self.world.tables)

    def vault(self) -> Vault:
        """What opens the buyers' data."""
        return self.world.bridge.require_office().vault

    def take_up(self, order: AmazonOrder) -> None:
        """Amazon says this of an order of the channel."""
        office, channel = self.world.bridge.require_office(), self.world.bridge.accounts["main"].channel("de")
        with running(self.world.bridge, "test", "test") as run:
            take_up(run, office, channel, [order])
