"""Sellers API v1."""

from typing import Any

from starlette.responses import Response

from sqlbridge.sandbox.answers import json_answer
from sqlbridge.sandbox.gate import Call, Operation
from sqlbridge.sandbox.limits import UsagePlan
from sqlbridge.sandbox.marketplaces import MARKETPLACES


async def get_marketplace_participations(call: Call) -> Response:
    """The marketplaces that the seller was seeded with."""
    seller = call.state.sellers[call.seller_id]
    return json_answer({"payload": [_participation(marketplace_id) for marketplace_id in seller.marketplaces]})


def _participation(marketplace_id: str) -> dict[str, Any]:
    marketplace = MARKETPLACES[marketplace_id]
    return {
        "marketplace": {
            "id": marketplace.id,
            "name": marketplace.domain.removeprefix("www.").capitalize(),
            "countryCode": marketplace.country,
            "defaultCurrencyCode": marketplace.currency,
            "defaultLanguageCode": marketplace.language,
            "domainName": marketplace.domain,
        },
        "participation": {"isParticipating": True, "hasSuspendedListings": False},
        "storeName": "Sandbox store",
    }


OPERATIONS = (
    Operation(
        "getMarketplaceParticipations",
        "GET",
        "/sellers/v1/marketplaceParticipations",
        get_marketplace_participations,
        UsagePlan(0.016, 15),
    ),
)
