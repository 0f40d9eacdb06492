"""Goods of a real shop are offered as the shop's own code offers them."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from sqlbridge.model.offers import Offer, Scope
from tests.shops.magento1.goods import fill
from tests.shops.magento1.shopkeeper import BASE, LATER, NOW, SECOND, TOMORROW, Shopkeeper

MOMENTS = {"now": NOW, "tomorrow": TOMORROW, "later": LATER}


def test_goods_cost_and_are_had_as_the_shop_says_at_every_moment(keeper: Shopkeeper) -> None:
    answers = fill(keeper)
    for moment, at in MOMENTS.items():
        for scope in (BASE, SECOND):
            expected = {(one.sku, one.key.key): one.said[moment][scope.shop] for one in answers}
            found = read(keeper, [one.sku for one in answers], at, scope)
            wrong = {key: (said, found.get(key)) for key, said in expected.items() if found.get(key) != said}
            assert (moment, scope.shop, wrong) == (moment, scope.shop, {})


def test_nothing_is_sold_under_another_spelling_of_a_sku(keeper: Shopkeeper) -> None:
    product = keeper.product("K-Case", price=1)
    keeper.product("K-case", price=2)
    keeper.product("K-Case ", price=3)
    offers = keeper.offers(["K-Case", "k-case"])
    assert [offer.key.key for offer in offers["K-Case"]] == [str(product)]
    assert offers["k-case"] == []


def test_a_shop_with_a_table_prefix_is_read(keeper: Shopkeeper) -> None:
    keeper.product("SKU-1", price=10)
    tables = keeper.connection.exec_driver_sql("SHOW TABLES").scalars().all()
    keeper.write("RENAME TABLE " + ", ".join(f"{table} TO mage_{table}" for table in tables))
    keeper.prefix = "mage_"
    assert keeper.offer("SKU-1").gross == Decimal("11.90")


@pytest.mark.parametrize("kind", ["configurable", "grouped", "bundle"])
def test_what_is_put_together_from_others_is_not_sold_itself(keeper: Shopkeeper, kind: str) -> None:
    keeper.product("SKU-1", kind, price=10)
    offer = keeper.offer("SKU-1")
    assert (offer.is_sold, offer.is_orderable, offer.gross, offer.quantity) == (False, False, None, 0)


def read(keeper: Shopkeeper, skus: list[str], at: datetime, scope: Scope) -> dict[tuple[str, str], list[Any]]:
    """What the adapter says, in the words of goods.jsonl."""
    found = keeper.offers(sorted(set(skus)), at, scope)
    return {(offer.sku, offer.key.key): said(offer) for offers in found.values() for offer in offers}


def said(offer: Offer) -> list[Any]:
    """One offer: gross, net, quantity, and whether that can be ordered."""
    how = "orderable" if offer.is_orderable else "no"
    return [money(offer.gross), money(offer.net), offer.quantity, "unlimited" if offer.is_unlimited else how]


def money(amount: Decimal | None) -> str | None:
    """As JSON writes it: 20, 26.4, 21.63."""
    return None if amount is None else f"{amount.normalize():f}"
