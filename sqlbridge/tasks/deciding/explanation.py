"""Why a SKU is at Amazon as it is, or not at all: the same steps that a run takes, without doing anything."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlbridge.ledger import listings
from sqlbridge.ledger.listings import Listing
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.offers import Offer, Scope
from sqlbridge.tasks.deciding.decisions import Decision, RaiseLimit
from sqlbridge.tasks.deciding.outlook import Readings, decisions_of, read_all
from sqlbridge.tasks.deciding.postponement import Postponement, postponed, postponement
from sqlbridge.tasks.deciding.selection import Selection
from sqlbridge.tasks.deciding.targets import sendable
from sqlbridge.tasks.running import Bridge, log

_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class FilterRow:
    """What one filter of a channel says of one product, and what it saw of it."""

    channel: str
    product: str
    filter: str
    seen: str
    passes: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """What concerns one SKU of the shop: its offers by scope, its listings, what the next run would do.

    `unreadable` tells why the shop cannot answer for a channel, `postponement` why nothing goes with the next run
    that is not decided otherwise; the decisions have it already.
    """

    sku: str
    offers: Mapping[Scope, Sequence[Offer]]
    filters: list[FilterRow]
    unreadable: Mapping[str, str]
    listings: list[Listing]
    enabled: set[str]
    decisions: list[Decision]
    postponement: Postponement | None = None

    def keys(self) -> set[EntityKey]:
        """The products and combinations that carry the SKU, and the SKU itself."""
        return _keys(self.sku, self.offers)


def explain(bridge: Bridge, sku: str) -> Explanation:
    """Everything about a SKU of the shop, or a seller SKU that is listed for one. Raises ShopError."""
    tables = bridge.database.tables
    with bridge.database.read() as connection:
        shop_sku = listings.shop_sku(connection, tables, sku) or sku
        found = listings.of_shop_skus(connection, tables, [shop_sku])
        enabled = bridge.sending(connection)
        readings = read_all(connection, bridge, [shop_sku], steps=True)
        wanted = sendable(found, enabled)
        decisions = decisions_of(connection, bridge, wanted, readings)
        offers = {scope: of[shop_sku] for reading in readings.values() for scope, of in reading.offers.items()}
        rest = postponement(connection, bridge, _keys(shop_sku, offers), wanted)
    limit = RaiseLimit(bridge.now(), timedelta(hours=bridge.worker.raise_wait_hours))
    return Explanation(
        sku=shop_sku,
        offers=offers,
        filters=list(_filters(bridge, readings, shop_sku)),
        unreadable=_unreadable(readings),
        listings=found,
        enabled=enabled,
        decisions=[postponed(decision, rest, limit) for decision in decisions],
        postponement=rest,
    )


def everything(bridge: Bridge) -> Iterator[Decision]:
    """What a run would decide now about every value of every listing that may be sent, in chunks.

    A channel that the shop cannot answer for is told in the log.
    """
    tables, after, looked_at = bridge.database.tables, "", 0
    told: Mapping[str, str] = {}
    with bridge.database.read() as connection:
        enabled, total = bridge.sending(connection), listings.number_of_shop_skus(connection, tables)
        while skus := listings.shop_skus(connection, tables, after, _CHUNK):
            found = sendable(listings.of_shop_skus(connection, tables, skus), enabled)
            readings = read_all(connection, bridge, skus, steps=False)
            for channel, words in _unreadable(readings).items() - told.items():
                log.error("channel %s: %s", channel, words)
            told = _unreadable(readings)
            yield from decisions_of(connection, bridge, found, readings)
            after, looked_at = skus[-1], looked_at + len(skus)
            bridge.advance("SKUs", looked_at, total)


def _keys(sku: str, offers: Mapping[Scope, Sequence[Offer]]) -> set[EntityKey]:
    carriers = {offer.key for some in offers.values() for offer in some}
    return carriers | {EntityKey(Entity.SKU, sku)}


def _unreadable(readings: Readings) -> dict[str, str]:
    return {channel: str(error) for reading in readings.values() for channel, error in reading.unreadable.items()}


def _filters(bridge: Bridge, readings: Readings, sku: str) -> Iterator[FilterRow]:
    for account in bridge.accounts.values():
        selection = Selection(account, bridge.settings.accounts[account.name], readings[account.name])
        for channel in account.channels:
            for judgement in selection.judge(channel.name, sku):
                for one in judgement.verdicts:
                    yield FilterRow(channel.name, judgement.offer.rows, one.words, one.seen, one.passes)
