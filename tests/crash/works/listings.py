"""What is listed at Amazon, and what is not yet."""

from datetime import datetime
from decimal import Decimal

from sqlbridge.demo.server import Flavour
from sqlbridge.ledger import presence
from sqlbridge.model.changes import utc_now
from sqlbridge.model.product_codes import check_digit
from sqlbridge.tasks.auto_submit import auto_submit
from sqlbridge.tasks.match import match
from tests.crash.steps import Kind
from tests.crash.works.work import Work
from tests.tasks import matching
from tests.tasks.conftest import MakeWorld
from tests.tasks.submitting import submitting
from tests.tasks.world import DE, SELLER


class Matching(Work):
    """Each time a report is ready that is too long for one transaction, and shows a new listing and a drift."""

    task = staticmethod(match)
    kinds = frozenset(Kind)
    _SKUS = ("DEMO-0001", "DEMO-0002")
    _OTHERS = 1000

    def __init__(self, make_world: MakeWorld, flavour: Flavour) -> None:
        self._matching = matching.Matching(make_world())
        self.world = self._matching.world
        self._matching.switch_on()
        self._matching.list_at_amazon(*(f"OTHER-{number:04}" for number in range(self._OTHERS)))
        self.world.list_skus(*self._SKUS)
        self.world.run_until_quiet()
        self._new = 0

    def bring_about(self) -> None:
        self._new += 1
        self._matching.list_at_amazon(f"NEW-{self._new}")
        _, quantity = self.world.at_amazon(self._SKUS[0])[self._SKUS[0]]
        self._matching.list_at_amazon(self._SKUS[0], price=Decimal(50 + self._new), quantity=quantity)
        self._matching.wait()
        self._matching.run()
        self._matching.wait()

    def is_made_good(self) -> None:
        """The report, or the next one, is read to its end; till then it tells nothing of what it may not show."""
        for _ in range(3):
            self._matching.wait()
            self._matching.run()
            if f"NEW-{self._new}" in self._matching.listings():
                break
        listed = {one.sku for one in self.world.sandbox.listings(SELLER, DE)}
        assert self._matching.listings().keys() == listed
        assert set(self._matching.states()) <= {"done", "requested", "lost"}
        with self.world.bridge.database.read() as connection:
            assert presence.count_gone(connection, self.world.tables, "de") == 0

    def ends_well(self) -> None:
        self.world.run_until_quiet()
        assert self.world.at_amazon(*self._SKUS) == self.world.in_shop(*self._SKUS)


class Submitting(Work):
    """Each time the shop's one product has become another, which Amazon knows, too, and has no offer for."""

    task = staticmethod(auto_submit)
    kinds = frozenset({Kind.COMMIT, Kind.REQUEST})

    def __init__(self, make_world: MakeWorld, flavour: Flavour) -> None:
        self._keeper = submitting(make_world(skus=2))
        self.world = self._keeper.world
        self._offered: list[tuple[str, str]] = []
        self.world.shop.write("UPDATE ps_stock_available SET quantity = 7")

    def now(self) -> datetime:
        return utc_now()

    def bring_about(self) -> None:
        number = len(self._offered) + 1
        sku, asin, digits = f"CRASH-{number}", f"B{number:09}", f"9002490{number:05}"
        code = digits + check_digit(digits)
        self.world.shop.write(f"UPDATE ps_product SET reference = '{sku}', ean13 = '{code}' LIMIT 1")
        self._keeper.knows(asin, code)
        self._keeper.refill()
        self._offered.append((sku, asin))

    def is_made_good(self) -> None:
        """The product is offered under its own SKU and ASIN, and was created once."""
        sku, asin = self._offered[-1]
        for _ in range(2):
            self._keeper.run()
        listing = self.world.sandbox.listing(SELLER, DE, sku)
        assert (self._keeper.state(sku), listing.asin, listing.quantity) == (("listed", None), asin, 7)
        created = [one for one in self.world.sandbox.history() if (one.sku, one.name) == (sku, "price")]
        assert len(created) == 1

    def ends_well(self) -> None:
        listed = {(one.sku, one.asin) for one in self.world.sandbox.listings(SELLER)}
        assert listed == set(self._offered)
        assert self.world.sandbox.mistakes() == []
        last, _ = self._offered[-1]
        self.world.run_until_quiet()
        assert self.world.at_amazon(last) == self.world.in_shop(last)
