"""The goods of goods.jsonl: rows of PrestaShop 1.7.6.7, and what its own code answered.

Each line is a product: its columns, `specials` (specific prices, here with the ISO codes of currency and country),
`group_reduction` (the category's for customer group 1), `pack` (what it contains), `combinations`. `answer` is what
the shop said on 22 November 2026 at 0:30, `later` on 12 December where the price had changed, `in_1.6` where
PrestaShop 1.6.1.24 with the same rows said otherwise. Its ecotax has 7 % tax; packs keep their own stock by default.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlbridge.model.changes import Entity, EntityKey
from tests.shops.prestashop.shopkeeper import Shopkeeper

_IN_SHOP = ("price", "ecotax", "active", "available_for_order", "minimal_quantity", "pack_stock_type", "visibility")
_COMBINATION_IN_SHOP = {"impact": "price", "ecotax": "ecotax", "minimal_quantity": "minimal_quantity"}


@dataclass(frozen=True)
class Answer:
    """What the shop said of one product or combination."""

    sku: str
    key: EntityKey
    said: dict[str, Any]
    later: dict[str, Any]
    in_16: dict[str, Any]


def fill(keeper: Shopkeeper) -> list[Answer]:
    """Put all goods into the shop, with the settings of the shop that answered."""
    _configure(keeper)
    lines = Path(__file__).with_name("goods.jsonl").read_text("utf-8").splitlines()
    products: dict[str, int] = {}
    return [answer for line in lines for answer in _product(keeper, json.loads(line), products)]


def _configure(keeper: Shopkeeper) -> None:
    for name, rates, more in (
        ("sum", ("7", "3.5"), {"behavior": 1}),
        ("comp", ("7", "3.5"), {"behavior": 2}),
        ("first", ("7", "3.5"), {"behavior": 0}),
        ("off", ("10.7",), {"active": 0}),
        ("fine", ("10.7",), {}),
        ("fr", ("10.7",), {"country": "FR"}),
    ):
        keeper.tax(name, *rates, **more)
    keeper.setting("PS_USE_ECOTAX", 1)
    keeper.setting("PS_ECOTAX_TAX_RULES_GROUP_ID", keeper.tax_groups["7"])


def _product(keeper: Shopkeeper, line: dict[str, Any], products: dict[str, int]) -> Iterator[Answer]:
    columns = {name: line[name] for name in _IN_SHOP if name in line}
    product = keeper.product(line["sku"], tax=line.get("tax", "19"), **columns)
    products[line["sku"]] = product
    if line.get("quantity", 10) is not None:
        keeper.stock(product, line.get("quantity", 10), out_of_stock=line.get("out_of_stock", 2))
    for item, quantity in line.get("pack", {}).items():
        keeper.insert("pack", id_product_pack=product, id_product_item=products[item], quantity=quantity)
    combinations: dict[str, int] = {}
    for part in line.get("combinations", ()):
        combinations[part["sku"]] = combination = _combination(keeper, product, part)
        yield _answer(part["sku"] or line["sku"], EntityKey(Entity.COMBINATION, str(combination)), part)
    _reductions(keeper, product, line, combinations)
    if not combinations:
        yield _answer(line["sku"], EntityKey(Entity.PRODUCT, str(product)), line)


def _combination(keeper: Shopkeeper, product: int, part: dict[str, Any]) -> int:
    columns = {column: part[name] for name, column in _COMBINATION_IN_SHOP.items() if name in part}
    combination = keeper.combination(product, part["sku"], **columns)
    if part.get("elsewhere"):
        keeper.write(f"DELETE FROM PREFIX_product_attribute_shop WHERE id_product_attribute = {combination}")
    keeper.stock(product, part["quantity"], combination, out_of_stock=part.get("out_of_stock", 2))
    return combination


def _reductions(keeper: Shopkeeper, product: int, line: dict[str, Any], combinations: dict[str, int]) -> None:
    for special in line.get("specials", ()):
        combination = combinations.get(special.pop("combination", None), 0)
        keeper.special(product, id_product_attribute=combination, **special)
    if "priority" in line:
        keeper.insert("specific_price_priority", id_product=product, priority=line["priority"])
    if "group_reduction" in line:
        reduction = line["group_reduction"]
        keeper.insert("product_group_reduction_cache", id_product=product, id_group=1, reduction=reduction)


def _answer(sku: str, key: EntityKey, part: dict[str, Any]) -> Answer:
    return Answer(sku, key, part["answer"], part.get("later", {}), part.get("in_1.6", {}))
