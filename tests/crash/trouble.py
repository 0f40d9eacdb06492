"""A shop that goes on selling while runs are interrupted, and what must hold afterwards all the same."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import msgspec
from sqlalchemy import exists, select

from sqlbridge.sandbox.records import AppliedValue
from tests.tasks.world import DE, FR, World

# What each transaction of the shop's does to them. A value that only rises (or only falls) shows its age by its size.
RAISED, LOWERED, DEARER, TO_AND_FRO, REFUSED = "DEMO-0001", "DEMO-0002", "DEMO-0003", "DEMO-0008", "DEMO-0010"
_ACCEPTED = (RAISED, LOWERED, DEARER, TO_AND_FRO)
_PLENTY = 1_000_000


class TroubledShop:
    """A world with two channels, whose worker and whose Amazon share a clock that only the test moves."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._transactions = 0
        self._dearer: dict[int, Decimal] = {}  # quantity -> the price that belongs to it
        self._ids = [world.product_id(sku) for sku in (*_ACCEPTED, REFUSED)]
        world.sandbox.freeze()
        world.bridge = replace(world.bridge, now=self.now)
        self.sell()
        for channel in ("de", "fr"):
            world.list_skus(*_ACCEPTED, REFUSED, channel=channel)
        world.run_until_quiet()
        world.sandbox.fault("refused-message", sku=REFUSED, times=_PLENTY)

    def now(self) -> datetime:
        """The time by which the worker tells whether a feed at Amazon may be one that it lost."""
        return self.world.sandbox.now().replace(tzinfo=None, microsecond=0)

    def sell(self) -> None:
        """One transaction on four stocks and two prices.

        Every second one leaves one stock as it is, and brings another back to what it was two transactions ago.
        """
        self._transactions += 1
        number = self._transactions
        raised, lowered, dearer, to_and_fro, refused = self._ids
        self.world.shop.write(
            f"UPDATE ps_stock_available SET quantity = {number // 2} WHERE id_product = {raised}",
            f"UPDATE ps_stock_available SET quantity = {number} WHERE id_product = {dearer}",
            f"UPDATE ps_stock_available SET quantity = {_PLENTY - number} WHERE id_product = {lowered}",
            f"UPDATE ps_stock_available SET quantity = {1 + number % 2} WHERE id_product = {to_and_fro}",
            f"UPDATE ps_product_shop SET price = {100 + number / 10} WHERE id_product IN ({dearer}, {refused})",
        )
        self._dearer[number] = self.world.in_shop(DEARER)[DEARER][0] or Decimal()

    def submit(self) -> None:
        """Hand feeds over, and give Amazon the time to process them."""
        self.world.update()
        self.world.sandbox.advance(60)

    def recovers(self) -> None:
        """Run until all is quiet and check what was promised; AssertionError says what does not hold."""
        self.world.update()
        self._no_value_is_in_two_feeds_at_once()
        self.world.run_until_quiet()
        self._amazon_shows_what_the_shop_sells()
        history = self.world.sandbox.history()
        self._no_older_value_came_after_a_newer_one(history)
        self._no_restock_was_sold_at_its_old_price(history)
        self._every_change_is_explained()

    def _no_value_is_in_two_feeds_at_once(self) -> None:
        """Amazon promises no order among feeds, so it is not enough that this one keeps theirs."""
        values: Counter[tuple[str, ...]] = Counter()
        for feed in self.world.sandbox.feeds():
            if feed.ended is None:
                document = msgspec.json.decode(self.world.sandbox.document(feed.document_id))
                for message in document["messages"]:
                    path = message["patches"][0]["path"]
                    values[message["sku"], path, *(feed.marketplace_ids if "offer" in path else ())] += 1
        assert [value for value, number in values.items() if number > 1] == []

    def _amazon_shows_what_the_shop_sells(self) -> None:
        for marketplace in (DE, FR):
            assert self.world.at_amazon(*_ACCEPTED, marketplace=marketplace) == self.world.in_shop(*_ACCEPTED)

    def _no_older_value_came_after_a_newer_one(self, history: Sequence[AppliedValue]) -> None:
        values = defaultdict(list)
        for one in history:
            if one.sku in (RAISED, LOWERED, DEARER):
                values[one.sku, one.name, one.marketplace_id].append(Decimal(one.value or 0))
        for (sku, *name), shown in values.items():
            assert shown == sorted(shown, reverse=sku == LOWERED), f"{name} of {sku}"

    def _no_restock_was_sold_at_its_old_price(self, history: Sequence[AppliedValue]) -> None:
        prices: dict[str | None, Decimal] = {}
        for one in history:
            if (one.sku, one.name) == (DEARER, "price"):
                prices[one.marketplace_id] = Decimal(one.value or 0)
            elif one.sku == DEARER:
                assert min(prices[DE], prices[FR]) >= self._dearer[int(one.value or 0)]

    def _every_change_is_explained(self) -> None:
        tables = self.world.tables
        has_feed = exists().where(tables.change_messages.c.change_id == tables.changes.c.id)
        unexplained = select(tables.changes.c.id).where(tables.changes.c.reason.is_(None), ~has_feed)
        with self.world.bridge.database.read() as connection:
            assert connection.execute(unexplained).scalars().all() == []
