"""What decides a price beside the goods of the real shop: groups, sources, variants, currencies.

Expected values follow facts/magento.md 1.4 and what OpenMage's price models publish (Catalog: Product/Type/Price.php,
Attribute/Backend/Groupprice/Abstract.php, Product/Type/Configurable/Price.php).
"""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from sqlbridge.demo.shops.magento1.attributes import TAX_CLASS
from sqlbridge.model.offers import Step
from tests.shops.magento1.shopkeeper import BASE, SECOND, Shopkeeper

GROUP_1 = replace(BASE, group="1")


def tier(keeper: Shopkeeper, product: int, value: str, **columns: Any) -> None:
    row = {"all_groups": 1, "customer_group_id": 0, "qty": 1, "website_id": 0, **columns}
    keeper.insert("catalog_product_entity_tier_price", entity_id=product, value=value, **row)


def group_price(keeper: Shopkeeper, product: int, value: str, group: int = 0, website: int = 0) -> None:
    row = {"all_groups": 0, "customer_group_id": group, "website_id": website}
    keeper.insert("catalog_product_entity_group_price", entity_id=product, value=value, **row)


def configurable(keeper: Shopkeeper, *surcharges: tuple[int, int, str, int], **values: Any) -> int:
    """A parent and its hidden variant SKU-1 of colour 3, whose own price counts for nothing."""
    parent = keeper.product("SKU-P", "configurable", **values)
    keeper.choice(parent, surcharges)
    variant = keeper.product("SKU-1", price=999, visibility=1, color=3, cost=7)
    keeper.insert("catalog_product_super_link", product_id=variant, parent_id=parent)
    return parent


def test_a_customer_group_has_its_own_prices(keeper: Shopkeeper) -> None:
    product = keeper.product("SKU-1", price=20)
    group_price(keeper, product, "12", group=1)
    tier(keeper, product, "11", all_groups=0, customer_group_id=1)
    rule = {"rule_date": "2026-11-22", "customer_group_id": 1, "website_id": 1, "rule_price": "10.5"}
    keeper.insert("catalogrule_product_price", product_id=product, **rule)
    assert keeper.offer("SKU-1").net == Decimal("20.00")
    assert keeper.offer("SKU-1", scope=GROUP_1).net == Decimal("10.50")


def test_a_tier_below_one_piece_is_none(keeper: Shopkeeper) -> None:
    tier(keeper, keeper.product("SKU-1", price=20), "5", qty="0.5")
    assert keeper.offer("SKU-1").net == Decimal("20.00")


def test_a_websites_price_replaces_that_of_all_websites_even_by_a_higher_one(keeper: Shopkeeper) -> None:
    product = keeper.product("SKU-1", price=20)
    group_price(keeper, product, "12")
    group_price(keeper, product, "14", website=1)
    tier(keeper, product, "13")
    tier(keeper, product, "15", website_id=1)
    assert keeper.offer("SKU-1").net == Decimal("14.00")


def test_with_prices_for_all_websites_those_of_one_do_not_count(keeper: Shopkeeper) -> None:
    keeper.setting("catalog/price/scope", "0")
    configurable(keeper, (3, 0, "2", 0), (3, 0, "5", 1), price=20)
    product = keeper.product("SKU-2", price=20)
    group_price(keeper, product, "12", website=1)
    tier(keeper, product, "13", website_id=1)
    assert keeper.offer("SKU-1").net == Decimal("22.00")
    assert keeper.offer("SKU-2").net == Decimal("20.00")


def test_prices_of_all_websites_are_converted_where_a_website_has_its_own_currency(keeper: Shopkeeper) -> None:
    product = keeper.product("SKU-1", price=20, websites=[1, 2])
    tier(keeper, product, "10")
    keeper.setting("currency/options/base", "USD", "websites", 2)
    keeper.insert("directory_currency_rate", currency_from="EUR", currency_to="USD", rate="1.5")
    assert keeper.offer("SKU-1", scope=replace(SECOND, currency="USD")).gross == Decimal("15.00")


