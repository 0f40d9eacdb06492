"""A shop in the middle of everything: each command has something to tell, or to do, or to rehearse."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, update

from sqlbridge.ledger import dashboard_accounts, drifts, matches
from sqlbridge.model.changes import utc_now
from sqlbridge.model.feeds import FeedKind
from sqlbridge.model.matches import Finding, MatchState
from sqlbridge.model.people import DashboardRole
from sqlbridge.sandbox import Listing
from sqlbridge.settings import TrackingSettings
from tests.commands.order_shop import configure
from tests.tasks.conftest import make_world as make_world
from tests.tasks.conftest import sandbox as sandbox
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.conftest import order_world as order_world
from tests.tasks.orders.office import amazon_order, line
from tests.tasks.orders.shipping import ShippingWorld, order_id
from tests.tasks.submitting import BUN_ASIN, BUNS, Submitting
from tests.tasks.world import DE, SELLER, World

SENT, REFUSED, MOVING, HELD = "DEMO-0001", "DEMO-0002", "DEMO-0003", "DEMO-0004"
OFFERED, CHOOSABLE = "DEMO-0008", "DEMO-0009"
IMPORTED, FAILED = order_id(1), order_id(2)
WAITING = 7_000_000
_SWITCHED_ON = "match.enabled = true\nsubmit.enabled = true\n"


@dataclass(frozen=True)
class BusyShop:
    """The installation, its sandbox, the feeds on their way and refused, and the folder with its configuration."""

    world: World
    folder: Path
    open_feed: int
    refused_feed: int

    def named(self, word: str) -> str:
        """The word of a command, with numbers for `{feed}`, `{refused}` and `{waiting}`, a change without a feed."""
        return word.format(feed=self.open_feed, refused=self.refused_feed, waiting=WAITING)

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of the shop and of the bridge, by table; not what is left of Amazon's quotas."""
        with self.world.bridge.database.read() as connection:
            names = connection.exec_driver_sql(
                "SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES "
                f"WHERE TABLE_SCHEMA IN ('{self.world.shop.schema}', '{self.world.settings.bridge.schema}') "
                "AND TABLE_NAME <> 'quotas' ORDER BY 1, 2"
            ).all()
            return {
                f"{schema}.{name}": sorted(
                    map(tuple, connection.exec_driver_sql(f"SELECT * FROM `{schema}`.`{name}`")), key=repr
                )
                for schema, name in names
            }

    def objects(self) -> list[tuple[Any, ...]]:
        """Triggers and procedures, as the server has them."""
        with self.world.bridge.database.read() as connection:
            found = connection.exec_driver_sql(
                "SELECT TRIGGER_SCHEMA, TRIGGER_NAME, ACTION_STATEMENT FROM information_schema.TRIGGERS UNION ALL "
                "SELECT ROUTINE_SCHEMA, ROUTINE_NAME, ROUTINE_DEFINITION FROM information_schema.ROUTINES"
            ).all()
        ours = (self.world.shop.schema, self.world.settings.bridge.schema)
        return sorted(tuple(row) for row in found if row[0] in ours)

    def refill(self) -> None:
        """A full quota."""
        with self.world.bridge.database.begin() as connection:
            connection.execute(delete(self.world.tables.quotas))


@pytest.fixture
def busy(order_world: MakeOrderWorld, tmp_path: Path) -> BusyShop:
    """A shop with refused, open, held, drifted and unsent values, orders in and out, parcels, matches, a report."""
    office = order_world(tracking=TrackingSettings(enabled=True))
    world = office.world
    configure(office, tmp_path)
    with (tmp_path / "sqlbridge.toml").open("a") as file:
        file.write(_SWITCHED_ON)
    _list_and_refuse(world)
    _order_and_ship(ShippingWorld(office))
    _find_matches(world)
    _hold_and_drift(world)
    world.write("UPDATE ps_stock_available SET quantity = 3 WHERE id_product = {DEMO-0003}")
    world.update()
    _put_off(world)
    open_feed = max(one["id"] for one in world.feeds())
    world.write("UPDATE ps_stock_available SET quantity = 2 WHERE id_product = {DEMO-0001}")
    refused_feed = next(one["id"] for one in world.feeds() if one["refused_count"])
    shop = BusyShop(world, tmp_path, open_feed, refused_feed)
    shop.refill()
    return shop


def _list_and_refuse(world: World) -> None:
    world.list_skus(SENT, REFUSED, MOVING, HELD)
    world.sandbox.fault("refused-message", sku=REFUSED, code="90117", message="Not at this price.", times=1)
    world.update()
    world.acknowledge()
    world.update()
    world.acknowledge()


def _order_and_ship(shipping: ShippingWorld) -> None:
    shipping.sell(amazon_order(1))
    shipping.office.place(amazon_order(2, line("TILL-7")))
    shipping.office.run()
    shipping.ship(1, "A1", "Rennrad-Kurier")
    shipping.office.world.sandbox.cancel_order(IMPORTED)
    shipping.run()


def _find_matches(world: World) -> None:
    Submitting(world).code(OFFERED, BUNS)
    Submitting(world).knows(BUN_ASIN, BUNS)
    finding = Finding(
        CHOOSABLE,
        "08711253001202",
        MatchState.AMBIGUOUS,
        None,
        ("B00000CAN1 Can", "B00000CAN2 Cans"),
        "several ASINs",
    )
    with world.bridge.database.begin() as connection:
        matches.record(connection, world.tables, "de", [finding], utc_now())


def _hold_and_drift(world: World) -> None:
    values, now = world.tables.listing_values, utc_now()
    drift = drifts.Drift(SENT, Decimal(5), Decimal(4), 1, now)
    with world.bridge.database.begin() as connection:
        held = (values.c.seller_sku == HELD) & (values.c.kind == "price")
        connection.execute(update(values).where(held).values(held_value=1, held_reason="the price jumps"))
        drifts.record(connection, world.tables, FeedKind.PRICE, "de", [drift], now)
        old = {
            "task": "update",
            "host": "till",
            "pid": 1,
            "started_at": "2020-01-01",
            "outcome": "ok",
            "counts": "{}",
        }
        connection.execute(insert(world.tables.runs).values(old))
        dashboard_accounts.add(connection, world.tables, "anna", DashboardRole.VIEWER, "a hash", now)
    world.sandbox.add_listings([Listing(seller_id=SELLER, marketplace_id=DE, sku="AMAZON-7")])


def _put_off(world: World) -> None:
    now = utc_now()
    waiting = {
        "id": WAITING,
        "entity": "sku",
        "entity_key": b"PUT-OFF",
        "operation": "U",
        "origin": b"till",
        "log_rows": 1,
        "first_logged_at": now,
        "last_logged_at": now,
        "state": "waiting",
        "is_open": 1,
        "not_before": now + timedelta(hours=1),
    }
    with world.bridge.database.begin() as connection:
        connection.execute(insert(world.tables.changes).values(waiting))
