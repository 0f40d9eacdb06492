"""Why a value that differs does not go with the next run: all changes about its SKU wait for a time or a feed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec.structs import replace
from sqlalchemy import Connection

from sqlbridge.ledger import listings, uncollected
from sqlbridge.ledger.listings import Listing
from sqlbridge.ledger.views import change_pages
from sqlbridge.ledger.views.change_pages import ChangeRow
from sqlbridge.model.changes import ChangeState, Entity, EntityKey
from sqlbridge.tasks.deciding.decisions import Decision, RaiseLimit, Step
from sqlbridge.tasks.deciding.reconfiguration import changed
from sqlbridge.tasks.running import Bridge

_OPEN = (ChangeState.PENDING, ChangeState.CLAIMED, ChangeState.WAITING)
_EVERYTHING = EntityKey(Entity.ALL, "")
# Far more than one SKU has: each key has one change that takes up log rows, and what a run has claimed.
_MOST_CHANGES = 100
# The log has no index by key; what was written just now is what somebody asks about.
_MOST_LOG_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Postponement:
    """What a SKU's values wait for; `until` (UTC) is None where that is a feed's end.

    `changes` are the ids of those that an operator can let go with the next run.
    """

    reason: str
    until: datetime | None
    changes: tuple[int, ...]


def postponement(
    connection: Connection, bridge: Bridge, keys: Collection[EntityKey], listed: Sequence[Listing]
) -> Postponement | None:
    """What the changes about a SKU's keys wait for; None where there are none, or the next run looks at it anyway.

    `listed` are its listings that may be sent. A sale that begins or ends meanwhile is not foreseen.
    """
    tables, asked = bridge.database.tables, {*keys, _EVERYTHING}
    found = change_pages.page(connection, tables, _OPEN, keys=asked, limit=_MOST_CHANGES)
    if not found or not all(_sleeps(one, bridge.now(), bridge.worker.longest_wait) for one in found):
        return None
    logged = uncollected.among(connection, tables, asked, _MOST_LOG_ROWS)
    # A log row about a key wakes its change, unless that goes again after a failure or waits for a feed.
    if logged - {one.about for one in found if not _is_woken_by_the_log(one)}:
        return None
    return None if _is_logged_by_the_run(connection, bridge, listed) else _of(found)


def postponed(decision: Decision, found: Postponement | None, limit: RaiseLimit) -> Decision:
    """The decision as the next run will carry it out, with the time until which it waits as far as that is known."""
    if decision.step is Step.SEND and found is not None:
        return replace(decision, step=Step.WAIT, reason=found.reason, until=found.until)
    if decision.behind is not None and decision.value.raise_waits_since is not None:
        return replace(decision, until=limit.end(decision.value))
    return decision


def _is_logged_by_the_run(connection: Connection, bridge: Bridge, listed: Sequence[Listing]) -> bool:
    """Whether the run itself logs the SKU: a listing is new, or settings have changed."""
    skus, names = {one.shop_sku for one in listed}, {one.channel for one in listed}
    is_new = bool(listings.unannounced(connection, bridge.database.tables, sorted(skus), names))
    return is_new or not changed(connection, bridge).isdisjoint(one.account for one in listed)


def _sleeps(change: ChangeRow, now: datetime, longest: timedelta) -> bool:
    """Whether the next run leaves it alone. One that waits for an operator's word counts as awake.

    That one has seen all values of its SKU; if one of them is to be sent by now, it is for another reason.
    """
    if change.not_before is not None:
        return change.state is not ChangeState.CLAIMED and now < change.not_before <= now + longest
    return change.state is ChangeState.WAITING and change.waits_for_feed is not None


def _is_woken_by_the_log(change: ChangeRow) -> bool:
    return change.state is ChangeState.WAITING and change.waits_for_feed is None


def _of(sleeping: Sequence[ChangeRow]) -> Postponement:
    """That of the change that is due first; a feed's end has no time."""
    timed = [one for one in sleeping if one.waits_for_time]
    if not timed:
        return Postponement(f"the changes about it wait for feed {sleeping[0].waits_for_feed}", None, ())
    first = min(timed, key=lambda one: one.not_before or datetime.max)
    reason = first.reason or "the feed that it waited for has failed"
    return Postponement(reason, first.not_before, tuple(one.id for one in timed))
