"""Figure 6: a million changed rows become feeds, and all of them are acknowledged."""

from collections.abc import Iterator

from sqlbridge.bench.amazon import amazon, refill_quota
from sqlbridge.bench.goods import fill_goods, list_goods
from sqlbridge.bench.ground import BenchShop, Ground, bench_shop
from sqlbridge.bench.measure import Figure
from sqlbridge.bench.processes import Spent, configured, spent
from sqlbridge.ledger import uncollected
from sqlbridge.ledger.views import queue_views
from sqlbridge.model.changes import ChangeState
from sqlbridge.sandbox import Sandbox

_SKUS = 200_000
_WRITES = 5
_GOAL_SECONDS = 120.0
_GOAL_MEBIBYTES = 250.0
# Amazon takes so many feeds of so many messages in so many seconds.
_FEEDS, _MESSAGES, _PERIOD = 5, 25_000, 300
_MOST_ROUNDS = 20


def flood(ground: Ground) -> Iterator[Figure]:
    """Five UPDATEs of the whole stock table, and as many runs from cron as it takes until Amazon has it all."""
    number = ground.size(_SKUS)
    with bench_shop(ground, "prestashop", 100) as shop:
        fill_goods(shop, number)
        settings = shop.install()
        list_goods(shop, number)
        shop.run(*["UPDATE ps_stock_available SET quantity = quantity + 1"] * _WRITES)
        with amazon(settings, number) as (sandbox, reachable), configured(reachable) as program:
            runs = list(_runs(shop, sandbox, program))
        if _done(shop) < number:
            raise RuntimeError(f"{_done(shop)} changes were done where {number} had to be")
    seconds, processor = sum(run.seconds for run in runs), sum(run.processor for run in runs)
    work = f"{_WRITES * number:,} changed rows of {number:,} SKUs to feeds, all acknowledged"
    feeds = -(-number // _MESSAGES)
    least = max(feeds - _FEEDS, 0) / _FEEDS * _PERIOD
    baseline = f"{feeds} feeds, for which Amazon's own limits need {least:.0f} s"
    remark = f"{len(runs)} runs, {processor:.1f} s of them on a processor"
    yield Figure("6", work, baseline, seconds, seconds, seconds, "s", _GOAL_SECONDS * number / _SKUS, remark=remark)
    memory = [run.mebibytes for run in runs]
    most, least_memory = max(memory), min(memory)
    yield Figure("6", f"{work}: memory of a run", "at most", most, least_memory, most, "MiB", _GOAL_MEBIBYTES)


def _runs(shop: BenchShop, sandbox: Sandbox, program: tuple[str, ...]) -> Iterator[Spent]:
    """Update and acknowledge in turn. What Amazon does in between, and its quota, take no time here."""
    for _ in range(_MOST_ROUNDS):
        for task in ("update", "acknowledge"):
            refill_quota(shop)
            yield spent((*program, "run", task))
            sandbox.advance(10_000)
            sandbox.feeds()  # whoever asks lets everything happen that is due: it is not to be our run
        if not _on_the_way(shop):
            return
    raise RuntimeError(f"{_on_the_way(shop)} changes were on their way after {_MOST_ROUNDS} rounds")


def _on_the_way(shop: BenchShop) -> int:
    database = shop.database
    with database.read() as connection:
        moving = queue_views.on_the_way(connection, database.tables)
        return uncollected.number(connection, database.tables) + sum(number for number, _since in moving.values())


def _done(shop: BenchShop) -> int:
    database = shop.database
    with database.read() as connection:
        return int(queue_views.queue(connection, database.tables)[ChangeState.DONE.value])
