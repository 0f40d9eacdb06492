"""Orders in real shops, beside one that the shop's own code wrote: column by column the same, where it matters.

The shops are those of tests/judge; without SQLBRIDGE_SHOPS, their folder, there is nothing to compare with.
"""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from sqlbridge.demo.server import PrivateServer
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.model.orders import WrittenOrder
from sqlbridge.settings import TrackingSettings
from tests.conftest import drop_schema
from tests.judge.ground import Ground, run
from tests.judge.shops import JudgedShop
from tests.judge.writes import read_actions
from tests.shops.prestashop.orders.clerk import AT, Clerk, amount
from tests.shops.prestashop.shopkeeper import Shopkeeper

SHOPS = os.environ.get("SQLBRIDGE_SHOPS", "")
pytestmark = pytest.mark.skipif(not SHOPS, reason="set SQLBRIDGE_SHOPS to the folder of the real shops")

ITS_OWN, CANCELLED = WrittenOrder("6", "", {}), WrittenOrder("7", "", {})
# What differs between any two orders, or says who wrote them.
OF_EACH_ORDER = {
    *("id_order", "reference", "id_customer", "id_cart", "id_address_delivery", "id_address_invoice", "secure_key"),
    *("payment", "module", "note", "invoice_number", "delivery_number", "invoice_date", "delivery_date"),
    *("date_add", "date_upd", "id_order_invoice", "number", "id_order_carrier", "tracking_number", "id_order_detail"),
}
# Amazon names prices for a line, so a piece's has no more decimals than that; the ecotax is not split off there.
NOT_AMAZONS = {"unit_price_tax_incl", "ecotax_tax_rate", "product_name", "id_lang"}
EMPTY = (None, "", "0000-00-00 00:00:00", 0)


@pytest.fixture(scope="module", params=["prestashop16", "prestashop17"])
def clerk(request: pytest.FixtureRequest, start_server: Callable[[str], PrivateServer]) -> Iterator[Clerk]:
    """The shop, in which its own code placed and shipped an order, and cancelled another."""
    name: str = request.param
    ground = Ground(start_server("mariadb"), JudgedShop(name, "prestashop", "ps_", Path(SHOPS)), "procedure")
    drop_schema(ground.server, ground.schema)
    ground.fill()
    with ground.owner.connect() as connection:
        for action in read_actions(ground.judged.writes):
            if "order" in action.title and "orderable" not in action.title:
                run(connection, (write.sql for write in action.writes))
        yield _stocked(Clerk(Shopkeeper(connection, ground.schema)))
    drop_schema(ground.server, ground.schema)


def _stocked(clerk: Clerk) -> Clerk:
    """The goods of the shop's own order, by the SKUs that its lines name."""
    for line in clerk.rows("order_detail", "id_order = 6"):
        is_combination = bool(line["product_attribute_id"])
        entity = Entity.COMBINATION if is_combination else Entity.PRODUCT
        key = str(line["product_attribute_id"] or line["product_id"])
        clerk.goods[line["product_reference"]] = EntityKey(entity, key)
    return clerk


def bought_the_same(clerk: Clerk, **settings: Any) -> WrittenOrder:
    """2 x S-005 and a combination with its shipping: what the shop's own customer bought for 41.57."""
    first = clerk.line("S-005", amount("25.36"), 2)
    return clerk.write(
        clerk.purchase(first, clerk.line("C-1-blau", amount("11.31"), shipping=amount("4.90"))), **settings
    )


def different(own: dict[str, Any], ours: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The columns whose values are not the same; PrestaShop knows several ways to say nothing."""
    compared = own.keys() - OF_EACH_ORDER - NOT_AMAZONS
    pairs = {column: (own[column], ours[column]) for column in compared}
    return {column: pair for column, pair in pairs.items() if pair[0] != pair[1] and not _is_nothing(*pair)}


def _is_nothing(own: Any, ours: Any) -> bool:
    return own in EMPTY and ours in EMPTY


def test_the_rows_are_those_of_the_shops_own_code(clerk: Clerk) -> None:
    order = bought_the_same(clerk, state="4", carrier="3")
    for table in ("orders", "order_invoice", "order_carrier"):
        assert different(clerk.row(table, ITS_OWN), clerk.row(table, order)) == {}, table
    lines = [clerk.rows("order_detail", f"id_order = {each.id}") for each in (ITS_OWN, order)]
    assert [different(*pair) for pair in zip(*lines, strict=True)] == [{}, {}]
    taxes = [_taxes(clerk, each) for each in lines]
    assert taxes[0] == taxes[1]
    shipping = [clerk.row("order_invoice", each)["id_order_invoice"] for each in (ITS_OWN, order)]
    own, ours = (clerk.rows("order_invoice_tax", f"id_order_invoice = {key}") for key in shipping)
    assert [(row["type"], row["id_tax"], f"{row['amount']:.2f}") for row in own] == [
        (row["type"], row["id_tax"], f"{row['amount']:.2f}") for row in ours
    ]


def _taxes(clerk: Clerk, lines: Any) -> list[tuple[int, str]]:
    keys = ", ".join(str(line["id_order_detail"]) for line in lines)
    rows = clerk.rows("order_detail_tax", f"id_order_detail IN ({keys}) ORDER BY id_order_detail")
    return [(row["id_tax"], f"{row['total_amount']:.2f}") for row in rows]


def test_the_same_pieces_leave_the_stock_and_come_back(clerk: Clerk) -> None:
    before = _stock(clerk)
    order = bought_the_same(clerk, state="2")
    first, second = clerk.rows("order_detail", f"id_order = {order.id}")
    taken = {
        (first["product_id"], 0): 2,
        (second["product_id"], second["product_attribute_id"]): 1,
        (second["product_id"], 0): 1,
    }
    after = _stock(clerk)
    assert {goods: before[goods] - after[goods] for goods in before if before[goods] != after[goods]} == taken
    assert clerk.desk.cancel(clerk.connection, order.id, AT)
    assert _stock(clerk) == before


def _stock(clerk: Clerk) -> dict[tuple[int, int], int]:
    rows = clerk.rows("stock_available", "id_shop = 1")
    return {(row["id_product"], row["id_product_attribute"]): row["quantity"] for row in rows}


def test_the_fates_of_the_shops_own_orders_are_read(clerk: Clerk) -> None:
    fates = clerk.desk.fates(clerk.connection, ["6", "7"], TrackingSettings())
    (parcel,) = fates["6"].parcels
    assert (parcel.tracking_number, parcel.carrier_title) == ("00340434161094042557", "DHL Test")
    assert parcel.shipped_at == datetime(2026, 11, 21, 23, 30)
    assert sorted(parcel.pieces.values()) == [1, 2]
    assert (fates["7"].is_cancelled, fates["7"].parcels) == (True, ())
