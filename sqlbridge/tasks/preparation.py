"""From decisions to feeds: what each price must carry along, what fits in a feed, how many Amazon takes now."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from sqlbridge.amazon import feed_document
from sqlbridge.amazon.feed_document import PurchasableOffer
from sqlbridge.amazon.throttle import LISTINGS_FEED
from sqlbridge.errors import AmazonError
from sqlbridge.ledger.batches import batches
from sqlbridge.ledger.feeds import PlannedMessage
from sqlbridge.model import Account, Channel, FeedKind, FeedMessage
from sqlbridge.tasks.decisions import Decision, Step
from sqlbridge.tasks.running import Run
from sqlbridge.tasks.targets import Target

_QUOTA_REASON = "Amazon's feed quota is used up for the moment"


@dataclass(frozen=True, slots=True)
class PlannedFeed:
    """A feed to be recorded and sent: one kind, one channel; `is_one_by_one`: by a request for each message."""

    kind: FeedKind
    channel: Channel
    messages: list[PlannedMessage]
    is_one_by_one: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """The feeds of an account, and its decisions, of which some had to become waits."""

    feeds: list[PlannedFeed] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)


def prepare(
    run: Run, account: Account, decisions: Sequence[Decision], changes_of: Mapping[str, tuple[int, ...]]
) -> Prepared:
    """Cut what is to be sent into feeds, as many as the quota allows now.

    What cannot be sent now, because the quota is used up or Amazon does not tell the present offers, waits.
    `changes_of` names the changes by shop SKU. Quantities take what quota there is before prices: a late price
    costs less than an oversold SKU.
    """
    prepared = Prepared(decisions=[one for one in decisions if one.step is not Step.SEND])
    for (kind, channel), some in _by_feed(decisions).items():
        budget = _feeds_allowed(run, account) - len(prepared.feeds)
        try:
            pieces = _pieces(run, account, kind, channel, some) if budget > 0 else []
        except AmazonError as exc:
            run.note(exc)
            prepared.decisions.extend(postponed(run, some, str(exc)))
            continue
        for piece in pieces[:budget]:
            prepared.feeds.append(_planned(kind, channel, some[: len(piece)], piece, changes_of))
            prepared.decisions.extend(some[: len(piece)])
            some = some[len(piece) :]
        prepared.decisions.extend(postponed(run, some, _QUOTA_REASON))
    return prepared


def _by_feed(decisions: Sequence[Decision]) -> dict[tuple[FeedKind, Channel], list[Decision]]:
    groups: defaultdict[tuple[FeedKind, Channel], list[Decision]] = defaultdict(list)
    for decision in sorted(decisions, key=lambda one: one.target.key.kind is FeedKind.PRICE):
        if decision.step is Step.SEND:
            groups[decision.target.key.kind, decision.target.channel].append(decision)
    return groups


def _feeds_allowed(run: Run, account: Account) -> int:
    return min(run.bridge.quotas.available(account.name, name) for name in ("createFeed", LISTINGS_FEED))


def _pieces(
    run: Run, account: Account, kind: FeedKind, channel: Channel, decisions: Sequence[Decision]
) -> list[list[FeedMessage]]:
    """The messages in the order of the decisions, in pieces that fit in a feed each."""
    offers = offers_at_amazon(run, account, channel, decisions) if kind is FeedKind.PRICE else {}
    handling_days = run.bridge.settings.accounts[account.name].stock_handling_days
    messages = [message_of(one.target, offers, handling_days) for one in decisions]
    limit = run.bridge.worker.feed_messages
    return list(feed_document.cut(kind, channel.marketplace, account.seller_id, messages, limit))


def offers_at_amazon(
    run: Run, account: Account, channel: Channel, decisions: Sequence[Decision]
) -> dict[str, PurchasableOffer]:
    """As Amazon has them now. Amazon tells 100 a second, so the lease is renewed in between."""
    offers: dict[str, PurchasableOffer] = {}
    for batch in batches(decisions):
        skus = [one.target.key.seller_sku for one in batch]
        offers.update(run.bridge.amazon[account.name].offers(channel.marketplace.id, skus))
        run.renew()
    return offers


def message_of(target: Target, offers: Mapping[str, PurchasableOffer], handling_days: int | None) -> FeedMessage:
    """The message before it is numbered."""
    value, seller_sku = target.desired or Decimal(), target.key.seller_sku
    if target.key.kind is FeedKind.STOCK:
        return FeedMessage(0, seller_sku, value, handling_days=handling_days)
    return FeedMessage(0, seller_sku, value, target.channel.marketplace.currency, offers.get(seller_sku, ()))


def _planned(
    kind: FeedKind,
    channel: Channel,
    decisions: Sequence[Decision],
    messages: Sequence[FeedMessage],
    changes_of: Mapping[str, tuple[int, ...]],
) -> PlannedFeed:
    planned = [
        PlannedMessage(message, decision.value.id, changes_of[decision.target.shop_sku])
        for decision, message in zip(decisions, messages, strict=True)
    ]
    return PlannedFeed(kind, channel, planned)


def postponed(run: Run, decisions: Sequence[Decision], reason: str) -> list[Decision]:
    """The decisions as waits, until something that failed now is tried again."""
    return [replace(one, step=Step.WAIT, reason=reason, until=run.retry_at()) for one in decisions]
