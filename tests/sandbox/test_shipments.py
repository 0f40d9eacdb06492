"""Confirmed shipments. Source: the model of the Orders API v0, and the issues that the tests name."""

from typing import Any

import httpx
import pytest

from sqlbridge.sandbox import Sandbox
from tests.sandbox.orders import ITEM_ID, ORDER_ID, confirm, confirmation, item, message, order, read
from tests.sandbox.seller import FRANCE, CallingSeller


@pytest.fixture(autouse=True)
def placed(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.add_orders([order()])


def status(sandbox: Sandbox) -> str:
    return sandbox.order(ORDER_ID).status


def test_a_confirmation_ships_the_order_and_shows_the_package(sandbox: Sandbox, caller: CallingSeller) -> None:
    placed_at = sandbox.now()
    sandbox.advance(60)
    answer = confirm(caller, confirmation())
    assert (answer.status_code, answer.content) == (204, b"")
    told = read(caller)
    assert told["fulfillment"]["fulfillmentStatus"] == "SHIPPED"
    quantities = {"quantityFulfilled": 2, "quantityUnfulfilled": 0}
    assert told["orderItems"][0]["fulfillment"] == quantities
    (package,) = told["packages"]
    assert (package["packageReferenceId"], package["carrier"]) == ("1", "DHL")
    assert (package["trackingNumber"], package["shipTime"]) == ("00340434161094000001", "2026-11-21T10:00:00Z")
    assert package["packageItems"] == [{"orderItemId": ITEM_ID, "quantity": 2}]
    assert sandbox.order(ORDER_ID).updated == sandbox.now() > placed_at


def test_two_packages_ship_an_order_in_parts(sandbox: Sandbox, caller: CallingSeller) -> None:
    confirm(caller, confirmation(1))
    assert status(sandbox) == "PARTIALLY_SHIPPED"
    confirm(caller, confirmation(1, packageReferenceId="2", trackingNumber="T2"))
    assert status(sandbox) == "SHIPPED"
    assert [package.tracking_number for package in sandbox.packages(ORDER_ID)] == ["00340434161094000001", "T2"]
    assert sandbox.mistakes() == []


def test_a_confirmation_whose_answer_was_lost_can_be_sent_again(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault("lost-answer", operation="confirmShipment")
    with pytest.raises(httpx.RemoteProtocolError):
        confirm(caller, confirmation(1))
    assert confirm(caller, confirmation(1)).status_code == 204
    assert [package.items[0].quantity for package in sandbox.packages(ORDER_ID)] == [1]
    assert (status(sandbox), sandbox.mistakes()) == ("PARTIALLY_SHIPPED", [])


def test_a_known_reference_changes_the_tracking_data_even_of_a_shipped_order(
    sandbox: Sandbox, caller: CallingSeller
) -> None:
    confirm(caller, confirmation())
    assert confirm(caller, confirmation(trackingNumber="NEW", carrierCode="UPS")).status_code == 204
    (package,) = sandbox.packages(ORDER_ID)
    assert (package.tracking_number, package.carrier) == ("NEW", "UPS")
    assert sandbox.mistakes() == []


def test_a_new_reference_for_the_same_shipment_doubles_it(sandbox: Sandbox, caller: CallingSeller) -> None:
    confirm(caller, confirmation(1))
    assert confirm(caller, confirmation(1, packageReferenceId="2")).status_code == 204
    (mistake,) = sandbox.mistakes()
    assert (mistake.source, mistake.sku) == ("confirmShipment", "CHAIR")
    assert ORDER_ID in mistake.what


def test_a_used_reference_leaves_out_the_other_pieces(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.add_orders([order(items=[item(), item(order_item_id="2")])])
    confirm(caller, confirmation())
    assert confirm(caller, confirmation(orderItems=[{"orderItemId": "2", "quantity": 2}])).status_code == 204
    assert status(sandbox) == "PARTIALLY_SHIPPED"
    assert len(sandbox.mistakes()) == 1


def test_a_new_package_of_a_shipped_order_is_not_found(sandbox: Sandbox, caller: CallingSeller) -> None:
    confirm(caller, confirmation())
    answer = confirm(caller, confirmation(packageReferenceId="2"))
    # models#5037
    assert answer.status_code == 400
    assert "PackageToUpdateNotFound" in message(answer)
    assert len(sandbox.packages(ORDER_ID)) == 1


WRONG_CONFIRMATIONS: tuple[tuple[dict[str, Any], str], ...] = (
    # jlevers#489, jlevers#528, models#5094
    ({"packageReferenceId": "P-1"}, "PackageReferenceId: is invalid, must be a positive numeric value."),
    ({"packageReferenceId": "0"}, "positive numeric"),
    ({"packageReferenceId": "9" * 5000}, "positive numeric"),
    ({"packageReferenceId": 1}, "packageReferenceId"),
    ({"orderItems": {"orderItemId": ITEM_ID, "quantity": 1}}, "orderItems"),
    ({"orderItems": []}, "orderItems"),
    ({"orderItems": [{"orderItemId": ITEM_ID}]}, "quantity"),
    ({"orderItems": [{"orderItemId": ITEM_ID, "quantity": 0}]}, "quantity"),
    ({"orderItems": [{"orderItemId": ITEM_ID, "quantity": 3}]}, "quantities"),
    ({"orderItems": [{"orderItemId": ITEM_ID, "quantity": n} for n in (1, 2)]}, "quantities"),
    ({"orderItems": [{"orderItemId": "1", "quantity": 1}]}, "OrderItemId is invalid"),
    ({"shipDate": "02/21/2022"}, "shipDate"),
    ({"trackingNumber": None}, "trackingNumber"),
    ({"carrierCode": "Other"}, "CarrierName"),
)


def test_a_wrong_confirmation_ships_nothing(sandbox: Sandbox, caller: CallingSeller) -> None:
    for changes, words in WRONG_CONFIRMATIONS:
        answer = confirm(caller, confirmation(**changes))
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "InvalidInput")
        assert words in message(answer)
    assert (status(sandbox), sandbox.packages(ORDER_ID)) == ("UNSHIPPED", [])


def test_another_carrier_is_known_by_its_name(sandbox: Sandbox, caller: CallingSeller) -> None:
    confirm(caller, confirmation(carrierCode="Other", carrierName="Radkurier"))
    assert sandbox.packages(ORDER_ID)[0].carrier == "Radkurier"


def test_only_open_orders_of_the_merchant_can_be_shipped(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.add_orders([order("A", fulfilled_by="AMAZON"), order("P", status="PENDING"), order("F")])
    sandbox.cancel_order("F")
    assert [confirm(caller, confirmation(), order_id).status_code for order_id in "APF"] == [400] * 3
    assert confirm(caller, confirmation(), "NOBODY").status_code == 404
    assert confirm(caller, confirmation() | {"marketplaceId": FRANCE}).status_code == 400
    assert status(sandbox) == "UNSHIPPED"
