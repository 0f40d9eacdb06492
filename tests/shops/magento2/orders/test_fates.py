"""What became of orders: parcels as the back office ships them (facts: sales_shipment, _item, _track)."""

from datetime import datetime
from typing import Any

import pytest

from sqlbridge.model.orders import Fate, Parcel, WrittenOrder
from sqlbridge.settings import TrackingSettings
from tests.shops.magento2.orders.clerk import NOW, Clerk, amount, line

FIRST, SECOND = datetime(2026, 11, 23, 9, 30), datetime(2026, 11, 24, 17, 5)
LATER = datetime(2026, 11, 25, 10)


@pytest.fixture
def written(clerk: Clerk) -> WrittenOrder:
    """Three pieces of A, one of B."""
    lines = [line("71", "A", 3, amount("3")), line("72", "B", 1, amount("1"))]
    return clerk.write(clerk.purchase(*lines, total="4"))


def ship(clerk: Clerk, order: WrittenOrder, at: datetime, pieces: dict[str, int]) -> int:
    """A shipment of these pieces, by Amazon's item id; its id."""
    shipment = 1 + int(clerk.rows("SELECT IFNULL(MAX(entity_id), 0) AS id FROM sales_shipment")[0]["id"])
    clerk.keeper.insert("sales_shipment", {"entity_id": shipment, "order_id": order.id, "created_at": at})
    rows = ({"parent_id": shipment, "order_item_id": order.lines[item], "qty": qty} for item, qty in pieces.items())
    clerk.keeper.insert("sales_shipment_item", *rows)
    for item, quantity in pieces.items():
        line_id = order.lines[item]
        clerk.keeper.write(
            f"UPDATE sales_order_item SET qty_shipped = qty_shipped + {quantity} WHERE item_id = {line_id}"
        )
    return shipment


def track(clerk: Clerk, order: WrittenOrder, shipment: int, number: str | None, **columns: Any) -> None:
    """A tracking number of a shipment."""
    row = {
        "parent_id": shipment,
        "order_id": order.id,
        "track_number": number,
        "carrier_code": "custom",
        "title": "DHL",
    }
    clerk.keeper.insert("sales_shipment_track", row | columns)


def test_an_order_that_waits_has_no_parcels(clerk: Clerk, written: WrittenOrder) -> None:
    assert clerk.fate(written) == Fate(is_cancelled=False, parcels=())


def test_each_shipment_is_a_parcel_with_its_pieces(clerk: Clerk, written: WrittenOrder) -> None:
    first = ship(clerk, written, FIRST, {"71": 2})
    second = ship(clerk, written, SECOND, {"71": 1, "72": 1})
    track(clerk, written, first, "00340434161094042557")
    track(clerk, written, second, "1Z999AA10123456784", carrier_code="ups", title="United Parcel Service")
    a, b = written.lines["71"], written.lines["72"]
    assert clerk.fate(written).parcels == (
        Parcel(str(first), FIRST, "custom", "DHL", "00340434161094042557", {a: 2}),
        Parcel(str(second), SECOND, "ups", "United Parcel Service", "1Z999AA10123456784", {a: 1, b: 1}),
    )


def test_a_number_may_come_later_and_the_first_one_counts(clerk: Clerk, written: WrittenOrder) -> None:
    shipment = ship(clerk, written, FIRST, {"71": 3})
    track(clerk, written, shipment, "")
    (parcel,) = clerk.fate(written).parcels
    assert (parcel.carrier_code, parcel.carrier_title, parcel.tracking_number) == ("", "", "")
    track(clerk, written, shipment, " 1 ")
    track(clerk, written, shipment, "2", carrier_code="ups", title=None)
    (corrected,) = clerk.fate(written).parcels
    assert (corrected.id, corrected.tracking_number, corrected.carrier_title) == (parcel.id, "1", "DHL")


def test_a_status_set_by_hand_is_a_parcel_of_all_that_is_left(clerk: Clerk, written: WrittenOrder) -> None:
    clerk.keeper.write(
        f"UPDATE sales_order_item SET qty_canceled = 1 WHERE item_id = {written.lines['71']}",
        f"UPDATE sales_order SET status = 'complete', updated_at = '{LATER}' WHERE entity_id = {written.id}",
    )
    (parcel,) = clerk.fate(written).parcels
    assert parcel.pieces == {written.lines["71"]: 2, written.lines["72"]: 1}
    assert (parcel.shipped_at, parcel.tracking_number) == (LATER, "")
    entry = {"parent_id": written.id, "status": "complete", "created_at": FIRST}
    clerk.keeper.insert("sales_order_status_history", entry, entry | {"created_at": SECOND})
    (dated,) = clerk.fate(written).parcels
    assert (dated.id, dated.shipped_at) == (parcel.id, FIRST)


def test_other_statuses_mean_shipped_where_the_channel_says_so(clerk: Clerk, written: WrittenOrder) -> None:
    clerk.keeper.write(f"UPDATE sales_order SET status = 'erp_sent' WHERE entity_id = {written.id}")
    assert clerk.fate(written).parcels == ()
    (parcel,) = clerk.fate(written, shipped_states=["complete", "erp_sent"]).parcels
    assert sum(parcel.pieces.values()) == 4


def test_shipments_count_before_the_status(clerk: Clerk, written: WrittenOrder) -> None:
    shipment = ship(clerk, written, FIRST, {"71": 1})
    clerk.keeper.write(f"UPDATE sales_order SET status = 'complete' WHERE entity_id = {written.id}")
    assert [parcel.id for parcel in clerk.fate(written).parcels] == [str(shipment)]


def test_orders_are_read_in_sets_without_those_that_are_gone(clerk: Clerk, written: WrittenOrder) -> None:
    others = [clerk.sell() for _ in range(2)]
    clerk.keeper.write(f"DELETE FROM sales_order WHERE entity_id = {others[0].id}")
    ids = [order.id for order in (written, *others)]
    with clerk.engine.connect() as connection:
        fates = clerk.desk.fates(connection, ids, TrackingSettings())
        assert clerk.desk.fates(connection, [], TrackingSettings()) == {}
    assert set(fates) == {written.id, others[1].id}


def test_an_order_of_another_program_is_found_by_amazons_number(clerk: Clerk) -> None:
    order = {"entity_id": 880001, "store_id": 1, "increment_id": "AMZ-1", "ext_order_id": "302-9", "created_at": NOW}
    clerk.keeper.insert("sales_order", order)
    clerk.keeper.insert("sales_order_item", {"item_id": 990001, "order_id": 880001, "ext_order_item_id": "71"})
    assert clerk.find("302-9") == WrittenOrder("880001", "AMZ-1", {"71": "990001"})
