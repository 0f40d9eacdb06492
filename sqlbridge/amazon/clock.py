"""Amazon's own time, as every answer of its servers tells it."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from sqlbridge.amazon.connection import connection_errors, open_connection
from sqlbridge.amazon.marketplaces import ENDPOINTS
from sqlbridge.errors import UnreadableAnswerError


def amazon_time(region: str, endpoint: str = "") -> datetime:
    """The time (UTC, without a zone, in whole seconds) of the region's servers, or of those at `endpoint`.

    Asks without a token: whatever the answer is, it is dated. Raises AmazonUnavailableError, UnreadableAnswerError.
    """
    with connection_errors("asking for the time"):
        answer = open_connection(endpoint).get(endpoint.rstrip("/") or ENDPOINTS[region])
    try:
        return parsedate_to_datetime(answer.headers["date"]).astimezone(UTC).replace(tzinfo=None)
    except (KeyError, ValueError) as exc:
        raise UnreadableAnswerError("Amazon's answer is not dated: check the proxy between here and Amazon") from exc
