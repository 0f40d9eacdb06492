"""Figure 4, first half: how fast a backlog is worked off, beside the plainest queue that there can be."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from sqlalchemy import Connection, TableClause, column, select, table, update

from sqlbridge.bench.goods import run_rendered, statements_of
from sqlbridge.bench.ground import BenchShop, Ground, bench_shop
from sqlbridge.bench.measure import Figure, in_turns, ratio, seconds
from sqlbridge.bench.numbers import numbers
from sqlbridge.database.engine import Database
from sqlbridge.ledger import change_log, changes
from sqlbridge.ledger.batches import batches
from sqlbridge.model.changes import utc_now

_ROUNDS = 2
_ROWS = 1_000_000
_ROWS_PER_KEY = 5
CLAIM_SIZE = 25_000
_LOG_ROWS = 200_000
_LONGEST_WAIT = timedelta(days=2)
_QUEUE = (
    "CREATE TABLE SQLBRIDGE.bench_queue (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, entity VARCHAR(16) NOT NULL, "
    "entity_key VARBINARY(255) NOT NULL, state VARCHAR(16) NOT NULL, KEY by_state (state, id)) ENGINE=InnoDB"
)
_BASELINE = "a bare loop of ours that writes each of the rows twice (claimed, done), in a table of four columns"


def backlog(ground: Ground) -> Iterator[Figure]:
    """A million log rows, five of each key, collected, claimed and done; and the same with nothing to collapse."""
    rows = ground.size(_ROWS)
    with bench_shop(ground, "prestashop", 100) as shop:
        shop.install()
        run_rendered(shop, *numbers(rows), _QUEUE)
        for keys in (rows // _ROWS_PER_KEY, rows):
            ours, theirs = in_turns(
                ground.rounds(_ROUNDS), [_turn(shop, rows, keys, work) for work in (_ours, _bare_loop)]
            )
            remark = f"{rows / min(ours):,.0f} rows/s, the bare loop {rows / min(theirs):,.0f}"
            work = f"a backlog of {rows:,} log rows about {keys:,} products collected, claimed and done, rows/s"
            # The ratio is of rates: theirs by ours.
            yield ratio("4", work, _BASELINE, theirs, ours, goal=1.0, is_floor=True, remark=remark)


def claim_and_finish(database: Database, most: int, claim_size: int = CLAIM_SIZE) -> int:
    """Take up to `most` pending changes through their states as a run does; how many there were."""
    ended = 0
    while ended < most:
        now = utc_now()
        with database.begin() as connection:
            changes.wake_due(connection, database.tables, now, _LONGEST_WAIT)
            claimed = changes.claim(connection, database.tables, min(claim_size, most - ended), now, _LONGEST_WAIT)
        if not claimed:
            break
        with database.begin() as connection:
            changes.finish(connection, database.tables, {one.id: "equal" for one in claimed}, now)
        ended += len(claimed)
    return ended


def collect_all(database: Database) -> int:
    """Turn the whole log into changes, as a run does; how many rows it had."""
    after_id, found, rows = 0, _LOG_ROWS, 0
    while found >= _LOG_ROWS:
        collected = change_log.collect(database.begin, database, after_id, _LOG_ROWS)
        after_id, found = collected.last_id, collected.rows
        rows += found
    return rows


def _turn(shop: BenchShop, rows: int, keys: int, work: Callable[[Database, int], int]) -> Callable[[], float]:
    def take() -> float:
        tables = ("change_log", "changes", "bench_queue")
        run_rendered(shop, *(f"TRUNCATE TABLE SQLBRIDGE.{name}" for name in tables))
        run_rendered(shop, f"SET @rows = {rows}", f"SET @keys = {keys}", *statements_of("backlog.sql"))
        database = shop.database
        expected = keys if work is _ours else rows
        ended = list[int]()
        taken = seconds(lambda: ended.append(work(database, rows)))
        if ended != [expected]:
            raise RuntimeError(f"{ended} rows were done where {expected} had to be")
        return taken

    return take


def _ours(database: Database, rows: int) -> int:
    collect_all(database)
    return claim_and_finish(database, rows)


def _bare_loop(database: Database, _rows: int) -> int:
    queue = table("bench_queue", column("id"), column("state"), schema=database.names.bridge_schema)
    pending = select(queue.c.id).where(queue.c.state == "pending").order_by(queue.c.id).limit(CLAIM_SIZE)
    ended = 0
    while True:
        with database.begin() as connection:
            ids = connection.execute(pending).scalars().all()
            _move(connection, queue, ids, "claimed")
        if not ids:
            return ended
        with database.begin() as connection:
            _move(connection, queue, ids, "done")
        ended += len(ids)


def _move(connection: Connection, queue: TableClause, ids: Sequence[int], state: str) -> None:
    for batch in batches(ids):
        connection.execute(update(queue).where(queue.c.id.in_(batch)).values(state=state))
