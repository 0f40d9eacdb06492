"""What Amazon reports otherwise than it acknowledged it is shown and sent again, and never in a loop."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import msgspec
import pytest

from sqlbridge.ledger.drifts import Drift
from sqlbridge.ledger.settled_values import SettledValue
from sqlbridge.model.feeds import FeedKind
from sqlbridge.settings import OrderSettings
from sqlbridge.tasks.listings.drift import Look, judge
from tests.tasks.conftest import MakeWorld
from tests.tasks.matching import Matching
from tests.tasks.world import DE, FR, World

PRICE, STOCK = FeedKind.PRICE, FeedKind.STOCK
SKUS = ("DEMO-0001", "DEMO-0002")
NOW = datetime(2026, 11, 26, 12)
ASKED, BEFORE, ACKNOWLEDGED = (NOW - timedelta(hours=hours) for hours in (1, 2, 3))
LOOK = Look(as_of=ASKED, now=NOW, limit=2)


@pytest.mark.parametrize(
    ("kind", "before", "acknowledged", "seen", "resendings"),
    [
        (PRICE, None, 10, 9, 1),
        (PRICE, (10, 9, 1), 10, 9, 2),
        (PRICE, (10, 9, 2), 10, 8, 2),  # somebody sets another price each time: that would go on for ever
        (PRICE, (10, 9, 2), 12, 9, 1),  # the shop's price has changed meanwhile
        (STOCK, (10, 9, 2), 10, 8, 2),
        (STOCK, (10, 9, 2), 10, 9, 2),
        (STOCK, (10, 20, 2), 10, 30, 2),
    ],
)
def test_the_same_disagreement_is_sent_again_twice_and_a_new_one_anew(
    kind: FeedKind, before: tuple[int, int, int] | None, acknowledged: int, seen: int, resendings: int
) -> None:
    known = {"A": Drift("A", Decimal(before[0]), Decimal(before[1]), before[2], BEFORE)} if before else {}
    settled = {"A": SettledValue(1, Decimal(acknowledged), ACKNOWLEDGED, False)}
    judgement = judge(kind, {"A": Decimal(seen)}, settled, known, LOOK)
    since = BEFORE if before and before[:2] == (acknowledged, seen) else NOW
    assert judgement.drifts == [Drift("A", Decimal(acknowledged), Decimal(seen), resendings, since)]
    assert judgement.resent == (["A"] if resendings > (before[2] if before and resendings > 1 else 0) else [])


def test_what_agrees_is_forgotten_and_what_is_held_is_only_shown() -> None:
    known = {"A": Drift("A", Decimal(10), Decimal(9), 2, BEFORE)}
    settled = {sku: SettledValue(1, Decimal(10), ACKNOWLEDGED, sku == "HELD") for sku in ("A", "B", "HELD")}
    judgement = judge(PRICE, {"A": Decimal(10), "B": Decimal("10.0"), "HELD": Decimal(9)}, settled, known, LOOK)
    assert (judgement.agreeing, judgement.resent) == (["A"], [])
    assert judgement.drifts == [Drift("HELD", Decimal(10), Decimal(9), 0, NOW)]


@pytest.mark.parametrize(
    ("before", "since", "unheard", "resent"),
    [
        (None, NOW, (), []),  # an order, most likely
        (9, BEFORE, (), ["A"]),
        (8, BEFORE, (), []),
        (9, ASKED + timedelta(minutes=1), (), []),  # another marketplace's report of the same hour told it
        (9, ACKNOWLEDGED - timedelta(hours=1), (), []),  # sent again since, and sold again
        (9, BEFORE, ("A",), []),
    ],
)
def test_a_lower_quantity_is_sent_again_only_where_it_stays_and_the_shop_hears_of_sales(
    before: int | None, since: datetime, unheard: tuple[str, ...], resent: list[str]
) -> None:
    known = {"A": Drift("A", Decimal(10), Decimal(before), 0, since)} if before else {}
    settled = {"A": SettledValue(1, Decimal(10), ACKNOWLEDGED, False)}
    judgement = judge(STOCK, {"A": Decimal(9)}, settled, known, replace(LOOK, unheard=unheard))
    assert (judgement.resent, [drift.reported for drift in judgement.drifts]) == (resent, [Decimal(9)])


def synchronised(make_world: MakeWorld, marketplaces: tuple[str, ...] = ("DE",)) -> Matching:
    """A world that is matched, in which Amazon has acknowledged the shop's values; a report is on its way."""
    matching = Matching(make_world(marketplaces=marketplaces))
    matching.switch_on(drift_limit=2)
    for code in marketplaces:
        matching.list_at_amazon(*SKUS, marketplace={"DE": DE, "FR": FR}[code])
        matching.enable(code.lower())
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


def import_orders_on(world: World, *channels: str) -> None:
    """Let these channels import orders, and no other."""
    account, database, bridge = world.settings.accounts["main"], world.settings.database, world.settings.bridge
    served = {
        name: msgspec.structs.replace(one, orders=OrderSettings(enabled=name in channels))
        for name, one in account.channels.items()
    }
    world.use(
        msgspec.structs.replace(
            world.settings,
            accounts={"main": msgspec.structs.replace(account, channels=served)},
            database=msgspec.structs.replace(database, orders_user="root"),
            bridge=msgspec.structs.replace(bridge, personal_key="a key of the tests, long enough to be random"),
        )
    )


def test_the_last_piece_that_amazon_sold_is_not_offered_again(make_world: MakeWorld) -> None:
    matching, sku = synchronised(make_world, ("DE", "FR")), "DEMO-0001"
    world = matching.world
    price, pieces = world.in_shop(sku)[sku]
    for marketplace in (DE, FR):
        matching.list_at_amazon(sku, marketplace=marketplace, price=price, quantity=pieces - 1)
    for importing in ((), ("de",)):
        import_orders_on(world, *importing)
        reported_again(matching)
        (drift,) = matching.drifts()
        assert (drift["kind"], drift["reported"], drift["resendings"]) == ("stock", pieces - 1, 0)
    import_orders_on(world, "de", "fr")
    reported_again(matching)
    assert matching.drifts()[0]["resendings"] == 1
    assert world.at_amazon(sku)[sku][1] == pieces
