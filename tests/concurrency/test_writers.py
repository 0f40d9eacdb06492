"""A busy shop beside a busy worker: neither waits for the other, and Amazon ends at the shop's newest values."""

import random
import time
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

from sqlalchemy import Connection

from tests.concurrency.locks import impatient, no_lock_waits
from tests.harness import DemoShop
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

_SECONDS = 15
_WRITERS = 8
_NEVER_COMMITTED = 1_000_000


def test_eight_writers_and_the_worker_never_wait_for_each_other(make_world: MakeWorld) -> None:
    """Each writer has rows of its own, so that a wait would be one between the shop and the worker."""
    world = make_world(skus=40)
    products = _products(world.shop)
    with impatient(world.shop) as shop:
        _sell(shop, products.values(), 0)
        shop.commit()
    world.list_skus(*products)
    world.run_until_quiet()
    with no_lock_waits(world.shop), ThreadPoolExecutor(_WRITERS) as threads:
        shares = [sorted(products.values())[number::_WRITERS] for number in range(_WRITERS)]
        writers = [threads.submit(_write, world.shop, share) for share in shares]
        while not all(writer.done() for writer in writers):
            world.update()
            world.acknowledge()
        assert min(writer.result() for writer in writers) > _SECONDS
    world.run_until_quiet()
    assert world.at_amazon(*products) == world.in_shop(*products)
    _no_older_value_came_after_a_newer_one(world)


def _products(shop: DemoShop) -> dict[str, int]:
    """SKU -> product id of what is sold without variants."""
    query = "SELECT reference, id_product FROM ps_product WHERE product_type = 'standard' AND active = 1"
    return {str(sku): int(id_) for sku, id_ in shop.read(query)}


def _write(shop: DemoShop, products: list[int]) -> int:
    """Write until the time is up, every fifth time in vain; how many transactions that were."""
    chance, end, number = random.Random(products[0]), time.monotonic() + _SECONDS, 0
    with impatient(shop) as connection:
        while time.monotonic() < end:
            number += 1
            chosen = sorted(chance.sample(products, chance.randint(1, len(products))))
            if number % 5 == 0:
                _sell(connection, chosen, _NEVER_COMMITTED)
                connection.rollback()
            else:
                _sell(connection, chosen, number)
                connection.commit()
    return number


def _sell(shop: Connection, products: Iterable[int], number: int) -> None:
    """Write values that rise with the number, row by row."""
    for product in products:
        price = 100 + number / 1000
        shop.exec_driver_sql(f"UPDATE ps_stock_available SET quantity = {number} WHERE id_product = {product}")
        shop.exec_driver_sql(f"UPDATE ps_product_shop SET price = {price} WHERE id_product = {product}")


def _no_older_value_came_after_a_newer_one(world: World) -> None:
    shown = defaultdict(list)
    for one in world.sandbox.history():
        shown[one.sku, one.name].append(Decimal(one.value or 0))
    assert [value for value, shown_values in shown.items() if shown_values != sorted(shown_values)] == []
    assert max(map(max, shown.values())) < _NEVER_COMMITTED
