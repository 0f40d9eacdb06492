"""Figure 4, second half: whether the cost of a change grows with what lies around it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

from sqlalchemy import Connection, delete

from sqlbridge.bench.backlog import claim_and_finish
from sqlbridge.bench.goods import run_rendered, statements_of
from sqlbridge.bench.ground import BenchShop, Ground, bench_shop
from sqlbridge.bench.measure import Figure, in_turns, ratio, seconds
from sqlbridge.bench.numbers import numbers

_ROUNDS = 3
_GOAL = 1.6
_FEW = 10_000
_CLAIM_SIZE = 5_000
# What a run has done while another connection still looks at the time before.
_UNPURGED = 1_000_000
_SNAPSHOT = ("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ", "START TRANSACTION WITH CONSISTENT SNAPSHOT")


def depth(ground: Ground) -> Iterator[Figure]:
    """Some changes claimed and done: among few or ten million, with as many kept, and with an old snapshot open."""
    many, unpurged, rounds = ground.size(10_000_000), ground.size(_UNPURGED), ground.rounds(_ROUNDS)
    few = min(_FEW, unpurged)
    with ExitStack() as stack:
        shops = [stack.enter_context(bench_shop(ground, "prestashop", 100)) for _ in range(4)]
        calm, full, kept, old = shops
        for shop, done, pending in ((calm, 0, few), (full, 0, many), (kept, many, few)):
            _fill(shop, done, pending)
        _fill(old, 0, unpurged + few * (rounds + 1))
        _look_at_the_past(stack.enter_context(old.engine.connect()))
        claim_and_finish(old.database, unpurged)
        turns = [_refilled(calm, 0, few), _refilled(kept, many, few), _next(full, few), _next(old, few)]
        baseline, *others = in_turns(rounds, turns)
    cases = (
        f"{many:,} done ones kept",
        f"{many:,} pending, in the order of an import",
        f"{unpurged:,} done under an old snapshot",
    )
    for case, taken in zip(cases, others, strict=True):
        yield _figure(case, few, taken, baseline)


def _figure(case: str, few: int, taken: list[float], baseline: list[float]) -> Figure:
    cost = f"{min(taken) / few * 1e6:.0f} µs a change, baseline {min(baseline) / few * 1e6:.0f}"
    work, words = (
        f"a change claimed and done, with {case}",
        f"the same among {few:,} pending changes and nothing else",
    )
    return ratio("4", work, words, taken, baseline, goal=_GOAL, remark=cost)


def _fill(shop: BenchShop, done: int, pending: int) -> None:
    shop.install()
    counts = (f"SET @done = {done}", f"SET @pending = {pending}")
    analysis = "ANALYZE TABLE SQLBRIDGE.changes"
    run_rendered(shop, *numbers(max(done, pending)), *counts, *statements_of("pending.sql"), analysis)


def _refilled(shop: BenchShop, done: int, few: int) -> Callable[[], float]:
    """The changes of the turn are removed behind it, and as many pending ones put in their place."""

    def take() -> float:
        taken = _next(shop, few)()
        changes = shop.database.tables.changes
        with shop.database.begin() as connection:
            connection.execute(delete(changes).where(changes.c.id > done))
        run_rendered(shop, "SET @done = 0", f"SET @pending = {few}", *statements_of("pending.sql"))
        return taken

    return take


def _next(shop: BenchShop, few: int) -> Callable[[], float]:
    database = shop.database
    return lambda: seconds(lambda: claim_and_finish(database, few, _CLAIM_SIZE))


def _look_at_the_past(connection: Connection) -> None:
    for statement in _SNAPSHOT:
        connection.exec_driver_sql(statement)
