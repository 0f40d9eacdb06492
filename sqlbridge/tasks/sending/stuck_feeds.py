"""Feeds that Amazon does not end: they are told as errors, and their SKUs' newest values go one by one.

They go by the Listings Items API, which answers at once. The feed may still be processed later, with older values:
so whatever went by itself goes again after the feed's end (`ledger/value_patches.py`).
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby

from sqlbridge.errors import AmazonError, AmazonUnavailableError, ShopError
from sqlbridge.ledger import feeds, listing_values, listings, value_patches
from sqlbridge.ledger.batches import batches
from sqlbridge.ledger.feeds import Feed
from sqlbridge.log_context import log_context
from sqlbridge.model.feeds import FeedState
from sqlbridge.model.selling import Account
from sqlbridge.tasks.deciding.outlook import guarded, sought, unguarded
from sqlbridge.tasks.deciding.reading import read
from sqlbridge.tasks.deciding.targets import sendable
from sqlbridge.tasks.running import Bridge, Run
from sqlbridge.tasks.sending.patching import send_one_by_one
from sqlbridge.tasks.sending.urgency import CarriedValue, carried_value, without_feed

# At Amazon's five a second, three and a half minutes: the next run goes on.
_MOST = 1000
_SLICE = 100
_STUCK = (
    "feed {feed.id} of channel {feed.channel} is stuck: Amazon has not ended it since {feed.submitted_at} UTC; its "
    "values go one by one; ask Amazon's Seller Support, or give it up by `sqlbridge feeds abandon {feed.id}`"
)


def relieve(run: Run) -> None:
    """Note an error for every stuck feed, and send the newest values of what it holds up."""
    before = run.bridge.worker.stuck_before(run.bridge.now())
    if before is None:
        return
    with run.bridge.database.read() as connection:
        stuck = feeds.overdue(connection, run.bridge.database.tables, before)
    held_up: defaultdict[str, list[Feed]] = defaultdict(list)
    for feed in stuck:
        with log_context(account=feed.account, channel=feed.channel):
            run.note(AmazonUnavailableError(_STUCK.format(feed=feed)))
        if account := run.bridge.account_for(feed.channel):
            held_up[account].append(feed)
    run.counts.add("feeds stuck", len(stuck))
    for account, some in held_up.items():
        try:
            with log_context(account=account):
                _relieve(run, run.bridge.accounts[account], some[0])
        except (AmazonError, ShopError) as exc:
            run.note(exc)


def _relieve(run: Run, account: Account, oldest: Feed) -> None:
    """Amazon processes a seller's feeds in their order: what came after the oldest stuck one is held up with it."""
    with run.bridge.database.read() as connection:
        given = feeds.in_state(connection, run.bridge.database.tables, FeedState.SUBMITTED, FeedState.LOST)
    mine = {
        feed.id: feed
        for feed in given
        if feed.id >= oldest.id and run.bridge.account_for(feed.channel) == account.name
    }
    news = _news(run.bridge, account, list(mine))
    for feed_id, of_feed in groupby(news[:_MOST], key=lambda one: one.feed_id):
        for piece in batches(list(of_feed), _SLICE):
            send_one_by_one(run, account, mine[feed_id], piece)


def _news(bridge: Bridge, account: Account, feed_ids: Sequence[int]) -> list[CarriedValue]:
    """The values in these feeds that Amazon should have at once, the most urgent first."""
    with bridge.database.read() as connection:
        ids = listing_values.in_feeds(connection, bridge.database.tables, feed_ids)
    carried = [one for some in batches(sorted(set(ids.values()))) for one in _look(bridge, account, some, ids)]
    known = [one for one in carried if one.was_let_through]
    others = [one for one in carried if not one.was_let_through]
    with bridge.database.read() as connection:
        decisions = guarded(connection, bridge, account, [one.decision for one in others])
    known += [replace(one, decision=decision) for one, decision in zip(others, decisions, strict=True)]
    return sorted((one for one in known if one.is_news), key=lambda one: (one.rank, one.feed_id))


def _look(
    bridge: Bridge, account: Account, seller_skus: Sequence[str], carried: Collection[int]
) -> list[CarriedValue]:
    """What is to be done about those of these SKUs' values that are `carried`, from one snapshot of the shop."""
    tables = bridge.database.tables
    with bridge.database.read() as connection:
        connection.execution_options(isolation_level="REPEATABLE READ")
        skus = listings.shop_skus_for(connection, tables, seller_skus)
        found = sendable(listings.of_shop_skus(connection, tables, skus), bridge.sending(connection))
        reading = read(connection, bridge, account, {one.name for one in account.channels}, skus)
        wanted = sought(connection, bridge, account, found, reading)
        values = listing_values.peek(connection, tables, [target.key for target in wanted])
        patches = value_patches.of_values(connection, tables, [one.id for one in values.values()])
    bare = {key: without_feed(one, patches.get(one.id)) if one.id in carried else one for key, one in values.items()}
    return [
        carried_value(decision, values[decision.target.key], is_sent=decision.value.id in patches)
        for decision in unguarded(bridge, wanted, bare)
        if decision.value.id in carried
    ]
