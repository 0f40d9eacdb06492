"""Listings Restrictions API 2021-08-01."""

from collections.abc import Iterator
from typing import Any, get_args

from starlette.responses import Response

from sqlbridge.sandbox.answers import json_answer
from sqlbridge.sandbox.catalogue_search import known_item
from sqlbridge.sandbox.gate import Call, Operation
from sqlbridge.sandbox.limits import UsagePlan
from sqlbridge.sandbox.marketplaces import MARKETPLACES
from sqlbridge.sandbox.restrictions import Condition, SellingRestriction, restrictions_of


async def get_listings_restrictions(call: Call) -> Response:
    """What keeps the seller from offering an ASIN; an empty list where nothing does."""
    query = call.request.query_params
    asin, condition = query.get("asin", ""), query.get("conditionType")
    marketplace_ids = call.values("marketplaceIds")
    if query.get("sellerId") != call.seller_id:
        return _refusal("Unauthorized", "Access to requested resource is denied.", 403)
    if not asin:
        return _refusal("BAD_REQUEST", "Invalid 'asin' provided.", 400)
    if condition and condition not in get_args(Condition):
        return _refusal("BAD_REQUEST", "Invalid 'conditionType' provided.", 400)
    if not marketplace_ids or not set(marketplace_ids) <= set(call.state.sellers[call.seller_id].marketplaces):
        return _refusal("BAD_REQUEST", "Invalid 'marketplaceIds' provided.", 400)
    found = [each for place in marketplace_ids for each in _restrictions(call, place, asin, condition)]
    return json_answer({"restrictions": found})


def _refusal(code: str, message: str, status: int) -> Response:
    # Alone among these models, this one declares its errors as a bare list.
    return json_answer([{"code": code, "message": message}], status)


def _restrictions(call: Call, marketplace_id: str, asin: str, condition: str | None) -> Iterator[dict[str, Any]]:
    if known_item(call.state, marketplace_id, asin) is None:
        reason = {"message": f"The ASIN {asin} does not exist.", "reasonCode": "ASIN_NOT_FOUND"}
        yield _described(marketplace_id, condition, reason)
    for restriction in restrictions_of(call.state.restrictions, marketplace_id, asin, condition):
        yield _described(marketplace_id, restriction.condition, _reason(restriction))


def _described(marketplace_id: str, condition: str | None, reason: dict[str, Any]) -> dict[str, Any]:
    described = {"marketplaceId": marketplace_id, "reasons": [reason]}
    return described | ({"conditionType": condition} if condition else {})


def _reason(restriction: SellingRestriction) -> dict[str, Any]:
    reason: dict[str, Any] = {"message": restriction.message, "reasonCode": restriction.reason}
    if restriction.reason == "APPROVAL_REQUIRED":
        host = MARKETPLACES[restriction.marketplace_id].domain.replace("www.", "sellercentral.", 1)
        link = {
            "resource": f"https://{host}/hz/approvalrequest/restrictions/approve?asin={restriction.asin}",
            "verb": "GET",
            "title": "Request Approval via Seller Central.",
            "type": "text/html",
        }
        reason["links"] = [link]
    return reason


OPERATIONS = (
    Operation(
        "getListingsRestrictions",
        "GET",
        "/listings/2021-08-01/restrictions",
        get_listings_restrictions,
        UsagePlan(5, 10),
    ),
)
