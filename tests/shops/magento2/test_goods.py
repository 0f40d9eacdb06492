"""What Magento's own code answered of its goods: price, tax and quantity, on two websites at three moments."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from sqlbridge.demo.server import PrivateServer
from sqlbridge.demo.shops import create_shop
from sqlbridge.model.offers import Offer, Scope
from tests.conftest import drop_schema
from tests.harness import DemoShop
from tests.shops.magento2 import goods
from tests.shops.magento2.keeper import BASE, MOMENTS, SECOND, Keeper, keeping


@pytest.fixture(scope="module")
def filled(server: PrivateServer) -> Iterator[Keeper]:
    """One shop with all goods."""
    schema = f"shop_{uuid4().hex[:12]}"
    create_shop(server.url, "magento2", schema, 1)
    with keeping(DemoShop(server, "magento2", schema, "")) as keeper:
        goods.fill(keeper, goods.read())
        yield keeper
    drop_schema(server, schema)


@pytest.mark.parametrize("moment", range(len(MOMENTS)))
@pytest.mark.parametrize("scope", [BASE, SECOND], ids=lambda scope: scope.shop)
def test_offers_are_those_of_the_shop(filled: Keeper, scope: Scope, moment: int) -> None:
    wanted = {one["sku"]: goods.expected(one, scope.shop, moment) for one in goods.read()}
    offers = filled.offers(list(wanted), scope, MOMENTS[moment])
    assert {sku: [_answer(offer) for offer in some] for sku, some in offers.items()} == {
        sku: [answer] for sku, answer in wanted.items()
    }


def _answer(offer: Offer) -> list[object]:
    money = [None if amount is None else str(amount) for amount in (offer.gross, offer.net)]
    return [*money, offer.quantity, offer.is_orderable, offer.is_unlimited]
