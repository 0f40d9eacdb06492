"""A product that leaves a channel's filters gets 0 once, or is left alone; one that comes back is sold again."""

from decimal import Decimal

import msgspec
import pytest

from sqlbridge.errors import ShopError
from sqlbridge.ledger import channels
from sqlbridge.settings import Filter
from sqlbridge.tasks.deciding.explanation import everything, explain
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import FR, World

ONE, TWO = "DEMO-0001", "DEMO-0002"
INTO_SHOES = "INSERT INTO ps_category_product (id_category, id_product, position) VALUES (12, {DEMO-0001}, 1)"
SHOES = Filter(category=["Shoes"])


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    """Two listed products in sync, in the category 13 below Shoes (12)."""
    world = make_world(marketplaces=("DE", "FR"))
    day = "'2026-01-01', '2026-01-01'"
    for id_, parent, name in ((2, 1, "Home"), (12, 2, "Shoes"), (13, 12, "Boots")):
        columns = "(id_category, id_lang, name, link_rewrite)"
        world.write(
            f"INSERT INTO ps_category (id_category, id_parent, date_add, date_upd) VALUES ({id_}, {parent}, {day})",
            f"INSERT INTO ps_category_lang {columns} VALUES ({id_}, 1, '{name}', '')",
        )
    for sku in (ONE, TWO):
        world.write(f"INSERT INTO ps_category_product (id_category, id_product) VALUES (13, {{{sku}}})")
        world.write(f"UPDATE ps_stock_available SET quantity = 7 WHERE id_product = {{{sku}}}")
    world.list_skus(ONE, TWO)
    world.run_until_quiet()
    return world


def configure(world: World, *filters: Filter, channel: str = "de", filtered: str = "zero") -> None:
    main = world.settings.accounts["main"]
    place = msgspec.structs.replace(main.channels[channel], filters=list(filters), filtered=filtered)
    main = msgspec.structs.replace(main, channels={**main.channels, channel: place})
    world.use(msgspec.structs.replace(world.settings, accounts={"main": main}))


def quantities(world: World) -> list[int | None]:
    return [quantity for _, quantity in world.at_amazon(ONE, TWO).values()]


def test_what_leaves_the_filters_gets_0_once_and_comes_back_with_price_and_stock(world: World) -> None:
    configure(world, SHOES)
    world.run_until_quiet()
    assert quantities(world) == [7, 7]
    world.write("DELETE FROM ps_category_product WHERE id_product = {DEMO-0001}")
    world.run_until_quiet()
    assert quantities(world) == [0, 7]
    feeds, price = len(world.feeds()), world.at_amazon(ONE)[ONE][0]
    world.write(
        "UPDATE ps_stock_available SET quantity = 5 WHERE id_product = {DEMO-0001}",
        "UPDATE ps_product_shop SET price = price + 1 WHERE id_product = {DEMO-0001}",
    )
    world.run_until_quiet()
    assert (len(world.feeds()), world.at_amazon(ONE)[ONE]) == (feeds, (price, 0))
    assert any("the filters of de leave it out: category 'Shoes'" in (one["reason"] or "") for one in world.changes())
    world.write(INTO_SHOES)
    world.run_until_quiet()
    assert world.at_amazon(ONE) == world.in_shop(ONE)
    assert world.at_amazon(ONE)[ONE][1] == 5


def test_what_leaves_the_filters_is_left_alone_by_choice_even_at_rest(world: World) -> None:
    configure(world, SHOES, filtered="keep")
    before = world.at_amazon(ONE)
    world.write(
        "DELETE FROM ps_category_product WHERE id_product = {DEMO-0001}",
        "UPDATE ps_stock_available SET quantity = 5",
    )
    world.run_until_quiet()
    assert (world.at_amazon(ONE), quantities(world)) == (before, [7, 5])
    for is_resting, shown in ((True, 0), (False, 5)):
        with world.bridge.database.begin() as connection:
            channels.rest(connection, world.tables, ["de", "fr"], is_resting=is_resting, now=world.bridge.now())
        world.run_until_quiet()
        assert quantities(world) == [7, shown]


