"""What becomes of orders: cancelled, as OpenMage's back office did it on record, or shipped."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlbridge.model.orders import Fate, Parcel, WrittenOrder
from tests.shops.magento1.orders.comparison import differences
from tests.shops.magento1.orders.office import Office, amount, line
from tests.shops.magento1.shopkeeper import NOW, TOMORROW

# 1 x 13.22 net at 19 %, 4.90 shipping without tax.
_CANCELLED = {
    "state": "canceled",
    "status": "canceled",
    "subtotal_canceled": "13.22",
    "base_subtotal_canceled": "13.22",
    "tax_canceled": "2.51",
    "base_tax_canceled": "2.51",
    "shipping_canceled": "4.9",
    "base_shipping_canceled": "4.9",
    "discount_canceled": "0",
    "base_discount_canceled": "0",
    "total_canceled": "20.63",
    "base_total_canceled": "20.63",
    "total_due": "20.63",
    "total_paid": None,
}
_CANCELLED_ITEM = {"qty_canceled": "1", "qty_ordered": "1", "tax_canceled": "2.51", "hidden_tax_canceled": "0"}
_GOODS = amount("15.73")


def test_an_order_is_cancelled_once_and_gives_its_pieces_back(office: Office) -> None:
    product = office.keeper.product("SKU-1", price=1, stock={"qty": 1})
    written = office.sell(line(1, _GOODS, shipping=amount("4.90")), products=[product])
    assert office.stock(product) == (0, 0)
    assert [office.cancel(written, TOMORROW), office.cancel(written, TOMORROW)] == [True, False]
    [row], [item], [grid] = map(office.rows, ("sales_flat_order", "sales_flat_order_item", "sales_flat_order_grid"))
    assert differences(row, _CANCELLED) == {}
    assert differences(item, _CANCELLED_ITEM) == {}
    assert (grid["status"], row["updated_at"], row["created_at"]) == ("canceled", TOMORROW, NOW)
    assert [one["status"] for one in office.rows("sales_flat_order_status_history")] == ["processing", "canceled"]
    assert office.stock(product) == (1, 1)
    assert office.fates(written) == {written.id: Fate(is_cancelled=True, parcels=())}


def test_an_order_that_is_shipped_or_invoiced_in_part_is_not_cancelled(office: Office) -> None:
    product = office.keeper.product("SKU-1", price=1)
    for number, change in enumerate(("qty_shipped = 1", "qty_invoiced = 1")):
        written = office.sell(line(1, _GOODS, 2), products=[product], id=str(number))
        office.keeper.write(f"UPDATE PREFIX_sales_flat_order_item SET {change} WHERE order_id = {written.id}")
        assert not office.cancel(written)
    shipped = office.sell(line(1, _GOODS), products=[product], id="shipment")
    ship(office, shipped, 1, {"00000000000001": 1})
    assert not office.cancel(shipped)
    assert not office.cancel(WrittenOrder("4711", "", {}))
    assert office.stock(product)[0] == 5


def test_pieces_go_back_as_the_shop_is_set(office: Office) -> None:
    office.keeper.setting("cataloginventory/options/can_back_in_stock", "0")
    product = office.keeper.product("SKU-1", price=1, stock={"qty": 1})
    assert office.cancel(office.sell(line(1, _GOODS), products=[product]))
    assert office.stock(product) == (1, 0)


def test_every_shipment_is_a_parcel(office: Office) -> None:
    product = office.keeper.product("SKU-1", price=1, stock={"qty": 99})
    written = office.sell(line(1, _GOODS, 3), line(2, _GOODS), products=[product])
    other = office.sell(line(3, _GOODS), products=[product], id="other")
    assert office.fates(written, other, WrittenOrder("4711", "", {})) == {
        written.id: Fate(is_cancelled=False, parcels=()),
        other.id: Fate(is_cancelled=False, parcels=()),
    }
    ship(office, written, 1, {"00000000000001": 2}, ("dhl", "DHL", " 003404 "), ("custom", "Post", "RR1"))
    ship(office, written, 2, {"00000000000001": 1, "00000000000002": 1}, ("custom", "Post", ""))
    first, second = (written.lines[f"{number:014}"] for number in (1, 2))
    assert office.fates(written)[written.id].parcels == (
        Parcel("1", datetime(2026, 12, 1, 8), "dhl", "DHL", "003404", {first: 2}),
        Parcel("2", datetime(2026, 12, 2, 8), "", "", "", {first: 1, second: 1}),
    )
    assert office.fates(other)[other.id].parcels == ()


def test_an_order_marked_as_shipped_without_a_shipment_is_one_parcel(office: Office) -> None:
    product = office.keeper.product("SKU-1", price=1, stock={"qty": 99})
    written = office.sell(line(1, _GOODS, 3), line(2, _GOODS), products=[product])
    office.keeper.write("UPDATE PREFIX_sales_flat_order_item SET qty_canceled = 1 WHERE qty_ordered = 3")
    office.keeper.write("INSERT INTO PREFIX_sales_order_status VALUES ('sent', 'Sent')")
    first, second = written.lines.values()
    for status, words in (("complete", ()), ("sent", ("sent", "complete"))):
        office.keeper.write(
            f"UPDATE PREFIX_sales_flat_order SET status = '{status}', updated_at = '2026-12-03 09:00'"
        )
        [parcel] = office.fates(written, shipped=words)[written.id].parcels
        assert (parcel.id, parcel.shipped_at) == ("order", datetime(2026, 12, 3, 9))
        assert (parcel.tracking_number, parcel.pieces) == ("", {first: 2, second: 1})
    assert office.fates(written)[written.id].parcels == ()
    comment = {"parent_id": written.id, "status": "sent", "created_at": datetime(2026, 12, 3, 7)}
    office.keeper.insert("sales_flat_order_status_history", **comment)
    assert office.fates(written, shipped=["sent"])[written.id].parcels[0].shipped_at == datetime(2026, 12, 3, 7)
    ship(office, written, 1, {"00000000000002": 1})
    assert [parcel.id for parcel in office.fates(written, shipped=["sent"])[written.id].parcels] == ["1"]


def ship(
    office: Office, written: WrittenOrder, number: int, pieces: dict[str, int], *tracks: tuple[Any, ...]
) -> None:
    """A shipment as the back office writes it, on that day of December."""
    at = datetime(2026, 12, number, 8)
    office.keeper.insert("sales_flat_shipment", entity_id=number, order_id=written.id, created_at=at)
    for item, quantity in pieces.items():
        row = {"order_item_id": written.lines[item], "qty": Decimal(quantity)}
        office.keeper.insert("sales_flat_shipment_item", parent_id=number, **row)
    for carrier, title, tracking_number in tracks:
        row = {"carrier_code": carrier, "title": title, "track_number": tracking_number, "order_id": written.id}
        office.keeper.insert("sales_flat_shipment_track", parent_id=number, created_at=at, **row)
