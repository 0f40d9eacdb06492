"""What is read before a shop transaction and what is read after it do not belong together."""

from itertools import count
from typing import Any

from sqlalchemy import event

from tests.concurrency.locks import impatient, no_lock_waits
from tests.concurrency.shop import sell_at, simple_products
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

_OLD_PRICE, _NEW_PRICE, _RESTOCKED = 100, 101, 500


def test_a_restock_between_two_statements_of_a_run_is_not_sold_at_its_old_price(make_world: MakeWorld) -> None:
    """Each product is restocked at a higher price before another statement of a run that looks at all of them."""
    world = make_world(skus=40)
    products = simple_products(world.shop)
    _sell_everything(world, products, 10)
    world.list_skus(*products)
    for first in count(1, len(products)):
        _sell_everything(world, products, 10)
        world.run_until_quiet()
        _sell_everything(world, products, 9)
        statements = _update_with_restocks(world, list(products.values()), first)
        _no_restock_is_sold_at_its_old_price(world, list(products))
        if statements < first + len(products):
            break


def _sell_everything(world: World, products: dict[str, int], quantity: int) -> None:
    with impatient(world.shop) as shop:
        sell_at(shop, products.values(), _OLD_PRICE, quantity)
        shop.commit()


def _update_with_restocks(world: World, products: list[int], first: int) -> int:
    """Run `update` and restock a product before each statement from `first` on; how many statements there were."""
    engine, statements = world.bridge.database.engine, 0

    def restock_one(*_: Any) -> None:
        nonlocal statements
        statements += 1
        sell_at(shop, products[statements - first :][:1] if statements >= first else (), _NEW_PRICE, _RESTOCKED)
        shop.commit()

    with impatient(world.shop) as shop, no_lock_waits(world.shop):
        event.listen(engine, "before_cursor_execute", restock_one)
        world.update()
        event.remove(engine, "before_cursor_execute", restock_one)
    return statements


def _no_restock_is_sold_at_its_old_price(world: World, skus: list[str]) -> None:
    before = len(world.sandbox.history())
    prices: dict[str, object] = {sku: price for sku, (price, _quantity) in world.at_amazon(*skus).items()}
    world.run_until_quiet()
    in_shop = world.in_shop(*skus)
    assert world.at_amazon(*skus) == in_shop
    for one in world.sandbox.history()[before:]:
        if one.name == "price":
            prices[one.sku] = one.value
        elif one.value == _RESTOCKED:
            assert prices[one.sku] == in_shop[one.sku][0], one.sku
