"""What has sold out while a feed carries an older quantity goes to Amazon at once, beside the feed.

Amazon may process the feed before or after it: so it counts as acknowledged only after the feed's end and a second
sending (`ledger/value_patches.py`).
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from sqlbridge.errors import AmazonError
from sqlbridge.ledger import feeds, value_patches
from sqlbridge.model.feeds import FeedKind, FeedState
from sqlbridge.model.selling import Account
from sqlbridge.tasks.deciding.decisions import Decision, RaiseLimit, Step, decide
from sqlbridge.tasks.deciding.outlook import guarded
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.sending.fast_lane import AT_A_TIME, FastLane
from sqlbridge.tasks.sending.patching import send_one_by_one
from sqlbridge.tasks.sending.urgency import CarriedValue, without_feed


def send_sold_out(run: Run, account: Account, decisions: Sequence[Decision], lane: FastLane) -> None:
    """Send the zeros among the decisions that wait for a feed's end; an AmazonError is noted, and closes the lane."""
    behind = [one for one in decisions if _is_behind_a_feed(one)]
    if not behind or not lane.may_ask(account.name) or lane.is_called_off():
        return
    tables = run.bridge.database.tables
    with run.bridge.database.read() as connection:
        given = feeds.in_state(connection, tables, FeedState.SUBMITTED, FeedState.LOST, kinds=[FeedKind.STOCK])
        patches = value_patches.of_values(connection, tables, [one.value.id for one in behind])
        bare = [_without_feed(run, one, patches) for one in behind]
        wanted = guarded(connection, run.bridge, account, bare)
    try:
        for feed in given:
            mine = list(_carried(behind, wanted, feed.id))[:AT_A_TIME]
            if mine:
                send_one_by_one(run, account, feed, mine)
    except AmazonError as exc:
        run.note(exc)
        lane.stop(account.name, exc)


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
