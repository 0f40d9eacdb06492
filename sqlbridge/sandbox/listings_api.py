"""Listings Items API 2021-08-01, what reads."""

from typing import Any, get_args

from starlette.exceptions import HTTPException
from starlette.responses import Response

from sqlbridge.sandbox.answers import json_answer
from sqlbridge.sandbox.catalogue import CodeType
from sqlbridge.sandbox.gate import Call, Operation
from sqlbridge.sandbox.item_view import check_included_data, described
from sqlbridge.sandbox.items import ListingsItem
from sqlbridge.sandbox.limits import UsagePlan
from sqlbridge.sandbox.listings_paths import ITEM, ITEMS, listing_marketplaces

_MOST_IDENTIFIERS = 20


async def get_listings_item(call: Call) -> Response:
    """One SKU in the marketplaces that are asked for."""
    marketplace_ids = listing_marketplaces(call)
    item = call.state.items.get((call.seller_id, call.request.path_params["sku"]))
    if item is None or not item.listed.keys() & marketplace_ids:
        raise HTTPException(404, f"SKU '{call.request.path_params['sku']}' not found in the marketplaces.")
    return json_answer(described(item, marketplace_ids, check_included_data(call), call.state.clock.now()))


async def search_listings_items(call: Call) -> Response:
    """A page of the seller's SKUs, all or those that are named, in the order of their SKUs."""
    marketplace_ids, size = listing_marketplaces(call), call.page_size(most=20)
    found = sorted(_found(call, marketplace_ids), key=lambda item: item.sku)
    offset = call.page_offset()
    data_sets, now = check_included_data(call), call.state.clock.now()
    items = [described(item, marketplace_ids, data_sets, now) for item in found[offset : offset + size]]
    answer: dict[str, Any] = {"numberOfResults": len(found), "items": items}
    if offset + size < len(found):
        answer["pagination"] = {"nextToken": str(offset + size)}
    return json_answer(answer)


def _found(call: Call, marketplace_ids: list[str]) -> list[ListingsItem]:
    identifiers, kind = call.values("identifiers"), call.request.query_params.get("identifiersType")
    if len(identifiers) > _MOST_IDENTIFIERS:
        raise HTTPException(400, f"identifiers must not hold more than {_MOST_IDENTIFIERS} values.")
    if identifiers and kind not in ("SKU", "ASIN", *get_args(CodeType)):
        raise HTTPException(400, f"The sandbox does not know the identifiersType {kind}.")
    items = call.state.items
    if identifiers and kind == "SKU":
        named = [items[key] for sku in dict.fromkeys(identifiers) if (key := (call.seller_id, sku)) in items]
    else:
        named = [item for item in items.values() if item.seller_id == call.seller_id]
    asins = _asins(call, marketplace_ids, identifiers, kind) if identifiers and kind != "SKU" else None
    return [item for item in named if _is_listed(item, marketplace_ids, asins)]


def _asins(call: Call, marketplace_ids: list[str], identifiers: list[str], kind: str | None) -> set[str]:
    if kind == "ASIN":
        return set(identifiers)
    found = call.state.catalogue.found
    return {asin for place in marketplace_ids for code in identifiers for asin in found(place, code)}


def _is_listed(item: ListingsItem, marketplace_ids: list[str], asins: set[str] | None) -> bool:
    """Whether it is listed in one of the marketplaces, and where ASINs are given, as one of them."""
    present = [item.listed[each].asin for each in marketplace_ids if each in item.listed]
    return bool(present) if asins is None else not asins.isdisjoint(present)


OPERATIONS = (
    Operation("searchListingsItems", "GET", ITEMS, search_listings_items, UsagePlan(5, 5)),
    Operation("getListingsItem", "GET", ITEM, get_listings_item, UsagePlan(5, 10)),
)
