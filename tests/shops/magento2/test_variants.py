"""Magento without multi-source inventory, with a table prefix, with one price for all websites."""

from dataclasses import replace

import pytest

from tests.shops.magento2.keeper import BASE, SECOND, Keeper

INVENTORY = (
    "inventory_reservation",
    "inventory_stock_sales_channel",
    "inventory_source_stock_link",
    "inventory_source_item",
    "inventory_stock",
    "inventory_source",
)


@pytest.fixture
def plain(keeper: Keeper) -> Keeper:
    """A shop without the tables of MSI."""
    keeper.write(*(f"DROP TABLE {table}" for table in INVENTORY))
    return keeper


# The rules of facts/magento.md 1.5 for the legacy stock item: out of stock at 8, threshold, backorders, unmanaged.
@pytest.mark.parametrize(
    ("qty", "columns", "quantity", "is_orderable", "is_unlimited"),
    [
        ("7", {}, 7, True, False),
        ("8", {"is_in_stock": 0}, 0, False, False),
        ("7", {"min_qty": 5, "use_config_min_qty": 0}, 2, True, False),
        ("5", {"min_qty": 5, "use_config_min_qty": 0}, 0, False, False),
        ("0", {}, 0, False, False),
        ("-2", {"backorders": 1, "use_config_backorders": 0}, -2, True, True),
        ("0", {"manage_stock": 0, "use_config_manage_stock": 0, "is_in_stock": 0}, 0, True, True),
        ("9", {"min_sale_qty": 3, "use_config_min_sale_qty": 0}, 0, False, False),
        (
            "9",
            {
                "enable_qty_increments": 1,
                "use_config_enable_qty_inc": 0,
                "qty_increments": 6,
                "use_config_qty_increments": 0,
            },
            0,
            False,
            False,
        ),
        ("0.5", {}, 0, False, False),
        (None, {}, 0, False, False),
    ],
)
def test_without_inventory_sources_the_stock_item_decides(
    plain: Keeper, qty: str, columns: dict[str, int], quantity: int, is_orderable: bool, is_unlimited: bool
) -> None:
    plain.stock(plain.product("A"), qty, **columns)
    offer = plain.offer("A")
    assert (offer.quantity, offer.is_orderable, offer.is_unlimited) == (quantity, is_orderable, is_unlimited)


def test_the_shops_settings_count_behind_use_config(plain: Keeper) -> None:
    plain.stock(plain.product("A"), "0", backorders=0)
    plain.write(
        "UPDATE core_config_data SET value = '1' WHERE path = 'cataloginventory/item_options/backorders'",
        "UPDATE core_config_data SET value = '2' WHERE path = 'cataloginventory/item_options/min_qty'",
    )
    assert plain.offer("A").quantity == -2


@pytest.mark.parametrize(("setting", "is_orderable"), [("3", False), ('{"0":"1","32000":"3"}', True)])
def test_the_least_quantity_can_differ_by_group(plain: Keeper, setting: str, is_orderable: bool) -> None:
    plain.stock(plain.product("A"))
    plain.write(
        f"UPDATE core_config_data SET value = '{setting}' WHERE path = 'cataloginventory/item_options/min_sale_qty'"
    )
    assert plain.offer("A").is_orderable == is_orderable
    assert not plain.offer("A", replace(BASE, group="1")).is_orderable


def test_a_prefix_stands_before_every_table(keeper: Keeper) -> None:
    keeper.sold("A")
    tables = [row[0] for row in keeper.shop.read("SHOW TABLES")]
    keeper.write(*(f"RENAME TABLE {table} TO mg_{table}" for table in tables))
    prefixed = replace(keeper, shop=replace(keeper.shop, prefix="mg_"))
    assert str(prefixed.offer("A").gross) == "23.80"


def test_with_global_prices_rows_of_store_views_and_websites_are_leftovers(keeper: Keeper) -> None:
    product = keeper.sold("A", websites=("base", "second"), price={"0": "20", "2": "30"})
    tier = {"entity_id": product, "all_groups": 1, "qty": 1, "value": 5, "website_id": 2}
    keeper.insert("catalog_product_entity_tier_price", tier)
    assert str(keeper.offer("A", SECOND).gross) == "5.00"
    keeper.write("UPDATE core_config_data SET value = '0' WHERE path = 'catalog/price/scope'")
    assert str(keeper.offer("A", SECOND).gross) == "20.00"


def test_an_attribute_that_is_global_has_one_value(keeper: Keeper) -> None:
    keeper.sold("A", status={"0": 1, "1": 2})
    assert not keeper.offer("A").is_sold
    keeper.write("UPDATE catalog_eav_attribute SET is_global = 1")
    assert keeper.offer("A").is_sold
