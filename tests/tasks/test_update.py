"""The main job: what changes in the shop reaches Amazon, and is done when Amazon says so, not before."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest
from sqlalchemy import func, select

from sqlbridge.errors import AlreadyRunningError, AmazonUnavailableError, AuthorizationError
from sqlbridge.ledger import leases
from sqlbridge.model.changes import utc_now
from sqlbridge.sandbox import Listing
from sqlbridge.settings import WorkerSettings
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import FR, World

PLATFORMS = ("prestashop", "magento1", "magento2")
SKUS = ("DEMO-0001", "DEMO-0002", "DEMO-0003", "DEMO-0005")
WRITES = {
    "prestashop": (
        "UPDATE ps_stock_available SET quantity = quantity + 3 WHERE id_product = {DEMO-0001}",
        "UPDATE ps_product_shop SET price = price + 1 WHERE id_product = {DEMO-0002}",
    ),
    "magento1": (
        "UPDATE cataloginventory_stock_item SET qty = qty + 3 WHERE product_id = {DEMO-0001}",
        "UPDATE catalog_product_entity_decimal SET value = value + 1 WHERE entity_id = {DEMO-0002} AND store_id = 0",
    ),
    "magento2": (
        "UPDATE cataloginventory_stock_item SET qty = qty + 3 WHERE product_id = {DEMO-0001}",
        "UPDATE catalog_product_entity_decimal SET value = value + 1 WHERE entity_id = {DEMO-0002} AND store_id = 0",
    ),
}


def synchronised(make_world: MakeWorld, platform: str = "prestashop", **options: object) -> World:
    """A world in which Amazon has acknowledged the shop's values of SKUS."""
    world = make_world(platform, **options)  # type: ignore[arg-type]
    world.list_skus(*SKUS)
    world.run_until_quiet()
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)
    return world


@pytest.mark.parametrize("platform", PLATFORMS)
def test_what_sql_changes_behind_the_shops_back_reaches_amazon(make_world: MakeWorld, platform: str) -> None:
    world = synchronised(make_world, platform)
    before = world.at_amazon(*SKUS)
    world.write(*WRITES[platform])
    world.run_until_quiet()
    after = world.at_amazon(*SKUS)
    assert after == world.in_shop(*SKUS)
    assert [sku for sku in SKUS if after[sku] != before[sku]] == ["DEMO-0001", "DEMO-0002"]


