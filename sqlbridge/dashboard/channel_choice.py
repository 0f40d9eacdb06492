"""The channel that a page is about: the one asked for, else the first."""

from sqlbridge.dashboard.visit import Visit
from sqlbridge.errors import InputError
from sqlbridge.model.selling import Channel


def channels(visit: Visit) -> dict[str, Channel]:
    """All configured channels by name. Raises InputError where there is none."""
    found = {one.name: one for account in visit.cockpit.bridge.accounts.values() for one in account.channels}
    if not found:
        raise InputError("no channel is configured: add one under [accounts.….channels.…]")
    return found


def chosen_channel(visit: Visit) -> Channel:
    """The channel in the address."""
    known = channels(visit)
    return known.get(visit.asked("channel")) or next(iter(known.values()))
