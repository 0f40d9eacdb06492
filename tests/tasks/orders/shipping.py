"""Shops that ship orders as their back offices do, and what Amazon knows of it."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import delete, select

from sqlbridge.errors import AmazonError
from sqlbridge.ledger import kept_documents
from sqlbridge.ledger.kept_documents import Kept
from sqlbridge.ledger.views import shipment_views
from sqlbridge.model.changes import Counts
from sqlbridge.sandbox import Order
from sqlbridge.settings import TrackingSettings
from sqlbridge.tasks.send_tracking import send_tracking
from tests.tasks.orders.office import OrderWorld

_TABLES = {"magento1": "sales_flat_", "magento2": "sales_"}


def order_id(number: int) -> str:
    """Amazon's id of the order that `amazon_order(number)` is."""
    return f"305-1234567-{number:07}"


@dataclass
class ShippingWorld:
    """An office whose shop ships. What its methods return is read anew."""

    office: OrderWorld
    shipments: int = 0

    def __post_init__(self) -> None:
        """The bridge and Amazon share a clock that only the test moves."""
        self.office.world.sandbox.freeze()
        self.set_clock()

    def set_clock(self) -> None:
        """Let the bridge go by Amazon's clock."""
        world = self.office.world
        world.bridge = replace(world.bridge, now=self.now)

    def now(self) -> datetime:
        """The time."""
        return self.office.world.sandbox.now().replace(tzinfo=None, microsecond=0)

    def use(self, tracking: TrackingSettings) -> None:
        """Go on with other settings."""
        world = self.office.world
        main = world.settings.accounts["main"]
        de = msgspec.structs.replace(main.channels["de"], tracking=tracking)
        main = msgspec.structs.replace(main, channels=main.channels | {"de": de})
        world.use(msgspec.structs.replace(world.settings, accounts={"main": main}))
        self.set_clock()

    def sell(self, *orders: Order) -> None:
        """Buyers order, and the orders are in the shop."""
        self.office.place(*orders)
        self.office.run()
        assert {one["state"] for one in self.office.recorded().values()} == {"imported"}

    def run(self, **options: Any) -> Counts:
        """One run of `send-tracking`, with a full quota."""
        bridge = self.office.world.bridge
        with bridge.database.begin() as connection:
            connection.execute(delete(bridge.database.tables.quotas))
        return send_tracking(bridge, **options)

    def run_until_quiet(self) -> None:
        """Cron until nothing is on its way, whatever goes wrong; fails if something still is after an hour."""
        for _ in range(4):
            self.office.world.sandbox.advance(900)
            with suppress(AmazonError):
                self.run()
            if not {"ready", "sending", "doubtful"} & set(self.states()):
                return
        raise AssertionError(f"still on the way after an hour: {self.recorded()}")

    def ship(self, number: int, tracking_number: str, carrier: str = "DHL", *, at: str = "", **pieces: int) -> None:
        """Ship the order, or so many `pieces` by shop SKU (`_` for `-`), as the platform's back office does.

        PrestaShop has one carrier here, so that another name is a correction of all parcels.
        """
        shop, id_, at = self.office.world.shop, self.shop_order(number), at or str(self.now())
        if shop.platform == "prestashop":
            shop.write(
                f"UPDATE ps_carrier SET name = '{carrier}'",
                f"UPDATE ps_order_carrier SET tracking_number = '{tracking_number}' WHERE id_order = {id_}",
                f"UPDATE ps_orders SET current_state = 4 WHERE id_order = {id_}",
                "INSERT INTO ps_order_history (id_employee, id_order, id_order_state, date_add)"
                f" VALUES (1, {id_}, 4, '{at}')",
            )
            return
        prefix = _TABLES[shop.platform]
        wanted = {sku.replace("_", "-"): count for sku, count in pieces.items()}
        lines = shop.read(f"SELECT item_id, sku, qty_ordered FROM {prefix}order_item WHERE order_id = {id_}")
        self.shipments += 1
        shipment = self.shipments
        shop.write(
            f"INSERT INTO {prefix}shipment (entity_id, order_id, created_at) VALUES ({shipment}, {id_}, '{at}')",
            *(
                f"INSERT INTO {prefix}shipment_item (parent_id, order_item_id, qty)"
                f" VALUES ({shipment}, {line}, {wanted.get(sku, ordered)})"
                for line, sku, ordered in lines
                if sku in wanted or not wanted
            ),
            f"INSERT INTO {prefix}shipment_track (parent_id, order_id, track_number, carrier_code, title)"
            f" VALUES ({shipment}, {id_}, '{tracking_number}', 'custom', '{carrier}')",
        )

    def shop_order(self, number: int) -> str:
        """The shop's id of the order."""
        return str(self.office.recorded()[order_id(number)]["shop_order_id"])

    def at_amazon(self, number: int) -> tuple[str, list[tuple[str, str, str, int]]]:
        """The order's status, and of its packages: reference, carrier, tracking number, pieces."""
        order = self.office.world.sandbox.order(order_id(number))
        return order.status, [
            (
                one.package_reference_id,
                one.carrier,
                one.tracking_number,
                sum(item.quantity for item in one.items),
            )
            for one in order.packages
        ]

    def recorded(self) -> list[Any]:
        """The parcels as the operator sees them, by order and number."""
        world = self.office.world
        with world.bridge.database.read() as connection:
            found = shipment_views.shipments(connection, world.tables, only_problems=False, limit=500)
        return sorted(found, key=lambda one: (one["amazon_order_id"], one["package_number"]))

    def states(self) -> list[str]:
        """The state of each parcel, by order and number."""
        return [one["state"] for one in self.recorded()]

    def feeds(self) -> list[Any]:
        """Our record of each feed of shipments."""
        feeds = self.office.world.tables.feeds
        query = select(feeds).where(feeds.c.kind == "shipments").order_by(feeds.c.id)
        with self.office.world.bridge.database.read() as connection:
            return list(connection.execute(query).mappings())

    def kept_document(self) -> bytes:
        """What is kept of the first feed of shipments, as it was sent."""
        database, feed_id = self.office.world.bridge.database, self.feeds()[0]["id"]
        with database.read() as connection:
            packed = kept_documents.find(connection, database.tables, Kept.DOCUMENT, feed_id)
        assert packed is not None
        return b"".join(kept_documents.unpacked(packed))
