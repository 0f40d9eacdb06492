"""The paths of the Listings Items API, and for which marketplaces a request to them is."""

from starlette.exceptions import HTTPException

from sqlbridge.sandbox.gate import Call

ITEMS = "/listings/2021-08-01/items/{seller_id}"
ITEM = ITEMS + "/{sku:path}"


def listing_marketplaces(call: Call, most: int | None = None) -> list[str]:
    """The ids of the marketplaces that are asked for, all of them the seller's own."""
    if call.request.path_params["seller_id"] != call.seller_id:
        raise HTTPException(403, "Access to requested resource is denied.")
    marketplace_ids = call.values("marketplaceIds")
    if not marketplace_ids:
        raise HTTPException(400, "marketplaceIds is missing.")
    if most and len(marketplace_ids) > most:
        raise HTTPException(400, f"marketplaceIds must not hold more than {most} values.")
    if not set(marketplace_ids) <= set(call.state.sellers[call.seller_id].marketplaces):
        raise HTTPException(400, "The seller does not take part in each of the marketplaces.")
    return marketplace_ids
