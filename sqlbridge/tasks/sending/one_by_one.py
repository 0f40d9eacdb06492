"""Values that go by requests of their own: recorded like a feed, answered at once, settled like a feed."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlbridge.errors import AmazonError, RequestRefusedError, ThrottledError
from sqlbridge.ledger import feeds
from sqlbridge.ledger.feeds import Feed, PlannedMessage
from sqlbridge.model.feeds import FeedKind, FeedState, Issue
from sqlbridge.model.selling import Channel
from sqlbridge.tasks.deciding.decisions import Decision
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.sending.fast_lane import FastLane, choose
from sqlbridge.tasks.sending.preparation import PlannedFeed, Prepared, message_of, offers_at_amazon, postponed
from sqlbridge.tasks.sending.submission import NOT_CREATED

_NOT_TAKEN = "REFUSED"
NOT_ANSWERED = "Amazon did not answer what went before it"
CALLED_OFF = "the worker was told to end before it was sent"
_LONGEST_PAUSE = 60


def prepare(
    run: Run, decisions: Sequence[Decision], changes_of: Mapping[str, tuple[int, ...]], lane: FastLane
) -> Prepared:
    """The most urgent of an account's values as slices that go one by one; the others are LATER, or wait.

    `changes_of` names the changes by shop SKU.
    """
    slices, others = choose(decisions)
    prepared = Prepared(decisions=others)
    for some in slices:
        kind, channel = some[0].target.key.kind, some[0].target.channel
        try:
            messages = _messages(run, kind, channel, some, changes_of)
        except AmazonError as exc:
            run.note(exc)
            lane.stop(channel.account, exc, again_at(run, exc))
            prepared.decisions.extend(postponed(run, some, str(exc)))
            continue
        prepared.feeds.append(PlannedFeed(kind, channel, messages, is_one_by_one=True))
        prepared.decisions.extend(some)
    return prepared


def _messages(
    run: Run,
    kind: FeedKind,
    channel: Channel,
    decisions: Sequence[Decision],
    changes_of: Mapping[str, tuple[int, ...]],
) -> list[PlannedMessage]:
    account = run.bridge.accounts[channel.account]
    offers = offers_at_amazon(run, account, channel, decisions) if kind is FeedKind.PRICE else {}
    days = run.bridge.settings.accounts[account.name].stock_handling_days
    return [
        PlannedMessage(message_of(one.target, offers, days), one.value.id, changes_of[one.target.shop_sku])
        for one in decisions
    ]


def deliver(run: Run, feed: Feed, planned: PlannedFeed, lane: FastLane) -> None:
    """Ask Amazon to take each value, and settle the feed by its answers; not where that is called off.

    After an AmazonError, which is noted, nobody knows what Amazon has of the feed: all of it goes again.
    """
    account = planned.channel.account
    if lane.is_called_off():
        _fail(run, feed, FeedState.WITHDRAWN, CALLED_OFF, run.bridge.now())
        return
    if not lane.may_ask(account):
        _fail(run, feed, FeedState.WITHDRAWN, NOT_ANSWERED, lane.again_at(account))
        return
    with run.begin() as connection:
        feeds.asking(connection, run.bridge.database.tables, feed, run.bridge.now())
    refused: dict[int, Issue] = {}
    asked = 0
    try:
        for message_id, one in enumerate(planned.messages, start=1):
            if issue := send_value(run, planned.channel, planned.kind, one):
                refused[message_id] = issue
            asked += 1
    except AmazonError as exc:
        run.note(exc)
        lane.stop(account, exc, again_at(run, exc))
        is_known = asked == 0 and isinstance(exc, NOT_CREATED)
        state = FeedState.WITHDRAWN if is_known else FeedState.ABANDONED
        _fail(run, feed, state, str(exc), again_at(run, exc))
    else:
        _settle(run, feed, refused)


def again_at(run: Run, error: AmazonError) -> datetime:
    """When what Amazon did not take goes again.

    A request that was not answered may still be carried out, so not at once; a quota fills up within seconds.
    """
    if isinstance(error, ThrottledError):
        return run.bridge.now() + timedelta(seconds=min(max(error.retry_after, 1), _LONGEST_PAUSE))
    return run.retry_at()


def send_value(run: Run, channel: Channel, kind: FeedKind, one: PlannedMessage) -> Issue | None:
    """Ask Amazon to take one value; why not, where it refuses. Raises AmazonError where it does not answer."""
    try:
        return run.bridge.amazon[channel.account].patches.send(kind, channel.marketplace, one.message)
    except RequestRefusedError as exc:
        return Issue(_NOT_TAKEN, str(exc))


def _settle(run: Run, feed: Feed, refused: dict[int, Issue]) -> None:
    with run.begin() as connection:
        done, not_done = feeds.settle(connection, run.bridge.database.tables, feed, refused, run.bridge.now())
    run.counts.add("values sent one by one", feed.message_count - len(refused))
    run.counts.add("values refused one by one", len(refused))
    run.counts.add("changes done", done)
    run.counts.add("changes refused", not_done)


def _fail(run: Run, feed: Feed, state: FeedState, reason: str, not_before: datetime) -> None:
    tables, now, unknown = run.bridge.database.tables, run.bridge.now(), state is FeedState.ABANDONED
    with run.begin() as connection:
        feeds.fail(connection, tables, feed, state, reason, now, unknown=unknown, not_before=not_before)
    run.counts.add(f"feeds {state.value}")
