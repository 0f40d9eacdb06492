"""What is offered follows the configuration and the catalogue, whatever happens to either."""

from decimal import Decimal

import msgspec
import pytest

from sqlbridge.errors import CaptureError, ShopError
from sqlbridge.ledger import listings
from sqlbridge.settings import PriceRule
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import FR, World

SKUS = ("DEMO-0001", "DEMO-0002")


def reconfigure(world: World, channel: dict[str, object], account: dict[str, object]) -> None:
    present = world.settings.accounts["main"]
    de = msgspec.structs.replace(present.channels["de"], **channel)
    main = msgspec.structs.replace(present, channels={"de": de}, **account)
    world.use(msgspec.structs.replace(world.settings, accounts={"main": main}))


def test_a_new_price_rule_changes_every_price_once(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus(*SKUS)
    world.run_until_quiet()
    before = world.at_amazon(*SKUS)
    reconfigure(world, {"price_rules": [PriceRule(amount=Decimal(1))]}, {})
    world.run_until_quiet()
    after = world.at_amazon(*SKUS)
    assert {sku: (price or 0) + 1 for sku, (price, _) in before.items()} == {
        sku: price for sku, (price, _) in after.items()
    }
    feeds = len(world.feeds())
    world.update()
    assert len(world.feeds()) == feeds


def test_a_stock_buffer_is_taken_off_every_quantity(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus(*SKUS)
    world.run_until_quiet()
    reconfigure(world, {}, {"stock_buffer": 2})
    world.run_until_quiet()
    expected = {sku: max(0, quantity - 2) for sku, (_, quantity) in world.in_shop(*SKUS).items()}
    assert {sku: quantity for sku, (_, quantity) in world.at_amazon(*SKUS).items()} == expected


def test_another_refresh_token_sends_nothing(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus(*SKUS)
    world.run_until_quiet()
    feeds = len(world.feeds())
    world.sandbox.add_seller("A1SELLER", marketplaces=["A1PA6795UKMFR9"], refresh_token="Atzr|new")
    reconfigure(world, {}, {"refresh_token": "Atzr|new"})
    world.run_until_quiet()
    assert len(world.feeds()) == feeds


def test_a_linked_listing_shows_the_offer_of_the_other_sku(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus("AMZ-OLD-SKU", "DEMO-0001", price="75.00")
    with world.bridge.database.begin() as connection:
        assert listings.link(connection, world.tables, "AMZ-OLD-SKU", "DEMO-0001", "de") == 1
    world.run_until_quiet()
    shop = world.in_shop("DEMO-0001")["DEMO-0001"]
    assert world.at_amazon("AMZ-OLD-SKU", "DEMO-0001") == {"AMZ-OLD-SKU": shop, "DEMO-0001": shop}


def test_a_handling_time_reaches_every_listing_and_stays_with_each_quantity(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus(*SKUS)
    world.run_until_quiet()
    reconfigure(world, {}, {"stock_handling_days": 4})
    world.run_until_quiet()
    listed = {one.sku: one.lead_time for one in world.sandbox.listings()}
    assert listed == dict.fromkeys(SKUS, 4)
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)
    world.write("UPDATE ps_stock_available SET quantity = 3 WHERE id_product = {DEMO-0001}")
    world.run_until_quiet()
    assert {one.lead_time for one in world.sandbox.listings()} == {4}


def test_a_sku_that_two_sold_products_carry_is_not_guessed(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus(*SKUS)
    world.run_until_quiet()
    before = world.at_amazon(*SKUS)
    world.write("UPDATE ps_product SET reference = 'DEMO-0001' WHERE id_product = {DEMO-0002}")
    world.write("UPDATE ps_stock_available SET quantity = 1 WHERE id_product = {DEMO-0003}")
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001")["DEMO-0001"] == before["DEMO-0001"]
    assert world.at_amazon("DEMO-0002")["DEMO-0002"][1] == 0
    assert any("the SKU is not unique in the shop" in (change["reason"] or "") for change in world.changes())
    reconfigure(world, {}, {"stock_of_ambiguous": "zero"})
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001")["DEMO-0001"][1] == 0


def test_an_inactive_twin_does_not_count(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus(*SKUS)
    world.run_until_quiet()
    world.write(
        "UPDATE ps_product SET reference = 'DEMO-0001' WHERE id_product = {DEMO-0002}",
        "UPDATE ps_product_shop SET active = 0 WHERE id_product = {DEMO-0002}",
        "UPDATE ps_stock_available SET quantity = 11 WHERE id_product = {DEMO-0001}",
    )
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001")["DEMO-0001"][1] == 11


def test_a_renamed_sku_retires_the_old_listing_and_offers_the_new_one(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus("DEMO-0001", "NEW-NAME", price="75.00", quantity=5)
    world.run_until_quiet()
    offered = world.at_amazon("DEMO-0001")["DEMO-0001"]
    world.write("UPDATE ps_product SET reference = 'NEW-NAME' WHERE id_product = {DEMO-0001}")
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001")["DEMO-0001"][1] == 0
    assert world.at_amazon("NEW-NAME")["NEW-NAME"] == offered


def test_a_column_that_an_upgrade_removed_is_named_and_nothing_is_lost(
    make_world: MakeWorld, caplog: pytest.LogCaptureFixture
) -> None:
    world = make_world()
    world.list_skus(*SKUS)
    world.run_until_quiet()
    world.write("UPDATE ps_stock_available SET quantity = 3 WHERE id_product = {DEMO-0001}")
    world.write("ALTER TABLE ps_product_shop RENAME COLUMN price TO net_price")
    with pytest.raises(CaptureError, match="column price of ps_product_shop is gone"):
        world.update()
    assert "goods.sql needs: Unknown column" in caplog.text
    world.write("ALTER TABLE ps_product_shop RENAME COLUMN net_price TO price")
    world.forget_waiting_times()
    world.run_until_quiet()
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)


def test_a_channel_that_the_shop_cannot_answer_for_holds_up_no_other(make_world: MakeWorld) -> None:
    world = make_world(marketplaces=("DE", "FR"))
    sku = "DEMO-0001"
    world.list_skus(sku)
    world.list_skus(sku, channel="fr")
    world.run_until_quiet()
    present = world.settings.accounts["main"]
    broken = present.channels | {"fr": msgspec.structs.replace(present.channels["fr"], customer_group="99")}
    world.use(
        msgspec.structs.replace(world.settings, accounts={"main": msgspec.structs.replace(present, channels=broken)})
    )
    world.write(
        "UPDATE ps_product_shop SET price = price + 1 WHERE id_product = {DEMO-0001}",
        "UPDATE ps_stock_available SET quantity = 7 WHERE id_product = {DEMO-0001}",
    )
    before = world.at_amazon(sku, marketplace=FR)[sku][0]
    for _ in range(3):
        with pytest.raises(ShopError, match=r"no customer group '99'.*it has 1"):
            world.update()
        world.acknowledge()
    assert world.at_amazon(sku) == world.in_shop(sku)
    assert world.at_amazon(sku)[sku][1] == 7
    assert world.at_amazon(sku, marketplace=FR)[sku][0] == before
    world.use(msgspec.structs.replace(world.settings, accounts={"main": present}))
    world.run_until_quiet()
    assert world.at_amazon(sku, marketplace=FR) == world.in_shop(sku)
