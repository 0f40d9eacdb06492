"""The filters and pages of getFeeds."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta

import msgspec
from msgspec import Struct
from starlette.exceptions import HTTPException

from sqlbridge.sandbox.gate import Call
from sqlbridge.sandbox.records import Feed

_KEPT = timedelta(days=90)


class _Filters(Struct):
    feed_types: list[str]
    marketplace_ids: list[str]
    processing_statuses: list[str]
    since: datetime
    until: datetime
    page_size: int
    offset: int = 0


def search_feeds(call: Call) -> tuple[list[Feed], str | None]:
    """The page of feeds that is asked for, and the token of the next page if there is one."""
    token = call.request.query_params.get("nextToken")
    filters = _read_token(token) if token else _read_filters(call)
    found = [feed for feed in reversed(call.state.feeds.values()) if _matches(feed, call.seller_id, filters)]
    end = filters.offset + filters.page_size
    next_token = _token(msgspec.structs.replace(filters, offset=end)) if end < len(found) else None
    return found[filters.offset : end], next_token


def _read_filters(call: Call) -> _Filters:
    feed_types = call.values("feedTypes")
    if not feed_types:
        raise HTTPException(400, "Either feedTypes or nextToken is required.")
    now = call.state.clock.now()
    return _Filters(
        feed_types=feed_types,
        marketplace_ids=call.values("marketplaceIds"),
        processing_statuses=call.values("processingStatuses"),
        since=call.time("createdSince") or now - _KEPT,
        until=call.time("createdUntil") or now,
        page_size=call.page_size(most=100),
    )


def _matches(feed: Feed, seller_id: str, filters: _Filters) -> bool:
    return (
        feed.seller_id == seller_id
        and feed.feed_type in filters.feed_types
        and (not filters.marketplace_ids or not set(filters.marketplace_ids).isdisjoint(feed.marketplace_ids))
        and feed.processing_status in (filters.processing_statuses or [feed.processing_status])
        and filters.since <= feed.created <= filters.until
    )


def _token(filters: _Filters) -> str:
    return urlsafe_b64encode(msgspec.json.encode(filters)).decode()


def _read_token(token: str) -> _Filters:
    try:
        return msgspec.json.decode(urlsafe_b64decode(token), type=_Filters)
    except (ValueError, msgspec.MsgspecError) as error:
        raise HTTPException(400, "The nextToken is invalid.") from error
