"""The shop's own clock: all its dates are written in its time zone; those of prices are looked at by the minute."""

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
    return local(at, where).replace(second=0)


def local(at: datetime, where: ZoneInfo) -> datetime:
    """A moment of UTC on the wall clock of a zone, in whole seconds, without a zone."""
    return at.replace(tzinfo=UTC).astimezone(where).replace(tzinfo=None, microsecond=0)


def utc(shown: datetime, where: ZoneInfo) -> datetime:
    """The moment of UTC at which the wall clock of a zone shows this; the first, where it does so twice."""
    return shown.replace(tzinfo=where).astimezone(UTC).replace(tzinfo=None)
