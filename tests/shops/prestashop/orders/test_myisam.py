"""Shops without transactions: what a write that died has left is removed, and the order is written again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, event

from sqlbridge.demo.server import PrivateServer
from sqlbridge.model.orders import Purchase
from tests.shops.prestashop.orders import variants
from tests.shops.prestashop.orders.clerk import LONG_AGO, Clerk, amount
from tests.shops.prestashop.orders.premises import made_shop
from tests.shops.prestashop.shopkeeper import Shopkeeper

ONE_FOR_EACH = (
    "order_history",
    "order_carrier",
    "order_invoice",
    "order_invoice_payment",
    "order_cart_rule",
    "order_detail",
    "message",
)


class KilledError(Exception):
    """The process is gone."""


@pytest.fixture(scope="module")
def clerk(server: PrivateServer) -> Iterator[Clerk]:
    """One for all tests: nothing is rolled back here."""
    with made_shop(server, variants.MYISAM) as engine, engine.connect() as connection:
        yield Clerk(Shopkeeper(connection, str(engine.url.database)))


@contextmanager
def killed_before(connection: Connection, number: int) -> Iterator[None]:
    """The process dies when it is about to send its writing statement of that number, counted from 0."""
    writes = 0

    def count(_: Any, __: Any, statement: str, *___: Any) -> None:
        nonlocal writes
        if statement.startswith(("INSERT", "UPDATE", "DELETE")):
            writes += 1
            if writes > number:
                raise KilledError

    event.listen(connection, "before_cursor_execute", count)
    try:
        yield
    finally:
        event.remove(connection, "before_cursor_execute", count)


def test_whatever_a_write_that_died_has_left_is_removed_and_it_is_written_again(clerk: Clerk) -> None:
    """It dies before each of its statements in turn, until it lives."""
    mug = clerk.product("mug", 100)
    line = clerk.line("mug", amount("39.90", "6.37"), 2, discount=amount("5", "0.80"), shipping=amount("3", "0.48"))
    deaths = 0
    while _dies_and_is_written_again(clerk, clerk.purchase(line), deaths):
        deaths += 1
    assert deaths > 15
    orders = sorted(row["id_order"] for row in clerk.rows("orders"))
    assert len(orders) == deaths + 1
    (stock,) = clerk.rows("stock_available", f"id_product = {mug}")
    assert stock["quantity"] == 100 - 2 * len(orders)
    for table in ONE_FOR_EACH:
        assert sorted(row["id_order"] for row in clerk.rows(table)) == orders
    for table in ("order_detail_tax", "order_invoice_tax", "order_payment"):
        assert len(clerk.rows(table)) == len(orders)
    assert sorted(row["number"] for row in clerk.rows("order_invoice")) == list(range(1, len(orders) + 1))
    assert len(clerk.rows("customer")) == 1


def _dies_and_is_written_again(clerk: Clerk, purchase: Purchase, statement: int) -> bool:
    """Whether the write reached that statement. In the end, the order is there once."""
    try:
        with killed_before(clerk.connection, statement):
            clerk.write(purchase)
    except KilledError:
        if not clerk.desk.find(clerk.connection, purchase.order.id, LONG_AGO):
            clerk.desk.clean_up(clerk.connection, purchase.order.id)
            clerk.write(purchase)
        return True
    return False


def test_a_clean_up_that_dies_is_repeated_and_spares_the_orders_that_count(clerk: Clerk) -> None:
    clerk.product("mug")
    whole = clerk.purchase(clerk.line("mug", amount("10.00")))
    before = clerk.write(whole)
    broken = clerk.purchase(clerk.line("mug", amount("20.00")))
    rows = {table: len(clerk.rows(table)) for table in (*ONE_FOR_EACH, "orders", "order_payment")}
    with pytest.raises(KilledError), killed_before(clerk.connection, 12):
        clerk.write(broken)
    assert clerk.desk.find(clerk.connection, broken.order.id, LONG_AGO) is None
    for statement in (3, 9):
        with pytest.raises(KilledError), killed_before(clerk.connection, statement):
            clerk.desk.clean_up(clerk.connection, broken.order.id)
    assert clerk.desk.clean_up(clerk.connection, broken.order.id)
    assert not clerk.desk.clean_up(clerk.connection, broken.order.id)
    assert not clerk.desk.clean_up(clerk.connection, whole.order.id)
    assert clerk.desk.find(clerk.connection, whole.order.id, LONG_AGO) == before
    assert {table: len(clerk.rows(table)) for table in rows} == rows
