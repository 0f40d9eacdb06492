"""What looks like a mistake is held until somebody has looked at it, or until it is mended."""

from decimal import Decimal

import msgspec
import pytest

from sqlbridge.ledger import changes, held_values
from sqlbridge.ledger.held_values import HeldFilter
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World


def synchronised(make_world: MakeWorld, *skus: str) -> World:
    world = make_world()
    world.list_skus(*skus)
    world.run_until_quiet()
    return world


def release(world: World, sku: str | None = None, reason: str | None = None) -> int:
    with world.bridge.database.begin() as connection:
        number = held_values.release(connection, world.tables, HeldFilter(reason=reason or "", seller_sku=sku or ""))
        changes.wake_raises(connection, world.tables)
    return number


def held(world: World) -> dict[str, str]:
    with world.bridge.database.read() as connection:
        return {one["seller_sku"]: one["held_reason"] for one in held_values.listed(connection, world.tables)}


@pytest.mark.parametrize(("factor", "words"), [("0.49", "(-51 %)"), ("3.02", "(+202 %)")])
def test_a_price_that_jumps_is_held_and_shown_until_it_is_released(
    make_world: MakeWorld, factor: str, words: str
) -> None:
    world = synchronised(make_world, "DEMO-0001")
    before = world.at_amazon("DEMO-0001")
    world.write(f"UPDATE ps_product_shop SET price = price * {factor} WHERE id_product = {{DEMO-0001}}")
    world.update()
    world.acknowledge()
    assert world.at_amazon("DEMO-0001") == before
    assert words in held(world)["DEMO-0001"]
    assert world.changes()[-1]["state"] == "waiting"
    assert release(world, "DEMO-0001") == 1
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001") == world.in_shop("DEMO-0001")
    assert held(world) == {}


def test_a_price_that_comes_back_needs_no_release(make_world: MakeWorld) -> None:
    world = synchronised(make_world, "DEMO-0001")
    for factor in ("0.1", "10"):
        world.write(f"UPDATE ps_product_shop SET price = price * {factor} WHERE id_product = {{DEMO-0001}}")
        world.update()
    world.run_until_quiet()
    assert held(world) == {}
    assert world.at_amazon("DEMO-0001") == world.in_shop("DEMO-0001")


def test_only_the_value_that_was_released_goes(make_world: MakeWorld) -> None:
    world = synchronised(make_world, "DEMO-0001")
    before = world.at_amazon("DEMO-0001")
    world.write("UPDATE ps_product_shop SET price = price * 0.4 WHERE id_product = {DEMO-0001}")
    world.update()
    release(world)
    world.write("UPDATE ps_product_shop SET price = price * 0.4 WHERE id_product = {DEMO-0001}")
    world.update()
    world.acknowledge()
    assert world.at_amazon("DEMO-0001") == before
    assert "DEMO-0001" in held(world)


def test_a_price_of_0_is_never_sent(make_world: MakeWorld) -> None:
    world = synchronised(make_world, "DEMO-0001")
    before = world.at_amazon("DEMO-0001")
    world.write("UPDATE ps_product_shop SET price = 0 WHERE id_product = {DEMO-0001}")
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001") == before
    assert "the price is 0" in world.changes()[-1]["reason"]


def test_an_emptied_stock_table_does_not_empty_amazon_and_reloading_it_is_enough(make_world: MakeWorld) -> None:
    skus = tuple(f"DEMO-{number:04}" for number in range(1, 60))
    world = make_world(skus=60)
    world.list_skus(*skus)
    world.run_until_quiet()
    before = world.at_amazon(*skus)
    world.write("CREATE TABLE kept AS SELECT id_stock_available, quantity FROM ps_stock_available")
    world.write("UPDATE ps_stock_available SET quantity = 0")
    world.update()
    world.acknowledge()
    assert world.at_amazon(*skus) == before
    assert all("stocked listings would go to 0" in reason for reason in held(world).values())
    world.write(
        "UPDATE ps_stock_available AS stock JOIN kept ON kept.id_stock_available = stock.id_stock_available "
        "SET stock.quantity = kept.quantity"
    )
    world.run_until_quiet()
    assert (world.at_amazon(*skus), held(world)) == (before, {})


def test_a_mass_of_zeros_goes_when_it_is_released(make_world: MakeWorld) -> None:
    skus = tuple(f"DEMO-{number:04}" for number in range(1, 60))
    world = make_world(skus=60)
    world.list_skus(*skus)
    world.run_until_quiet()
    world.write("UPDATE ps_stock_available SET quantity = 0")
    world.update()
    assert release(world, reason="would go to 0") > 9
    world.run_until_quiet()
    assert {quantity for _price, quantity in world.at_amazon(*skus).values()} == {0}


def test_guards_can_be_switched_off(make_world: MakeWorld) -> None:
    world = synchronised(make_world, "DEMO-0001")
    account = msgspec.structs.replace(world.settings.accounts["main"], hold_fall_percent=0)
    world.use(msgspec.structs.replace(world.settings, accounts={"main": account}))
    world.write("UPDATE ps_product_shop SET price = price * 0.1 WHERE id_product = {DEMO-0001}")
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001") == world.in_shop("DEMO-0001")
    assert isinstance(world.at_amazon("DEMO-0001")["DEMO-0001"][0], Decimal)
