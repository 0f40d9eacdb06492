"""Amazon's own time, as every answer of its servers tells it."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from sqlbridge.amazon.connection import exchange, open_connection
from sqlbridge.amazon.marketplaces import ENDPOINTS
from sqlbridge.errors import UnreadableAnswerError


def amazon_time(region: str, endpoint: str = "") -> datetime:
    """The time (UTC, without a zone, in whole seconds) of the region's servers, or of those at `endpoint`.

    Asks without a token: whatever the answer is, it is dated. Raises AmazonUnavailableError, UnreadableAnswerError.
    """
    with exchange("asking for the time", only_asks=True) as extensions:
        address = endpoint.rstrip("/") or ENDPOINTS[region]
        answer = open_connection(endpoint).get(address, extensions=extensions)
    if (told := _date(answer.headers)) is None:
        raise UnreadableAnswerError("Amazon's answer is not dated: check the proxy between here and Amazon")
    return told


class AmazonClock:
    """Amazon's time as its answers tell it, whatever this host's clock says; it runs on between them."""

    def __init__(self) -> None:
        self._last: tuple[datetime, float] | None = None

    def note(self, headers: Mapping[str, str]) -> None:
        """Take over the time of an answer."""
        if (told := _date(headers)) is not None:
            self._last = (told, time.monotonic())

    def now(self) -> datetime | None:
        """Amazon's time (UTC, without a zone); None where no answer has told it."""
        if self._last is None:
            return None
        told, heard = self._last
        return (told + timedelta(seconds=time.monotonic() - heard)).replace(microsecond=0)


def _date(headers: Mapping[str, str]) -> datetime | None:
    try:
        return parsedate_to_datetime(headers["date"]).astimezone(UTC).replace(tzinfo=None)
    except (KeyError, ValueError):
        return None
