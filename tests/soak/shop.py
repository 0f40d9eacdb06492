"""A shop of two sellers whose values only rise, so that an older one shows its age by its size."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import Connection, delete

from sqlbridge.model.changes import Counts
from tests.concurrency.shop import simple_products
from tests.soak.sellers import PLACES, TRADING, with_every_task
from tests.soak.trade import Trade
from tests.tasks.world import World

_LOST = ("prices that differ", "quantities that differ", "offers that are gone")
_NEVER_COMMITTED = 1_000_000_000
# The slots of long transactions have products of their own: shop transactions that wait for each other prove nothing.
LONG = (("DEMO-0001",), ("DEMO-0002",))
SHORT = ("DEMO-0003", "DEMO-0008", "DEMO-0010")
SKUS = (*LONG[0], *LONG[1], *SHORT)
WRITES = {
    "by id": ("UPDATE ps_stock_available SET quantity = {n} WHERE id_product = {id}",),
    "stock and price": (
        "UPDATE ps_stock_available SET quantity = {n} WHERE id_product = {id}",
        "UPDATE ps_product_shop SET price = 100 + {n} / 1000 WHERE id_product = {id}",
    ),
    "price": ("UPDATE ps_product_shop SET price = 100 + {n} / 1000 WHERE id_product = {id}",),
    "upsert": (
        "INSERT INTO ps_stock_available (id_product, id_product_attribute, id_shop, id_shop_group, quantity,"
        " out_of_stock) SELECT id_product, id_product_attribute, id_shop, id_shop_group, {n}, out_of_stock"
        " FROM ps_stock_available AS present WHERE id_product = {id}"
        " ON DUPLICATE KEY UPDATE ps_stock_available.quantity = {n}",
    ),
    "replaced row": (
        "CREATE TEMPORARY TABLE till AS SELECT * FROM ps_stock_available WHERE id_product = {id}",
        "UPDATE till SET quantity = {n}",
        "DELETE FROM ps_stock_available WHERE id_product = {id}",
        "INSERT INTO ps_stock_available SELECT * FROM till",
        "DROP TEMPORARY TABLE till",
    ),
    "join": (
        "UPDATE ps_stock_available JOIN ps_product USING (id_product)"
        " SET ps_stock_available.quantity = {n} WHERE id_product = {id}",
    ),
    "replaced price": (
        "CREATE TEMPORARY TABLE erp AS SELECT * FROM ps_product_shop WHERE id_product = {id}",
        "UPDATE erp SET price = 100 + {n} / 1000",
        "DELETE FROM ps_product_shop WHERE id_product = {id}",
        "INSERT INTO ps_product_shop SELECT * FROM erp",
        "DROP TEMPORARY TABLE erp",
    ),
    "by a detour": (
        "UPDATE ps_stock_available SET quantity = 0 WHERE id_product = {id}",
        "UPDATE ps_product SET reference = CONCAT(reference, ' old') WHERE id_product = {id}",
        "UPDATE ps_product SET reference = REPLACE(reference, ' old', '') WHERE id_product = {id}",
        "UPDATE ps_stock_available SET quantity = {n} WHERE id_product = {id}",
    ),
    "back to a savepoint": (
        "UPDATE ps_product_shop SET price = 100 + {n} / 1000 WHERE id_product = {id}",
        "SAVEPOINT till_savepoint",
        f"UPDATE ps_stock_available SET quantity = {_NEVER_COMMITTED} WHERE id_product = {{id}}",
        "ROLLBACK TO SAVEPOINT till_savepoint",
    ),
    "nothing": ("UPDATE ps_stock_available SET quantity = quantity WHERE id_product = {id}",),
}


class RisingShop:
    """The world of one soak. `done` counts what was done to it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.done: Counter[str] = Counter()
        self.offset = timedelta()
        self._number = 0
        self._ids = {sku: world.product_id(sku) for sku in SKUS}
        with_every_task(world)
        world.bridge = replace(world.bridge, now=self.now)
        world.sandbox.freeze()
        others = sorted(simple_products(world.shop).keys() - set(SKUS))
        self.trade = Trade(world, tuple(others[:2]), others[2:])
        self.write(SKUS, "stock and price")
        for channel, *_ in PLACES:
            world.list_skus(*SKUS, *(self.trade.sold if channel != "fr" else ()), channel=channel)
        world.run_until_quiet()

    def now(self) -> datetime:
        """The worker's clock, which can be wrong; like Amazon's, it goes on when the test says so."""
        return self.world.sandbox.now().replace(tzinfo=None, microsecond=0) + self.offset

    def write_on(self, connection: Connection, skus: Sequence[str], kind: str) -> None:
        """Write higher values within the connection's transaction."""
        self._number += 1
        for sku in sorted(skus):
            for one in WRITES[kind]:
                connection.exec_driver_sql(one.format(n=self._number, id=self._ids[sku]))

    def write(self, skus: Sequence[str], kind: str) -> None:
        """Write higher values in a transaction."""
        with self.world.shop.engine.begin() as connection:
            self.write_on(connection, skus, kind)

    def write_in_vain(self, skus: Sequence[str]) -> None:
        """Write what is taken back, and would be seen if it ever got to Amazon."""
        with self.world.shop.engine.connect() as connection:
            for sku in skus:
                vain = {"n": _NEVER_COMMITTED, "id": self._ids[sku]}
                connection.exec_driver_sql(WRITES["by id"][0].format(**vain))
            connection.rollback()

    def refill_quotas(self) -> None:
        """As if there had been time since the last run."""
        with self.world.bridge.database.begin() as connection:
            connection.execute(delete(self.world.tables.quotas))

    def nothing_was_lost(self, found: Counts) -> None:
        """AssertionError where `reconcile` had to log what should have been sent long before."""
        lost = {what: found.values.get(what, 0) for what in _LOST}
        assert not any(lost.values()), f"changes were lost: {lost}"

    def converged(self) -> None:
        """AssertionError where Amazon is not as the shop is, or ever showed an older value after a newer one."""
        trading = [channel for channel, _ in TRADING]
        for channel, seller, marketplace in PLACES:
            skus = [*SKUS, *((*self.trade.sold, *self.trade.offered) if channel in trading else ())]
            wanted, shown = (
                self.world.in_shop(*skus),
                self.world.at_amazon(*skus, marketplace=marketplace, seller=seller),
            )
            assert shown == wanted, f"{channel} shows {shown}, the shop sells {wanted}"
        self._nothing_older_came_after_newer()
        self.trade.settled()
        self.done["convergences"] += 1

    def _nothing_older_came_after_newer(self) -> None:
        values = defaultdict(list)
        for one in self.world.sandbox.history():
            if one.sku in SKUS:
                values[one.seller_id, one.sku, one.name, one.marketplace_id].append(Decimal(one.value or 0))
        older = {value: history for value, history in values.items() if history != sorted(history)}
        assert older == {}, f"an older value came after a newer one: {older}"
        assert max(map(max, values.values())) < _NEVER_COMMITTED
