"""A frozen sandbox with one seller and three SKUs, without limits."""

from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal

import pytest

from sqlbridge import sandbox as amazon
from sqlbridge.sandbox import Listing, Sandbox, Seller
from tests.sandbox.seller import FRANCE, GERMANY, JAPAN, SELLER, CallingSeller


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with amazon.start() as sandbox:
        sandbox.freeze()
        sandbox.settings(limits=False)
        yield sandbox


@pytest.fixture
def seller(sandbox: Sandbox) -> Seller:
    seller = sandbox.add_seller(SELLER, marketplaces=[GERMANY, FRANCE, JAPAN])
    chair = Listing(
        seller_id=SELLER,
        marketplace_id=GERMANY,
        sku="CHAIR",
        asin="B071VG5N9D",
        price=Decimal("20"),
        quantity=3,
        lead_time=2,
        minimum_price=Decimal("10"),
        maximum_price=Decimal("50"),
        business_price=Decimal("18"),
    )
    french_chair = Listing(
        seller_id=SELLER, marketplace_id=FRANCE, sku="CHAIR", price=Decimal("22"), quantity=3, lead_time=2
    )
    table = Listing(seller_id=SELLER, marketplace_id=JAPAN, sku="TABLE", price=Decimal("9000"), quantity=1)
    lamp = Listing(seller_id=SELLER, marketplace_id=GERMANY, sku="LAMP", price=Decimal("15"), channel="AMAZON_EU")
    sandbox.add_listings([chair, french_chair, table, lamp])
    return seller


@pytest.fixture
def caller(sandbox: Sandbox, seller: Seller) -> Iterator[CallingSeller]:
    caller = CallingSeller(sandbox, seller)
    with closing(caller.http):
        yield caller
