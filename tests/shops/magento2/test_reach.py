"""Which SKUs a change can alter, SKUs that look alike, and walking through all of them."""

import re
from pathlib import Path

from sqlbridge.capture.source import trigger_sources
from sqlbridge.model.changes import Entity, EntityKey
from sqlbridge.shops.magento2 import adapter
from tests.shops.magento2.keeper import Keeper


def test_a_parent_reaches_what_is_sold_through_it(keeper: Keeper) -> None:
    child, part = keeper.sold("CHILD"), keeper.sold("PART")
    parent, group = keeper.product("PARENT", kind="configurable"), keeper.product("GROUP", kind="grouped")
    keeper.insert("catalog_product_super_link", {"product_id": child, "parent_id": parent})
    keeper.insert(
        "catalog_product_link",
        {"product_id": group, "linked_product_id": part, "link_type_id": 3},
    )
    keys = [EntityKey(Entity.PRODUCT, str(id_)) for id_ in (child, parent, group, 1)]
    assert keeper.skus(*keys) == [["CHILD"], ["CHILD", "PARENT"], ["GROUP", "PART"], []]


def test_a_hidden_part_is_sold_by_a_grouped_product(keeper: Keeper) -> None:
    part, group = keeper.sold("PART", visibility=1), keeper.product("GROUP", kind="grouped")
    assert not keeper.offer("PART").is_orderable
    keeper.insert("catalog_product_link", {"product_id": group, "linked_product_id": part, "link_type_id": 3})
    keeper.stock(group, "0")
    assert keeper.offer("PART").is_orderable


def test_rows_of_the_inventory_reach_all_spellings(keeper: Keeper) -> None:
    keeper.sold("Abc")
    assert keeper.skus(EntityKey(Entity.SKU, "ABC"), EntityKey(Entity.SKU, "GONE")) == [["ABC", "Abc"], ["GONE"]]


def test_skus_that_differ_in_case_or_blanks_are_different_offers(keeper: Keeper) -> None:
    ids = {sku: keeper.product(sku) for sku in ("abc", "ABC", "abc ")}
    found = keeper.offers(list(ids))
    assert {sku: [offer.key.key for offer in offers] for sku, offers in found.items()} == {
        sku: [str(id_)] for sku, id_ in ids.items()
    }


def test_two_products_with_one_sku_are_two_offers(keeper: Keeper) -> None:
    ids = [keeper.product("TWIN"), keeper.product("TWIN", status=2)]
    offers = keeper.offers(["TWIN"])["TWIN"]
    assert [(offer.key.key, offer.is_sold) for offer in offers] == [(str(ids[0]), True), (str(ids[1]), False)]


def test_every_sku_is_walked_through_once_in_binary_order(keeper: Keeper) -> None:
    keeper.write("DELETE FROM catalog_product_entity")
    skus = ["A", "a", "B", "a ", "ä", "A", ""]
    for sku in skus:
        keeper.product(sku)
    walked, after = [], ""
    while chunk := keeper.adapter.every_sku(keeper.connection, after, 2):
        walked += chunk
        after = chunk[-1]
    assert walked == sorted(set(skus) - {""}, key=str.encode)


def test_the_steps_tell_how_price_and_stock_come_about(keeper: Keeper) -> None:
    keeper.sold("A", special_price="15", special_to_date="2026-11-30 00:00:00")
    keeper.insert("inventory_reservation", {"stock_id": 1, "sku": "A", "quantity": "-3"})
    offer = keeper.offer("A", steps=True)
    assert [(step.value, step.words) for step in offer.price_steps] == [
        ("20.000000", "price"),
        ("15.000000", "special price, to 30 November 2026"),
        ("15.000000", "the lowest counts: special price, to 30 November 2026"),
        ("19 %", "tax of DE"),
        ("17.85", "with tax"),
    ]
    assert [(step.value, step.words) for step in offer.stock_steps] == [
        ("10.0000", "quantity in stock"),
        ("-3.0000", "reserved by orders that are not shipped yet"),
    ]


def test_the_steps_tell_why_nothing_can_be_ordered(keeper: Keeper) -> None:
    keeper.sold("A", visibility=1)
    assert (
        keeper.offer("A", steps=True).stock_steps[-1].words
        == "not orderable: it is not visible, and no parent sells it"
    )


def test_every_setting_that_is_read_is_watched() -> None:
    (trigger,) = (one for one in trigger_sources("magento2") if one.name == "sqlbridge_core_config_data_ai")
    statement = (Path(adapter.__file__).parent / "settings.sql").read_text("utf-8")
    assert re.findall(r"'(\w+/\w+/\w+)'", trigger.body) == re.findall(r"'(\w+/\w+/\w+)'", statement)
