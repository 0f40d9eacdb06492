"""Listings Items API 2021-08-01."""

from typing import Any
from uuid import uuid4

from starlette.exceptions import HTTPException
from starlette.responses import Response

from sqlbridge.sandbox.acceptance import refused, submit
from sqlbridge.sandbox.answers import json_answer
from sqlbridge.sandbox.gate import Call, Operation
from sqlbridge.sandbox.issues import Issue, item_issue
from sqlbridge.sandbox.item_view import check_included_data, described
from sqlbridge.sandbox.items import ListingsItem
from sqlbridge.sandbox.limits import UsagePlan
from sqlbridge.sandbox.messages import read_message
from sqlbridge.sandbox.submission import Submission

_MOST_IDENTIFIERS = 20


async def get_listings_item(call: Call) -> Response:
    """One SKU in the marketplaces that are asked for."""
    marketplace_ids = _marketplace_ids(call)
    item = call.state.items.get((call.seller_id, call.request.path_params["sku"]))
    if item is None or not item.asins.keys() & marketplace_ids:
        raise HTTPException(404, f"SKU '{call.request.path_params['sku']}' not found in the marketplaces.")
    return json_answer(described(item, marketplace_ids, check_included_data(call)))


async def search_listings_items(call: Call) -> Response:
    """A page of the seller's SKUs, all or those that are named, in the order of their SKUs."""
    marketplace_ids, size = _marketplace_ids(call), call.page_size(most=20)
    found = sorted(_found(call, marketplace_ids), key=lambda item: item.sku)
    offset = _page_offset(call)
    items = [described(item, marketplace_ids, check_included_data(call)) for item in found[offset : offset + size]]
    answer: dict[str, Any] = {"numberOfResults": len(found), "items": items}
    if offset + size < len(found):
        answer["pagination"] = {"nextToken": str(offset + size)}
    return json_answer(answer)


async def patch_listings_item(call: Call) -> Response:
    """Apply patches at once; the answer is ACCEPTED, INVALID, or VALID in a preview."""
    marketplace_ids = _marketplace_ids(call)
    sku = call.request.path_params["sku"]
    members = await call.members()
    message = read_message(
        {"messageId": 1, "sku": sku, "operationType": "PATCH"}
        | {name: members[name] for name in ("productType", "patches") if name in members}
    )
    if isinstance(message, Issue):
        raise HTTPException(400, message.message)
    preview = call.request.query_params.get("mode") == "VALIDATION_PREVIEW"
    submission = Submission(call.seller_id, marketplace_ids[0], "patchListingsItem", call.state.clock.now())
    issues = submit(call.state, submission, message, preview=preview)
    accepted = "VALID" if preview else "ACCEPTED"
    return json_answer(
        {
            "sku": sku,
            "status": "INVALID" if refused(issues) else accepted,
            "submissionId": uuid4().hex,
            "issues": [item_issue(issue) for issue in issues],
        }
    )


def _marketplace_ids(call: Call) -> list[str]:
    if call.request.path_params["seller_id"] != call.seller_id:
        raise HTTPException(403, "Access to requested resource is denied.")
    marketplace_ids = call.values("marketplaceIds")
    if not marketplace_ids:
        raise HTTPException(400, "marketplaceIds is missing.")
    if not set(marketplace_ids) <= set(call.state.sellers[call.seller_id].marketplaces):
        raise HTTPException(400, "The seller does not take part in each of the marketplaces.")
    return marketplace_ids


def _found(call: Call, marketplace_ids: list[str]) -> list[ListingsItem]:
    identifiers = call.values("identifiers")
    if len(identifiers) > _MOST_IDENTIFIERS:
        raise HTTPException(400, f"identifiers must not hold more than {_MOST_IDENTIFIERS} values.")
    if identifiers and call.request.query_params.get("identifiersType") != "SKU":
        raise HTTPException(400, "The sandbox knows the identifiersType SKU only.")
    return [
        item
        for item in call.state.items.values()
        if item.seller_id == call.seller_id
        and item.asins.keys() & marketplace_ids
        and item.sku in (identifiers or [item.sku])
    ]


def _page_offset(call: Call) -> int:
    token = call.request.query_params.get("pageToken", "0")
    if not token.isdecimal():
        raise HTTPException(400, "The pageToken is invalid.")
    return int(token)


_ITEMS = "/listings/2021-08-01/items/{seller_id}"
_ITEM = _ITEMS + "/{sku:path}"

OPERATIONS = (
    Operation("searchListingsItems", "GET", _ITEMS, search_listings_items, UsagePlan(5, 5)),
    Operation("getListingsItem", "GET", _ITEM, get_listings_item, UsagePlan(5, 10)),
    Operation("patchListingsItem", "PATCH", _ITEM, patch_listings_item, UsagePlan(5, 5)),
)
