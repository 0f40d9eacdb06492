"""Orders API v0, what remains of it: the confirmation of shipments."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sqlbridge.sandbox.gate import Call, Operation
from sqlbridge.sandbox.limits import UsagePlan
from sqlbridge.sandbox.order_records import Package, PackageItem
from sqlbridge.sandbox.orders_api import own_order
from sqlbridge.sandbox.shipments import POSITIVE_NUMBER, confirm
from sqlbridge.sandbox.submission import Submission

_Text = Annotated[str, Meta(min_length=1)]


class _OrderItem(Struct, rename="camel"):
    order_item_id: _Text
    quantity: Annotated[int, Meta(ge=1)]


class _PackageDetail(Struct, rename="camel", kw_only=True):
    package_reference_id: str
    carrier_code: _Text
    carrier_name: str = ""
    shipping_method: str = ""
    tracking_number: _Text
    ship_date: Annotated[datetime, Meta(tz=True)]
    order_items: Annotated[list[_OrderItem], Meta(min_length=1)]


class _Confirmation(Struct, rename="camel"):
    marketplace_id: _Text
    package_detail: _PackageDetail


async def confirm_shipment(call: Call) -> Response:
    """Take a package into the order; no body in the answer."""
    order = own_order(call)
    confirmation = _read_confirmation(await call.members())
    if confirmation.marketplace_id != order.marketplace_id:
        raise HTTPException(400, f"The order was not placed in {confirmation.marketplace_id}.")
    now = call.state.clock.now()
    submission = Submission(call.seller_id, order.marketplace_id, "confirmShipment", now)
    issue = confirm(call.state, submission, order, _package(confirmation.package_detail, now))
    if issue:
        raise HTTPException(400, issue.message)
    return Response(status_code=204)


def _read_confirmation(members: dict[str, Any]) -> _Confirmation:
    try:
        confirmation = msgspec.convert(members, _Confirmation)
    except msgspec.ValidationError as error:
        raise HTTPException(400, f"The shipment confirmation is invalid: {error}") from error
    if not POSITIVE_NUMBER.fullmatch(confirmation.package_detail.package_reference_id):
        raise HTTPException(400, "PackageReferenceId: is invalid, must be a positive numeric value.")
    if confirmation.package_detail.carrier_code == "Other" and not confirmation.package_detail.carrier_name:
        raise HTTPException(400, "CarrierName is required where CarrierCode is Other.")
    return confirmation


def _package(detail: _PackageDetail, now: datetime) -> Package:
    return Package(
        package_reference_id=detail.package_reference_id,
        carrier=detail.carrier_name if detail.carrier_code == "Other" else detail.carrier_code,
        shipping_method=detail.shipping_method,
        tracking_number=detail.tracking_number,
        shipped=detail.ship_date,
        confirmed=now,
        items=[PackageItem(each.order_item_id, each.quantity) for each in detail.order_items],
    )


OPERATIONS = (
    Operation(
        "confirmShipment",
        "POST",
        "/orders/v0/orders/{order_id}/shipmentConfirmation",
        confirm_shipment,
        UsagePlan(2, 10),
    ),
)
