"""`run update --dry-run`: what a run would send now; only the database is asked, nothing is locked or written."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from sqlbridge.ledger import gaps, listings, uncollected
from sqlbridge.ledger.gaps import Cause
from sqlbridge.model.feeds import FeedKind
from sqlbridge.tasks.deciding.decisions import Decision, Step
from sqlbridge.tasks.deciding.outlook import decisions_of, read_all
from sqlbridge.tasks.deciding.targets import sendable
from sqlbridge.tasks.deciding.unprocessed import unprocessed
from sqlbridge.tasks.running import Bridge, Run

_CHUNK = 1000
_SENT = {
    FeedKind.PRICE: "prices that would be sent to {one.destination}",
    FeedKind.STOCK: "quantities that would be sent for {one.destination}",
}


def rehearse_update(run: Run) -> None:
    """Count the values of listings with something to look at: in the log, among the changes, new, due by the clock.

    What triggers have missed is no update's, and shows in `run reconcile --dry-run`.
    """
    bridge, after, looked_at = run.bridge, "", 0
    with bridge.database.read() as connection:
        connection.execution_options(isolation_level="REPEATABLE READ")
        tables = bridge.database.tables
        run.counts.add("log rows that would be collected", uncollected.number(connection, tables))
        total, is_anew = listings.number_of_shop_skus(connection, tables), _is_looked_at_anew(connection, bridge)
        while skus := listings.shop_skus(connection, tables, after, _CHUNK):
            for decision in _decisions(connection, bridge, skus, is_anew=is_anew):
                _count(run, decision)
            after, looked_at = skus[-1], looked_at + len(skus)
            bridge.advance("SKUs", looked_at, total)


def _decisions(connection: Connection, bridge: Bridge, skus: Sequence[str], *, is_anew: bool) -> Iterator[Decision]:
    wanted = sendable(listings.of_shop_skus(connection, bridge.database.tables, skus), bridge.sending(connection))
    found = decisions_of(connection, bridge, wanted, read_all(connection, bridge, skus))
    moving = [one for one in found if one.step in (Step.SEND, Step.WAIT) or one.is_held]
    concerned = sorted({one.target.shop_sku for one in moving})
    news = unprocessed(connection, bridge, concerned) if concerned and not is_anew else None
    for one in moving:
        if news is None or one.target.shop_sku in news.moving or one.target.channel.account in news.accounts:
            yield one


def _is_looked_at_anew(connection: Connection, bridge: Bridge) -> bool:
    """A gap lets `update` look at every listing when it is found and when it has ended."""
    found = gaps.open_gaps(connection, bridge.database.tables)
    return any(
        one.ended_at is not None or (one.looked_at is None and one.cause is not Cause.SUSPENSION) for one in found
    )


def _count(run: Run, decision: Decision) -> None:
    if decision.is_held:
        run.counts.add("values that would be held back")
    elif decision.step is Step.WAIT:
        run.counts.add("values that would wait")
    else:
        key = decision.target.key
        run.counts.add(_SENT[key.kind].format(one=key))
