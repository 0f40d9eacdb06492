"""Cancelling in the shop, as its back office does: held against the rows that Magento Open Source 2.4.6 wrote."""

from datetime import datetime
from decimal import Decimal

import pytest

from sqlbridge.settings import OrderSettings
from tests.shops.magento2.orders.clerk import Clerk, amount, line

LATER = datetime(2026, 11, 22, 8)


def test_all_amounts_are_cancelled(clerk: Clerk) -> None:
    # The reference order: one piece at 15.73 with 2.51 tax, and 4.90 for shipping.
    bought = line("1", "A", 1, amount("15.73", "2.51"), shipping=amount("4.90"))
    written = clerk.write(clerk.purchase(bought, total="20.63"))
    assert clerk.cancel(written.id, LATER)
    order, (item,) = clerk.order(written), clerk.items(written)
    assert (order["state"], order["status"], order["updated_at"]) == ("canceled", "canceled", LATER)
    cancelled = {
        "subtotal_canceled": "13.22",
        "tax_canceled": "2.51",
        "shipping_canceled": "4.9",
        "discount_canceled": "0",
        "total_canceled": "20.63",
        "total_due": "20.63",
    }
    for name, value in cancelled.items():
        assert order[name] == order[f"base_{name}"] == Decimal(value), name
    assert (item["qty_canceled"], item["tax_canceled"]) == (1, Decimal("2.51"))
    assert item["discount_tax_compensation_canceled"] == 0


def test_the_back_office_sees_it_in_list_and_history(clerk: Clerk) -> None:
    written = clerk.sell()
    assert clerk.cancel(written.id, LATER)
    grid = clerk.row("sales_order_grid", written, "entity_id")
    assert (grid["status"], grid["updated_at"]) == ("canceled", LATER)
    query = "SELECT * FROM sales_order_status_history WHERE parent_id = :id ORDER BY entity_id"
    last = clerk.rows(query, id=written.id)[-1]
    assert (last["status"], last["created_at"], last["is_customer_notified"]) == ("canceled", LATER, 0)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sales_order_item SET qty_shipped = 1 WHERE order_id = {0}",
        "UPDATE sales_order_item SET qty_invoiced = 1 WHERE order_id = {0}",
        "UPDATE sales_order SET state = 'complete' WHERE entity_id = {0}",
        "INSERT INTO sales_shipment (order_id) VALUES ({0})",
        "DELETE FROM sales_order WHERE entity_id = {0}",
    ],
)
def test_what_has_gone_further_is_left_alone(clerk: Clerk, change: str) -> None:
    written = clerk.sell()
    before = clerk.reserved("A")
    clerk.keeper.write(change.format(written.id))
    assert not clerk.cancel(written.id)
    assert clerk.reserved("A") == before
    assert not clerk.rows("SELECT 1 FROM sales_order WHERE entity_id = :id AND status = 'canceled'", id=written.id)


def test_an_order_is_cancelled_once(clerk: Clerk) -> None:
    written = clerk.sell()
    assert [clerk.cancel(written.id) for _ in range(2)] == [True, False]
    assert clerk.fate(written).is_cancelled


def test_an_order_on_hold_is_cancelled(clerk: Clerk) -> None:
    written = clerk.sell()
    clerk.keeper.write(
        f"UPDATE sales_order SET state = 'holded', hold_before_state = 'new' WHERE entity_id = {written.id}"
    )
    assert clerk.cancel(written.id)
    assert clerk.order(written)["hold_before_state"] is None


def test_a_shop_has_its_own_status_of_cancelled_orders(clerk: Clerk) -> None:
    default = "UPDATE sales_order_status_state SET is_default = status = '{}' WHERE state = 'canceled'"
    clerk.keeper.write(
        "INSERT INTO sales_order_status VALUES ('storniert', 'Storniert')",
        "INSERT INTO sales_order_status_state VALUES ('storniert', 'canceled', 0, 0)",
    )
    written = clerk.sell()
    with clerk.shop_where(default.format("storniert"), default.format("canceled")):
        clerk.cancel(written.id)
    assert clerk.order(written)["status"] == "storniert"


def test_there_is_nothing_to_clean_up(clerk: Clerk) -> None:
    purchase = clerk.purchase(line("1", "A", 1, amount("11.90")), total="11.90")
    with clerk.engine.connect() as connection:
        clerk.desk.write(connection, purchase, OrderSettings(), LATER)  # and dies
    with clerk.engine.begin() as connection:
        assert not clerk.desk.clean_up(connection, purchase.order.id)
    assert clerk.find(purchase.order.id) is None
    left = clerk.rows("SELECT 1 FROM sales_order_item WHERE order_id NOT IN (SELECT entity_id FROM sales_order)")
    assert left == []
