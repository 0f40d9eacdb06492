"""The lists of listings, matches, orders and parcels look at few rows, however many there are."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Connection

from sqlbridge.database.engine import Database, open_database
from sqlbridge.database.tables import Tables
from sqlbridge.ledger import listings, order_queries, reports
from sqlbridge.ledger.views import drift_pages, listing_pages, match_pages, order_pages, order_views, shipment_pages
from sqlbridge.ledger.views.listing_pages import Kind, Place, SkuOf
from sqlbridge.model.matches import MatchState
from sqlbridge.model.states import OrderState, ShipmentState
from tests.dashboard.effort import MANY, NUMBERS, rows_read
from tests.dashboard.rows import laid_out
from tests.doctor.clinic import Clinic

_SOME = ["S-010000", "S-010001", "S-010002"]
Question = Callable[[Connection, Tables], object]

_NOW = "'2026-11-20 08:00:00'"
_FILL = (
    "INSERT INTO BRIDGE.listings (account, channel, seller_sku, shop_sku, fulfilment, first_seen_at, last_seen_at)"
    " SELECT 'main', IF(n % 2, 'de', 'fr'), CONCAT('S-', LPAD(n, 6, '0')), CONCAT('P-', LPAD(n, 6, '0')),"
    f" 'merchant', {_NOW}, {_NOW} FROM {NUMBERS}",
    "INSERT INTO BRIDGE.orders (account, channel, amazon_order_id, status, state, purchased_at, updated_at, currency,"
    f" total, seen_at) SELECT 'main', 'de', CONCAT('305-', LPAD(n, 6, '0')), 'SHIPPED', 'imported', {_NOW}, {_NOW},"
    f" 'EUR', 20, {_NOW} FROM {NUMBERS}",
    "INSERT INTO BRIDGE.shipments (order_id, parcel, package_number, carrier_code, carrier_title, amazon_code,"
    " amazon_name, tracking_number, shipped_at, items, state, seen_at) SELECT id, '1', 1, '2', 'DHL', 'DHL', 'DHL',"
    f" 'JJD', {_NOW}, '{{}}', 'confirmed', {_NOW} FROM BRIDGE.orders",
    "INSERT INTO BRIDGE.matches (channel, shop_sku, code, state)"
    f" SELECT 'de', CONCAT('P-', LPAD(n, 6, '0')), '1', 'unknown' FROM {NUMBERS}",
    "INSERT INTO BRIDGE.drifts SELECT 'price', 'de', CONCAT('S-', LPAD(n, 6, '0')), 2, 1, 0,"
    f" {_NOW}, {_NOW} - INTERVAL n SECOND FROM {NUMBERS}",
    "ANALYZE TABLE BRIDGE.listings, BRIDGE.orders, BRIDGE.shipments, BRIDGE.matches, BRIDGE.drifts",
)


@pytest.fixture(scope="module")
def full(clinic: Clinic) -> Iterator[Database]:
    """A bridge whose tables are full."""
    with laid_out(clinic):
        clinic.run(*_FILL)
        database = open_database(clinic.settings)
        yield database
        database.engine.dispose()


def _listings(sku_of: SkuOf, beginning: str = "", after: Place = ("", 0)) -> Question:
    return lambda connection, tables: listing_pages.page(
        connection,
        tables,
        "de",
        sku_of,
        beginning=beginning,
        kind=Kind.ANY,
        after=after,
        until=None,
        limit=51,
    )


QUESTIONS: dict[str, Question] = {
    "listings": _listings(SkuOf.SELLER),
    "listings further on": _listings(SkuOf.SELLER, after=("S-010000", 0)),
    "listings that begin so": _listings(SkuOf.SELLER, "S-015"),
    "listings by the shop's SKU": _listings(SkuOf.SHOP),
    "listings by the shop's SKU further on": _listings(SkuOf.SHOP, after=("P-010000", 17)),
    "listings by how the shop's SKU begins": _listings(SkuOf.SHOP, "P-015"),
    "the shop's SKU of a seller SKU": lambda connection, tables: listings.shop_sku(connection, tables, "S-010001"),
    "the shop's SKUs of seller SKUs": lambda connection, tables: listings.shop_skus_for(connection, tables, _SOME),
    "listings of seller SKUs": lambda connection, tables: listings.of_seller_skus(connection, tables, _SOME),
    "matches in a state": lambda connection, tables: match_pages.page(
        connection, tables, "de", MatchState.UNKNOWN, after=15_000, limit=51
    ),
    "matches that begin so": lambda connection, tables: match_pages.by_sku(
        connection, tables, "de", beginning="P-01", after="P-010000", limit=51
    ),
    "orders": lambda connection, tables: order_pages.page(connection, tables, None, before=10_000, limit=51),
    "orders in a state": lambda connection, tables: order_pages.page(
        connection, tables, OrderState.IMPORTED, before=10_000, limit=51
    ),
    "orders that begin so": lambda connection, tables: order_pages.search(
        connection, tables, "305-01", after="305-010000", limit=51
    ),
    "an order": lambda connection, tables: order_views.order(connection, tables, "305-010000"),
    "an order for the tasks": lambda connection, tables: order_queries.one(connection, tables, "305-010000"),
    "parcels": lambda connection, tables: shipment_pages.page(connection, tables, None, before=10_000, limit=51),
    "parcels in a state": lambda connection, tables: shipment_pages.page(
        connection, tables, ShipmentState.CONFIRMED, before=10_000, limit=51
    ),
    "parcels of an order": lambda connection, tables: shipment_pages.of_order(connection, tables, "305-010000"),
    "drift": lambda connection, tables: drift_pages.page(connection, tables, None, limit=51),
    "reports": lambda connection, tables: reports.last_of(connection, tables, "de"),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_page_looks_at_little_more_than_it_shows(question: str, full: Database) -> None:
    ask = QUESTIONS[question]
    assert rows_read(full, lambda connection: ask(connection, full.tables)) < 500


def test_seller_skus_are_found_on_every_channel(full: Database) -> None:
    def ask(connection: Connection) -> tuple[str | None, str | None, list[str], set[str]]:
        tables = full.tables
        one, none = (listings.shop_sku(connection, tables, sku) for sku in ("S-010001", "NEITHER"))
        found = listings.of_seller_skus(connection, tables, _SOME)
        return one, none, listings.shop_skus_for(connection, tables, _SOME), {listing.channel for listing in found}

    assert _asked(full, ask) == ("P-010001", None, ["P-010000", "P-010001", "P-010002"], {"de", "fr"})


def test_a_later_page_of_drift_begins_where_the_last_one_ended(full: Database) -> None:
    def ask(connection: Connection) -> list[dict[str, Any]]:
        rows = drift_pages.page(connection, full.tables, None, limit=500)
        return drift_pages.page(connection, full.tables, drift_pages.place_of(rows[-1]), limit=51)

    assert [row["seller_sku"] for row in _asked(full, ask)[:2]] == ["S-000501", "S-000502"]
    assert rows_read(full, ask) < 1_500


WINDOWS: dict[str, tuple[Question, int]] = {
    "problem orders": (
        lambda connection, tables: order_pages.problems(connection, tables, before=None, limit=51),
        order_pages.WINDOW,
    ),
    "problem parcels": (
        lambda connection, tables: shipment_pages.problems(connection, tables, before=None, limit=51),
        shipment_pages.WINDOW,
    ),
    "numbers of orders": (lambda connection, tables: order_pages.counted(connection, tables, 1_000), 1_000),
    "numbers of parcels": (lambda connection, tables: shipment_pages.counted(connection, tables, 1_000), 1_000),
    "numbers of matches": (lambda connection, tables: match_pages.counted(connection, tables, "de", 1_000), 1_000),
    "number of listings": (lambda connection, tables: listing_pages.counted(connection, tables, "de", 1_000), 1_000),
}


@pytest.mark.parametrize("question", WINDOWS)
def test_what_no_index_tells_is_looked_for_in_a_window(question: str, full: Database) -> None:
    ask, window = WINDOWS[question]
    assert window * 3 < MANY
    assert rows_read(full, lambda connection: ask(connection, full.tables)) < window * 3 + 500


def _asked(database: Database, question: Callable[[Connection], Any]) -> Any:
    with database.read() as connection:
        return question(connection)