def test_a_percentage_is_of_the_parents_final_price(keeper: Shopkeeper) -> None:
    configurable(keeper, (3, 1, "10", 0), price=40, special_price=30)
    offer = keeper.offer("SKU-1")
    assert (offer.net, offer.gross) == (Decimal("33.00"), Decimal("39.27"))
    assert [step.value for step in offer.price_steps] == ["40.00", "30.00", "33.00", "39.27"]


def test_surcharges_of_several_choices_add_up(keeper: Shopkeeper) -> None:
    parent = configurable(keeper, (3, 1, "10", 0), price=40)
    keeper.choice(parent, [(keeper.tax_classes["19"], 1, "5", 0)], attribute=TAX_CLASS.id)
    assert keeper.offer("SKU-1").net == Decimal("46.00")


def test_a_variant_without_the_option_cannot_be_chosen(keeper: Shopkeeper) -> None:
    configurable(keeper, price=40)
    keeper.write("UPDATE PREFIX_catalog_product_entity_int SET value = NULL WHERE attribute_id = 248")
    offer = keeper.offer("SKU-1")
    assert (offer.is_sold, offer.quantity) == (False, 0)


def test_a_variant_is_sold_through_the_parent_that_sells(keeper: Shopkeeper) -> None:
    configurable(keeper, price=40, status=2)
    other = keeper.product("SKU-Q", "configurable", price=50)
    keeper.choice(other, [(3, 0, "1", 0)])
    keeper.write(f"INSERT INTO PREFIX_catalog_product_super_link (product_id, parent_id) "
                 f"SELECT entity_id, {other} FROM PREFIX_catalog_product_entity WHERE sku = 'SKU-1'")  # fmt: skip
    offer = keeper.offer("SKU-1")
    assert (offer.net, offer.quantity) == (Decimal("51.00"), 10)
    assert offer.rows.endswith(f"sold through entity_id {other}")


@pytest.mark.parametrize(("source", "net"), [("final", "33.00"), ("base", "44.00"), ("cost", "7.00")])
def test_the_source_of_a_variants_price(keeper: Shopkeeper, source: str, net: str) -> None:
    configurable(keeper, (3, 1, "10", 0), price=40, special_price=30)
    assert keeper.offer("SKU-1", scope=replace(BASE, source=source)).net == Decimal(net)


@pytest.mark.parametrize(("source", "net"), [("final", "15.00"), ("base", "20.00"), ("cost", "9.99")])
def test_the_source_of_a_price(keeper: Shopkeeper, source: str, net: str) -> None:
    keeper.product("SKU-1", price=20, special_price=15, cost={"0": "8", "1": "9.99"})
    assert keeper.offer("SKU-1", scope=replace(BASE, source=source)).net == Decimal(net)


def test_an_attribute_without_a_value_is_no_price(keeper: Shopkeeper) -> None:
    keeper.product("SKU-1", price=20)
    offer = keeper.offer("SKU-1", scope=replace(BASE, source="cost"))
    assert (offer.is_orderable, offer.gross, offer.net, offer.price_steps) == (True, None, None, ())


def test_every_step_of_a_price_is_told(keeper: Shopkeeper) -> None:
    product = keeper.product("SKU-1", price=20, special_price=15, special_to_date="2026-11-30", color=None)
    tier(keeper, product, "18")
    assert keeper.offer("SKU-1").price_steps == (
        Step("20.00", f"price of product {product}"),
        Step("18.00", "tier price of 1 piece for all customer groups"),
        Step("15.00", "special price until 2026-11-30"),
        Step("17.85", "rounded, with 19 % tax of DE"),
    )


def test_a_store_view_can_be_named_in_the_place_of_a_website(keeper: Shopkeeper) -> None:
    keeper.insert("core_store", store_id=3, code="outlet", website_id=1, group_id=1, name="Outlet")
    keeper.product("SKU-1", price={"0": "20", "3": "16"})
    assert keeper.offer("SKU-1").net == Decimal("20.00")
    assert keeper.offer("SKU-1", scope=replace(BASE, shop="outlet")).net == Decimal("16.00")
