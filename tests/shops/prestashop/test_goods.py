"""Goods of a real shop are offered as the shop's own code offers them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlbridge.model.offers import Offer
from tests.shops.prestashop.goods import Answer, fill
from tests.shops.prestashop.shopkeeper import LATER, NOW, Shopkeeper

OLD_COLUMNS = "ALTER TABLE PREFIX_product DROP COLUMN product_type, DROP COLUMN state"


def test_goods_of_1_7_cost_and_are_had_as_the_shop_says(keeper: Shopkeeper) -> None:
    answers = fill(keeper)
    keeper.write("ALTER TABLE PREFIX_product DROP COLUMN product_type")
    assert differences(keeper, answers, NOW) == []


def test_the_clock_changes_prices_as_the_shop_says(keeper: Shopkeeper) -> None:
    answers = fill(keeper)
    keeper.write("ALTER TABLE PREFIX_product DROP COLUMN product_type")
    later = [Answer(one.sku, one.key, one.said | one.later, {}, {}) for one in answers]
    assert differences(keeper, later, LATER) == []


def test_packs_of_1_6_need_every_item_in_stock(keeper: Shopkeeper) -> None:
    answers = [Answer(one.sku, one.key, one.said | one.in_16, {}, {}) for one in fill(keeper)]
    keeper.write(OLD_COLUMNS)
    assert differences(keeper, answers, NOW) == []


def differences(keeper: Shopkeeper, answers: Sequence[Answer], at: datetime) -> list[tuple[str, Any, Any]]:
    """What the adapter says otherwise: SKU, said by the shop, said by the adapter."""
    found = keeper.offers(sorted({answer.sku for answer in answers}), at)
    by_key = {(offer.sku, offer.key): _said(offer) for offers in found.values() for offer in offers}
    expected = {(one.sku, one.key): {"unlimited": False} | one.said for one in answers}
    keys = by_key.keys() | expected.keys()
    return [
        (sku, expected.get((sku, key)), by_key.get((sku, key)))
        for sku, key in keys
        if by_key.get((sku, key)) != expected.get((sku, key))
    ]


def _said(offer: Offer) -> dict[str, Any]:
    gross, net = (None if price is None else str(price) for price in (offer.gross, offer.net))
    return {"gross": gross, "net": net, "quantity": offer.quantity, "unlimited": offer.is_unlimited}
