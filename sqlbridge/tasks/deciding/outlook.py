"""What a run would decide about SKUs of the shop at this moment; nothing is written or locked."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from sqlbridge.ledger import channels, held_values, listing_values
from sqlbridge.ledger.listing_values import ListingValue, ValueKey
from sqlbridge.ledger.listings import Listing
from sqlbridge.model.selling import Account
from sqlbridge.tasks.deciding import guards
from sqlbridge.tasks.deciding.decisions import Decision, RaiseLimit, decide
from sqlbridge.tasks.deciding.guards import AccountStock
from sqlbridge.tasks.deciding.reading import Reading, read
from sqlbridge.tasks.deciding.targets import Target, rests, targets
from sqlbridge.tasks.running import Bridge

Readings = Mapping[str, Reading]


def read_all(connection: Connection, bridge: Bridge, skus: Sequence[str], *, steps: bool = False) -> Readings:
    """What the shop says of the SKUs on every channel, by account."""
    return {
        account.name: read(connection, bridge, account, {one.name for one in account.channels}, skus, steps=steps)
        for account in bridge.accounts.values()
    }


def decisions_of(
    connection: Connection, bridge: Bridge, wanted: Sequence[Listing], readings: Readings
) -> list[Decision]:
    """What is to be done about the listings' values, of those accounts that were read."""
    return [
        decision
        for name, reading in readings.items()
        for decision in _decide(connection, bridge, bridge.accounts[name], wanted, reading)
    ]


def sought(
    connection: Connection, bridge: Bridge, account: Account, wanted: Sequence[Listing], reading: Reading
) -> list[Target]:
    """The values that Amazon should have for the account's own among the listings."""
    own = {channel.name for channel in account.channels}
    mine = [listing for listing in wanted if listing.channel in own]
    settings = bridge.settings.accounts[account.name]
    return targets(account, settings, mine, reading, is_resting=_is_resting(connection, bridge, account))


def unguarded(bridge: Bridge, wanted: Sequence[Target], values: Mapping[ValueKey, ListingValue]) -> list[Decision]:
    """The decisions about an account's values before anything is held back."""
    return decide(wanted, values, RaiseLimit(bridge.now(), timedelta(hours=bridge.worker.raise_wait_hours)))


def guarded(
    connection: Connection,
    bridge: Bridge,
    account: Account,
    decisions: Sequence[Decision],
    since: datetime | None = None,
) -> list[Decision]:
    """The decisions about an account's values, with those held back that somebody must look at.

    What went to 0 after `since` counts as going there with them.
    """
    settings = bridge.settings.accounts[account.name]
    stock = _stock(connection, bridge, account, guards.zeros(decisions), since)
    return guards.hold(decisions, settings, stock, is_resting=_is_resting(connection, bridge, account))


def _decide(
    connection: Connection, bridge: Bridge, account: Account, wanted: Sequence[Listing], reading: Reading
) -> list[Decision]:
    found = sought(connection, bridge, account, wanted, reading)
    values = listing_values.peek(connection, bridge.database.tables, [target.key for target in found])
    return guarded(connection, bridge, account, unguarded(bridge, found, values))


def _stock(
    connection: Connection, bridge: Bridge, account: Account, zeros: int, since: datetime | None
) -> AccountStock:
    """No more of it than the guard needs: to count all that is stocked takes long where a million offers are."""
    if not zeros:
        return AccountStock(0, 0)
    tables = bridge.database.tables
    going = held_values.going_to_zero(connection, tables, account.name, since)
    most = guards.enough(zeros + going, bridge.settings.accounts[account.name])
    return AccountStock(held_values.stocked(connection, tables, account.name, most, since) if most else 0, going)


def _is_resting(connection: Connection, bridge: Bridge, account: Account) -> bool:
    return rests(account, channels.resting_channels(connection, bridge.database.tables))