def test_what_is_kept_is_never_more_than_there_is_nor_what_the_shop_has_stopped_to_sell(world: World) -> None:
    configure(world, Filter(stock_at_least=5), Filter(price_above=Decimal(1)), SHOES, filtered="keep")
    world.run_until_quiet()
    assert quantities(world) == [7, 7]
    world.write(
        "UPDATE ps_stock_available SET quantity = 4 WHERE id_product = {DEMO-0001}",
        "UPDATE ps_product_shop SET active = 0 WHERE id_product = {DEMO-0002}",
    )
    world.run_until_quiet()
    assert quantities(world) == [0, 0]


def test_a_changed_filter_and_a_moved_category_are_noticed_with_no_write_to_a_product(world: World) -> None:
    configure(world, SHOES)
    world.run_until_quiet()
    world.write("UPDATE ps_category SET id_parent = 2 WHERE id_category = 13")
    world.run_until_quiet()
    assert quantities(world) == [0, 0]
    configure(world, SHOES, Filter(stock_at_least=1))
    configure(world, Filter(category=["Boots"]), Filter(price_above=Decimal(1)))
    world.run_until_quiet()
    assert quantities(world) == [7, 7]


def test_one_quantity_is_kept_for_all_channels_of_which_one_sells(world: World) -> None:
    world.list_skus(ONE, TWO, channel="fr", quantity=7)
    world.run_until_quiet()
    configure(world, Filter(category=["Shoes"], except_=True))
    price = world.at_amazon(ONE)[ONE][0]
    world.write(
        "UPDATE ps_product_shop SET price = price + 1 WHERE id_product = {DEMO-0001}",
        "UPDATE ps_stock_available SET quantity = 9 WHERE id_product = {DEMO-0001}",
    )
    world.run_until_quiet()
    assert world.at_amazon(ONE)[ONE] == (price, 9)
    assert world.at_amazon(ONE, marketplace=FR)[ONE] == world.in_shop(ONE)[ONE]
    stock = next(one for one in explain(world.bridge, ONE).decisions if one.target.key.kind.value == "stock")
    assert "the filters of de leave it out" in stock.target.steps[-1].words
    configure(world, Filter(category=["Shoes"], except_=True), channel="fr", filtered="keep")
    world.run_until_quiet()
    assert world.at_amazon(ONE)[ONE] == (price, 0)


def test_the_plan_and_the_explanation_show_the_filters(world: World) -> None:
    configure(world, Filter(stock_at_least=8), SHOES)
    planned = [(one.target.key.seller_sku, one.target.desired) for one in everything(world.bridge)]
    assert planned == [(ONE, None), (TWO, None), (ONE, Decimal(0)), (TWO, Decimal(0))]
    rows = [(row.channel, row.filter, row.seen, row.passes) for row in explain(world.bridge, ONE).filters]
    assert rows == [
        ("de", "stock at least 8", "7", False),
        ("de", "category 'Shoes'", "Boots (13), Shoes (12), Home (2)", True),
    ]
    assert quantities(world) == [7, 7]


def test_a_filter_of_what_the_shop_lacks_is_named_and_the_other_channel_goes_on(world: World) -> None:
    world.list_skus(ONE, TWO, channel="fr", quantity=7)
    world.run_until_quiet()
    before = world.at_amazon(ONE)
    configure(world, Filter(category=["Hats"]))
    world.write("UPDATE ps_product_shop SET price = price - 1 WHERE id_product = {DEMO-0001}")
    with pytest.raises(ShopError, match=r"no category 'Hats'; it has Home \(2\), Shoes \(12\), Boots \(13\)"):
        world.update()
    world.acknowledge()
    assert world.at_amazon(ONE) == before
    assert world.at_amazon(ONE, marketplace=FR)[ONE][0] == world.in_shop(ONE)[ONE][0]
    assert "no category 'Hats'" in explain(world.bridge, ONE).unreadable["de"]
    configure(world)
    world.forget_waiting_times()
    world.run_until_quiet()
    assert world.at_amazon(ONE) == world.in_shop(ONE)
