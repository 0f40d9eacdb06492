"""The shop's own clock: dates of specific prices are written in its time zone and looked at by the minute."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlbridge.errors import ShopError


def zone(name: str) -> ZoneInfo:
    """The time zone of that name; PHP's is UTC where none is set."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        raise ShopError(
            f"the shop's setting PS_TIMEZONE is {name!r}, a time zone that this host does not know: "
            "correct it in the shop, or install the host's package of time zones (tzdata, tzdata-legacy)"
        ) from None


def minute(at: datetime, where: ZoneInfo) -> datetime:
    """A moment of UTC on the wall clock of a zone, cut to the minute, without a zone."""
    local = at.replace(tzinfo=UTC).astimezone(where)
    return local.replace(tzinfo=None, second=0, microsecond=0)
