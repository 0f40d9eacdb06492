"""A changed configuration reaches Amazon like any other change."""

from decimal import Decimal

import msgspec

from sqlbridge.ledger import listings
from sqlbridge.settings import PriceRule
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

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
