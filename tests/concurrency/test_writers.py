"""A busy shop beside a busy worker: neither waits for the other, and Amazon ends at the shop's newest values.

For fifteen seconds, or, in a soak, for five minutes.
"""

import os
import random
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import msgspec

from sqlbridge.settings import WorkerSettings
from sqlbridge.tasks.housekeeping import housekeeping
from sqlbridge.tasks.reconcile import reconcile
from tests.concurrency.locks import impatient, no_lock_waits
from tests.concurrency.shop import sell_at, simple_products
from tests.harness import DemoShop
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

_SECONDS = 300 if float(os.environ.get("SQLBRIDGE_SOAK_MINUTES", "0")) else 15
_WRITERS = 8
_NEVER_COMMITTED = 1_000_000


def test_eight_writers_and_the_worker_never_wait_for_each_other(make_world: MakeWorld) -> None:
    """Each writer has rows of its own, so that a wait would be one between the shop and the worker."""
    world = make_world(skus=40)
    world.use(msgspec.structs.replace(world.settings, worker=WorkerSettings(keep_done_days=0, keep_reports_days=0)))
    products = simple_products(world.shop)
    with impatient(world.shop) as shop:
        sell_at(shop, products.values(), 100, 0)
        shop.commit()
    world.list_skus(*products)
    world.run_until_quiet()
    with no_lock_waits(world.shop), ThreadPoolExecutor(_WRITERS) as threads:
        shares = [sorted(products.values())[number::_WRITERS] for number in range(_WRITERS)]
        writers = [threads.submit(_write, world.shop, share) for share in shares]
        while not all(writer.done() for writer in writers):
            world.update()
            world.acknowledge()
            reconcile(world.bridge)
            housekeeping(world.bridge)
        assert min(writer.result() for writer in writers) > _SECONDS
    world.run_until_quiet()
    assert world.at_amazon(*products) == world.in_shop(*products)
    _no_older_value_came_after_a_newer_one(world)


def _write(shop: DemoShop, products: list[int]) -> int:
    """Write values that only rise until the time is up, every fifth time in vain; how many transactions that were."""
    chance, end, number = random.Random(products[0]), time.monotonic() + _SECONDS, 0
    with impatient(shop) as connection:
        while time.monotonic() < end:
            number += 1
            chosen = sorted(chance.sample(products, chance.randint(1, len(products))))
            if number % 5 == 0:
                sell_at(connection, chosen, _NEVER_COMMITTED, _NEVER_COMMITTED)
                connection.rollback()
            else:
                sell_at(connection, chosen, 100 + number / 1000, number)
                connection.commit()
    return number


def _no_older_value_came_after_a_newer_one(world: World) -> None:
    shown = defaultdict(list)
    for one in world.sandbox.history():
        shown[one.sku, one.name].append(Decimal(one.value or 0))
    assert [value for value, shown_values in shown.items() if shown_values != sorted(shown_values)] == []
    assert max(map(max, shown.values())) < _NEVER_COMMITTED
