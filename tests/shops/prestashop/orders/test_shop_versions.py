"""The same order in PrestaShop 1.6 and 9: columns that are not there are left out, texts are as long as they may."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from sqlbridge.demo.server import PrivateServer
from tests.shops.prestashop.orders import variants
from tests.shops.prestashop.orders.clerk import AT, LONG_AGO, Clerk, amount, at_home
from tests.shops.prestashop.orders.premises import made_shop


@pytest.fixture(scope="module", params=["1.6", "9"])
def version(request: pytest.FixtureRequest) -> str:
    version: str = request.param
    return version


@pytest.fixture(scope="module")
def engine(server: PrivateServer, version: str) -> Iterator[Engine]:
    with made_shop(server, variants.OLD if version == "1.6" else variants.NEW) as engine:
        yield engine


def test_an_order_is_written_shipped_found_and_cancelled(clerk: Clerk, version: str) -> None:
    clerk.product("mug")
    address = at_home(name="Erika 🎉 Mustermann-Schulze von und zu Hohenlohe-Langenburg", phone="+49 (30) 12")
    line = clerk.line("mug", amount("39.90", "6.37"), 2, discount=amount("5.00", "0.80"))
    purchase = clerk.purchase(line, address=address)
    order = clerk.write(purchase)
    row = clerk.row("orders", order)
    assert (row["total_paid"], row["current_state"], row["invoice_number"]) == (Decimal("34.90"), 2, 1)
    assert clerk.desk.find(clerk.connection, purchase.order.id, LONG_AGO) == order
    written = clerk.around("address", order, "id_address", "id_address_delivery")
    if version == "1.6":
        assert (written["firstname"], written["lastname"]) == (
            "Erika  Mustermann-Schulze von un",
            "Hohenlohe-Langenburg",
        )
        assert written["company"] == "Erika  Mustermann-Schulze von und zu Hohenlohe-Langenburg"
    else:
        assert written["firstname"] == "Erika 🎉 Mustermann-Schulze von und zu"
    (stock,) = clerk.rows("stock_available")
    assert stock["quantity"] == 8
    assert clerk.desk.cancel(clerk.connection, order.id, AT)
    (stock,) = clerk.rows("stock_available")
    assert stock["quantity"] == 10


def test_tracking_numbers_are_read_where_the_version_keeps_them(clerk: Clerk, version: str) -> None:
    clerk.product("mug")
    order = clerk.bought(clerk.line("mug", amount("10.00")))
    clerk.state(order, 4)
    if version == "1.6":
        clerk.keeper.write(f"UPDATE PREFIX_orders SET shipping_number = 'OLD' WHERE id_order = {order.id}")
        assert clerk.fate(order).parcels[0].tracking_number == "OLD"
    clerk.keeper.write(f"UPDATE PREFIX_order_carrier SET tracking_number = 'NEW' WHERE id_order = {order.id}")
    (parcel,) = clerk.fate(order).parcels
    assert (parcel.tracking_number, parcel.shipped_at) == ("NEW", datetime(2026, 11, 24, 11))


@pytest.mark.parametrize("version", ["9"], indirect=True)
def test_what_was_packed_is_a_parcel_each(clerk: Clerk) -> None:
    """PrestaShop 9.1 knows parcels, where the shop has switched that on."""
    clerk.product("mug")
    order = clerk.bought(clerk.line("mug", amount("10.00"), 3))
    (line,) = order.lines.values()
    for key, shipped, cancelled, quantity in (
        (51, "2026-11-24 12:00:00", None, 2),
        (52, None, None, 1),
        (53, "2026-11-24 12:00:00", "2026-11-24 13:00:00", 1),
    ):
        parcel = {"id_order": order.id, "id_carrier": 5, "tracking_number": f"T{key}"}
        clerk.keeper.insert("shipment", id_shipment=key, shipped_at=shipped, cancelled_at=cancelled, **parcel)
        clerk.keeper.insert("shipment_product", id_shipment=key, id_order_detail=line, quantity=quantity)
    (first,) = clerk.fate(order).parcels
    assert (first.tracking_number, first.carrier_code, first.pieces) == ("T51", "2", {line: 2})
    assert first.shipped_at == datetime(2026, 11, 24, 11)
    clerk.state(order, 4, "2026-11-25 12:00:00")
    again, second = clerk.fate(order).parcels
    assert again == first
    assert (second.tracking_number, second.pieces) == ("T52", {line: 1})
    assert second.shipped_at == datetime(2026, 11, 25, 11)
