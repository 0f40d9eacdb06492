"""Rows as the tasks leave them, for pages to show."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, true

from sqlbridge.database.engine import Database, open_database
from sqlbridge.ledger import audit
from tests.doctor.clinic import Clinic

_TABLES = ("audit", "shipments", "order_items", "orders", "matches", "drifts", "reports", "listings")
_THEN = "2026-11-20 08:00:00"


@contextmanager
def laid_out(clinic: Clinic) -> Iterator["Rows"]:
    """A place for rows, swept afterwards; the clinic's one listing stays."""
    database = open_database(clinic.settings)
    try:
        yield Rows(database)
    finally:
        with database.begin() as connection:
            for name in _TABLES:
                table = getattr(database.tables, name)
                connection.execute(delete(table).where(table.c.seller_sku != "ANY" if name == "listings" else true()))
        database.engine.dispose()


@pytest.fixture
def rows(clinic: Clinic) -> Iterator["Rows"]:
    """A place for rows, swept after the test."""
    with laid_out(clinic) as place:
        yield place


class Rows:
    """Writes rows; what is not told has an ordinary value."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def audited(self) -> list[tuple[str, str, str, bool]]:
        """What the audit has of this test, but for logins: who, what, about what, and whether it was done."""
        with self._database.read() as connection:
            page = audit.page(connection, self._database.tables, before=None, limit=100)
        return [
            (one["actor"], one["action"], one["subject"], bool(one["is_done"]))
            for one in reversed(page)
            if one["action"] != "log-in"
        ]

    def value(self, table: str, column: str, id_: int) -> Any:
        """A column of a row."""
        whole = getattr(self._database.tables, table)
        with self._database.read() as connection:
            return connection.execute(select(whole.c[column]).where(whole.c.id == id_)).scalar_one()

    def order(self, amazon_order_id: str, state: str, items: int = 1, **columns: Any) -> int:
        """An order of 20 EUR, with so many items; its id."""
        given = {
            "account": "main",
            "channel": "de",
            "amazon_order_id": amazon_order_id,
            "status": "UNSHIPPED",
            "state": state,
            "purchased_at": _THEN,
            "updated_at": _THEN,
            "currency": "EUR",
            "total": 20,
            "seen_at": _THEN,
        }
        id_ = self._add("orders", given | columns)
        for number in range(items):
            item = {"order_id": id_, "item_id": f"7903976{number:07}", "seller_sku": f"DEMO-{number + 1:04}"}
            self._add("order_items", item | {"shop_sku": item["seller_sku"], "quantity": 2, "quantity_shipped": 0})
        return id_

    def parcel(self, order_id: int, state: str, number: int = 1, **columns: Any) -> int:
        """A parcel of DHL's with one piece; its id."""
        given = {
            "order_id": order_id,
            "parcel": str(number),
            "package_number": number,
            "carrier_code": "2",
            "carrier_title": "DHL",
            "amazon_code": "DHL",
            "amazon_name": "DHL",
            "tracking_number": f"JJD{number}",
            "shipped_at": _THEN,
            "items": '{"79039760000000": 2}',
            "state": state,
            "seen_at": _THEN,
        }
        return self._add("shipments", given | columns)

    def match(self, shop_sku: str, state: str, **columns: Any) -> int:
        """A product that is not listed; its id."""
        given = {"channel": "de", "shop_sku": shop_sku, "code": "08711253001202", "state": state}
        return self._add("matches", given | columns)

    def listing(self, seller_sku: str, **columns: Any) -> int:
        """A listing of the same SKU in the shop; its id."""
        given = {
            "account": "main",
            "channel": "de",
            "seller_sku": seller_sku,
            "shop_sku": seller_sku,
            "asin": "B00000CAN1",
            "status": "Active",
            "fulfilment": "merchant",
            "is_logged": 1,
            "first_seen_at": _THEN,
            "last_seen_at": _THEN,
        }
        return self._add("listings", given | columns)

    def drift(self, seller_sku: str, **columns: Any) -> None:
        """A price that Amazon reports otherwise."""
        given = {
            "kind": "price",
            "destination": "de",
            "seller_sku": seller_sku,
            "acknowledged": 19.99,
            "reported": 18.5,
            "resendings": 2,
            "first_seen_at": _THEN,
            "last_seen_at": _THEN,
        }
        self._add("drifts", given | columns)

    def report(self, state: str, **columns: Any) -> None:
        """A listings report."""
        given = {"account": "main", "channel": "de", "state": state, "requested_at": _THEN}
        self._add("reports", given | columns)

    def _add(self, table: str, values: Mapping[str, Any]) -> int:
        with self._database.begin() as connection:
            return int(connection.execute(insert(getattr(self._database.tables, table)).values(values)).lastrowid)
