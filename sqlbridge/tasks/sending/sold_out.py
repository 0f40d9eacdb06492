"""What has sold out while a feed carries an older quantity goes to Amazon at once, beside the feed.

Amazon may process the feed before or after it: so it counts as acknowledged only after the feed's end and a second
sending (`ledger/value_patches.py`).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from sqlbridge.errors import AmazonError
from sqlbridge.ledger import changes, feeds, value_patches
from sqlbridge.ledger.feeds import Feed
from sqlbridge.model.feeds import FeedKind, FeedState
from sqlbridge.model.selling import Account
from sqlbridge.tasks.deciding.decisions import Decision, RaiseLimit, Step, decide
from sqlbridge.tasks.deciding.outlook import guarded
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.sending.fast_lane import AT_A_TIME, LATER, FastLane
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

    What cannot be sent now goes on soon: its changes, by shop SKU, are pending again. An AmazonError is noted, and
    closes the lane.
    """
    behind = [one for one in decisions if _is_behind_a_feed(one)]
    if not behind or not lane.most:
        return
    if lane.is_called_off():
        _leave(run, behind, changes_of, CALLED_OFF, run.bridge.now())
    elif not lane.may_ask(account.name):
        _leave(run, behind, changes_of, NOT_ANSWERED, run.retry_at())
    else:
        _send(run, account, behind, changes_of, lane)


def _send(run: Run, account: Account, behind: Sequence[Decision], changes_of: ChangesOf, lane: FastLane) -> None:
    given, wanted = _given_and_wanted(run, account, behind)
    try:
        for feed in given:
            mine = list(_carried(behind, wanted, feed.id))
            send_one_by_one(run, account, feed, mine[:AT_A_TIME])
            left = [one.decision for one in mine[AT_A_TIME:]]
            _leave(run, left, changes_of, LATER, run.bridge.now())
    except AmazonError as exc:
        run.note(exc)
        lane.stop(account.name, exc)
        _leave(run, behind, changes_of, str(exc), again_at(run, exc))


def _given_and_wanted(run: Run, account: Account, behind: Sequence[Decision]) -> tuple[list[Feed], list[Decision]]:
    tables = run.bridge.database.tables
    with run.bridge.database.read() as connection:
        given = feeds.in_state(connection, tables, FeedState.SUBMITTED, FeedState.LOST, kinds=[FeedKind.STOCK])
        patches = value_patches.of_values(connection, tables, [one.value.id for one in behind])
        bare = [_without_feed(run, one, patches) for one in behind]
        return given, guarded(connection, run.bridge, account, bare)


def _leave(run: Run, left: Sequence[Decision], changes_of: ChangesOf, reason: str, until: datetime) -> None:
    """The feed may take Amazon hours: they are not to wait for its end."""
    ids = sorted({id_ for one in left for id_ in changes_of[one.target.shop_sku]})
    if ids:
        with run.begin() as connection:
            changes.wake_later(connection, run.bridge.database.tables, ids, reason, until)


def _is_behind_a_feed(decision: Decision) -> bool:
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
