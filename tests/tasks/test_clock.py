"""Sales begin and end at Amazon, although nobody writes anything at that moment."""

from dataclasses import replace
from datetime import datetime

from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

SALE = (
    "INSERT INTO ps_specific_price (id_specific_price_rule, id_cart, id_product, id_shop, id_shop_group, "
    "id_currency, id_country, id_group, id_customer, id_product_attribute, price, from_quantity, reduction, "
    "reduction_tax, reduction_type, `from`, `to`) VALUES "
    "(0, 0, {DEMO-0001}, 0, 0, 0, 0, 0, 0, 0, -1, 1, 0.200000, 1, 'percentage', '2030-01-10', '2030-01-20')"
)


def at(world: World, moment: str) -> None:
    noon = datetime.fromisoformat(f"{moment}T12:00")
    world.bridge = replace(world.bridge, now=lambda: noon)


def test_a_sale_starts_and_ends_at_amazon_with_no_write_at_all(make_world: MakeWorld) -> None:
    world = make_world()
    at(world, "2030-01-01")
    world.list_skus("DEMO-0001", "DEMO-0002")
    world.run_until_quiet()
    before = world.at_amazon("DEMO-0001", "DEMO-0002")
    world.write(SALE)
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001", "DEMO-0002") == before

    at(world, "2030-01-12")
    world.run_until_quiet()
    sale = world.at_amazon("DEMO-0001", "DEMO-0002")
    assert sale == world.in_shop("DEMO-0001", "DEMO-0002")
    assert (sale["DEMO-0001"] != before["DEMO-0001"], sale["DEMO-0002"]) == (True, before["DEMO-0002"])
    assert b"clock" in {change["origin"] for change in world.changes()}

    at(world, "2030-02-01")
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001", "DEMO-0002") == before


def test_a_worker_that_was_away_for_weeks_misses_no_boundary(make_world: MakeWorld) -> None:
    world = make_world()
    at(world, "2030-01-01")
    world.list_skus("DEMO-0001")
    world.write(SALE)
    world.run_until_quiet()
    at(world, "2030-01-15")
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001") == world.in_shop("DEMO-0001")


def test_a_clock_that_was_ahead_for_once_hides_no_sale(make_world: MakeWorld) -> None:
    world = make_world()
    at(world, "2030-01-05")
    world.list_skus("DEMO-0001")
    world.write(SALE)
    world.run_until_quiet()
    at(world, "2031-03-01")
    world.update()
    at(world, "2030-01-12")
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001") == world.in_shop("DEMO-0001")
