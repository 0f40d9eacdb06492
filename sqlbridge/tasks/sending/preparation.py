"""From decisions to feeds: what each price must carry along, what fits in a feed, how many Amazon takes now."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice

from msgspec.structs import replace

from sqlbridge.amazon import feed_document
from sqlbridge.amazon.feed_document import Document
from sqlbridge.amazon.purchasable_offer import PurchasableOffer
from sqlbridge.amazon.throttle import LISTINGS_FEED
from sqlbridge.errors import AmazonError
from sqlbridge.ledger.batches import batches
from sqlbridge.ledger.feeds import PlannedMessage
from sqlbridge.model.feeds import FeedKind, FeedMessage
from sqlbridge.model.selling import Account, Channel
from sqlbridge.tasks.deciding.decisions import Decision, Step
from sqlbridge.tasks.deciding.targets import Target
from sqlbridge.tasks.running import Run

QUOTA_COUNT = "values over Amazon's feed quota"
_QUOTA_REASON = "Amazon's feed quota is used up for the moment"


@dataclass(frozen=True, slots=True)
class PlannedFeed:
    """A feed to be recorded and sent: one kind, one channel; `is_one_by_one`: by a request for each message.

    `document` holds the messages in their order, numbered from 1; it is empty where each goes by itself.
    """

    kind: FeedKind
    channel: Channel
    messages: list[PlannedMessage]
    document: bytes = b""
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
        budget = feeds_allowed(run, account) - len(prepared.feeds)
        try:
            documents = _documents(run, account, kind, channel, some) if budget > 0 else iter(())
        except AmazonError as exc:
            run.note(exc)
            prepared.decisions.extend(postponed(run, some, str(exc)))
            continue
        for document in islice(documents, budget):
            sent, some = some[: len(document.messages)], some[len(document.messages) :]
            prepared.feeds.append(_planned(kind, channel, sent, document, changes_of))
            prepared.decisions.extend(sent)
        if some:
            prepared.decisions.extend(postponed(run, some, _QUOTA_REASON))
            run.counts.add(QUOTA_COUNT, len(some))
    return prepared


def feeds_allowed(run: Run, account: Account) -> int:
    """How many feeds Amazon takes of the account now."""
    return min(run.bridge.quotas.available(account.name, name) for name in ("createFeed", LISTINGS_FEED))


def _by_feed(decisions: Sequence[Decision]) -> dict[tuple[FeedKind, Channel], list[Decision]]:
    groups: defaultdict[tuple[FeedKind, Channel], list[Decision]] = defaultdict(list)
    for decision in sorted(decisions, key=lambda one: one.target.key.kind is FeedKind.PRICE):
        if decision.step is Step.SEND:
            groups[decision.target.key.kind, decision.target.channel].append(decision)
    return groups


def _documents(
    run: Run, account: Account, kind: FeedKind, channel: Channel, decisions: Sequence[Decision]
) -> Iterator[Document]:
    """The messages in the order of the decisions; a document is written when it is asked for."""
    offers = offers_at_amazon(run, account, channel, decisions) if kind is FeedKind.PRICE else {}
    handling_days = run.bridge.settings.accounts[account.name].stock_handling_days
    messages = [message_of(one.target, offers, handling_days) for one in decisions]
    limit = run.bridge.worker.feed_messages
    return feed_document.documents(kind, channel.marketplace, account.seller_id, messages, limit)


def offers_at_amazon(
    run: Run, account: Account, channel: Channel, decisions: Sequence[Decision]
) -> dict[str, PurchasableOffer]:
    """As Amazon has them now. Amazon tells 100 a second, so the lease is renewed in between."""
    offers: dict[str, PurchasableOffer] = {}
    for batch in batches(decisions):
        skus = [one.target.key.seller_sku for one in batch]
        offers.update(run.bridge.amazon[account.name].offers(channel.marketplace, skus))
        run.renew()
    return offers


def message_of(target: Target, offers: Mapping[str, PurchasableOffer], handling_days: int | None) -> FeedMessage:
    """What is sent for the target, a price with the rest of its offer."""
    value, seller_sku = target.desired or Decimal(), target.key.seller_sku
    if target.key.kind is FeedKind.STOCK:
        return FeedMessage(seller_sku, value, handling_days=handling_days)
    return FeedMessage(seller_sku, value, target.channel.marketplace.currency, offers.get(seller_sku, ()))


def _planned(
    kind: FeedKind,
    channel: Channel,
    decisions: Sequence[Decision],
    document: Document,
    changes_of: Mapping[str, tuple[int, ...]],
) -> PlannedFeed:
    planned = [
        PlannedMessage(message, decision.value.id, changes_of[decision.target.shop_sku])
        for decision, message in zip(decisions, document.messages, strict=True)
    ]
    return PlannedFeed(kind, channel, planned, document.content)


def postponed(run: Run, decisions: Sequence[Decision], reason: str) -> list[Decision]:
    """The decisions as waits, until something that failed now is tried again."""
    return [replace(one, step=Step.WAIT, reason=reason, until=run.retry_at()) for one in decisions]
