"""Amazon's orders come into the shop once each, whatever is wrong with some of them."""

from datetime import timedelta
from decimal import Decimal

import pytest

from sqlbridge.actions.listings import link
from sqlbridge.actions.orders import dismiss
from sqlbridge.errors import AmazonError, InputError, SettingsError
from sqlbridge.ledger import listings
from sqlbridge.ledger.views import queue_views
from sqlbridge.model.changes import utc_now
from sqlbridge.model.people import Actor, Way
from sqlbridge.sandbox import Address
from sqlbridge.tasks.import_orders import retry_order
from tests.tasks.orders.conftest import MakeOrderWorld
from tests.tasks.orders.office import amazon_order, line

OPERATOR = Actor("olga", Way.CLI)
PLATFORMS = ("prestashop", "magento1", "magento2")


@pytest.mark.parametrize("platform", PLATFORMS)
def test_an_order_is_written_once_and_its_pieces_leave_the_stock(order_world: MakeOrderWorld, platform: str) -> None:
    office = order_world(platform)
    office.world.list_skus("DEMO-0001", "DEMO-0002")
    office.world.run_until_quiet()
    before = office.world.in_shop("DEMO-0001", "DEMO-0002")
    office.place(amazon_order(1, line(quantity=2, shipping=Decimal("4.90")), line("DEMO-0002", price="7.49")))
    for _ in range(3):
        office.run()
    ((_, total),) = office.in_shop()
    assert total == Decimal("52.39")  # 2 x 20.00 + 4.90 + 7.49
    assert office.states() == ["imported"]
    after = office.world.in_shop("DEMO-0001", "DEMO-0002")
    assert {sku: before[sku][1] - after[sku][1] for sku in before} == {"DEMO-0001": 2, "DEMO-0002": 1}
    office.world.run_until_quiet()
    assert office.world.at_amazon("DEMO-0001")["DEMO-0001"][1] == after["DEMO-0001"][1]


def test_what_cannot_be_imported_holds_up_no_other_and_goes_in_when_mended(
    order_world: MakeOrderWorld,
) -> None:
    office = order_world()
    office.world.list_skus("DEMO-0001")
    nowhere = Address(name="Ada", address_line1="Weg 1", city="Köln", postal_code="50667")
    office.place(amazon_order(1, line("NO-SUCH-SKU")), amazon_order(2, address=nowhere), amazon_order(3))
    assert office.run().values["orders that cannot be imported"] == 2
    assert office.states() == ["failed", "failed", "imported"]
    problems = [one["problem"] for _, one in sorted(office.recorded().items())]
    assert "no product of the shop carries the SKU 'NO-SUCH-SKU'" in problems[0]
    assert "names no country" in problems[1]
    office.world.shop.write("UPDATE ps_product SET reference = 'NO-SUCH-SKU' WHERE reference = 'DEMO-0002'")
    assert retry_order(office.world.bridge, "305-1234567-0000001").values["orders imported"] == 1
    assert len(office.in_shop()) == 2
    with pytest.raises(InputError, match="is not one to import"):
        retry_order(office.world.bridge, "305-1234567-0000001")


def test_a_linked_seller_sku_is_sold_as_the_shops_sku(order_world: MakeOrderWorld) -> None:
    office = order_world()
    office.world.list_skus("DEMO-0001", "OLD-NAME")
    with office.world.bridge.database.begin() as connection:
        listings.link(connection, office.world.tables, "OLD-NAME", "DEMO-0003", None)
    before = office.world.in_shop("DEMO-0003")["DEMO-0003"][1]
    office.place(amazon_order(1, line("OLD-NAME", quantity=2)))
    office.run()
    assert office.world.in_shop("DEMO-0003")["DEMO-0003"][1] == before - 2


def test_pieces_that_the_shop_does_not_know_yet_are_not_offered_again(order_world: MakeOrderWorld) -> None:
    office = order_world()
    sku = "DEMO-0001"
    office.world.list_skus(sku)
    office.world.run_until_quiet()
    stock = office.world.in_shop(sku)[sku][1]
    office.place(amazon_order(1, line(quantity=2), status="PENDING"), amazon_order(2, line("GONE"), line(quantity=1)))
    office.run()
    assert office.states() == ["pending", "failed"]
    office.world.run_until_quiet()
    assert office.world.in_shop(sku)[sku][1] == stock
    assert office.world.at_amazon(sku)[sku][1] == stock - 3
    office.world.sandbox.cancel_order("305-1234567-0000001")
    office.world.sandbox.advance(180)
    office.run()
    assert office.states() == ["cancelled", "failed"]
    office.world.run_until_quiet()
    assert office.world.at_amazon(sku)[sku][1] == stock - 1


def test_packs_and_what_they_contain_are_not_offered_again_either(order_world: MakeOrderWorld) -> None:
    office = order_world()
    world, skus = office.world, ("DEMO-0001", "DEMO-0003", "DEMO-0002")
    world.write(  # each a pack of 1 and of 2 pieces of DEMO-0001, and no stock of its own
        "INSERT INTO ps_pack VALUES ({DEMO-0003}, {DEMO-0001}, 0, 1), ({DEMO-0002}, {DEMO-0001}, 0, 2)",
        "UPDATE ps_product_shop SET pack_stock_type = 1 WHERE id_product IN ({DEMO-0003}, {DEMO-0002})",
        "UPDATE ps_stock_available SET quantity = 9 WHERE id_product = {DEMO-0001}",
    )
    world.list_skus(*skus)
    world.run_until_quiet()
    assert [world.at_amazon(*skus)[sku][1] for sku in skus] == [9, 9, 4]
    nowhere = Address(name="Ada", address_line1="Weg 1", city="Köln", postal_code="50667")
    office.place(amazon_order(1, line("DEMO-0003", quantity=2), address=nowhere))
    office.run()
    assert office.states() == ["failed"]
    world.run_until_quiet()
    assert [world.at_amazon(*skus)[sku][1] for sku in skus] == [7, 7, 3]
    dismiss(world.bridge, OPERATOR, "305-1234567-0000001")
    world.run_until_quiet()
    assert [world.at_amazon(*skus)[sku][1] for sku in skus] == [9, 9, 4]


