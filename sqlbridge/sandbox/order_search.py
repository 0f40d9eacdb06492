"""The filters and pages of searchOrders."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta
from typing import Literal, cast, get_args

import msgspec
from msgspec import Struct
from starlette.exceptions import HTTPException

from sqlbridge.sandbox.gate import Call
from sqlbridge.sandbox.order_records import FulfilledBy, FulfillmentStatus, Order

_Timeline = Literal["created", "lastUpdated"]

_LATEST = timedelta(minutes=2)
_TOKEN_LIFETIME = timedelta(hours=24)
_MOST_MARKETPLACES = 50
_MOST_RESULTS = 100


class Search(Struct, frozen=True):
    """What is looked for, on the timeline of creation or of the last update."""

    seller_id: str
    timeline: _Timeline
    after: datetime
    before: datetime
    statuses: list[str]
    marketplace_ids: list[str]
    fulfilled_by: list[str]

    def time(self, order: Order) -> datetime:
        """The order's place on the timeline."""
        # Whoever placed the order has filled in both.
        return cast(datetime, order.created if self.timeline == "created" else order.updated)

    def finds(self, order: Order) -> bool:
        """Whether the order is looked for."""
        return (
            order.seller_id == self.seller_id
            and self.after <= self.time(order) <= self.before
            and order.status in (self.statuses or [order.status])
            and order.marketplace_id in (self.marketplace_ids or [order.marketplace_id])
            and order.fulfilled_by in (self.fulfilled_by or [order.fulfilled_by])
        )


class _Bookmark(Struct):
    """Where a page ended: an order that moves on the timeline meanwhile does not shift the others."""

    search: Search
    last: tuple[datetime, str]
    expires: datetime


def search_page(call: Call) -> tuple[Search, list[Order], str | None]:
    """The search that is made, its page that is asked for, and the token of the next page if there is one."""
    search, size = _read_search(call), _page_size(call)
    token = call.request.query_params.get("paginationToken")
    bookmark = _read_bookmark(call, token, search) if token else None
    search = bookmark.search if bookmark else search

    def place(order: Order) -> tuple[datetime, str]:
        return search.time(order), order.order_id

    found = sorted(filter(search.finds, call.state.orders.values()), key=place)
    rest = [order for order in found if not bookmark or place(order) > bookmark.last]
    page = rest[:size]
    if len(rest) <= size:
        return search, page, None
    end = _Bookmark(search, place(page[-1]), call.state.clock.now() + _TOKEN_LIFETIME)
    return search, page, urlsafe_b64encode(msgspec.json.encode(end)).decode()


def _read_search(call: Call) -> Search:
    timeline = _read_timeline(call)
    after, before = call.time(f"{timeline}After"), call.time(f"{timeline}Before")
    latest = call.state.clock.now() - _LATEST
    if before and before > latest:
        raise HTTPException(400, f"{timeline}Before must be at least two minutes before the request.")
    if after is None or (before and before < after):
        raise HTTPException(400, f"{timeline}Before must not be before {timeline}After.")
    return Search(
        seller_id=call.seller_id,
        timeline=timeline,
        after=after,
        before=before or latest,
        statuses=known_values(call, "fulfillmentStatuses", get_args(FulfillmentStatus)),
        marketplace_ids=_read_marketplaces(call),
        fulfilled_by=known_values(call, "fulfilledBy", get_args(FulfilledBy)),
    )


def _read_timeline(call: Call) -> _Timeline:
    given = call.request.query_params.keys()
    timelines = [each for each in get_args(_Timeline) if {f"{each}After", f"{each}Before"} & given]
    if len(timelines) != 1 or f"{timelines[0]}After" not in given:
        raise HTTPException(
            400, "Exactly one of createdAfter and lastUpdatedAfter is required, and no Before but its own."
        )
    timeline: _Timeline = timelines[0]
    return timeline


def _read_marketplaces(call: Call) -> list[str]:
    marketplace_ids = call.values("marketplaceIds")
    if len(marketplace_ids) > _MOST_MARKETPLACES:
        raise HTTPException(400, f"marketplaceIds must not hold more than {_MOST_MARKETPLACES} values.")
    if not set(marketplace_ids) <= set(call.state.sellers[call.seller_id].marketplaces):
        raise HTTPException(400, "The seller does not take part in each of the marketplaces.")
    return marketplace_ids


def known_values(call: Call, name: str, known: tuple[str, ...]) -> list[str]:
    """The values of a query parameter, each of them one that Amazon knows."""
    values = call.values(name)
    if not set(values) <= set(known):
        raise HTTPException(400, f"{name} must be of {', '.join(known)}.")
    return values


def _page_size(call: Call) -> int:
    size = call.request.query_params.get("maxResultsPerPage", str(_MOST_RESULTS))
    if not size.isdecimal() or not 1 <= int(size) <= _MOST_RESULTS:
        raise HTTPException(400, f"maxResultsPerPage must be a number from 1 to {_MOST_RESULTS}.")
    return int(size)


def _read_bookmark(call: Call, token: str, search: Search) -> _Bookmark:
    """The bookmark, which serves the search only that it was given for (models#5144)."""
    try:
        bookmark = msgspec.json.decode(urlsafe_b64decode(token), type=_Bookmark)
    except (ValueError, msgspec.MsgspecError) as error:
        raise HTTPException(400, "The paginationToken is invalid.") from error
    # Without a Before, the first page has fixed it for those that follow.
    before = search.before if f"{search.timeline}Before" in call.request.query_params else bookmark.search.before
    if msgspec.structs.replace(search, before=before) != bookmark.search:
        raise HTTPException(400, "The paginationToken belongs to another search.")
    if bookmark.expires <= call.state.clock.now():
        raise HTTPException(400, "The paginationToken has expired.")
    return bookmark
