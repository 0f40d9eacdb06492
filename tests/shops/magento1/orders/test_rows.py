"""An order beside the one that OpenMage's own checkout wrote: 2 x 7 %, a variant at 19 %, shipping without tax.

checkout.json holds the shop's rows, but for ids; the variant's are the amounts of the configurable product's item.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlbridge.demo.shops.magento1.attributes import NAME
from sqlbridge.model.orders import WrittenOrder
from tests.shops.magento1.orders.comparison import differences
from tests.shops.magento1.orders.office import AMAZON_ID, Office, amount, line, order, purchase

_SHOPS: dict[str, Any] = json.loads(Path(__file__).with_name("checkout.json").read_text(encoding="utf-8"))
_WEIGHT = 999


def test_an_order_is_written_as_the_shops_own_checkout_writes_it(office: Office) -> None:
    written = sell_as_recorded(office)
    [row] = office.rows("sales_flat_order")
    [first, second] = office.rows("sales_flat_order_item")
    ours = ("store_name", "shipping_description", "customer_note_notify")
    assert differences(row, _SHOPS["order"], *ours) == {}
    # Left open by the checkout where they are nothing.
    unset = ("base_cost", "qty_backordered")
    assert differences(first, _SHOPS["item"], *unset) == {}
    assert differences(second, _SHOPS["variant"]) == {}
    lines = {"00000000000001": str(first["item_id"]), "00000000000002": str(second["item_id"])}
    assert written == WrittenOrder(str(row["entity_id"]), "100000001", lines)


def test_addresses_payment_taxes_and_grid_are_as_the_shops_own(office: Office) -> None:
    sell_as_recorded(office)
    [row], addresses = office.rows("sales_flat_order"), office.rows("sales_flat_order_address")
    assert [differences(address, _SHOPS["address"]) for address in addresses] == [{}, {}]
    assert {f"{address['address_type']}_address_id": address["entity_id"] for address in addresses} == {
        key: row[key] for key in ("billing_address_id", "shipping_address_id")
    }
    [payment], taxes = office.rows("sales_flat_order_payment"), office.rows("sales_order_tax")
    assert differences(payment, _SHOPS["payment"]) == {}
    assert [differences(*pair, "code", "title") for pair in zip(taxes, _SHOPS["taxes"], strict=True)] == [{}, {}]
    assert [tax["code"] for tax in taxes] == ["DE 7 %", "DE 19 %"]
    [grid] = office.rows("sales_flat_order_grid")
    assert {key: value for key, value in grid.items() if not key.endswith("_name")} == {
        key: row[key] for key in grid if not key.endswith("_name")
    }
    assert (grid["billing_name"], grid["shipping_name"], grid["store_name"]) == (
        "Jürgen Müller",
        "Jürgen Müller",
        "Main Website\nMain Store\nDemo",
    )


def test_an_order_waits_for_its_invoice_and_its_shipment_and_mails_nobody(office: Office) -> None:
    sell_as_recorded(office)
    [row], [comment] = office.rows("sales_flat_order"), office.rows("sales_flat_order_status_history")
    assert (row["state"], row["status"], row["ext_order_id"]) == ("processing", "processing", AMAZON_ID)
    assert (row["total_due"], row["total_paid"], row["total_invoiced"]) == (Decimal("58.23"), None, None)
    assert (row["email_sent"], row["customer_note_notify"]) == (0, 0)
    assert differences(comment, _SHOPS["history"], "comment", "status") == {}
    assert comment["status"] == "processing"
    assert comment["comment"].startswith(f"Amazon order {AMAZON_ID} of 2026-11-21 20:15 UTC")


def sell_as_recorded(office: Office) -> WrittenOrder:
    """The recorded order as Amazon would have it; no price names its tax."""
    keeper = office.keeper
    first = keeper.product("SKU-1", tax="7", price=1)
    second = keeper.product("SKU-2", tax="19", price=1, visibility=1)
    attribute = {"attribute_code": "weight", "backend_type": "decimal"}
    keeper.insert("eav_attribute", attribute_id=_WEIGHT, entity_type_id=8, **attribute)
    value = {"entity_type_id": 8, "store_id": 0, "entity_id": first}
    keeper.insert("catalog_product_entity_decimal", attribute_id=_WEIGHT, value="1.5", **value)
    keeper.insert("catalog_product_entity_varchar", attribute_id=NAME.id, value="Artikel 5 äöü ß", **value)
    lines = (line(1, amount("25.36"), 2, shipping=amount("4.90")), line(2, amount("27.97")))
    return office.write(purchase(order(*lines), [first, second]))