def test_pieces_of_orders_that_wait_follow_a_new_link(order_world: MakeOrderWorld) -> None:
    office = order_world()
    world, skus = office.world, ("DEMO-0001", "DEMO-0003")
    world.write("UPDATE ps_product_shop SET price = 20, id_tax_rules_group = 0")
    world.list_skus("OLD-NAME", *skus, price="20.00")
    stock = {sku: world.in_shop(sku)[sku][1] for sku in skus}
    with world.bridge.database.begin() as connection:
        listings.link(connection, world.tables, "OLD-NAME", "DEMO-0001", None)
    office.place(amazon_order(1, line("OLD-NAME", quantity=2), status="PENDING"))
    office.run()
    world.run_until_quiet()
    assert [world.at_amazon(sku)[sku][1] for sku in skus] == [stock["DEMO-0001"] - 2, stock["DEMO-0003"]]
    link(world.bridge, OPERATOR, "OLD-NAME", "DEMO-0003")
    world.run_until_quiet()
    assert [world.at_amazon(sku)[sku][1] for sku in skus] == [stock["DEMO-0001"], stock["DEMO-0003"] - 2]


def test_a_pending_order_is_imported_when_it_is_paid(order_world: MakeOrderWorld) -> None:
    office = order_world()
    office.world.list_skus("DEMO-0001")
    office.place(amazon_order(1, status="PENDING"))
    office.run()
    assert office.in_shop() == []
    office.world.sandbox.pay_order("305-1234567-0000001")
    office.world.sandbox.advance(180)
    office.run()
    assert office.states() == ["imported"]
    assert len(office.in_shop()) == 1


def test_orders_from_before_the_start_and_those_of_amazons_own_warehouse_are_left_alone(
    order_world: MakeOrderWorld,
) -> None:
    office = order_world(since=(utc_now() + timedelta(hours=1)).isoformat())
    office.world.list_skus("DEMO-0001")
    office.place(amazon_order(1))
    office.world.sandbox.advance(7200)
    office.place(amazon_order(2, fulfilled_by="AMAZON"), amazon_order(3))
    office.run()
    assert list(office.recorded()) == ["305-1234567-0000003"]


def test_a_search_that_breaks_off_loses_nothing(order_world: MakeOrderWorld) -> None:
    office = order_world()
    office.world.list_skus("DEMO-0001")
    office.place(*(amazon_order(number) for number in range(1, 105)))
    office.world.sandbox.fault("unavailable", operation="searchOrders", skipped=1)
    with pytest.raises(AmazonError):
        office.run()
    office.run()
    assert set(office.states()) == {"imported"}
    assert len(office.in_shop()) == 104


def test_a_rehearsal_writes_nothing(order_world: MakeOrderWorld) -> None:
    office = order_world()
    office.world.list_skus("DEMO-0001")
    office.place(amazon_order(1), amazon_order(2, line("GONE")))
    counts = office.run(dry_run=True).values
    assert counts["orders that would be imported"] == counts["orders that could not be imported"] == 1
    assert (office.recorded(), office.in_shop()) == ({}, [])


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_reinstalled_bridge_finds_its_orders_in_the_shop(order_world: MakeOrderWorld, platform: str) -> None:
    office = order_world(platform)
    office.world.list_skus("DEMO-0001")
    office.place(amazon_order(1))
    office.run()
    with office.world.bridge.database.begin() as connection:
        connection.execute(office.world.tables.orders.delete())
        connection.execute(office.world.tables.order_items.delete())
    shop_orders = office.in_shop()
    office.run()
    assert office.states() == ["imported"]
    assert office.in_shop() == shop_orders


def test_a_cancellation_cancels_the_shops_order_where_that_is_configured(order_world: MakeOrderWorld) -> None:
    office = order_world(cancel_in_shop=True)
    office.world.list_skus("DEMO-0001")
    stock = office.world.in_shop("DEMO-0001")["DEMO-0001"][1]
    office.place(amazon_order(1))
    office.run()
    office.world.sandbox.request_cancel("305-1234567-0000001", reason="ordered twice")
    office.world.sandbox.advance(180)
    office.run()
    assert office.world.in_shop("DEMO-0001")["DEMO-0001"][1] == stock
    (order,) = office.recorded().values()
    assert order["is_cancelled_in_shop"]
    assert order["problem"] == "cancelled in the shop, still open at Amazon: cancel it there"


def test_each_run_stands_among_the_feeds_by_its_classic_name(order_world: MakeOrderWorld) -> None:
    office = order_world()
    office.world.list_skus("DEMO-0001")
    office.place(amazon_order(1), amazon_order(2, line("GONE")))
    office.run()
    with office.world.bridge.database.read() as connection:
        (feed,) = queue_views.feeds(connection, office.world.tables, only_open=False, limit=10)
    assert (feed["name"], feed["accepted_count"], feed["refused_count"]) == ("_IMPORT_ORDERS_", 1, 1)


def test_a_start_that_is_no_moment_is_named(order_world: MakeOrderWorld) -> None:
    office = order_world(since="yesterday")
    office.world.list_skus("DEMO-0001")
    with pytest.raises(SettingsError, match=r"orders\.since of channel de is 'yesterday'"):
        office.run()
