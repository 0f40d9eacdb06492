"""Our own configuration changes offers, too: a rule, a country, a stock buffer."""

import hashlib

import msgspec
from sqlalchemy import Connection

from sqlbridge.ledger import channels, listing_values, listings
from sqlbridge.settings import AccountSettings
from sqlbridge.tasks.running import Run

_ORIGIN = "configuration"
# Tables of a channel that tell how other tasks behave, and change no offer.
_OTHER_TASKS = ("match", "orders", "tracking", "submit")


def log_changed_settings(run: Run) -> None:
    """Log a change for every listing of a channel whose settings are not those of the last run."""
    tables = run.bridge.database.tables
    with run.begin() as connection:
        known = channels.settings_hashes(connection, tables)
        for account, settings in run.bridge.settings.accounts.items():
            for channel in settings.channels.keys() & known.keys():
                present = _hash(settings, channel, run.bridge.settings.shop.sku)
                if known[channel] not in (present, None):
                    _announce(connection, run, account, channel)
                channels.set_settings_hash(connection, tables, channel, present)


def _announce(connection: Connection, run: Run, account: str, channel: str) -> None:
    tables = run.bridge.database.tables
    if run.bridge.settings.accounts[account].stock_handling_days is not None:
        # It may be what has changed, and a quantity that is equal would not carry it to Amazon.
        listing_values.forget_quantities(connection, tables, account)
    number = listings.announce_all(connection, tables, [channel], _ORIGIN, run.bridge.now())
    run.counts.add(f"listings concerned by changed settings of {account}.{channel}", number)


def _hash(account: AccountSettings, channel: str, sku_source: str) -> str:
    """Of everything in the configuration that an offer of the channel depends on; never of a secret."""
    stock = {
        name: getattr(account, name) for name in account.__struct_fields__ if name.startswith(("stock_", "hold_"))
    }
    offers = {
        name: value
        for name, value in msgspec.structs.asdict(account.channels[channel]).items()
        if name not in _OTHER_TASKS
    }
    return hashlib.sha256(msgspec.json.encode([stock, offers, sku_source])).hexdigest()
