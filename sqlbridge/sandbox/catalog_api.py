"""Catalog Items API 2022-04-01, searches by identifiers only."""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from sqlbridge.sandbox.answers import json_answer
from sqlbridge.sandbox.catalogue_search import found_asins, known_item
from sqlbridge.sandbox.catalogue_view import check_included_data, described
from sqlbridge.sandbox.gate import Call, Operation
from sqlbridge.sandbox.limits import UsagePlan

_MOST_IDENTIFIERS = 20
_IDENTIFIER_TYPES = ("ASIN", "EAN", "GTIN", "ISBN", "JAN", "MINSAN", "SKU", "UPC")


async def search_catalog_items(call: Call) -> Response:
    """A page of what the identifiers lead to. No answer says which identifier led to an item (docs#2378)."""
    marketplace_id = _marketplace_id(call)
    identifiers, identifiers_type = _identifiers(call)
    data_sets, size, offset = check_included_data(call), call.page_size(most=20), call.page_offset()
    asins = found_asins(call.state, marketplace_id, identifiers_type, identifiers, call.seller_id)
    items = [known_item(call.state, marketplace_id, asin) for asin in asins[offset : offset + size]]
    answer: dict[str, Any] = {
        "numberOfResults": len(asins),
        "items": [described(item, data_sets) for item in items if item],
    }
    if offset + size < len(asins):
        answer["pagination"] = {"nextToken": str(offset + size)}
    return json_answer(answer)


async def get_catalog_item(call: Call) -> Response:
    """One ASIN in one marketplace."""
    item = known_item(call.state, _marketplace_id(call), call.request.path_params["asin"])
    if item is None:
        raise HTTPException(404, f"Requested item '{call.request.path_params['asin']}' not found.")
    return json_answer(described(item, check_included_data(call)))


def _marketplace_id(call: Call) -> str:
    marketplace_ids = call.values("marketplaceIds")
    if len(marketplace_ids) != 1:
        raise HTTPException(400, "marketplaceIds must hold exactly one marketplace.")
    if marketplace_ids[0] not in call.state.sellers[call.seller_id].marketplaces:
        raise HTTPException(400, f"The seller does not take part in {marketplace_ids[0]}.")
    return marketplace_ids[0]


def _identifiers(call: Call) -> tuple[list[str], str]:
    identifiers = call.values("identifiers")
    if not identifiers:
        raise HTTPException(400, "identifiers is missing; the sandbox does not search by keywords.")
    if len(identifiers) > _MOST_IDENTIFIERS:
        raise HTTPException(400, f"identifiers must not hold more than {_MOST_IDENTIFIERS} values.")
    identifiers_type = call.request.query_params.get("identifiersType", "")
    if identifiers_type not in _IDENTIFIER_TYPES:
        raise HTTPException(400, f"identifiersType must be one of {', '.join(_IDENTIFIER_TYPES)}.")
    if identifiers_type == "SKU" and call.request.query_params.get("sellerId") != call.seller_id:
        raise HTTPException(400, "identifiersType SKU needs the sellerId.")
    return identifiers, identifiers_type


_ITEMS = "/catalog/2022-04-01/items"

OPERATIONS = (
    Operation("searchCatalogItems", "GET", _ITEMS, search_catalog_items, UsagePlan(2, 2)),
    Operation("getCatalogItem", "GET", _ITEMS + "/{asin}", get_catalog_item, UsagePlan(2, 2)),
)
