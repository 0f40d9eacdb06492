"""The goods of goods.jsonl: rows of OpenMage 19.4.23, and what its own code answered.

Each line is a product: attribute values (one, or one per store view), `websites` (1 base, 2 second), `tiers`
(all groups, group, quantity, value, website), `groups` (group, value, website), `rules` (day, group, price, website),
what its `stock` item has beside the usual, `parent`, and the `surcharges` of a parent's colours (option, percent or
not, value, website). `answer` is what the shop said per website at 23:30 UTC of 21 November 2026: gross, net,
quantity, and whether that can be ordered; `tomorrow` and `later` (12 December) what it then said otherwise.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlbridge.model.changes import EntityKey
from tests.shops.magento1.shopkeeper import Shopkeeper, key

_VALUES = (
    "price",
    "special_price",
    "special_from_date",
    "special_to_date",
    "status",
    "visibility",
    "tax",
    "color",
    "websites",
    "stock",
)


@dataclass(frozen=True)
class Answer:
    """What the shop said of one product, per moment and website."""

    sku: str
    key: EntityKey
    said: dict[str, dict[str, Any]]


def fill(keeper: Shopkeeper) -> list[Answer]:
    """Put all goods into the shop, with the taxes of the shop that answered."""
    keeper.tax("zwei", {"rates": ("7",)}, {"rates": ("3.5",), "columns": {"priority": 1}})
    keeper.tax("AT", {"rates": ("20",), "country": "AT"})
    keeper.tax("fein", {"rates": ("10.7",)})
    products: dict[str, int] = {}
    lines = Path(__file__).with_name("goods.jsonl").read_text("utf-8").splitlines()
    return [answer for line in lines for answer in _product(keeper, json.loads(line), products)]


def _product(keeper: Shopkeeper, line: dict[str, Any], products: dict[str, int]) -> list[Answer]:
    values = {name: line[name] for name in _VALUES if name in line}
    product = products[line["sku"]] = keeper.product(line["sku"], line.get("type", "simple"), **values)
    _prices(keeper, product, line)
    if line.get("type") == "configurable":
        keeper.choice(product, line.get("surcharges", ()))
        return []
    if "parent" in line:
        keeper.insert("catalog_product_super_link", product_id=product, parent_id=products[line["parent"]])
    said = {moment: line["answer"] | line.get(moment, {}) for moment in ("now", "tomorrow", "later")}
    return [Answer(line["sku"], key(product), said)]


def _prices(keeper: Shopkeeper, product: int, line: dict[str, Any]) -> None:
    for every, group, quantity, value, website in line.get("tiers", ()):
        row = {"all_groups": every, "customer_group_id": group, "qty": quantity, "website_id": website}
        keeper.insert("catalog_product_entity_tier_price", entity_id=product, value=value, **row)
    for group, value, website in line.get("groups", ()):
        row = {"customer_group_id": group, "value": value, "website_id": website}
        keeper.insert("catalog_product_entity_group_price", entity_id=product, all_groups=0, **row)
    for day, group, price, website in line.get("rules", ()):
        row = {"rule_date": day, "customer_group_id": group, "rule_price": price, "website_id": website}
        keeper.insert("catalogrule_product_price", product_id=product, **row)
