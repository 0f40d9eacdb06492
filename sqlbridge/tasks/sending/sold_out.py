"""What has sold out while a feed carries an older quantity goes to Amazon at once, beside the feed.

Amazon may process the feed before or after it: so it counts as acknowledged only after the feed's end and a second
sending (`ledger/value_patches.py`).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from sqlbridge.errors import AmazonError
from sqlbridge.ledger import changes, feeds, held_values, value_patches
from sqlbridge.ledger.feeds import Feed
from sqlbridge.model.feeds import FeedKind, FeedState
from sqlbridge.model.selling import Account
from sqlbridge.tasks.deciding.decisions import Decision, RaiseLimit, Step, decide
from sqlbridge.tasks.deciding.outlook import guarded
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.sending.fast_lane import AT_A_TIME, LATER, SLICE, FastLane
from sqlbridge.tasks.sending.one_by_one import CALLED_OFF, NOT_ANSWERED, again_at
from sqlbridge.tasks.sending.patching import send_one_by_one
from sqlbridge.tasks.sending.urgency import CarriedValue, without_feed

ChangesOf = Mapping[str, tuple[int, ...]]
"""Shop SKU -> the ids of the changes that are about it."""


def send_sold_out(
    run: Run,
    account: Account,
    decisions: Sequence[Decision],
    changes_of: ChangesOf,
    lane: FastLane,
) -> None:
    """Send the zeros among the decisions that wait for a feed's end, where the lane is open for the account.

    What cannot be sent now goes on soon: its changes, by shop SKU, are looked at again. An AmazonError is noted, and
    closes the lane.
    """
    behind = [one for one in decisions if is_sold_out(one)]
    if not behind or not lane.most:
        return
    if lane.is_called_off():
        _leave(run, behind, changes_of, CALLED_OFF, None)
    elif not lane.may_ask(account.name):
        _leave(run, behind, changes_of, NOT_ANSWERED, lane.again_at(account.name))
    else:
        _send(run, account, behind, changes_of, lane)


def _send(run: Run, account: Account, behind: Sequence[Decision], changes_of: ChangesOf, lane: FastLane) -> None:
    given, wanted = _given_and_wanted(run, account, behind, lane)
    _record_held(run, wanted)
    carried = [(feed, one) for feed in given for one in _carried(behind, wanted, feed.id)]
    now, left = carried[:AT_A_TIME], carried[AT_A_TIME:]
    try:
        while now and not lane.is_called_off():
            feed = now[0][0]
            mine = [one for of_feed, one in now[:SLICE] if of_feed is feed]
            send_one_by_one(run, account, feed, mine)
            now = now[len(mine) :]
    except AmazonError as exc:
        run.note(exc)
        lane.stop(account.name, exc, again_at(run, exc))
        _leave(run, behind, changes_of, str(exc), lane.again_at(account.name))
    else:
        _leave(run, [one.decision for _, one in now], changes_of, CALLED_OFF, None)
        _leave(run, [one.decision for _, one in left], changes_of, LATER, None)


def _given_and_wanted(
    run: Run, account: Account, behind: Sequence[Decision], lane: FastLane
) -> tuple[list[Feed], list[Decision]]:
    tables, since = run.bridge.database.tables, lane.remembers(run.bridge.now())
    with run.bridge.database.read() as connection:
        given = feeds.in_state(connection, tables, FeedState.SUBMITTED, FeedState.LOST, kinds=[FeedKind.STOCK])
        patches = value_patches.of_values(connection, tables, [one.value.id for one in behind])
        bare = [_without_feed(run, one, patches) for one in behind]
        return given, guarded(connection, run.bridge, account, bare, since)


def _record_held(run: Run, wanted: Sequence[Decision]) -> None:
    """A mass of zeros: with their feed alone they would wait unseen."""
    held = {one.value.id: (Decimal(0), one.reason) for one in wanted if one.is_held}
    if held:
        with run.begin() as connection:
            held_values.record(connection, run.bridge.database.tables, held, [])
        run.counts.add("values held", len(held))


def _leave(run: Run, left: Sequence[Decision], changes_of: ChangesOf, reason: str, until: datetime | None) -> None:
    """The feed may take Amazon hours: they are not to wait for its end."""
    ids = sorted({id_ for one in left for id_ in changes_of[one.target.shop_sku]})
    if ids:
        with run.begin() as connection:
            changes.look_again(connection, run.bridge.database.tables, ids, reason, until)


def is_sold_out(decision: Decision) -> bool:
    """Whether it waits for the end of a feed with an older quantity, and is a zero."""
    is_zero = decision.target.key.kind is FeedKind.STOCK and decision.target.desired == 0
    return is_zero and decision.step is Step.WAIT and decision.value.open_feed is not None


def _without_feed(run: Run, decision: Decision, patches: dict[int, value_patches.ValuePatch]) -> Decision:
    """The decision as if the value were in no feed; what went by itself already counts as Amazon's."""
    value = without_feed(decision.value, patches.get(decision.value.id))
    limit = RaiseLimit(run.bridge.now(), timedelta(hours=run.bridge.worker.raise_wait_hours))
    (alone,) = decide([decision.target], {decision.target.key: value}, limit)
    return alone


def _carried(behind: Sequence[Decision], wanted: Sequence[Decision], feed_id: int) -> Iterator[CarriedValue]:
    now = {one.target.key: one for one in wanted if one.step is Step.SEND}
    for one in behind:
        if one.value.open_feed == feed_id and one.target.key in now:
            yield CarriedValue(now[one.target.key], feed_id, one.value.open_value, is_sent=False)
