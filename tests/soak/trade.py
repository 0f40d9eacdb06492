"""What goes the other way: buyers order, the shop ships, and products that Amazon knows are offered."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select, update

from sqlbridge.model.matches import MatchState
from sqlbridge.model.states import OrderState, ShipmentState
from sqlbridge.sandbox import CatalogueItem, Order, ProductCode
from tests.soak.sellers import TRADING
from tests.tasks.orders.office import amazon_order, line
from tests.tasks.world import DE, World

_PLENTY = 100_000
_SHIPPED = 4  # PrestaShop's id_order_state


@dataclass
class Trade:
    """Orders of `sold` come and are shipped; of `unlisted`, one product after the other gets a code."""

    world: World
    sold: tuple[str, ...]
    unlisted: list[str]
    pieces: dict[str, int] = field(default_factory=dict)
    offered: list[str] = field(default_factory=list)
    _placed: dict[str, bool] = field(default_factory=dict)  # Amazon's order id -> whether the shop has shipped it

    def __post_init__(self) -> None:
        self.world.shop.write("UPDATE ps_product SET ean13 = ''", "UPDATE ps_product_attribute SET ean13 = ''")
        for sku in self.sold:
            self.world.write(f"UPDATE ps_stock_available SET quantity = {_PLENTY} WHERE id_product = {{{sku}}}")
        self._orders_before = self._shop_orders()

    def order(self, seller: str, sku: str, pieces: int) -> None:
        """A buyer orders; Amazon takes the pieces from what it shows."""
        number = len(self._placed) + 1
        placed: Order = amazon_order(number, line(sku, pieces), seller_id=seller)
        self.world.sandbox.add_orders([placed])
        self.pieces[sku] = self.pieces.get(sku, 0) + pieces
        self._placed[placed.order_id] = False

    def ship(self) -> int:
        """The back office ships whatever is in the shop and not shipped yet; how many orders that were."""
        orders = self.world.tables.orders
        query = select(orders.c.amazon_order_id, orders.c.shop_order_id).where(orders.c.state == OrderState.IMPORTED)
        with self.world.bridge.database.read() as connection:
            found = connection.execute(query).all()
        ready = [(id_, shop_id) for id_, shop_id in found if not self._placed[id_]]
        for id_, shop_id in ready:
            self._placed[id_] = True
            self.world.shop.write(
                f"UPDATE ps_order_carrier SET tracking_number = 'T{shop_id}' WHERE id_order = {shop_id}",
                f"UPDATE ps_orders SET current_state = {_SHIPPED} WHERE id_order = {shop_id}",
                "INSERT INTO ps_order_history (id_employee, id_order, id_order_state, date_add)"
                f" VALUES (1, {shop_id}, {_SHIPPED}, '{self.world.bridge.now()}')",
            )
        return len(ready)

    def offer(self) -> bool:
        """The next product gets a code that Amazon's catalogue knows; False if there is none left."""
        if not self.unlisted:
            return False
        sku = self.unlisted.pop(0)
        self.offered.append(sku)
        code = _ean(len(self.offered))
        item = CatalogueItem(
            asin=f"B0NEW{len(self.offered):05}",
            marketplace_id=DE,
            title=sku,
            identifiers=[ProductCode(type="EAN", value=code)],
        )
        self.world.sandbox.add_catalogue_items([item])
        self.world.write(
            f"UPDATE ps_product SET ean13 = '{code}' WHERE id_product = {{{sku}}}",
            f"UPDATE ps_stock_available SET quantity = 7 WHERE id_product = {{{sku}}}",
        )
        return True

    def forget_waiting_times(self) -> None:
        """As if the time had come for every order that is to be tried later."""
        orders = self.world.tables.orders
        with self.world.bridge.database.begin() as connection:
            connection.execute(update(orders).values(not_before=None))

    def under_way(self) -> list[str]:
        """What is not yet where it should be."""
        tables, trading = self.world.tables, len(TRADING)
        return [
            *(
                f"order {id_} is not known"
                for id_ in self._placed.keys() - self._found(tables.orders, "amazon_order_id")
            ),
            *self._elsewhere(tables.orders, OrderState.IMPORTED, "amazon_order_id"),
            *self._elsewhere(tables.shipments, ShipmentState.CONFIRMED, "order_id"),
            *self._elsewhere(tables.matches, MatchState.LISTED, "shop_sku"),
            *(
                f"{sku} is not offered"
                for sku in self.offered
                if self._found(tables.matches, "shop_sku").count(sku) < trading
            ),
        ]

    def settled(self) -> None:
        """AssertionError where an order, a parcel or an offer is missing, or is there twice."""
        assert self.under_way() == []
        assert self._shop_orders() == self._orders_before + len(self._placed)
        left = {sku: _PLENTY - self.pieces.get(sku, 0) for sku in self.sold}
        assert {sku: quantity for sku, (_, quantity) in self.world.in_shop(*self.sold).items()} == left
        for id_, is_shipped in self._placed.items():
            order = self.world.sandbox.order(id_)
            assert len(order.packages) == is_shipped, f"{id_} has the packages {order.packages}"
            assert order.status == ("SHIPPED" if is_shipped else "UNSHIPPED")

    def _found(self, table: Any, name: str) -> list[str]:
        return [one[name] for one in self._rows(table)]

    def _elsewhere(self, table: Any, state: str, name: str) -> list[str]:
        others = [one for one in self._rows(table) if one["state"] != state]
        return [f"{table.name} {one[name]} is {one['state']}: {one['reason']}" for one in others]

    def _rows(self, table: Any) -> list[Any]:
        with self.world.bridge.database.read() as connection:
            return list(connection.execute(select(table)).mappings())

    def _shop_orders(self) -> int:
        return int(self.world.shop.read("SELECT COUNT(*) FROM ps_orders")[0][0])


def _ean(number: int) -> str:
    """A code with its check digit."""
    digits = f"400638{number:06}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return digits + str(-total % 10)
