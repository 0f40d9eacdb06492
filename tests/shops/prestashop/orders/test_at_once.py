"""While an order is being written, the triggers log what it sells, and nobody else gets its invoice number."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager

import pytest

from sqlbridge.database.engine import open_database
from sqlbridge.model.changes import EntityKey
from sqlbridge.model.orders import Buyer
from tests.capture.bridge import Bridge, sorted_rows
from tests.harness import MakeSettings, MakeShop
from tests.shops.prestashop.orders.clerk import Clerk, amount
from tests.shops.prestashop.shopkeeper import Shopkeeper

TEN = amount("10.00")
# As PrestaShop's own code numbers an invoice, each statement by itself.
SHOP_NUMBERS = (
    "INSERT INTO ps_order_invoice (id_order, number, delivery_number, date_add) VALUES (99, 0, 0, NOW())",
    "UPDATE ps_order_invoice SET number = (SELECT new_number FROM "
    "(SELECT (MAX(number) + 1) AS new_number FROM ps_order_invoice) AS result) WHERE id_order = 99",
)


@pytest.fixture
def bridge(shop: MakeShop, settings: MakeSettings) -> Bridge:
    made = shop("prestashop", skus=0)
    return Bridge(made, settings(made))


@contextmanager
def clerk_of(bridge: Bridge, goods: Mapping[str, EntityKey]) -> Iterator[Clerk]:
    """A clerk in a transaction of the bridge's."""
    with open_database(bridge.settings).begin() as connection:
        yield Clerk(Shopkeeper(connection, bridge.shop.schema), dict(goods))


def buy(clerk: Clerk, sku: str) -> int:
    order = clerk.bought(clerk.line(sku, TEN), buyer=Buyer(email=sku))
    number: int = clerk.row("orders", order)["invoice_number"]
    return number


def test_the_triggers_log_what_was_sold(bridge: Bridge) -> None:
    bridge.install()
    with clerk_of(bridge, {}) as clerk:
        mug, shirt = clerk.product("mug"), clerk.product("shirt")
        red = clerk.combination(shirt, "red")
    bridge.forget()
    with clerk_of(bridge, clerk.goods) as clerk:
        clerk.bought(clerk.line("mug", TEN), clerk.line("red", TEN))
    sold = [["product", str(mug)], ["product", str(shirt)], ["combination", str(red)]]
    assert sorted_rows(bridge.log()) == sorted_rows([*key, "U", "stock_available"] for key in sold)


def test_nobody_gets_the_invoice_number_of_an_order_that_is_not_committed_yet(bridge: Bridge) -> None:
    """The next order and the shop itself wait for it; the goods are others each time."""
    with clerk_of(bridge, {}) as clerk:
        for sku in ("first", "second", "third", "fourth"):
            clerk.product(sku)
        assert buy(clerk, "first") == 1
    goods = clerk.goods

    def another() -> int:
        with clerk_of(bridge, goods) as clerk:
            return buy(clerk, "second")

    def the_shop() -> int:
        for statement in SHOP_NUMBERS:
            bridge.shop.write(statement)
        return int(bridge.shop.read("SELECT number FROM ps_order_invoice WHERE id_order = 99")[0][0])

    with ThreadPoolExecutor() as threads:
        for sku, meanwhile, numbers in (("third", another, (2, 3)), ("fourth", the_shop, (4, 5))):
            with clerk_of(bridge, goods) as clerk:
                number = buy(clerk, sku)
                other = threads.submit(meanwhile)
                assert not wait([other], timeout=0.5).done
            assert (number, other.result(timeout=5)) == numbers
