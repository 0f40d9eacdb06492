"""Figure 10: how long one changed stock row takes until Amazon has accepted it, by cron.

The way by `sqlbridge worker` belongs here, too: it has no such command yet.
"""

from collections.abc import Iterator

from sqlbridge.bench.amazon import amazon, refill_quota
from sqlbridge.bench.goods import fill_goods, list_goods
from sqlbridge.bench.ground import BenchShop, Ground, bench_shop
from sqlbridge.bench.measure import Figure, percentile
from sqlbridge.bench.processes import configured, spent
from sqlbridge.sandbox import Sandbox
from sqlbridge.tasks.schedule import SCHEDULE

_TIMES = 20
_GOODS = 1000
_CHANGE = "UPDATE ps_stock_available SET quantity = quantity + 1 WHERE id_product = 100001"


def acceptance(ground: Ground) -> Iterator[Figure]:
    """What a run of `update` takes from its start until it has handed the value over, how long cron waits first."""
    with bench_shop(ground, "prestashop", 100) as shop:
        fill_goods(shop, _GOODS)
        settings = shop.install()
        list_goods(shop, _GOODS)
        with amazon(settings, _GOODS) as (sandbox, reachable), configured(reachable) as program:
            taken = [_seconds(shop, sandbox, program, number) for number in range(ground.rounds(_TIMES) + 1)][1:]
    every = next(task.every for task in SCHEDULE if task.name == "update").total_seconds()
    work = "one changed stock row until the sandbox has taken its feed, by cron"
    for percent in (50, 95):
        value = percentile(taken, percent)
        remark = (
            f"the run alone; cron starts every {every / 60:.0f} minutes, so {every * percent / 100:.0f} s before it"
        )
        yield Figure("10", work, f"p{percent}", value, min(taken), max(taken), unit="s", remark=remark)


def _seconds(shop: BenchShop, sandbox: Sandbox, program: tuple[str, ...], before: int) -> float:
    refill_quota(shop)
    shop.run(_CHANGE)
    taken = spent((*program, "run", "update")).seconds
    if len(sandbox.feeds()) != before + 1:
        raise RuntimeError(f"{len(sandbox.feeds())} feeds are at the sandbox where {before + 1} had to be")
    sandbox.advance(600)
    spent((*program, "run", "acknowledge"))
    return taken
