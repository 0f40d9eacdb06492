"""Our own configuration changes offers, too: a rule, a country, a stock buffer."""

import hashlib

import msgspec

from sqlbridge.ledger import channels, listings
from sqlbridge.settings import AccountSettings
from sqlbridge.tasks.running import Run

_ORIGIN = "configuration"


def log_changed_settings(run: Run) -> None:
    """Log a change for every listing of a channel whose settings are not those of the last run."""
    tables, now = run.bridge.database.tables, run.bridge.now()
    with run.begin() as connection:
        known = channels.settings_hashes(connection, tables)
        for account, settings in run.bridge.settings.accounts.items():
            for channel in settings.channels:
                present = _hash(settings, channel)
                if channel not in known or known[channel] == present:
                    continue
                if known[channel] is not None:
                    number = listings.announce_all(connection, tables, [channel], _ORIGIN, now)
                    run.counts.add(f"listings concerned by changed settings of {account}.{channel}", number)
                channels.set_settings_hash(connection, tables, channel, present)


def _hash(account: AccountSettings, channel: str) -> str:
    """Of everything in the configuration that an offer of the channel depends on; never of a secret."""
    stock = {
        name: getattr(account, name) for name in account.__struct_fields__ if name.startswith(("stock_", "hold_"))
    }
    return hashlib.sha256(msgspec.json.encode([stock, account.channels[channel]])).hexdigest()
