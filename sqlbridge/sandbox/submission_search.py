"""The filters and pages of getFeeds and getReports."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

import msgspec
from msgspec import Struct
from starlette.exceptions import HTTPException

from sqlbridge.sandbox.gate import Call
from sqlbridge.sandbox.records import ProcessingStatus

_KEPT = timedelta(days=90)


class Submitted(Protocol):
    """What a feed and a report have in common."""

    seller_id: str
    marketplace_ids: list[str]
    processing_status: ProcessingStatus
    created: datetime

    @property
    def kind(self) -> str:
        """The feed type or report type."""
        ...


_Found = TypeVar("_Found", bound=Submitted)


class _Filters(Struct):
    kinds: list[str]
    marketplace_ids: list[str]
    processing_statuses: list[str]
    since: datetime
    until: datetime
    page_size: int
    offset: int = 0


def search(call: Call, submitted: Collection[_Found], kinds_name: str) -> tuple[list[_Found], str | None]:
    """The page that is asked for, the newest first, and the token of the next page if there is one.

    `kinds_name` is the query parameter that names the types.
    """
    token = call.request.query_params.get("nextToken")
    filters = _read_token(token) if token else _read_filters(call, kinds_name)
    found = [each for each in reversed(list(submitted)) if _matches(each, call.seller_id, filters)]
    end = filters.offset + filters.page_size
    next_token = _token(msgspec.structs.replace(filters, offset=end)) if end < len(found) else None
    return found[filters.offset : end], next_token


def _read_filters(call: Call, kinds_name: str) -> _Filters:
    kinds = call.values(kinds_name)
    if not kinds:
        raise HTTPException(400, f"Either {kinds_name} or nextToken is required.")
    now = call.state.clock.now()
    return _Filters(
        kinds=kinds,
        marketplace_ids=call.values("marketplaceIds"),
        processing_statuses=call.values("processingStatuses"),
        since=call.time("createdSince") or now - _KEPT,
        until=call.time("createdUntil") or now,
        page_size=call.page_size(most=100),
    )


def _matches(one: Submitted, seller_id: str, filters: _Filters) -> bool:
    return (
        one.seller_id == seller_id
        and one.kind in filters.kinds
        and (not filters.marketplace_ids or not set(filters.marketplace_ids).isdisjoint(one.marketplace_ids))
        and one.processing_status in (filters.processing_statuses or [one.processing_status])
        and filters.since <= one.created <= filters.until
    )


def _token(filters: _Filters) -> str:
    return urlsafe_b64encode(msgspec.json.encode(filters)).decode()


def _read_token(token: str) -> _Filters:
    try:
        return msgspec.json.decode(urlsafe_b64decode(token), type=_Filters)
    except (ValueError, msgspec.MsgspecError) as error:
        raise HTTPException(400, "The nextToken is invalid.") from error
