"""What an answer of the Selling Partner API means: a success with a readable body, or one of our errors."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import httpx
import msgspec
from msgspec import Struct

from sqlbridge.amazon.discretion import without_secrets
from sqlbridge.amazon.throttle import USAGE_PLANS
from sqlbridge.errors import (
    AmazonError,
    AmazonUnavailableError,
    AuthorizationError,
    NotFoundError,
    RequestRefusedError,
    ThrottledError,
    UnreadableAnswerError,
)

_NUMBER = re.compile(r"\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Answer:
    """A success whose `body` is a JSON object, decimal numbers as Decimal."""

    headers: httpx.Headers
    body: dict[str, Any]

    # What the library asks for where an operation answers without content.
    status_code = httpx.codes.OK

    def json(self) -> dict[str, Any]:
        """What the library is shown: nothing, since it stumbles over members that have its own names."""
        return {}

    @property
    def granted_rate(self) -> float:
        """Requests per second that Amazon grants for the operation; 0 where it does not say."""
        text = self.headers.get("x-amzn-RateLimit-Limit", "")
        return float(text) if _NUMBER.fullmatch(text) else 0.0


class _Remark(Struct):
    code: str = ""
    message: str = ""


class _Remarks(Struct):
    errors: list[_Remark] = []


_BODY = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal)


def read_answer(operation: str, response: httpx.Response) -> Answer:
    """The answer if it is a success, else the error that it is; one without content (204) has an empty body.

    Raises RequestRefusedError, AuthorizationError, ThrottledError, AmazonUnavailableError, or UnreadableAnswerError
    for a success that is not a JSON object; after the last two, Amazon may have done what was asked or not.
    """
    if not response.is_success:
        raise _refusal(operation, response)
    if response.status_code == httpx.codes.NO_CONTENT:
        return Answer(response.headers, {})
    try:
        body = _BODY.decode(response.content)
    except (msgspec.DecodeError, UnicodeDecodeError) as exc:
        raise UnreadableAnswerError(f"{_outcome(operation, response)}, which is no JSON object: {exc}") from exc
    return Answer(response.headers, body)


def _refusal(operation: str, response: httpx.Response) -> AmazonError:
    status, outcome = response.status_code, _outcome(operation, response)
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return ThrottledError(f"{outcome}: the quota is used up, wait", _retry_after(operation, response))
    if status in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
        return AuthorizationError(f"{outcome}: check the application's roles and the seller's authorisation")
    if status == httpx.codes.REQUEST_TIMEOUT or status >= httpx.codes.INTERNAL_SERVER_ERROR:
        return AmazonUnavailableError(f"{outcome}: Amazon may have done it or not, try later")
    if status == httpx.codes.NOT_FOUND:
        return NotFoundError(f"{outcome}: check the id, Amazon keeps feeds for 90 days")
    if status >= httpx.codes.BAD_REQUEST:
        return RequestRefusedError(f"{outcome}: correct what it names")
    return UnreadableAnswerError(f"{outcome}: check whether a proxy stands between")


def _outcome(operation: str, response: httpx.Response) -> str:
    request = response.headers.get("x-amzn-RequestId", "none")
    words = without_secrets(_words(operation, response))
    return f"Amazon answered {operation} with {response.status_code} {words} (request id {request})"


def _words(operation: str, response: httpx.Response) -> str:
    try:
        # Listings Restrictions, alone among the models, answers a bare list.
        told = msgspec.json.decode(response.content, type=_Remarks | list[_Remark])
        remarks = told if isinstance(told, list) else told.errors
    except (msgspec.DecodeError, UnicodeDecodeError):
        remarks = []
    if not remarks:
        # What is no list of errors may be anything, even an order with its buyer.
        is_shown = "Order" not in operation
        shown = repr(response.content[:200].decode("ascii", errors="replace"))
        return shown if is_shown else f"and {len(response.content)} bytes that may hold a buyer's data"
    return "; ".join(f"{remark.code}: {remark.message}" for remark in remarks)


def _retry_after(operation: str, response: httpx.Response) -> float:
    header = response.headers.get("Retry-After", "")
    return float(header) if header.isdecimal() else 1 / USAGE_PLANS[operation].rate
