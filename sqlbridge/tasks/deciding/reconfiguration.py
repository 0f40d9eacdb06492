"""Our own configuration changes offers, too: a rule, a country, a stock buffer."""

import hashlib
from collections.abc import Mapping, Sequence

import msgspec
from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.ledger import channels, listing_values, listings
from sqlbridge.model.selling import Account, Channel
from sqlbridge.settings import AccountSettings
from sqlbridge.tasks.deciding.filters import asked
from sqlbridge.tasks.deciding.reading import price_scope
from sqlbridge.tasks.running import Bridge, Run

_ORIGIN = "configuration"
# Tables of a channel that tell how other tasks behave, and change no offer.
_OTHER_TASKS = ("match", "orders", "tracking", "submit")


def log_changed_settings(run: Run) -> None:
    """Log a change for every listing of a channel whose settings are not those of the last run.

    Nor do they count as the same where the shop means something else by them now: a category that was moved. A
    channel that the shop cannot answer for is looked at again by the next run.
    """
    with run.bridge.database.read() as connection:
        known = channels.settings_hashes(connection, run.bridge.database.tables)
    for account in run.bridge.accounts.values():
        for channel in account.channels:
            if channel.name in known:
                try:
                    _look(run, account, channel, known[channel.name])
                except ShopError as exc:
                    run.note(exc)


def changed(connection: Connection, bridge: Bridge) -> set[str]:
    """The accounts whose settings are not those of the last run of `update`, or cannot be compared with them."""
    known = channels.settings_hashes(connection, bridge.database.tables)
    return {
        account.name
        for account in bridge.accounts.values()
        for channel in account.channels
        if known.get(channel.name) and _has_changed(connection, bridge, account, channel, known[channel.name])
    }


def _has_changed(
    connection: Connection, bridge: Bridge, account: Account, channel: Channel, known: str | None
) -> bool:
    try:
        return _present(connection, bridge, account, channel) != known
    except ShopError:
        return True


def _look(run: Run, account: Account, channel: Channel, known: str | None) -> None:
    with run.bridge.database.read() as connection:
        present = _present(connection, run.bridge, account, channel)
    with run.begin() as connection:
        if known not in (present, None):
            _announce(connection, run, account.name, channel.name)
        channels.set_settings_hash(connection, run.bridge.database.tables, channel.name, present)


def _present(connection: Connection, bridge: Bridge, account: Account, channel: Channel) -> str:
    settings = bridge.settings.accounts[account.name]
    meanings = _meanings(connection, bridge, channel, settings)
    return _hash(settings, channel.name, [bridge.settings.shop.sku, meanings])


def _meanings(
    connection: Connection, bridge: Bridge, channel: Channel, settings: AccountSettings
) -> Mapping[str, Sequence[str]]:
    """What the names in the channel's filters stand for in the shop now."""
    wanted = asked(settings.channels[channel.name].filters)
    return bridge.shop.meanings(connection, price_scope(channel), wanted, bridge.now()) if wanted else {}


def _announce(connection: Connection, run: Run, account: str, channel: str) -> None:
    tables = run.bridge.database.tables
    if run.bridge.settings.accounts[account].stock_handling_days is not None:
        # It may be what has changed, and a quantity that is equal would not carry it to Amazon.
        listing_values.forget_quantities(connection, tables, account)
    number = listings.announce_all(connection, tables, [channel], _ORIGIN, run.bridge.now())
    run.counts.add(f"listings concerned by changed settings of {account}.{channel}", number)


def _hash(account: AccountSettings, channel: str, of_shop: Sequence[object]) -> str:
    """Of everything in the configuration that an offer of the channel depends on; never of a secret."""
    stock = {
        name: getattr(account, name) for name in account.__struct_fields__ if name.startswith(("stock_", "hold_"))
    }
    offers = {
        name: value
        for name, value in msgspec.structs.asdict(account.channels[channel]).items()
        if name not in _OTHER_TASKS
    }
    return hashlib.sha256(msgspec.json.encode([stock, offers, of_shop])).hexdigest()
