"""Figure 3: eight busy connections, with and without us."""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from sqlalchemy import select

from sqlbridge.bench.amazon import amazon
from sqlbridge.bench.goods import fill_goods, list_goods, run_rendered
from sqlbridge.bench.ground import BenchShop, Ground, bench_shop
from sqlbridge.bench.measure import Figure, in_turns, percentile, ratio
from sqlbridge.bench.processes import at_work, configured
from sqlbridge.settings import Settings, WorkerSettings
from sqlbridge.tasks.running import Bridge
from sqlbridge.wiring import open_bridge

_ROUNDS, _FEWEST_ROUNDS = 3, 2
_CONNECTIONS = 8
_LEAST_THROUGHPUT, _MOST_PERCENTILE = 0.75, 1.5
_GOODS = 20_000
# A round has to see the worker at rest and at work; as it begins with a look, it sees more than its share of work.
_SECONDS, _FEWEST_SECONDS = 60, 10
_WORK = f"{_CONNECTIONS} connections, durable single-row updates and orders of three, the worker at work"
_BASELINE = "no triggers, no worker"
_ORDERS = (
    "CREATE TABLE PREFIX_bench_orders (id_order INT AUTO_INCREMENT PRIMARY KEY, id_product INT NOT NULL) "
    "ENGINE=InnoDB"
)


@dataclass(slots=True)
class _Taken:
    """What the transactions of a shop took, in microseconds, round by round, and how many failed."""

    rounds: list[list[int]] = field(default_factory=list)
    failed: int = 0

    @property
    def percentiles(self) -> list[float]:
        """The 99th of each round but the first, which warms up."""
        return [percentile(one, 99) for one in self.rounds[1:]]


def rush(ground: Ground) -> Iterator[Figure]:
    """Throughput and 99th percentile of a shop that sells, beside `sqlbridge worker`."""
    goods, seconds = ground.size(_GOODS), _seconds(ground)
    ours, theirs = _Taken(), _Taken()
    with ExitStack() as stack:
        shops = [stack.enter_context(bench_shop(ground, "prestashop", 100)) for _ in range(2)]
        for shop in shops:
            fill_goods(shop, goods)
            run_rendered(shop, _ORDERS, Path(__file__).with_name("rush.sql").read_text(encoding="utf-8"))
        watched, bare = shops
        settings = stack.enter_context(_selling(watched, goods))
        bridge, program = open_bridge(settings), stack.enter_context(configured(settings))
        turn = _turn(watched, goods, seconds, ours)
        # Where only the form is tried, a round may be over before the worker's first look.
        turns = [_working(bridge, program, turn, claims=seconds > 1), _turn(bare, goods, seconds, theirs)]
        throughputs = in_turns(ground.rounds(_ROUNDS, _FEWEST_ROUNDS), turns)
    remark = f"{ours.failed} deadlocks or lock waits with us, {theirs.failed} without"
    with_us, without = throughputs
    words = f"{_WORK}: throughput"
    yield ratio("3", words, _BASELINE, with_us, without, goal=_LEAST_THROUGHPUT, is_floor=True, remark=remark)
    p99 = (ours.percentiles, theirs.percentiles)
    yield ratio("3", f"{_WORK}: 99th percentile", _BASELINE, *p99, goal=_MOST_PERCENTILE)


def _seconds(ground: Ground) -> int:
    """Of a round; one where only the form is tried."""
    is_trial = ground.rounds(_ROUNDS) == 1
    return 1 if is_trial else max(round(_SECONDS * ground.scale), _FEWEST_SECONDS)


@contextmanager
def _selling(shop: BenchShop, goods: int) -> Iterator[Settings]:
    """All goods are at Amazon, with the product's own limits: what is more than Amazon takes is put off."""
    settings = shop.install()
    list_goods(shop, goods)
    with amazon(settings, goods) as (_sandbox, reachable):
        yield replace(reachable, worker=WorkerSettings())


def _turn(shop: BenchShop, goods: int, seconds: int, taken: _Taken) -> Callable[[], float]:
    """Transactions per second of all connections together."""

    def take() -> float:
        with ThreadPoolExecutor(_CONNECTIONS) as pool:
            found = list(pool.map(lambda _: _rush(shop, goods, seconds), range(_CONNECTIONS)))
        micros = [one for some in found for one in some if one is not None]
        taken.rounds.append(micros)
        taken.failed += sum(len(some) for some in found) - len(micros)
        return len(micros) / seconds

    return take


def _rush(shop: BenchShop, goods: int, seconds: int) -> list[int | None]:
    with shop.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("CALL bench_rush(%s, %s)", (goods, seconds))
        return list(connection.exec_driver_sql("SELECT micros FROM bench_taken").scalars())


def _working(
    bridge: Bridge, program: Sequence[str], turn: Callable[[], float], *, claims: bool
) -> Callable[[], float]:
    """The same while the worker runs. Raises RuntimeError where it did not: the figure would be too good."""

    def take() -> float:
        before = len(_runs(bridge))
        with at_work(program):
            throughput = turn()
        found = _runs(bridge)[before:]
        if any(run.outcome != "ok" for run in found):
            raise RuntimeError(f"the worker's runs have failed: {[run.error for run in found]}")
        if claims and not any(json.loads(run.counts).get("changes claimed") for run in found):
            raise RuntimeError("the worker has claimed nothing")
        return throughput

    return take


def _runs(bridge: Bridge) -> Sequence[Any]:
    table = bridge.database.tables.runs
    query = select(table.c.outcome, table.c.error, table.c.counts).where(table.c.task == "update")
    with bridge.database.read() as connection:
        return connection.execute(query.order_by(table.c.id)).all()