def test_a_change_is_done_only_when_amazon_has_acknowledged_it(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    world.write("UPDATE ps_product_shop SET price = price - 1 WHERE id_product = {DEMO-0001}")
    world.update()
    assert world.changes()[-1]["state"] == "sending"
    world.acknowledge()
    assert world.changes()[-1]["state"] == "done"


def test_a_change_back_to_the_acknowledged_value_sends_nothing(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    feeds = len(world.feeds())
    world.write("UPDATE ps_stock_available SET quantity = quantity + 1 WHERE id_product = {DEMO-0001}")
    world.write("UPDATE ps_stock_available SET quantity = quantity - 1 WHERE id_product = {DEMO-0001}")
    world.update()
    assert len(world.feeds()) == feeds
    assert world.changes()[-1]["state"] == "done"
    assert "equal to what Amazon has acknowledged" in world.changes()[-1]["reason"]


def test_a_write_while_the_sku_is_in_a_feed_waits_for_its_end_and_then_wins(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    for quantity in (40, 30):
        world.write(f"UPDATE ps_stock_available SET quantity = {quantity} WHERE id_product = {{DEMO-0001}}")
        world.update()
    assert world.changes()[-1]["state"] == "waiting"
    assert f"in feed {world.feeds()[-1]['id']}" in world.changes()[-1]["reason"]
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001")["DEMO-0001"][1] == 30
    quantities = [
        value.value for value in world.sandbox.history() if (value.sku, value.name) == ("DEMO-0001", "quantity")
    ]
    assert quantities[-2:] == [40, 30]


def test_a_restocked_sku_is_not_sold_at_the_old_price(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    world.write(
        "UPDATE ps_stock_available SET quantity = 500 WHERE id_product = {DEMO-0001}",
        "UPDATE ps_product_shop SET price = price * 2 WHERE id_product = {DEMO-0001}",
    )
    world.run_until_quiet()
    applied = [value.name for value in world.sandbox.history() if value.sku == "DEMO-0001"]
    assert applied[-2:] == ["price", "quantity"]
    assert world.at_amazon("DEMO-0001") == world.in_shop("DEMO-0001")


def test_a_refused_message_is_shown_with_amazons_words_and_blocks_nothing_else(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    world.sandbox.fault(
        "refused-message", sku="DEMO-0001", code="90117", message="This price is not for us.", times=1
    )
    world.write("UPDATE ps_product_shop SET price = price - 1 WHERE id_product IN ({DEMO-0001}, {DEMO-0002})")
    world.run_until_quiet()
    refused = [change for change in world.changes() if change["state"] == "refused"]
    assert len(refused) == 1
    assert world.at_amazon("DEMO-0002") == world.in_shop("DEMO-0002")
    assert world.at_amazon("DEMO-0001") != world.in_shop("DEMO-0001")


def test_a_change_that_waited_for_another_value_is_still_refused_where_amazon_refused_one(
    make_world: MakeWorld,
) -> None:
    world = synchronised(make_world)
    world.write("UPDATE ps_stock_available SET quantity = 40 WHERE id_product = {DEMO-0001}")
    world.update()
    before = world.sandbox.listing("A1SELLER", "A1PA6795UKMFR9", "DEMO-0001")
    world.sandbox.add_listings([msgspec.structs.replace(before, maximum_price=before.price)])
    world.write("UPDATE ps_product_shop SET price = price + 1 WHERE id_product = {DEMO-0001}")
    world.write("UPDATE ps_stock_available SET quantity = 30 WHERE id_product = {DEMO-0001}")
    world.run_until_quiet()
    assert [change["state"] for change in world.changes()][-1] == "refused"


def test_the_next_accepted_change_supersedes_a_refused_one(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    world.sandbox.fault("refused-message", sku="DEMO-0001", code="90117", message="no", times=1)
    for _ in range(2):
        world.write("UPDATE ps_product_shop SET price = price - 0.50 WHERE id_product = {DEMO-0001}")
        world.run_until_quiet()
    assert {change["state"] for change in world.changes()} == {"done"}
    assert any("superseded: feed" in (change["reason"] or "") for change in world.changes())
    assert world.at_amazon("DEMO-0001") == world.in_shop("DEMO-0001")


@pytest.mark.parametrize("fault", ["fatal", "cancelled", "garbage-report", "truncated-report", "wrong-counters"])
def test_a_feed_that_failed_as_a_whole_goes_again_with_fresh_values(make_world: MakeWorld, fault: str) -> None:
    world = synchronised(make_world)
    world.sandbox.fault(fault, times=1)
    world.write("UPDATE ps_stock_available SET quantity = 77 WHERE id_product = {DEMO-0001}")
    world.update()
    world.write("UPDATE ps_stock_available SET quantity = 78 WHERE id_product = {DEMO-0001}")
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001")["DEMO-0001"][1] == 78


def test_a_feed_that_may_have_been_applied_makes_the_acknowledged_value_unknown(make_world: MakeWorld) -> None:
    """Else a return to the value acknowledged before would send nothing, and Amazon would keep the other."""
    world = synchronised(make_world)
    quantity = world.in_shop("DEMO-0001")["DEMO-0001"][1]
    world.sandbox.fault("garbage-report", times=1)
    world.write("UPDATE ps_stock_available SET quantity = 77 WHERE id_product = {DEMO-0001}")
    world.update()
    world.write(f"UPDATE ps_stock_available SET quantity = {quantity} WHERE id_product = {{DEMO-0001}}")
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001")["DEMO-0001"][1] == quantity


def test_a_lost_answer_to_create_feed_is_waited_for_and_then_everything_is_sent_again(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    clock = [world.bridge.now()]
    world.bridge = replace(world.bridge, now=lambda: clock[0])
    world.sandbox.fault("lost-answer", operation="createFeed")
    world.write("UPDATE ps_stock_available SET quantity = 77 WHERE id_product = {DEMO-0001}")
    with pytest.raises(AmazonUnavailableError):
        world.update()
    world.update()
    assert world.feeds()[-1]["state"] == "lost"
    clock[0] += timedelta(minutes=6)
    world.run_until_quiet()
    states = [feed["state"] for feed in world.feeds()][-2:]
    assert states == ["abandoned", "done"]
    assert world.at_amazon("DEMO-0001")["DEMO-0001"][1] == 77


@pytest.mark.parametrize(
    ("feed_messages", "states"),
    [(1, ["sending"] * 5 + ["waiting", "pending"]), (25_000, ["sending"] * 5 + ["waiting"] * 2)],
)
def test_a_run_claims_nothing_else_once_more_differs_than_amazon_takes(
    make_world: MakeWorld, feed_messages: int, states: list[str]
) -> None:
    """Five feeds are taken at once: where another one is full, all else would be read now, and once more then."""
    world, skus = with_seven_changes(make_world, WorkerSettings(claim_size=1, feed_messages=feed_messages))
    counts = world.update()
    assert counts.values["feeds submitted"] == 5
    assert counts.values["values over Amazon's feed quota"] == states.count("waiting")
    assert [one["state"] for one in world.changes()][-7:] == states
    world.run_until_quiet()
    assert world.at_amazon(*skus) == world.in_shop(*skus)


def test_a_run_goes_on_for_whoever_may_still_send(make_world: MakeWorld) -> None:
    world, _skus = with_seven_changes(make_world, WorkerSettings(claim_size=1, feed_messages=1))
    other = replace(world.bridge.accounts["main"], name="other", channels=())
    world.bridge = replace(world.bridge, accounts={**world.bridge.accounts, "other": other})
    assert world.update().values["changes claimed"] == 7


def with_seven_changes(make_world: MakeWorld, worker: WorkerSettings) -> tuple[World, list[str]]:
    world = make_world()
    world.use(msgspec.structs.replace(world.settings, worker=worker))
    skus = world.simple_skus(7)
    world.list_skus(*skus)
    world.run_until_quiet(rounds=20)
    world.write(*(f"UPDATE ps_stock_available SET quantity = 77 WHERE id_product = {{{sku}}}" for sku in skus))
    return world, skus


def test_values_that_are_known_use_up_no_ids(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    world.write("UPDATE ps_stock_available SET quantity = 77 WHERE id_product = {DEMO-0001}")
    world.run_until_quiet()
    values = world.tables.listing_values.c.id
    with world.bridge.database.read() as connection:
        known = connection.execute(select(func.max(values))).scalar_one()
    world.list_skus("DEMO-0006")
    world.run_until_quiet()
    with world.bridge.database.read() as connection:
        assert set(connection.execute(select(values).where(values > known)).scalars()) == {known + 1, known + 2}


def test_a_refused_token_loses_nothing_and_needs_no_restart(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    world.sandbox.revoke("A1SELLER")
    world.write("UPDATE ps_stock_available SET quantity = 77 WHERE id_product = {DEMO-0001}")
    with pytest.raises(AuthorizationError):
        world.update()
    world.sandbox.add_seller("A1SELLER", marketplaces=["A1PA6795UKMFR9"])
    world.forget_waiting_times()
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001")["DEMO-0001"][1] == 77


def test_a_channel_added_later_gets_the_price_of_every_listing(make_world: MakeWorld) -> None:
    world = make_world(marketplaces=("DE", "FR"))
    world.list_skus(*SKUS, channel="de")
    world.run_until_quiet()
    world.list_skus(*SKUS, channel="fr")
    world.run_until_quiet()
    prices = {sku: price for sku, (price, _quantity) in world.in_shop(*SKUS).items()}
    assert {sku: price for sku, (price, _quantity) in world.at_amazon(*SKUS, marketplace=FR).items()} == prices


def test_a_deleted_product_brings_its_listing_to_zero(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    world.write("UPDATE ps_stock_available SET quantity = 9 WHERE id_product = {DEMO-0001}")
    world.run_until_quiet()
    world.write(
        "DELETE FROM ps_product WHERE id_product = {DEMO-0001}",
        "DELETE FROM ps_product_shop WHERE id_product = {DEMO-0001}",
    )
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001")["DEMO-0001"][1] == 0


def test_a_tax_change_is_one_log_row_and_changes_every_price(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    world.write("UPDATE ps_tax SET rate = rate + 1")
    world.run_until_quiet()
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)


def test_what_the_operator_set_at_amazon_survives_under_both_readings_of_replace(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    for reading, price in (("dropped", Decimal(60)), ("kept", Decimal(70))):
        world.sandbox.settings(omitted_parts=reading)
        before = world.sandbox.listing("A1SELLER", "A1PA6795UKMFR9", "DEMO-0001")
        world.sandbox.add_listings([_with_bounds(before)])
        world.write(f"UPDATE ps_product_shop SET price = {price} WHERE id_product = {{DEMO-0001}}")
        world.run_until_quiet()
        after = world.sandbox.listing("A1SELLER", "A1PA6795UKMFR9", "DEMO-0001")
        bounds = (after.minimum_price, after.maximum_price, after.business_price)
        assert bounds == (Decimal(1), Decimal(900), Decimal(4))
        assert after.lead_time == 3
        assert after.price == world.in_shop("DEMO-0001")["DEMO-0001"][0]


def test_two_runs_never_work_at_the_same_time(make_world: MakeWorld) -> None:
    world = synchronised(make_world)
    leases.take(world.bridge.database, "feeds", utc_now(), timedelta(minutes=5))
    with pytest.raises(AlreadyRunningError, match="feeds is running already: host"):
        world.update()


def _with_bounds(listing: Listing) -> Listing:
    bounds = {"minimum_price": Decimal(1), "maximum_price": Decimal(900)}
    return msgspec.structs.replace(listing, **bounds, business_price=Decimal(4), lead_time=3)
