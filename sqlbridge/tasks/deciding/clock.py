"""Prices that change by the clock, with no write at all: a sale that begins or ends, a rule of the day."""

from datetime import datetime

from sqlbridge.errors import ShopError
from sqlbridge.ledger import changes, channels, listings
from sqlbridge.ledger.change_rows import NewChange
from sqlbridge.model.selling import Account, Channel
from sqlbridge.tasks.deciding.reading import price_scope, stock_scope
from sqlbridge.tasks.running import Run

_ORIGIN = "clock"


def log_what_is_due(run: Run) -> None:
    """Log a change for everything that the time since the last look has changed, channel by channel.

    A channel that the shop cannot answer for is looked at again from the same moment by the next run.
    """
    with run.bridge.database.read() as connection:
        clocks = channels.clocks(connection, run.bridge.database.tables)
    for account in run.bridge.accounts.values():
        for channel in account.channels:
            if channel.name in clocks:
                try:
                    _look(run, account, channel, clocks[channel.name])
                except ShopError as exc:
                    run.note(exc)


def _look(run: Run, account: Account, channel: Channel, after: datetime) -> None:
    until = run.bridge.now()
    if until < after:
        _start_over(run, channel, until)
        return
    with run.bridge.database.read() as connection:
        due = {
            key
            for scope in {price_scope(channel), stock_scope(account)}
            for key in run.bridge.shop.due(connection, scope, after, until)
        }
    tables = run.bridge.database.tables
    with run.begin() as connection:
        new = [NewChange(key, "U", _ORIGIN, until, until) for key in sorted(due, key=str)]
        changes.add(connection, tables, new)
        channels.set_clock(connection, tables, channel.name, until)
    run.counts.add("changes by the clock", len(due))


def _start_over(run: Run, channel: Channel, now: datetime) -> None:
    """The clock was ahead when it was last looked at, so that something may have been passed over."""
    tables = run.bridge.database.tables
    with run.begin() as connection:
        listings.announce_all(connection, tables, [channel.name], _ORIGIN, now)
        channels.set_clock(connection, tables, channel.name, now)
