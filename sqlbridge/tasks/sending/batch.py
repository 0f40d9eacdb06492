"""One batch of claimed changes: expand, resolve, read the present offers, decide, record, hand over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.ledger import changes, feeds, held_values, listing_values, listings
from sqlbridge.ledger.change_rows import Change, Wait
from sqlbridge.ledger.feeds import Feed
from sqlbridge.ledger.listing_values import ValueKey
from sqlbridge.ledger.listings import Listing
from sqlbridge.log_context import log_context
from sqlbridge.model.changes import ChangeState, Entity
from sqlbridge.model.feeds import FeedKind
from sqlbridge.model.selling import Account
from sqlbridge.tasks.deciding.decisions import Decision, RaiseLimit, Step
from sqlbridge.tasks.deciding.outcomes import outcomes
from sqlbridge.tasks.deciding.outlook import guarded, sought, unguarded
from sqlbridge.tasks.deciding.reading import Reading, read
from sqlbridge.tasks.deciding.resolution import Resolved, resolve
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.sending import one_by_one
from sqlbridge.tasks.sending.fast_lane import LATER, FastLane, in_turns
from sqlbridge.tasks.sending.preparation import PlannedFeed, prepare
from sqlbridge.tasks.sending.sold_out import is_sold_out, send_sold_out
from sqlbridge.tasks.sending.submission import submit


@dataclass(slots=True)
class _Plan:
    """What is to happen in this batch; `blocked` holds the SKUs whose offers cannot be read."""

    decisions: list[Decision] = field(default_factory=list)
    feeds: list[PlannedFeed] = field(default_factory=list)
    blocked: dict[str, Wait] = field(default_factory=dict)


def send_batch(run: Run, claimed: Sequence[Change], lane: FastLane) -> None:
    """Bring every claimed change to its next state, and hand the feeds over to Amazon, or few values by the lane."""
    lane.begin_batch()
    single = _expand(run, claimed)
    with run.bridge.database.read() as connection:
        sending = run.bridge.sending(connection)
        resolved = resolve(connection, run.bridge.database.tables, run.bridge.shop, single, sending)
    plan = _plan(run, resolved, lane)
    for feed, planned in in_turns(_record(run, resolved, plan, lane), lambda one: one[0].account):
        with log_context(account=feed.account, channel=feed.channel):
            if planned.is_one_by_one:
                one_by_one.deliver(run, feed, planned, lane)
            else:
                submit(run, feed, planned)
    _send_sold_out(run, plan, resolved, lane)


def _send_sold_out(run: Run, plan: _Plan, resolved: Resolved, lane: FastLane) -> None:
    for account in run.bridge.accounts.values():
        own = {channel.name for channel in account.channels}
        mine = [one for one in plan.decisions if one.target.channel.name in own]
        with log_context(account=account.name):
            send_sold_out(run, account, mine, resolved.changes_of(), lane)


def _expand(run: Run, claimed: Sequence[Change]) -> list[Change]:
    """A change about every offer, or about nobody knows which, becomes one per listed SKU; the rest is returned."""
    tables, now = run.bridge.database.tables, run.bridge.now()
    with run.bridge.database.read() as connection:
        lost = run.bridge.shop.lost(connection, [change.about for change in claimed])
    general = [change for change in claimed if change.about.entity is Entity.ALL or change.about in lost]
    if general:
        with run.begin() as connection:
            sending = run.bridge.sending(connection)
            number = listings.announce_all(connection, tables, sending, general[0].origin, now)
            reason = f"concerns every offer: logged for {number} listings"
            changes.finish(connection, tables, {change.id: reason for change in general}, now)
    expanded = {change.id for change in general}
    return [change for change in claimed if change.id not in expanded]


def _plan(run: Run, resolved: Resolved, lane: FastLane) -> _Plan:
    plan = _Plan()
    for account in run.bridge.accounts.values():
        own = {channel.name for channel in account.channels}
        mine = [listing for listing in resolved.listings if listing.channel in own]
        if not mine:
            continue
        with log_context(account=account.name):
            _plan_account(run, plan, account, mine, resolved, lane)
    return plan


def _plan_account(
    run: Run, plan: _Plan, account: Account, mine: Sequence[Listing], resolved: Resolved, lane: FastLane
) -> None:
    try:
        reading = _read(run, account, mine)
    except ShopError as exc:
        _block(run, plan, mine, exc)
        return
    for channel, error in reading.unreadable.items():
        with log_context(channel=channel):
            _block(run, plan, [listing for listing in mine if listing.channel == channel], error)
    decisions = _decide(run, account, mine, reading, lane)
    if lane.takes(account.name, decisions):
        prepared = one_by_one.prepare(run, decisions, resolved.changes_of(), lane)
    else:
        prepared = prepare(run, account, decisions, resolved.changes_of())
    plan.feeds.extend(prepared.feeds)
    plan.decisions.extend(prepared.decisions)


def _block(run: Run, plan: _Plan, unreadable: Sequence[Listing], error: ShopError) -> None:
    run.note(error)
    plan.blocked.update({listing.shop_sku: Wait(str(error), until=run.retry_at()) for listing in unreadable})


def _decide(run: Run, account: Account, mine: Sequence[Listing], reading: Reading, lane: FastLane) -> list[Decision]:
    bridge = run.bridge
    with run.begin() as connection:
        wanted = sought(connection, bridge, account, mine, reading)
        values = listing_values.load(connection, bridge.database.tables, [target.key for target in wanted])
        decisions = unguarded(bridge, wanted, values)
        return guarded(connection, bridge, account, decisions, lane.remembers(bridge.now()))


def _read(run: Run, account: Account, mine: Sequence[Listing]) -> Reading:
    """What the shop sells at this moment: read after the changes were claimed, so never older than they.

    All from one snapshot: else a restock between two statements would be read without the price it came with.
    It takes no locks, so it may be REPEATABLE READ.
    """
    skus = sorted({listing.shop_sku for listing in mine})
    with run.bridge.database.read() as connection:
        connection.execution_options(isolation_level="REPEATABLE READ")
        return read(connection, run.bridge, account, {listing.channel for listing in mine}, skus)


def _record(run: Run, resolved: Resolved, plan: _Plan, lane: FastLane) -> list[tuple[Feed, PlannedFeed]]:
    """Write feeds, links and states down in one transaction, before anything is sent."""
    tables, now = run.bridge.database.tables, run.bridge.now()
    longest_raise = timedelta(hours=run.bridge.worker.raise_wait_hours)
    with run.begin() as connection:
        recorded = [
            (feeds.record(connection, tables, one.kind, one.channel, one.messages, now), one) for one in plan.feeds
        ]
        _join_open_feeds(connection, run, plan, resolved.changes_of())
        result = outcomes(resolved.skus, plan.decisions, _price_feeds(recorded), RaiseLimit(now, longest_raise))
        blocked = _blocked(resolved, plan)
        waiting = _looked_after(run, resolved, plan, result.waiting) if lane.most else result.waiting
        changes.wait(connection, tables, {**waiting, **blocked}, now)
        changes.send(connection, tables, [id_ for id_ in result.sending if id_ not in blocked])
        changes.requeue(connection, tables, result.later, ChangeState.CLAIMED, LATER, now)
        finished = {id_: why for id_, why in result.finished.items() if id_ not in blocked}
        changes.finish(connection, tables, {**resolved.reasons, **finished}, now)
        raises = [one.value.id for one in plan.decisions if one.behind is not None]
        listing_values.mark_waiting_raises(connection, tables, raises, now)
        _forget_what_is_over(connection, run, plan)
        _record_held(connection, run, plan)
    return recorded


def _looked_after(run: Run, resolved: Resolved, plan: _Plan, waiting: Mapping[int, Wait]) -> dict[int, Wait]:
    """What has sold out goes beside its feed in a moment; should the run die before, it is looked at again soon."""
    again, changes_of = run.retry_at(), resolved.changes_of()
    sold_out = {id_ for one in plan.decisions if is_sold_out(one) for id_ in changes_of[one.target.shop_sku]}
    until = {id_: min(wait.until or again, again) if id_ in sold_out else wait.until for id_, wait in waiting.items()}
    return {id_: replace(wait, until=until[id_]) for id_, wait in waiting.items()}


def _forget_what_is_over(connection: Connection, run: Run, plan: _Plan) -> None:
    """A raise that waits no more, and a refusal of a value that Amazon has again or need not have."""
    tables, now = run.bridge.database.tables, run.bridge.now()
    raised = [one for one in plan.decisions if one.value.raise_waits_since is not None]
    settled = [one.value.id for one in raised if one.step is not Step.WAIT]
    listing_values.clear_waiting_raises(connection, tables, settled)
    equal = [one.value.id for one in plan.decisions if one.value.acknowledged == one.target.desired]
    if feeds.forget_refusals(connection, tables, equal):
        changes.supersede_refused(connection, tables, "superseded: Amazon has the shop's value again", now)


def _record_held(connection: Connection, run: Run, plan: _Plan) -> None:
    held = {
        one.value.id: (one.target.desired, one.reason)
        for one in plan.decisions
        if one.is_held and one.target.desired is not None
    }
    were_held = [one.value.id for one in plan.decisions if one.value.held_value is not None]
    others = [id_ for id_ in were_held if id_ not in held]
    held_values.record(connection, run.bridge.database.tables, held, others)
    run.counts.add("values held", len(held))


def _join_open_feeds(
    connection: Connection, run: Run, plan: _Plan, changes_of: Mapping[str, tuple[int, ...]]
) -> None:
    joined = [one for one in plan.decisions if one.step is Step.JOIN]
    messages = feeds.open_messages(connection, run.bridge.database.tables, [one.value.id for one in joined])
    links = [(id_, *messages[one.value.id]) for one in joined for id_ in changes_of[one.target.shop_sku]]
    feeds.link(connection, run.bridge.database.tables, links)


def _price_feeds(recorded: Sequence[tuple[Feed, PlannedFeed]]) -> dict[ValueKey, int]:
    return {
        ValueKey(FeedKind.PRICE, planned.channel.name, one.message.seller_sku): feed.id
        for feed, planned in recorded
        if planned.kind is FeedKind.PRICE
        for one in planned.messages
    }


def _blocked(resolved: Resolved, plan: _Plan) -> dict[int, Wait]:
    return {
        id_: next(plan.blocked[sku] for sku in skus if sku in plan.blocked)
        for id_, skus in resolved.skus.items()
        if any(sku in plan.blocked for sku in skus)
    }
