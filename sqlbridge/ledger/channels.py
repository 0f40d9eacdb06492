"""Which channels may send, and what the last look at their account told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.mysql import insert

from sqlbridge.database.tables import Tables
from sqlbridge.ledger import listings


@dataclass(frozen=True, slots=True)
class ChannelRecord:
    """What is remembered of a channel; `check_result` is in words, times are UTC."""

    is_enabled: bool
    is_resting: bool
    checked_at: datetime | None
    check_result: str | None


NO_RECORD = ChannelRecord(is_enabled=False, is_resting=False, checked_at=None, check_result=None)


def enabled_channels(connection: Connection, tables: Tables) -> set[str]:
    """Names of the channels that send."""
    channels = tables.channels
    return set(connection.execute(select(channels.c.name).where(channels.c.is_enabled == 1)).scalars())


def records(connection: Connection, tables: Tables) -> dict[str, ChannelRecord]:
    """What is remembered, by channel; a channel that was never enabled nor checked has no record."""
    return {
        row.name: ChannelRecord(bool(row.is_enabled), bool(row.is_resting), row.checked_at, row.check_result)
        for row in connection.execute(select(tables.channels))
    }


def enable(connection: Connection, tables: Tables, name: str, now: datetime) -> bool:
    """Let the channel send, beginning with every listing it has; False if it did already."""
    if name in enabled_channels(connection, tables):
        return False
    _write(connection, tables, name, is_enabled=1, enabled_at=now, clock_at=now)
    listed = tables.listings
    connection.execute(update(listed).where(listed.c.channel == name).values(is_logged=0))
    return True


def disable(connection: Connection, tables: Tables, name: str) -> bool:
    """Let the channel send no more; False if it did not."""
    if name not in enabled_channels(connection, tables):
        return False
    _write(connection, tables, name, is_enabled=0)
    return True


def rest(connection: Connection, tables: Tables, names: Collection[str], *, is_resting: bool, now: datetime) -> None:
    """Let these channels show nothing in stock, or what there is again, from the next run on."""
    for name in names:
        _write(connection, tables, name, is_resting=int(is_resting))
    listings.announce_all(connection, tables, names, "rest", now)


def resting_channels(connection: Connection, tables: Tables) -> set[str]:
    """Names of the channels that rest."""
    channels = tables.channels
    return set(connection.execute(select(channels.c.name).where(channels.c.is_resting == 1)).scalars())


def clocks(connection: Connection, tables: Tables) -> dict[str, datetime]:
    """Enabled channel -> until when it was looked at what changes by the clock alone."""
    channels = tables.channels
    rows = connection.execute(select(channels.c.name, channels.c.clock_at).where(channels.c.is_enabled == 1))
    return {row.name: row.clock_at for row in rows}


def set_clock(connection: Connection, tables: Tables, name: str, until: datetime) -> None:
    """The channel has been looked at until this moment."""
    _write(connection, tables, name, clock_at=until)


def settings_hashes(connection: Connection, tables: Tables) -> dict[str, str | None]:
    """Enabled channel -> the hash of the settings that its offers were last looked at with."""
    channels = tables.channels
    rows = connection.execute(select(channels.c.name, channels.c.settings_hash).where(channels.c.is_enabled == 1))
    return {row.name: row.settings_hash for row in rows}


def set_settings_hash(connection: Connection, tables: Tables, name: str, settings_hash: str) -> None:
    """The channel's offers are looked at with these settings from now on."""
    _write(connection, tables, name, settings_hash=settings_hash)


def record_check(connection: Connection, tables: Tables, name: str, result: str, now: datetime) -> None:
    """Remember what a look at the channel's account told."""
    _write(connection, tables, name, check_result=result, checked_at=now)


def _write(connection: Connection, tables: Tables, name: str, **values: object) -> None:
    connection.execute(insert(tables.channels).values(name=name, **values).on_duplicate_key_update(values))
