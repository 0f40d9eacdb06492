"""A catalogue item as the Catalog Items API describes it."""

from collections.abc import Callable, Sequence
from typing import Any

from starlette.exceptions import HTTPException

from sqlbridge.sandbox.catalogue import CatalogueItem
from sqlbridge.sandbox.gate import Call


def check_included_data(call: Call) -> list[str]:
    """The data sets that are asked for: `summaries` if none is."""
    names = call.values("includedData") or ["summaries"]
    unknown = sorted(set(names) - _DATA_SETS.keys())
    if unknown:
        raise HTTPException(400, f"includedData {', '.join(unknown)} is not known to the sandbox.")
    return names


def described(item: CatalogueItem, data_sets: Sequence[str]) -> dict[str, Any]:
    """The item with those data sets, and no other."""
    return {"asin": item.asin} | {name: _DATA_SETS[name](item) for name in data_sets}


def _attributes(item: CatalogueItem) -> dict[str, Any]:
    told = {"item_name": item.title, "brand": item.brand}
    return {name: [{"value": value, "marketplace_id": item.marketplace_id}] for name, value in told.items() if value}


def _identifiers(item: CatalogueItem) -> list[dict[str, Any]]:
    codes = [{"identifierType": code.type, "identifier": code.value} for code in item.identifiers]
    return [{"marketplaceId": item.marketplace_id, "identifiers": codes}]


def _product_types(item: CatalogueItem) -> list[dict[str, Any]]:
    return [{"marketplaceId": item.marketplace_id, "productType": item.product_type}]


def _summaries(item: CatalogueItem) -> list[dict[str, Any]]:
    summary = {"marketplaceId": item.marketplace_id, "itemClassification": "BASE_PRODUCT", "itemName": item.title}
    return [summary | ({"brand": item.brand} if item.brand else {})]


_DATA_SETS: dict[str, Callable[[CatalogueItem], Any]] = {
    "attributes": _attributes,
    "identifiers": _identifiers,
    "productTypes": _product_types,
    "summaries": _summaries,
}
