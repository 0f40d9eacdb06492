"""Feeds API 2021-06-30, feeds."""

from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sqlbridge.sandbox.answers import json_answer, quota_answer
from sqlbridge.sandbox.feed_types import JSON_LISTINGS_FEED, PROCESSED_FEED_TYPES, REMOVED_FEED_TYPES
from sqlbridge.sandbox.gate import Call, Operation, has_quota
from sqlbridge.sandbox.limits import JSON_LISTINGS_FEED_PLAN, UsagePlan
from sqlbridge.sandbox.marketplaces import MARKETPLACES
from sqlbridge.sandbox.records import Feed
from sqlbridge.sandbox.submission_search import search


class _Specification(Struct, rename="camel"):
    feed_type: str
    marketplace_ids: list[str]
    input_feed_document_id: str


async def create_feed(call: Call) -> Response:
    """Take a feed into the queue, with the faults that wait for one."""
    specification = _read_specification(await call.members())
    _check_marketplaces(call, specification)
    _check_document(call, specification.input_feed_document_id)
    region = MARKETPLACES[specification.marketplace_ids[0]].region
    if specification.feed_type == JSON_LISTINGS_FEED and not has_quota(
        call, f"feeds of {region}", JSON_LISTINGS_FEED_PLAN
    ):
        return quota_answer()
    feed = Feed(
        feed_id=str(next(call.state.feed_numbers)),
        seller_id=call.seller_id,
        feed_type=specification.feed_type,
        marketplace_ids=specification.marketplace_ids,
        document_id=specification.input_feed_document_id,
        created=call.state.clock.now(),
        faults=call.state.faults.take_for_feed(),
    )
    call.state.feeds[feed.feed_id] = feed
    return json_answer({"feedId": feed.feed_id}, 202)


async def get_feed(call: Call) -> Response:
    """Where a feed is on its way."""
    return json_answer(_described(_own_feed(call)))


async def get_feeds(call: Call) -> Response:
    """A page of the seller's feeds, the newest first."""
    feeds, next_token = search(call, call.state.feeds.values(), "feedTypes")
    return json_answer(
        {"feeds": [_described(feed) for feed in feeds]} | ({"nextToken": next_token} if next_token else {})
    )


async def cancel_feed(call: Call) -> Response:
    """Cancel a feed that is still in the queue."""
    feed = _own_feed(call)
    if feed.processing_status != "IN_QUEUE":
        raise HTTPException(400, f"A feed that is {feed.processing_status} cannot be cancelled.")
    feed.processing_status, feed.ended = "CANCELLED", call.state.clock.now()
    return Response()


def _read_specification(members: dict[str, Any]) -> _Specification:
    try:
        specification = msgspec.convert(members, _Specification)
    except msgspec.ValidationError as error:
        raise HTTPException(400, f"The feed specification is invalid: {error}") from error
    if specification.feed_type not in PROCESSED_FEED_TYPES | REMOVED_FEED_TYPES:
        raise HTTPException(400, f"Invalid feedType {specification.feed_type!r}.")
    return specification


def _check_marketplaces(call: Call, specification: _Specification) -> None:
    marketplace_ids = specification.marketplace_ids
    # The model allows 25; live, this feed type takes one (models#4726).
    most = 1 if specification.feed_type == JSON_LISTINGS_FEED else 25
    if not marketplace_ids:
        raise HTTPException(400, "marketplaceIds must not be empty.")
    if len(marketplace_ids) > most:
        raise HTTPException(400, f"Too many 'marketplaceIds' values provided. Expected a maximum of {most}.")
    foreign = set(marketplace_ids) - set(call.state.sellers[call.seller_id].marketplaces)
    if foreign:
        raise HTTPException(403, f"The seller does not take part in {', '.join(sorted(foreign))}.")


def _check_document(call: Call, document_id: str) -> None:
    document = call.state.documents.get(document_id)
    if document is None or document.seller_id != call.seller_id:
        raise HTTPException(400, f"The feed document {document_id!r} does not exist.")
    if document.content is None:
        raise HTTPException(400, f"The feed document {document_id!r} was not uploaded.")


def _own_feed(call: Call) -> Feed:
    feed = call.state.feeds.get(call.request.path_params["feed_id"])
    if feed is None or feed.seller_id != call.seller_id:
        raise HTTPException(404, "The feed does not exist.")
    return feed


def _described(feed: Feed) -> dict[str, str | list[str] | datetime]:
    described: dict[str, str | list[str] | datetime | None] = {
        "feedId": feed.feed_id,
        "feedType": feed.feed_type,
        "marketplaceIds": feed.marketplace_ids,
        "createdTime": feed.created,
        "processingStatus": feed.processing_status,
        "processingStartTime": feed.started,
        "processingEndTime": feed.ended,
        "resultFeedDocumentId": feed.report_document_id,
    }
    return {name: value for name, value in described.items() if value is not None}


_FEEDS = "/feeds/2021-06-30/feeds"
_FEED = _FEEDS + "/{feed_id}"

OPERATIONS = (
    Operation("createFeed", "POST", _FEEDS, create_feed, UsagePlan(0.0083, 15)),
    Operation("getFeeds", "GET", _FEEDS, get_feeds, UsagePlan(0.0222, 10)),
    Operation("getFeed", "GET", _FEED, get_feed, UsagePlan(2, 15)),
    Operation("cancelFeed", "DELETE", _FEED, cancel_feed, UsagePlan(2, 15)),
)
