"""Writers as shops have them: what our triggers add to an import's statements, beside none."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import Connection, func, select

from sqlbridge.bench.goods import fill_goods, run_rendered
from sqlbridge.bench.ground import BenchShop, Ground, bench_shop
from sqlbridge.bench.measure import Figure, in_turns, ratio
from sqlbridge.bench.processor import clock_of
from sqlbridge.ledger.batches import batches

_ROUNDS = 3
_ROWS = 200_000
_MODES = ("inline", "procedure")
_ANALYSIS = "ANALYZE TABLE ps_stock_available"

Write = Callable[[Connection, int, int], object]
"""Writes so many rows, each with a quantity that it did not have, in the round of that number."""


def writers(ground: Ground) -> Iterator[Figure]:
    """Upserts, REPLACE and UPDATE ... JOIN, with the triggers of both ways of capture."""
    rows, rounds = ground.size(_ROWS), ground.rounds(_ROUNDS)
    with ExitStack() as stack:
        shops = {mode: stack.enter_context(bench_shop(ground, "prestashop", 100)) for mode in ("", *_MODES)}
        for mode, shop in shops.items():
            fill_goods(shop, rows)
            if mode:
                shop.install(mode)
        for work, write, logged in _writes():
            for shop in shops.values():
                # MariaDB's statistics lag behind a REPLACE of all rows, and a join may then go through all of them.
                shop.run(_ANALYSIS)
            yield from _figures(f"{work} of {rows:,} stock rows", _taken(stack, shops, write, rows, rounds, logged))


def _writes() -> Iterator[tuple[str, Write, int]]:
    """What is done, and how many rows of the log each row of the shop's makes: REPLACE removes it and adds it."""
    upsert, replace, join = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").strip("; \n").split(";\n")
    yield "INSERT ... ON DUPLICATE KEY UPDATE, 1,000 rows a statement,", _in_statements(upsert), 1
    yield "REPLACE, 1,000 rows a statement,", _in_statements(replace), 2
    yield "UPDATE ... JOIN", lambda connection, _rows, _round: connection.exec_driver_sql(join), 1


def _in_statements(statement: str) -> Write:
    def write(connection: Connection, rows: int, number: int) -> None:
        # The driver sends many rows in one statement only where all their values are parameters.
        new = [(100_000 + n, 0, 1, 0, n % 70 + 2 + number, n % 70, 2) for n in range(1, rows + 1)]
        for batch in batches(new):
            connection.exec_driver_sql(statement, list(batch))

    return write


def _taken(
    stack: ExitStack, shops: Mapping[str, BenchShop], write: Write, rows: int, rounds: int, logged: int
) -> Sequence[list[float]]:
    turns = [_turn(stack, shop, write, rows, logged if mode else 0) for mode, shop in shops.items()]
    return in_turns(rounds, turns)


def _turn(stack: ExitStack, shop: BenchShop, write: Write, rows: int, logged: int) -> Callable[[], float]:
    """Only the server's work on the statements is timed; the log is empty before."""
    connection = stack.enter_context(shop.engine.connect().execution_options(isolation_level="AUTOCOMMIT"))
    clock, round_ = clock_of(connection), iter(range(1, 1000))

    def take() -> float:
        if logged:
            run_rendered(shop, "TRUNCATE TABLE SQLBRIDGE.change_log")
        begun = clock()
        write(connection, rows, next(round_))
        taken = clock() - begun
        if logged and (found := _logged(connection, shop)) != logged * rows:
            raise RuntimeError(f"{found} rows were logged where {logged * rows} had to be")
        return taken

    return take


def _logged(connection: Connection, shop: BenchShop) -> int:
    return int(connection.execute(select(func.count()).select_from(shop.database.tables.change_log)).scalar_one())


def _figures(work: str, taken: Sequence[list[float]]) -> Iterator[Figure]:
    without, *ours = taken
    for mode, one in zip(_MODES, ours, strict=True):
        yield ratio("-", f"{work}, {mode}", "the same without triggers", one, without)
