"""Where Amazon's report differs from what it has acknowledged: shown, and sent again so often at most."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection

from sqlbridge.ledger import changes, drifts, listings, settled_values
from sqlbridge.ledger.change_rows import NewChange
from sqlbridge.ledger.drifts import Drift
from sqlbridge.ledger.settled_values import SettledValue
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.feeds import FeedKind
from sqlbridge.model.selling import Channel, Fulfilment, ReportedListing
from sqlbridge.tasks.running import Bridge, Run

_ORIGIN = "drift"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Disagreements as they are now, which seller SKUs are sent again because of them, and which agree again."""

    drifts: list[Drift] = field(default_factory=list)
    resent: list[str] = field(default_factory=list)
    agreeing: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Look:
    """A look, now, at a report that was asked for at `as_of`. A drift is sent again `limit` times.

    `unheard`: seller SKUs whose sales at Amazon do not all reach the shop.
    """

    as_of: datetime
    now: datetime
    limit: int
    unheard: Collection[str] = ()


def judge(
    kind: FeedKind,
    reported: Mapping[str, Decimal],
    settled: Mapping[str, SettledValue],
    known: Mapping[str, Drift],
    look: Look,
) -> Judgement:
    """Hold reported values, by seller SKU, against settled ones. Pure.

    What is held back is not sent: nothing would be known of Amazon's value then that a jump could be told by. A
    lower quantity is most likely an order that the shop does not know yet: sent again, it would be sold twice.
    """
    judgement = Judgement()
    for sku, value in settled.items():
        before, seen = known.get(sku), reported[sku]
        if seen == value.acknowledged:
            judgement.agreeing.extend([sku] if before else [])
            continue
        since = _since(before, value, seen) or look.now
        is_safe = kind is not FeedKind.STOCK or seen > value.acknowledged or _is_confirmed(sku, since, look)
        times = before.resendings if before and before.acknowledged == value.acknowledged else 0
        is_resent = is_safe and times < look.limit and not value.is_held
        judgement.resent.extend([sku] if is_resent else [])
        judgement.drifts.append(Drift(sku, value.acknowledged, seen, times + is_resent, since))
    return judgement


def _since(before: Drift | None, value: SettledValue, seen: Decimal) -> datetime | None:
    """Since when Amazon has reported this very value; what it has acknowledged since makes that a new one."""
    is_same = before and (before.acknowledged, before.reported) == (value.acknowledged, seen)
    return before.first_seen_at if before and is_same and before.first_seen_at > value.acknowledged_at else None


def _is_confirmed(sku: str, since: datetime, look: Look) -> bool:
    """Another marketplace's report of the same hour confirms nothing: it must have been asked for afterwards."""
    return since <= look.as_of and sku not in look.unheard


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
    seen = Look(as_of, run.bridge.now(), limit)
    _settle(connection, run, FeedKind.PRICE, channel.name, prices, ours, seen)
    seen = replace(seen, unheard=_unheard(connection, run.bridge, channel.account, sorted(quantities)))
    _settle(connection, run, FeedKind.STOCK, channel.account, quantities, ours, seen)


def _unheard(connection: Connection, bridge: Bridge, account: str, seller_skus: Sequence[str]) -> set[str]:
    """Those that the account also lists on a channel whose orders are not imported."""
    heard = bridge.importing(connection)
    listed = listings.of_seller_skus(connection, bridge.database.tables, seller_skus)
    return {one.seller_sku for one in listed if one.account == account and one.channel not in heard}


def _settle(
    connection: Connection,
    run: Run,
    kind: FeedKind,
    destination: str,
    reported: Mapping[str, Decimal],
    ours: Mapping[str, str],
    seen: Look,
) -> None:
    tables, now, skus = run.bridge.database.tables, seen.now, sorted(reported)
    settled = settled_values.load(connection, tables, kind, destination, skus, seen.as_of)
    known = drifts.known(connection, tables, kind, destination, sorted(settled))
    judgement = judge(kind, reported, settled, known, seen)
    drifts.settle(connection, tables, kind, destination, judgement.agreeing)
    drifts.record(connection, tables, kind, destination, judgement.drifts, now)
    settled_values.forget(connection, tables, [settled[sku].id for sku in judgement.resent], seen.as_of)
    shop_skus = sorted({ours[sku] for sku in judgement.resent})
    changes.add(
        connection, tables, [NewChange(EntityKey(Entity.SKU, sku), "U", _ORIGIN, now, now) for sku in shop_skus]
    )
    run.counts.add("values that differ at Amazon", len(judgement.drifts))
    run.counts.add("values to be sent again", len(judgement.resent))
