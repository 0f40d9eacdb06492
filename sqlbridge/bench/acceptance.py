"""Figure 10: how long one changed stock row takes until Amazon has accepted it, by cron and by `sqlbridge worker`."""

import time
from collections.abc import Iterator, Sequence

from sqlbridge.bench.amazon import MARKETPLACE, SELLER, amazon, refill_quota
from sqlbridge.bench.goods import fill_goods, list_goods, sku_of
from sqlbridge.bench.ground import BenchShop, Ground, bench_shop
from sqlbridge.bench.measure import Figure, percentile
from sqlbridge.bench.processes import at_work, configured, spent
from sqlbridge.sandbox import Sandbox
from sqlbridge.tasks.acknowledge import acknowledge
from sqlbridge.tasks.running import Bridge
from sqlbridge.tasks.schedule import SCHEDULE
from sqlbridge.wiring import open_bridge

_TIMES, _FEWEST_TIMES = 20, 12
_GOODS = 1000
_CHANGE = "UPDATE ps_stock_available SET quantity = {} WHERE id_product = {}"
_FIRST_PRODUCT = 100_000
_GOAL_SECONDS = 5.0
_PATIENCE_SECONDS = 60.0
_LOOK_SECONDS = 0.02
# The worker looks every second: writes come at other moments of it each time.
_STEP_SECONDS = 0.37
_WORK = "one changed stock row until the sandbox has taken"


def acceptance(ground: Ground) -> Iterator[Figure]:
    """By cron: what a run takes from its start; by the worker: from the write. Until the value is handed over."""
    times = ground.rounds(_TIMES, _FEWEST_TIMES)
    with bench_shop(ground, "prestashop", 100) as shop:
        fill_goods(shop, _GOODS)
        settings = shop.install()
        list_goods(shop, _GOODS)
        with amazon(settings, _GOODS) as (sandbox, reachable), configured(reachable) as program:
            bridge = open_bridge(reachable)
            yield from _by_cron([_run(shop, sandbox, program, bridge, number) for number in range(times + 1)][1:])
            with at_work(program):
                # Of the first goods, each has one piece more than its number.
                falling = [_taken(shop, sandbox, good, good) for good in range(2, times + 3)][1:]
                sold_out = [_taken(shop, sandbox, good, 0) for good in range(times + 3, 2 * times + 3)]
            _require_patches(sandbox, 2 * times + 1)
    yield from _by_worker("an ordinary decrease", falling)
    yield from _by_worker("sold out", sold_out)


def _by_cron(taken: Sequence[float]) -> Iterator[Figure]:
    every = next(task.every for task in SCHEDULE if task.name == "update").total_seconds()
    for percent in (50, 95):
        value = percentile(taken, percent)
        remark = f"{len(taken)} times, the run alone; cron starts every {every / 60:.0f} minutes, so "
        remark += f"{every * percent / 100:.0f} s before it"
        work = f"{_WORK} its feed, by cron"
        yield Figure("10", work, f"p{percent}", value, min(taken), max(taken), unit="s", remark=remark)


def _by_worker(what: str, taken: Sequence[float]) -> Iterator[Figure]:
    work = f"{_WORK} it, by `sqlbridge worker`: {what}"
    for percent, goal in ((50, None), (95, _GOAL_SECONDS)):
        value, remark = percentile(taken, percent), f"{len(taken)} times"
        yield Figure("10", work, f"p{percent}", value, min(taken), max(taken), "s", goal, remark=remark)


def _run(shop: BenchShop, sandbox: Sandbox, program: tuple[str, ...], bridge: Bridge, before: int) -> float:
    refill_quota(shop)
    shop.run(_CHANGE.format("quantity + 1", _FIRST_PRODUCT + 1))
    taken = spent((*program, "run", "update")).seconds
    if len(sandbox.feeds()) != before + 1:
        raise RuntimeError(f"{len(sandbox.feeds())} feeds are at the sandbox where {before + 1} had to be")
    sandbox.advance(600)
    acknowledge(bridge)
    return taken


def _taken(shop: BenchShop, sandbox: Sandbox, good: int, quantity: int) -> float:
    """Seconds from the write of a quantity, which is another than Amazon shows, until Amazon shows it."""
    time.sleep(good * _STEP_SECONDS % 1)
    started = time.perf_counter()
    shop.run(_CHANGE.format(quantity, _FIRST_PRODUCT + good))
    while sandbox.listing(SELLER, MARKETPLACE, sku_of(good)).quantity != quantity:
        if time.perf_counter() - started > _PATIENCE_SECONDS:
            raise RuntimeError(f"quantity {quantity} was not at the sandbox after {_PATIENCE_SECONDS:.0f} s")
        time.sleep(_LOOK_SECONDS)
    return time.perf_counter() - started


def _require_patches(sandbox: Sandbox, number: int) -> None:
    """Raise RuntimeError where not all went one by one: a feed's document is taken as fast, and then Amazon waits."""
    patches = [one for one in sandbox.history() if one.source == "patchListingsItem"]
    if len(patches) != number:
        raise RuntimeError(f"{len(patches)} values went one by one where {number} had to")
