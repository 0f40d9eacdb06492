"""The goods of offers.json: rows of Magento Open Source 2.4.6, and what its own code answered.

Each line is a product: its websites, `values` by attribute and store view (classes of tax by name), `tiers` (website,
all groups, group, pieces, value, percentage), `rules` (day, website, group, price), `stock`, `sources`,
`reservations` (stock, quantity), `parent`. `expected` per website: gross, net, quantity, orderable, unlimited; three
of them where they differ between the three moments.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.shops.magento2.keeper import WEBSITES, Keeper

Goods = list[dict[str, Any]]


def read() -> Goods:
    """All goods."""
    goods: Goods = json.loads(Path(__file__).with_name("offers.json").read_text("utf-8"))
    return goods


def fill(keeper: Keeper, goods: Goods) -> None:
    """Put them into the shop."""
    ids = {one["sku"]: _product(keeper, one) for one in goods}
    links = [(ids[one["sku"]], ids[one["parent"]]) for one in goods if "parent" in one]
    rows = ({"product_id": child, "parent_id": parent} for child, parent in links)
    keeper.insert("catalog_product_super_link", *rows)


def expected(one: Mapping[str, Any], website: str, moment: int) -> list[Any]:
    """What the shop answered."""
    answer: list[Any] = one["expected"][website]
    return answer[moment] if isinstance(answer[0], list) else answer


def _product(keeper: Keeper, one: Mapping[str, Any]) -> int:
    sku = one["sku"]
    absent: dict[str, Any] = {name: {} for name in ("price", "status", "visibility", "tax_class_id")}
    id_ = keeper.product(sku, websites=one["websites"], kind=one.get("type", "simple"), **(absent | one["values"]))
    for website, all_groups, group, pieces, value, percentage in one.get("tiers", ()):
        row = {"entity_id": id_, "website_id": website, "all_groups": all_groups, "customer_group_id": group}
        price = {"qty": pieces, "value": value, "percentage_value": percentage}
        keeper.insert("catalog_product_entity_tier_price", row | price)
    for day, website, group, price in one.get("rules", ()):
        place = {"website_id": WEBSITES[website], "customer_group_id": group, "product_id": id_}
        keeper.insert("catalogrule_product_price", {"rule_date": day, "rule_price": price, **place})
    if "stock" in one:
        keeper.stock(id_, **one["stock"])
    for source, (quantity, status) in one.get("sources", {}).items():
        keeper.source(sku, source, quantity, status)
    for stock, quantity in one.get("reservations", ()):
        keeper.insert("inventory_reservation", {"stock_id": stock, "sku": sku, "quantity": quantity})
    return id_
