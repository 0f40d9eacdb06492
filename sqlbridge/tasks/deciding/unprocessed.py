"""Which SKUs `update` has still to look at anyway, so that a difference of theirs says nothing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.ledger import channels, listings
from sqlbridge.ledger.batches import batches
from sqlbridge.ledger.keys_in_flight import keys_in_flight
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.selling import Account, Channel
from sqlbridge.tasks.deciding.reading import price_scope, stock_scope
from sqlbridge.tasks.deciding.reconfiguration import changed
from sqlbridge.tasks.running import Bridge

# Where more than so many keys are in flight, an import is running: what differs is most likely its.
_MOST_KEYS = 5000


@dataclass(frozen=True, slots=True)
class Unprocessed:
    """SKUs that `update` looks at next (`moving`), or when an operator has released something (`waiting`).

    `accounts` are those whose new settings it has not seen.
    """

    moving: set[str]
    waiting: set[str]
    accounts: set[str]


def unprocessed(connection: Connection, bridge: Bridge, skus: Sequence[str]) -> Unprocessed | None:
    """What is in flight of these SKUs at the moment of the connection's snapshot; None: too much to tell."""
    keys = keys_in_flight(connection, bridge.database.tables, _MOST_KEYS)
    due = None if keys is None else _due(connection, bridge)
    if keys is None or due is None:
        return None
    new = listings.unannounced(connection, bridge.database.tables, skus, bridge.sending(connection))
    return Unprocessed(
        moving=new | _concerned(connection, bridge, keys.moving | due, skus),
        waiting=_concerned(connection, bridge, keys.waiting, skus),
        accounts=changed(connection, bridge),
    )


def _due(connection: Connection, bridge: Bridge) -> set[EntityKey] | None:
    """What the clock has changed since `update` looked at it; None where that look lies in the future."""
    clocks, at, due = channels.clocks(connection, bridge.database.tables), bridge.now(), set[EntityKey]()
    for account in bridge.accounts.values():
        for channel in account.channels:
            after = clocks.get(channel.name, at)
            if at < after:
                return None
            due.update(_due_on(connection, bridge, account, channel, after, at))
    return due


def _due_on(
    connection: Connection, bridge: Bridge, account: Account, channel: Channel, after: datetime, at: datetime
) -> set[EntityKey]:
    """Nothing for a channel that the shop cannot answer for: no value of it differs, either."""
    try:
        scopes = {price_scope(channel), stock_scope(account)}
        return {key for scope in scopes for key in bridge.shop.due(connection, scope, after, at)}
    except ShopError:
        return set()


def _concerned(connection: Connection, bridge: Bridge, keys: Collection[EntityKey], skus: Iterable[str]) -> set[str]:
    """Those of the SKUs that one of the keys is about."""
    wanted, found = set(skus), set[str]()
    for some in batches(sorted(keys, key=str)):
        if any(key.entity is Entity.ALL for key in some) or bridge.shop.lost(connection, some):
            return wanted
        found.update(key.key for key in some if key.entity is Entity.SKU)
        found.update(sku for carried in bridge.shop.skus(connection, some).values() for sku in carried)
    return wanted & found
