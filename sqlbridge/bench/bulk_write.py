"""Figures 1 and 2: one UPDATE of the whole stock table, with our triggers and with those they are held against."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from sqlbridge.bench.goods import fill_goods
from sqlbridge.bench.ground import BenchShop, Ground, bench_shop
from sqlbridge.bench.measure import Figure, in_turns, ratio, seconds
from sqlbridge.database.statements import render

_ROUNDS = 9
_TRIGGER = "sqlbridge_stock_available_au"
_GOALS = {"inline": 1.05, "procedure": 1.5}
_GOAL_UNCHANGED = 1.05
_CHANGE = "UPDATE ps_stock_available SET quantity = quantity + 1"
_NO_CHANGE = "UPDATE ps_stock_available SET quantity = quantity"
_BODY = (
    "SELECT ACTION_STATEMENT FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() AND TRIGGER_NAME = %s"
)
_CALL = re.compile(r"CALL \S+?\(DATABASE\(\), (.*)\);")
_HANDLER = re.compile(r"DECLARE CONTINUE HANDLER .*;")
_BY_HAND = (
    r"INSERT INTO SQLBRIDGE.change_log (entity, entity_key, operation, origin, logged_at) "
    r"VALUES (\1, CURRENT_TIMESTAMP);"
)


@dataclass(frozen=True, slots=True)
class _Bodies:
    """Our trigger in both ways of capture, and what it is held against."""

    procedure: str
    inline: str
    by_hand: str
    empty: str


def bulk_write(ground: Ground) -> Iterator[Figure]:
    """What capture adds to a bulk import, where every row changes and where none does."""
    with bench_shop(ground, "prestashop", 100) as shop:
        fill_goods(shop, ground.size(200_000))
        bodies = _bodies(shop)
        with shop.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            rounds = ground.rounds(_ROUNDS)
            rows = int(connection.exec_driver_sql("SELECT COUNT(*) FROM ps_stock_available").scalar_one())
            yield from _changing(shop, connection, bodies, rows, rounds)
            yield from _not_changing(shop, connection, bodies, rows, rounds)


def _changing(shop: BenchShop, connection: Connection, bodies: _Bodies, rows: int, rounds: int) -> Iterator[Figure]:
    each = [
        _turn(shop, connection, body, _CHANGE, rows) for body in (bodies.inline, bodies.procedure, bodies.by_hand)
    ]
    inline, procedure, by_hand = in_turns(rounds, each)
    baseline = "a trigger with the same guard and handler, its one-row INSERT written by hand"
    for way, ours in (("inline", inline), ("procedure", procedure)):
        cost = f"{min(ours) / rows * 1e6:.1f} µs a row, by hand {min(by_hand) / rows * 1e6:.1f}"
        work = f"one UPDATE of {rows:,} stock rows, captured, {way}"
        yield ratio("1", work, baseline, ours, by_hand, goal=_GOALS[way], remark=cost)


def _not_changing(
    shop: BenchShop, connection: Connection, bodies: _Bodies, rows: int, rounds: int
) -> Iterator[Figure]:
    each = [_turn(shop, connection, body, _NO_CHANGE, 0) for body in (bodies.inline, bodies.procedure, bodies.empty)]
    inline, procedure, empty = in_turns(rounds, each)
    for way, ours in (("inline", inline), ("procedure", procedure)):
        work = f"one UPDATE of {rows:,} stock rows that changes nothing, {way}"
        baseline = "an empty trigger with the same guard"
        yield ratio("2", work, baseline, ours, empty, goal=_GOAL_UNCHANGED, remark="0 rows logged")


def _turn(shop: BenchShop, connection: Connection, body: str, statement: str, logged: int) -> Callable[[], float]:
    """The statement under that trigger, on an empty log; only the statement itself is timed."""
    log = shop.database.tables.change_log
    unprepared = {"no_parameters": True}

    def take() -> float:
        connection.exec_driver_sql(render("TRUNCATE TABLE SQLBRIDGE.change_log", shop.database.names))
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {_TRIGGER}")
        create = f"CREATE TRIGGER {_TRIGGER} AFTER UPDATE ON ps_stock_available FOR EACH ROW\n{body}"
        connection.exec_driver_sql(create, execution_options=unprepared)
        taken = seconds(lambda: connection.exec_driver_sql(statement))
        found = connection.execute(select(func.count()).select_from(log)).scalar_one()
        if found != logged:
            raise RuntimeError(f"{found} rows were logged where {logged} had to be")
        return taken

    return take


def _bodies(shop: BenchShop) -> _Bodies:
    installed = {}
    for way in ("inline", "procedure"):
        shop.install(way)
        with shop.engine.connect() as connection:
            installed[way] = connection.exec_driver_sql(_BODY, (_TRIGGER,)).scalar_one()
    procedure = installed["procedure"]
    by_hand = render(_CALL.sub(_BY_HAND, procedure), shop.database.names)
    empty = _HANDLER.sub("", _CALL.sub("BEGIN END;", procedure))
    return _Bodies(procedure, installed["inline"], by_hand, empty)
