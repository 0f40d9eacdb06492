"""Where Amazon's report differs from what it has acknowledged: shown, and sent again so often at most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection

from sqlbridge.ledger import changes, drifts, listings, settled_values
from sqlbridge.ledger.changes import NewChange
from sqlbridge.ledger.drifts import Drift
from sqlbridge.ledger.settled_values import SettledValue
from sqlbridge.model import Channel, Entity, EntityKey, FeedKind, Fulfilment, ReportedListing
from sqlbridge.tasks.running import Run

_ORIGIN = "drift"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Disagreements as they are now, which seller SKUs are sent again because of them, and which agree again."""

    drifts: list[Drift] = field(default_factory=list)
    resent: list[str] = field(default_factory=list)
    agreeing: list[str] = field(default_factory=list)


def judge(
    kind: FeedKind,
    reported: Mapping[str, Decimal],
    settled: Mapping[str, SettledValue],
    known: Mapping[str, Drift],
    limit: int,
) -> Judgement:
    """Hold reported values, by seller SKU, against settled ones. Pure.

    A disagreement is sent again `limit` times; it is a new one when the shop's value has changed. What is held back
    is not sent: nothing would be known of Amazon's value then that a jump could be told by.
    """
    judgement = Judgement()
    for sku, value in settled.items():
        before, seen = known.get(sku), reported[sku]
        if seen == value.acknowledged:
            judgement.agreeing.extend([sku] if before else [])
            continue
        times = before.resendings if before and _is_same(kind, before, value.acknowledged, seen) else 0
        is_resent = times < limit and not value.is_held
        judgement.resent.extend([sku] if is_resent else [])
        judgement.drifts.append(Drift(sku, value.acknowledged, seen, times + is_resent))
    return judgement


def _is_same(kind: FeedKind, before: Drift, acknowledged: Decimal, seen: Decimal) -> bool:
    """Amazon lowers a quantity with each order, so only the very same lower one is the same disagreement."""
    if acknowledged != before.acknowledged:
        return False
    return seen == before.reported or kind is not FeedKind.STOCK or seen > acknowledged


def look(
    connection: Connection, run: Run, channel: Channel, rows: Sequence[ReportedListing], as_of: datetime, limit: int
) -> None:
    """Hold recorded rows of a report, which shows the state as of that moment or later, against what is settled.

    What Amazon has acknowledged since is newer than the report, or may be: it is left alone.
    """
    tables = run.bridge.database.tables
    seller_skus = [row.seller_sku for row in rows]
    ours = listings.shop_skus_of(connection, tables, channel.name, seller_skus, [Fulfilment.MERCHANT])
    mine = [row for row in rows if row.seller_sku in ours]
    prices = {row.seller_sku: row.price for row in mine if row.price is not None}
    quantities = {row.seller_sku: Decimal(row.quantity) for row in mine if row.quantity is not None}
    _settle(connection, run, FeedKind.PRICE, channel.name, prices, ours, as_of, limit)
    _settle(connection, run, FeedKind.STOCK, channel.account, quantities, ours, as_of, limit)


def _settle(
    connection: Connection,
    run: Run,
    kind: FeedKind,
    destination: str,
    reported: Mapping[str, Decimal],
    ours: Mapping[str, str],
    as_of: datetime,
    limit: int,
) -> None:
    tables, now, skus = run.bridge.database.tables, run.bridge.now(), sorted(reported)
    settled = settled_values.load(connection, tables, kind, destination, skus, as_of)
    known = drifts.known(connection, tables, kind, destination, sorted(settled))
    judgement = judge(kind, reported, settled, known, limit)
    drifts.settle(connection, tables, kind, destination, judgement.agreeing)
    drifts.record(connection, tables, kind, destination, judgement.drifts, now)
    settled_values.forget(connection, tables, [settled[sku].id for sku in judgement.resent], as_of)
    shop_skus = sorted({ours[sku] for sku in judgement.resent})
    changes.add(
        connection, tables, [NewChange(EntityKey(Entity.SKU, sku), "U", _ORIGIN, now, now) for sku in shop_skus]
    )
    run.counts.add("values that differ at Amazon", len(judgement.drifts))
    run.counts.add("values to be sent again", len(judgement.resent))
