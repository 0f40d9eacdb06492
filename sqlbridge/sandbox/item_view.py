"""A listings item as the Listings Items API describes it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from starlette.exceptions import HTTPException

from sqlbridge.sandbox.gate import Call
from sqlbridge.sandbox.issues import item_issue
from sqlbridge.sandbox.items import AVAILABILITY, OFFER, ListingsItem, ListingStatus, price_of

_OFFER_TYPES = {"ALL": "B2C", "B2B": "B2B"}
_STATUSES: dict[ListingStatus, list[str]] = {
    "Active": ["BUYABLE", "DISCOVERABLE"],
    "Inactive": ["DISCOVERABLE"],
    "Incomplete": [],
}


def check_included_data(call: Call) -> list[str]:
    """The data sets that are asked for: `summaries` if none is."""
    names = call.values("includedData") or ["summaries"]
    unknown = sorted(set(names) - _DATA_SETS.keys())
    if unknown:
        raise HTTPException(400, f"includedData {', '.join(unknown)} is not known to the sandbox.")
    return names


def described(
    item: ListingsItem, marketplace_ids: Sequence[str], data_sets: Sequence[str], now: datetime
) -> dict[str, Any]:
    """The item with those data sets at that time, as far as they concern the marketplaces."""
    return {"sku": item.sku} | {name: _DATA_SETS[name](item, marketplace_ids, now) for name in data_sets}


def _summaries(item: ListingsItem, marketplace_ids: Sequence[str], now: datetime) -> list[dict[str, Any]]:
    return [
        {
            "marketplaceId": marketplace_id,
            "asin": presence.asin,
            "productType": item.product_type,
            "conditionType": item.condition(marketplace_id),
            "status": _STATUSES[item.status(marketplace_id, now)],
            "itemName": presence.title or item.sku,
            "createdDate": item.created,
            "lastUpdatedDate": item.updated,
        }
        for marketplace_id, presence in item.listed.items()
        if marketplace_id in marketplace_ids
    ]


def _attributes(item: ListingsItem, marketplace_ids: Sequence[str], _now: datetime) -> dict[str, Any]:
    return {
        name: [instance for instance in instances if instance.get("marketplace_id") in (None, *marketplace_ids)]
        for name, instances in item.attributes.items()
    }


def _offers(item: ListingsItem, marketplace_ids: Sequence[str], _now: datetime) -> list[dict[str, Any]]:
    return [
        {
            "marketplaceId": offer["marketplace_id"],
            "offerType": _OFFER_TYPES[offer["audience"]],
            "price": {"currencyCode": offer["currency"], "amount": str(price_of(offer, "our_price"))},
            "audience": {"value": offer["audience"], "displayName": offer["audience"]},
        }
        for offer in item.attributes.get(OFFER, [])
        if offer["marketplace_id"] in marketplace_ids and "our_price" in offer
    ]


def _availability(item: ListingsItem, _marketplace_ids: Sequence[str], _now: datetime) -> list[dict[str, Any]]:
    return [
        {"fulfillmentChannelCode": instance["fulfillment_channel_code"]}
        | ({"quantity": instance["quantity"]} if "quantity" in instance else {})
        for instance in item.attributes.get(AVAILABILITY, [])
    ]


def _issues(item: ListingsItem, _marketplace_ids: Sequence[str], _now: datetime) -> list[Any]:
    return [item_issue(issue) for issue in item.issues]


def _product_types(item: ListingsItem, marketplace_ids: Sequence[str], _now: datetime) -> list[dict[str, Any]]:
    return [
        {"marketplaceId": marketplace_id, "productType": item.product_type}
        for marketplace_id in item.listed
        if marketplace_id in marketplace_ids
    ]


_DATA_SETS: dict[str, Callable[[ListingsItem, Sequence[str], datetime], Any]] = {
    "summaries": _summaries,
    "attributes": _attributes,
    "offers": _offers,
    "fulfillmentAvailability": _availability,
    "issues": _issues,
    "productTypes": _product_types,
}
