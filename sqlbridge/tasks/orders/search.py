"""Looking for Amazon's orders, as far as the quota goes: a look that breaks off is taken up by the next run.

Amazon lets 100 orders be read in three minutes. So what is new comes first, and the order range, where orders appear
late, is gone through again and again with what is left of the quota, from page to page over as many runs as it takes.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlbridge.errors import RequestRefusedError, ThrottledError
from sqlbridge.ledger import progress
from sqlbridge.ledger.progress import Progress
from sqlbridge.model.orders import AmazonOrder
from sqlbridge.tasks.running import Run

log = logging.getLogger(__name__)

_OPERATION = "searchOrders"
# Left for what is new in the next run.
_RESERVE = 3

Take = Callable[[Sequence[AmazonOrder]], None]


def walk(
    run: Run, account: str, name: str, since: datetime, marketplace_ids: Sequence[str], take: Take
) -> datetime | None:
    """Read all pages of what has changed since then; until when everything is known, None where it broke off.

    The page that comes next is kept under `name`. Raises ThrottledError where the quota is used up.
    """
    page = _kept(run, account, name, since)
    while True:
        try:
            found = run.bridge.amazon[account].orders.changed_since(since, marketplace_ids, page)
        except RequestRefusedError:
            if not page:
                raise
            # Amazon keeps the way to a page for a day.
            _keep(run, account, name, since, "")
            page = ""
            continue
        run.counts.add("orders looked at", len(found.orders))
        take(found.orders)
        page = found.next_page
        _keep(run, account, name, since, page)
        if not page:
            return found.complete_until


def walk_range(
    run: Run, account: str, name: str, start: datetime, marketplace_ids: Sequence[str], take: Take
) -> None:
    """Go on through the order range, which begins at `start` when a new round begins."""
    with run.bridge.database.read() as connection:
        kept = progress.reached(connection, run.bridge.database.tables, name, account)
    since = kept.reached_at if kept.place and kept.reached_at else start
    if run.bridge.quotas.available(account, _OPERATION) <= _RESERVE:
        return
    try:
        walk(run, account, name, since, marketplace_ids, take)
    except ThrottledError:
        log.info("the order range of account %s is gone on with by the next run: the quota is used up", account)


def _kept(run: Run, account: str, name: str, since: datetime) -> str:
    with run.bridge.database.read() as connection:
        kept = progress.reached(connection, run.bridge.database.tables, name, account)
    return kept.place or "" if kept.reached_at == since else ""


def _keep(run: Run, account: str, name: str, since: datetime, page: str) -> None:
    with run.begin() as connection:
        place = Progress(reached_at=since, place=page or None)
        progress.reach(connection, run.bridge.database.tables, name, account, place)
