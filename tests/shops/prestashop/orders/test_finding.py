"""An order is found by Amazon's id, and what became of it is read in sets."""

from datetime import datetime

import pytest

from sqlbridge.errors import ShopError
from sqlbridge.settings import TrackingSettings
from tests.shops.prestashop.orders.clerk import AT, LONG_AGO, Clerk, amount

TEN = amount("10.00")


def test_a_written_order_is_found_with_its_lines(clerk: Clerk) -> None:
    clerk.product("mug")
    purchase = clerk.purchase(clerk.line("mug", TEN), clerk.line("mug", TEN, 2))
    assert clerk.desk.find(clerk.connection, purchase.order.id, LONG_AGO) is None
    order = clerk.write(purchase)
    assert clerk.desk.find(clerk.connection, purchase.order.id, LONG_AGO) == order
    gone = next(iter(order.lines.values()))
    clerk.keeper.write(f"DELETE FROM PREFIX_order_detail WHERE id_order_detail = {gone}")
    found = clerk.desk.find(clerk.connection, purchase.order.id, LONG_AGO)
    assert found is not None
    assert list(found.lines.values()) == list(order.lines.values())[1:]


def test_an_order_is_found_by_its_payment_alone(clerk: Clerk) -> None:
    """Another tool, or an earlier installation, wrote it."""
    row = {"id_order": 77, "reference": "OLDORDERS", "current_state": 5, "payment": "Amazon"}
    clerk.keeper.insert("orders", **row, date_add="2026-11-20 10:00:00")
    clerk.keeper.insert("order_payment", order_reference="OLDORDERS", transaction_id="403-1-1", amount=1)
    found = clerk.desk.find(clerk.connection, "403-1-1", LONG_AGO)
    assert found is not None
    assert (found.id, found.reference, found.lines) == ("77", "OLDORDERS", {})


def test_a_new_order_is_neither_shipped_nor_cancelled(clerk: Clerk) -> None:
    clerk.product("mug")
    fate = clerk.fate(clerk.bought(clerk.line("mug", TEN)))
    assert (fate.is_cancelled, fate.parcels) == (False, ())


def test_a_shipped_order_is_one_parcel_that_keeps_its_id(clerk: Clerk) -> None:
    clerk.product("mug")
    order = clerk.bought(clerk.line("mug", TEN, 3), clerk.line("mug", TEN))
    clerk.state(order, 4, "2026-11-24 12:00:00")
    clerk.state(order, 5, "2026-11-26 09:00:00")
    (parcel,) = clerk.fate(order).parcels
    assert parcel.shipped_at == datetime(2026, 11, 24, 11)  # Berlin's clock
    assert (parcel.carrier_code, parcel.carrier_title, parcel.tracking_number) == ("2", "My carrier", "")
    assert list(parcel.pieces.items()) == list(zip(order.lines.values(), (3, 1), strict=True))
    clerk.keeper.write(f"UPDATE PREFIX_order_carrier SET tracking_number = ' 0034 ' WHERE id_order = {order.id}")
    (with_number,) = clerk.fate(order).parcels
    clerk.keeper.insert("order_carrier", id_order=order.id, id_carrier=1, tracking_number="0035")
    clerk.keeper.insert("order_carrier", id_order=order.id, id_carrier=1, tracking_number="")
    (corrected,) = clerk.fate(order).parcels
    assert {with_number.id, corrected.id} == {parcel.id}
    assert (with_number.tracking_number, corrected.tracking_number) == ("0034", "0035")
    assert (corrected.carrier_code, corrected.carrier_title) == ("1", "Demo")  # carrier '0' is the shop itself


def test_refunded_pieces_are_not_in_the_parcel(clerk: Clerk) -> None:
    clerk.product("mug")
    order = clerk.bought(clerk.line("mug", TEN, 3), clerk.line("mug", TEN))
    first, second = order.lines.values()
    for line in (first, second):
        clerk.keeper.write(
            f"UPDATE PREFIX_order_detail SET product_quantity_refunded = 1 WHERE id_order_detail = {line}"
        )
    clerk.state(order, 4)
    (parcel,) = clerk.fate(order).parcels
    assert parcel.pieces == {first: 2}


def test_without_history_the_delivery_date_tells_and_then_the_last_change(clerk: Clerk) -> None:
    clerk.product("mug")
    order = clerk.bought(clerk.line("mug", TEN))
    clerk.keeper.write(f"UPDATE PREFIX_orders SET current_state = 4 WHERE id_order = {order.id}")
    assert clerk.fate(order).parcels[0].shipped_at == AT
    clerk.keeper.write(f"UPDATE PREFIX_orders SET delivery_date = '2026-11-25 08:00:00' WHERE id_order = {order.id}")
    assert clerk.fate(order).parcels[0].shipped_at == datetime(2026, 11, 25, 7)


def test_the_states_of_the_configuration_mean_shipped(clerk: Clerk) -> None:
    clerk.product("mug")
    order = clerk.bought(clerk.line("mug", TEN))
    clerk.state(order, 3)
    assert clerk.fate(order).parcels == ()
    assert len(clerk.fate(order, shipped_states=["3"]).parcels) == 1
    with pytest.raises(ShopError, match=r"no order state '99'.*correct shipped_states"):
        clerk.fate(order, shipped_states=["99"])


def test_a_state_that_was_deleted_still_says_what_it_meant(clerk: Clerk) -> None:
    clerk.product("mug")
    order = clerk.bought(clerk.line("mug", TEN))
    clerk.keeper.insert("order_state", id_order_state=20, shipped=1, deleted=1)
    clerk.state(order, 20)
    assert len(clerk.fate(order).parcels) == 1
    assert not clerk.desk.cancel(clerk.connection, order.id, AT)
    with pytest.raises(ShopError, match="no order state '20'"):
        clerk.write(clerk.purchase(clerk.line("mug", TEN)), state="20")


def test_fates_are_those_of_the_orders_that_there_are(clerk: Clerk) -> None:
    clerk.product("mug")
    cancelled, refunded = (clerk.bought(clerk.line("mug", TEN)) for _ in range(2))
    clerk.desk.cancel(clerk.connection, cancelled.id, AT)
    clerk.state(refunded, 7)
    fates = clerk.desk.fates(clerk.connection, [cancelled.id, refunded.id, "4711"], TrackingSettings())
    assert {key: fate.is_cancelled for key, fate in fates.items()} == {cancelled.id: True, refunded.id: False}
