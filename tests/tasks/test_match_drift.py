"""What Amazon reports otherwise than it acknowledged it is shown and sent again, and never in a loop."""

from decimal import Decimal

import pytest

from sqlbridge.ledger.drifts import Drift
from sqlbridge.ledger.settled_values import SettledValue
from sqlbridge.model import FeedKind
from sqlbridge.tasks.drift import judge
from tests.tasks.conftest import MakeWorld
from tests.tasks.matching import Matching

PRICE, STOCK = FeedKind.PRICE, FeedKind.STOCK
SKUS = ("DEMO-0001", "DEMO-0002")


@pytest.mark.parametrize(
    ("kind", "before", "acknowledged", "seen", "resendings"),
    [
        (PRICE, None, 10, 9, 1),
        (PRICE, (10, 9, 1), 10, 9, 2),
        (PRICE, (10, 9, 2), 10, 8, 2),  # somebody sets another price each time: that would go on for ever
        (PRICE, (10, 9, 2), 12, 9, 1),  # the shop's price has changed meanwhile
        (STOCK, (10, 9, 2), 10, 8, 1),  # an order took another piece
        (STOCK, (10, 9, 2), 10, 9, 2),
        (STOCK, (10, 20, 2), 10, 30, 2),
    ],
)
def test_the_same_disagreement_is_sent_again_twice_and_a_new_one_anew(
    kind: FeedKind, before: tuple[int, int, int] | None, acknowledged: int, seen: int, resendings: int
) -> None:
    known = {"A": Drift("A", Decimal(before[0]), Decimal(before[1]), before[2])} if before else {}
    settled = {"A": SettledValue(1, Decimal(acknowledged), False)}
    judgement = judge(kind, {"A": Decimal(seen)}, settled, known, limit=2)
    assert judgement.drifts == [Drift("A", Decimal(acknowledged), Decimal(seen), resendings)]
    assert judgement.resent == (["A"] if resendings > (before[2] if before and resendings > 1 else 0) else [])


def test_what_agrees_is_forgotten_and_what_is_held_is_only_shown() -> None:
    known = {"A": Drift("A", Decimal(10), Decimal(9), 2)}
    settled = {sku: SettledValue(1, Decimal(10), sku == "HELD") for sku in ("A", "B", "HELD")}
    judgement = judge(PRICE, {"A": Decimal(10), "B": Decimal("10.0"), "HELD": Decimal(9)}, settled, known, limit=2)
    assert (judgement.agreeing, judgement.resent) == (["A"], [])
    assert judgement.drifts == [Drift("HELD", Decimal(10), Decimal(9), 0)]


def synchronised(make_world: MakeWorld) -> Matching:
    """A world that is matched, in which Amazon has acknowledged the shop's values; a report is on its way."""
    matching = Matching(make_world())
    matching.switch_on(drift_limit=2)
    matching.list_at_amazon(*SKUS)
    matching.enable()
    matching.collect()
    matching.world.run_until_quiet()
    matching.wait()
    matching.run()
    return matching


def reported_again(matching: Matching) -> dict[str, int]:
    """Cron for an hour: a report that shows the present state is asked for and collected, its drift is sent."""
    matching.wait()
    matching.run()
    matching.wait()
    counts = matching.run()
    matching.world.run_until_quiet()
    return counts


def acknowledged_since_is_no_drift(matching: Matching) -> None:
    """A report that was asked for before the shop's newest value was sent shows an older one."""
    world = matching.world
    world.sandbox.advance(10)
    world.write("UPDATE ps_stock_available SET quantity = 3 WHERE id_product = {DEMO-0001}")
    world.run_until_quiet()
    matching.wait()
    counts = matching.run()
    assert matching.listings()["DEMO-0001"]["reported_quantity"] != 3
    assert counts["values that differ at Amazon"] == 0
    feeds = len(world.feeds())
    world.run_until_quiet()
    assert (len(world.feeds()), matching.drifts()) == (feeds, [])


def test_a_value_that_is_changed_at_amazon_is_set_right_so_often_and_then_shown(make_world: MakeWorld) -> None:
    matching = synchronised(make_world)
    acknowledged_since_is_no_drift(matching)
    world, right = matching.world, matching.world.in_shop(*SKUS)
    for resendings in (1, 2, 2):
        matching.list_at_amazon("DEMO-0001", price=Decimal(1), quantity=right["DEMO-0001"][1])
        counts = reported_again(matching)
        (drift,) = matching.drifts()
        assert (drift["kind"], drift["seller_sku"], drift["resendings"]) == ("price", "DEMO-0001", resendings)
        assert (drift["reported"], drift["acknowledged"]) == (Decimal(1), right["DEMO-0001"][0])
    assert (counts["values that differ at Amazon"], counts["values to be sent again"]) == (1, 0)
    assert world.at_amazon("DEMO-0001")["DEMO-0001"][0] == 1
    world.write("UPDATE ps_product_shop SET price = price + 1 WHERE id_product = {DEMO-0001}")
    world.run_until_quiet()
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)
    reported_again(matching)
    reported_again(matching)
    assert matching.drifts() == []
