"""Amazon's orders on their way into the shop, and the shop's parcels on their way to Amazon."""

from typing import ClassVar

from sqlbridge.demo.server import Flavour
from sqlbridge.settings import TrackingSettings
from sqlbridge.tasks.import_orders import import_orders
from sqlbridge.tasks.send_tracking import send_tracking
from tests.crash.steps import Kind
from tests.crash.works.work import Work
from tests.tasks.conftest import MakeWorld
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.office import amazon_order, line
from tests.tasks.orders.shipping import ShippingWorld, order_id

_SKU = "DEMO-0001"


class Importing(Work):
    """Each time there is a new order, and the one before is to be cancelled."""

    task = staticmethod(import_orders)
    kinds = frozenset({Kind.COMMIT, Kind.REQUEST})
    is_shared = False
    _PLATFORMS: ClassVar = {Flavour.MARIADB: "prestashop", Flavour.MYSQL: "magento2"}

    def __init__(self, make_world: MakeWorld, flavour: Flavour) -> None:
        self._office = MakeOrderWorld(make_world)(self._PLATFORMS[flavour], cancel_in_shop=True)
        self.world = self._office.world
        self.world.list_skus(_SKU)
        self._stock = self.world.in_shop(_SKU)[_SKU][1]
        self._placed = 0

    def bring_about(self) -> None:
        if self._placed:
            self.world.sandbox.request_cancel(order_id(self._placed))
        self._placed += 1
        self._office.place(amazon_order(self._placed, line(_SKU)))

    def is_made_good(self) -> None:
        """Each order is there once, and the piece of each that was cancelled came back once."""
        self._office.run()
        recorded = self._office.recorded()
        cancelled = {id_ for id_, order in recorded.items() if order["is_cancelled_in_shop"]}
        assert set(self._office.states()) == {"imported"}
        assert len(self._office.in_shop()) == len(recorded) == self._placed
        assert cancelled == recorded.keys() - {order_id(self._placed)}
        assert self.world.in_shop(_SKU)[_SKU][1] == self._stock - 1
        assert self._office.unknown_pieces() == {}

    def ends_well(self) -> None:
        self.world.run_until_quiet()
        assert self.world.at_amazon(_SKU) == self.world.in_shop(_SKU)


class ImportingIntoMagento1(Importing):
    """The third desk, on both servers."""

    is_shared = True
    is_only_killed = True
    _PLATFORMS: ClassVar = dict.fromkeys(Flavour, "magento1")


class Tracking(Work):
    """Of three parcels, two go by a feed, as they have no number: one is with Amazon, one not yet; one by a call."""

    task = staticmethod(send_tracking)
    kinds = frozenset(Kind)
    _SOLD_AT_ONCE = 30

    def __init__(self, make_world: MakeWorld, flavour: Flavour) -> None:
        tracking = TrackingSettings(enabled=True, delta_hours=0)
        self._shop = ShippingWorld(MakeOrderWorld(make_world)(tracking=tracking))
        self.world = self._shop.office.world
        self.world.list_skus(_SKU)
        self._sold = 0
        self._unsent: list[int] = []
        self._parcels: dict[int, str] = {}

    def bring_about(self) -> None:
        given, fed, called = self._next(), self._next(), self._next()
        self._ship(given, "")
        self._shop.run()
        self.world.sandbox.advance(900)
        self._ship(fed, "")
        self._ship(called, f"A{called}")

    def is_made_good(self) -> None:
        """Each parcel is one package."""
        self._shop.run_until_quiet()
        for number, tracking_number in self._parcels.items():
            assert self._shop.at_amazon(number) == ("SHIPPED", [("1", "DHL", tracking_number, 1)])
        self._parcels.clear()

    def ends_well(self) -> None:
        assert set(self._shop.states()) == {"confirmed"}
        assert self.world.sandbox.mistakes() == []

    def _next(self) -> int:
        if not self._unsent:
            self._unsent = list(range(self._sold + 1, self._sold + 1 + self._SOLD_AT_ONCE))
            self._sold += self._SOLD_AT_ONCE
            self._shop.sell(*(amazon_order(number) for number in self._unsent))
        return self._unsent.pop(0)

    def _ship(self, number: int, tracking_number: str) -> None:
        self._shop.ship(number, tracking_number, at="" if tracking_number else "2020-01-01 10:00:00")
        self._parcels[number] = tracking_number
