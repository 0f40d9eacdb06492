"""Figure 13: the alternative to triggers, reading the server's binary log with python-mysql-replication."""

import logging
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from pymysqlreplication import BinLogStreamReader
from pymysqlreplication.row_event import UpdateRowsEvent
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from sqlbridge.bench.backlog import collect_all
from sqlbridge.bench.goods import fill_goods, run_rendered
from sqlbridge.bench.ground import BenchShop, Ground, bench_shop
from sqlbridge.bench.measure import Figure, in_turns, ratio, seconds

_ROUNDS = 3
_ROWS = 200_000
_SERVER_ID = 4711
_CHANGE = "UPDATE ps_stock_available SET quantity = quantity + 1"


def binlog(ground: Ground) -> Iterator[Figure]:
    """What each way costs the writer of the same bulk update, and how fast what was written can be read.

    A server without a binary log is left alone: nothing is measured there.
    """
    rows = ground.size(_ROWS)
    with bench_shop(ground, "prestashop", 100) as bare, bench_shop(ground, "prestashop", 100) as watched:
        for shop in (bare, watched):
            fill_goods(shop, rows)
        watched.install()
        if not _has_binlog(bare):
            return
        yield from _writing(bare, watched, rows, ground.rounds(_ROUNDS))
        yield from _reading(ground, bare, watched)


def _writing(bare: BenchShop, watched: BenchShop, rows: int, rounds: int) -> Iterator[Figure]:
    cases = [(bare, False), (bare, True), (watched, False), (watched, True)]
    neither, log, triggers, both = in_turns(rounds, [_update(shop, is_logged) for shop, is_logged in cases])
    work = f"the writer of an UPDATE of {rows:,} stock rows"
    yield ratio("13", f"{work}: row binlog", "neither binlog nor triggers", log, neither)
    yield ratio("13", f"{work}: our triggers", "neither binlog nor triggers", triggers, neither)
    yield ratio("13", f"{work}: our triggers and row binlog", "row binlog, which the shop has already", both, log)


def _update(shop: BenchShop, is_logged: bool) -> Callable[[], float]:
    def take() -> float:
        run_rendered(shop, *_emptying(shop))
        with shop.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"SET sql_log_bin = {int(is_logged)}")
            return seconds(lambda: connection.exec_driver_sql(_CHANGE))

    return take


def _reading(ground: Ground, bare: BenchShop, watched: BenchShop) -> Iterator[Figure]:
    by_log, by_triggers = list[float](), list[float]()
    for _ in range(ground.rounds(_ROUNDS)):
        by_log.append(_rate_of_events(ground, bare))
        run_rendered(watched, *_emptying(watched))
        watched.run(_CHANGE)
        by_triggers.append(_rate(lambda: collect_all(watched.database)))
    yield _rates("rows read from the binlog by python-mysql-replication, as they are", by_log)
    yield _rates("rows of our log read, collapsed into changes and removed", by_triggers)


def _rates(work: str, rates: list[float]) -> Figure:
    return Figure("13", work, "side by side", median(rates), min(rates), max(rates), unit="rows/s")


def _rate_of_events(ground: Ground, shop: BenchShop) -> float:
    position = _position(shop)
    shop.run(_CHANGE)
    return _rate(lambda: _read_events(ground, *position))


def _rate(read: Callable[[], int]) -> float:
    numbers = list[int]()
    taken = seconds(lambda: numbers.append(read()))
    return sum(numbers) / taken


def _read_events(ground: Ground, file: str, position: int) -> int:
    # It warns of columns without names, each time; rows are counted here, and no column is asked for.
    logging.getLogger("pymysqlreplication").setLevel(logging.ERROR)
    url = ground.url
    server: dict[str, Any] = {"user": url.username or "root", "password": str(url.password or "")}
    socket = url.query.get("unix_socket")
    server |= {"unix_socket": str(socket)} if socket else {"host": url.host, "port": url.port or 3306}
    reader = BinLogStreamReader(
        connection_settings=server,
        server_id=_SERVER_ID,
        log_file=file,
        log_pos=position,
        resume_stream=True,
        only_events=[UpdateRowsEvent],
    )
    try:
        return sum(len(event.rows) for event in reader)
    finally:
        reader.close()


def _emptying(shop: BenchShop) -> tuple[str, ...]:
    """The log and the changes of a shop that has them."""
    database = shop.database
    with database.read() as connection:
        if not connection.dialect.has_table(connection, "change_log", schema=database.names.bridge_schema):
            return ()
    return ("TRUNCATE TABLE SQLBRIDGE.change_log", "TRUNCATE TABLE SQLBRIDGE.changes")


def _has_binlog(shop: BenchShop) -> bool:
    with shop.engine.connect() as connection:
        return bool(connection.exec_driver_sql("SELECT @@log_bin").scalar())


def _position(shop: BenchShop) -> tuple[str, int]:
    with shop.engine.connect() as connection:
        row = _status(connection)
        return str(row[0]), int(row[1])


def _status(connection: Connection) -> Any:
    """The statement has another name since MySQL 8.4."""
    try:
        return connection.exec_driver_sql("SHOW BINARY LOG STATUS").one()
    except DBAPIError:
        return connection.exec_driver_sql("SHOW MASTER STATUS").one()
