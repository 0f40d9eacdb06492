"""Figure 9: a large listings report becomes what is known of the listings."""

import csv
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from sqlbridge.amazon.listings_report import recognise
from sqlbridge.bench.goods import run_rendered, sku_of
from sqlbridge.bench.ground import BenchShop, Ground, bench_shop
from sqlbridge.bench.measure import Figure, in_turns, ratio, seconds
from sqlbridge.database.statements import render
from sqlbridge.ledger import reports
from sqlbridge.model.changes import utc_now
from sqlbridge.settings import MatchSettings
from sqlbridge.tasks.listings import report_recording
from sqlbridge.tasks.match import MATCH_LEASE
from sqlbridge.tasks.running import Bridge, running
from sqlbridge.wiring import open_bridge

_ROUNDS = 3
_GOAL = 2.0
_ROWS = 300_000
_AT_ONCE = 1000
_COLUMNS = (
    "seller-sku",
    "asin1",
    "item-name",
    "item-description",
    "price",
    "quantity",
    "fulfillment-channel",
    "status",
)
_TABLE = "CREATE TABLE SQLBRIDGE.bench_listings LIKE SQLBRIDGE.listings"
_EMPTY = ("TRUNCATE TABLE SQLBRIDGE.listings", "TRUNCATE TABLE SQLBRIDGE.bench_listings")
# Nothing but parameters behind VALUES: else the driver would send row by row.
_INSERT = (
    "INSERT INTO SQLBRIDGE.bench_listings (account, channel, seller_sku, shop_sku, asin, status, fulfilment, "
    "reported_price, reported_quantity, first_seen_at, last_seen_at) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)


def listings_report(ground: Ground) -> Iterator[Figure]:
    """A report of 300,000 listings that were not known before, with names and descriptions as Amazon sends them."""
    rows = ground.size(_ROWS)
    with bench_shop(ground, "prestashop", 100) as shop, tempfile.TemporaryDirectory() as folder:
        bridge = open_bridge(shop.install())
        run_rendered(shop, _TABLE)
        file = _report(Path(folder), rows)
        turns = [lambda: _ours(shop, bridge, file), lambda: _theirs(shop, bridge, file)]
        ours, theirs = in_turns(ground.rounds(_ROUNDS), turns)
    remark = f"{min(ours) / rows * 1e6:.0f} µs a row, baseline {min(theirs) / rows * 1e6:.0f}"
    baseline = "Python's `csv` reader and the driver's `executemany` of the same rows"
    yield ratio("9", f"listings report of {rows:,} rows, match", baseline, ours, theirs, goal=_GOAL, remark=remark)


def _ours(shop: BenchShop, bridge: Bridge, file: Path) -> float:
    """As `match` does it once the report is there: read it to its end, then record row by row."""
    run_rendered(shop, *_EMPTY)
    return seconds(lambda: _match(bridge, file))


def _match(bridge: Bridge, file: Path) -> None:
    channel, tables = bridge.accounts["main"].channel("de"), bridge.database.tables
    with running(bridge, "match", MATCH_LEASE) as run:
        with run.begin() as connection:
            reports.ask(connection, tables, channel, bridge.now())
            report = reports.newest(connection, tables, channel.name)
        content = recognise(file)
        number = sum(1 for _ in content.listings())
        if report:
            report_recording.record(run, channel, MatchSettings(), report, content, number)


def _theirs(shop: BenchShop, bridge: Bridge, file: Path) -> float:
    run_rendered(shop, *_EMPTY)
    connection = bridge.database.engine.raw_connection()
    try:
        return seconds(lambda: _insert(connection, render(_INSERT, bridge.database.names), file))
    finally:
        connection.close()


def _insert(connection: Any, statement: str, file: Path) -> None:
    cursor, now = connection.cursor(), utc_now()
    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        while batch := list(islice(rows, _AT_ONCE)):
            values = [
                ("main", "de", sku, sku, asin, status, "merchant", price, quantity, now, now)
                for sku, asin, _name, _text, price, quantity, _channel, status in batch
            ]
            cursor.executemany(statement, values)
            connection.commit()


def _report(folder: Path, rows: int) -> Path:
    file = folder / "report.txt"
    description = "Made of steel, for left and right hands. " * 10
    with file.open("w", encoding="utf-8", newline="") as stream:
        stream.write("\t".join(_COLUMNS) + "\r\n")
        for number in range(1, rows + 1):
            name, price = f"Article {number}", f"{number % 900 + 0.99:.2f}"
            values = (
                sku_of(number),
                f"B0{number:08}",
                name,
                description,
                price,
                str(number % 70),
                "DEFAULT",
                "Active",
            )
            stream.write("\t".join(values) + "\r\n")
    return file
