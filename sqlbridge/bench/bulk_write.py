"""Figures 1 and 2: one UPDATE of the whole stock table, with our triggers and with those they are held against."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from sqlbridge.bench.goods import fill_goods
from sqlbridge.bench.ground import BenchShop, Ground, bench_shop
from sqlbridge.bench.measure import Figure, in_turns, ratio
from sqlbridge.bench.processor import clock_of
from sqlbridge.capture.definition import ROUTINE_SESSION
from sqlbridge.database.statements import render

_ROUNDS, _FEWEST_ROUNDS = 9, 5
_COUNT = "SELECT COUNT(*) FROM ps_stock_available"
_TRIGGER = "sqlbridge_stock_available_au"
_GOALS = {"inline": 1.05, "procedure": 1.5}
_GOAL_UNCHANGED = 1.05
_CHANGE = "UPDATE ps_stock_available SET quantity = quantity + 1"
_NO_CHANGE = "UPDATE ps_stock_available SET quantity = quantity"
_BODY = (
    "SELECT ACTION_STATEMENT FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() AND TRIGGER_NAME = %s"
)
_CALL = re.compile(r"CALL \S+?\((.*)\);")
_LOOKED = re.compile(r"^( *)IF DATABASE\(\) = '\w+' THEN\n(.*?)^\1END IF;\n", re.MULTILINE | re.DOTALL)
_HAND = "a trigger with the same guard and handler, its one-row INSERT written by hand"
_HANDLER = re.compile(r"DECLARE CONTINUE HANDLER .*;")
_BY_HAND = (
    r"INSERT INTO SQLBRIDGE.change_log (entity, entity_key, operation, origin, logged_at) "
    r"VALUES (\1, CURRENT_TIMESTAMP);"
)


@dataclass(frozen=True, slots=True)
class _Bodies:
    """Our trigger in both ways of capture, and what it is held against: `looking` by hand, too, looks for a copy."""

    procedure: str
    inline: str
    by_hand: str
    looking: str
    empty: str


def bulk_write(ground: Ground) -> Iterator[Figure]:
    """What capture adds to a bulk import, where every row changes and where none does."""
    rounds = ground.rounds(_ROUNDS, _FEWEST_ROUNDS)
    with _filled(ground) as (shop, connection, rows):
        bodies = _bodies(shop, ("inline", "procedure"))
        yield from _changing(shop, connection, bodies, rows, rounds)
        yield from _not_changing(shop, connection, bodies, rows, rounds)
    with _filled(ground, shares_schema=True) as (shop, connection, rows):
        yield _sharing(shop, connection, _bodies(shop, ("procedure",)), rows, rounds)


@contextmanager
def _filled(ground: Ground, *, shares_schema: bool = False) -> Iterator[tuple[BenchShop, Connection, int]]:
    with bench_shop(ground, "prestashop", 100, shares_schema=shares_schema) as shop:
        fill_goods(shop, ground.size(200_000))
        with shop.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"SET SESSION {ROUTINE_SESSION}")
            yield shop, connection, int(connection.exec_driver_sql(_COUNT).scalar_one())


def _changing(shop: BenchShop, connection: Connection, bodies: _Bodies, rows: int, rounds: int) -> Iterator[Figure]:
    each = (bodies.inline, bodies.procedure, bodies.by_hand, bodies.looking)
    turns = [_turn(shop, connection, body, _CHANGE, rows) for body in each]
    inline, procedure, by_hand, looking = in_turns(rounds, turns)
    for way, ours in (("inline", inline), ("procedure", procedure)):
        yield ratio("1", _work(rows, way), _HAND, ours, by_hand, goal=_GOALS[way], remark=_cost(rows, ours, by_hand))
        yield ratio("1", _work(rows, way), f"{_HAND}, which looks for a copy, too", ours, looking)


def _sharing(shop: BenchShop, connection: Connection, bodies: _Bodies, rows: int, rounds: int) -> Figure:
    """A server has a CALL into another schema change the schema and back, for each row."""
    turns = [_turn(shop, connection, body, _CHANGE, rows) for body in (bodies.procedure, bodies.by_hand)]
    ours, by_hand = in_turns(rounds, turns)
    work = _work(rows, "procedure, our tables in the shop's schema")
    return ratio("1", work, _HAND, ours, by_hand, remark=_cost(rows, ours, by_hand))


def _work(rows: int, way: str) -> str:
    return f"one UPDATE of {rows:,} stock rows, captured, {way}"


def _cost(rows: int, ours: list[float], by_hand: list[float]) -> str:
    return f"{min(ours) / rows * 1e6:.1f} µs a row, by hand {min(by_hand) / rows * 1e6:.1f}"


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
    """The statement under that trigger, on an empty log; only the server's work on the statement is timed."""
    log = shop.database.tables.change_log
    clock, unprepared = clock_of(connection), {"no_parameters": True}

    def take() -> float:
        connection.exec_driver_sql(render("TRUNCATE TABLE SQLBRIDGE.change_log", shop.database.names))
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {_TRIGGER}")
        create = f"CREATE TRIGGER {_TRIGGER} AFTER UPDATE ON ps_stock_available FOR EACH ROW\n{body}"
        connection.exec_driver_sql(create, execution_options=unprepared)
        begun = clock()
        connection.exec_driver_sql(statement)
        taken = clock() - begun
        found = connection.execute(select(func.count()).select_from(log)).scalar_one()
        if found != logged:
            raise RuntimeError(f"{found} rows were logged where {logged} had to be")
        return taken

    return take


def _bodies(shop: BenchShop, ways: Sequence[str]) -> _Bodies:
    installed = {"inline": ""}
    for way in ways:
        shop.install(way)
        with shop.engine.connect() as connection:
            installed[way] = connection.exec_driver_sql(_BODY, (_TRIGGER,)).scalar_one()
    procedure = installed["procedure"]
    looking = render(_CALL.sub(_BY_HAND, procedure), shop.database.names)
    empty = _HANDLER.sub("", _CALL.sub("BEGIN END;", procedure))
    return _Bodies(procedure, installed["inline"], _LOOKED.sub(r"\2", looking), looking, _LOOKED.sub(r"\2", empty))
