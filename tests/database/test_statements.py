"""The statements of a run: found by index however much is kept, and no more of them for more SKUs."""

from collections import Counter
from collections.abc import Iterator

import pytest

from sqlbridge.bench.amazon import amazon, refill_quota
from sqlbridge.bench.crowd import fill
from sqlbridge.bench.goods import fill_goods, list_goods, sku_of
from sqlbridge.bench.ground import BenchShop, Ground, bench_shop, given_ground
from sqlbridge.demo.server import PrivateServer
from sqlbridge.sandbox import Sandbox
from sqlbridge.tasks.acknowledge import acknowledge
from sqlbridge.tasks.running import Bridge
from sqlbridge.tasks.update import update
from sqlbridge.wiring import open_bridge
from tests.database.recording import Statement, full_scans, recorded

# Fewer than the values that go into one statement, and enough for a range of ids.
FEW, GOODS = 100, 400
# 20,000 offers, 100,000 changes, 40,000 messages are kept there. Where there is less, reading all of it is right.
SCALE = 0.02
LARGE = {"changes", "listings", "listing_values", "feed_messages", "change_messages", "feeds", "runs", "orders"}


@pytest.fixture
def ground(server: PrivateServer) -> Ground:
    return given_ground(server.url.render_as_string(hide_password=False), SCALE)


@pytest.fixture
def selling(ground: Ground) -> Iterator[tuple[BenchShop, Sandbox, Bridge]]:
    """A shop whose goods are all listed, with Amazon's sandbox beside it."""
    with bench_shop(ground, "prestashop", 20) as shop:
        fill_goods(shop, GOODS)
        settings = shop.install()
        list_goods(shop, GOODS)
        with amazon(settings, GOODS) as (sandbox, reachable):
            yield shop, sandbox, open_bridge(reachable)


def run_both(shop: BenchShop, sandbox: Sandbox, bridge: Bridge, changed: int) -> list[Statement]:
    """So many stock rows change, are sent and acknowledged; the statements of both runs."""
    last = 100_000 + changed
    shop.run(f"UPDATE ps_stock_available SET quantity = quantity + 1 WHERE id_product BETWEEN 100001 AND {last}")
    refill_quota(shop)
    with recorded(bridge.database.engine) as statements:
        update(bridge)
        sandbox.advance(600)
        acknowledge(bridge)
    return statements


def test_a_run_needs_no_more_statements_for_more_skus(selling: tuple[BenchShop, Sandbox, Bridge]) -> None:
    run_both(*selling, FEW)
    few, many = (run_both(*selling, changed) for changed in (FEW, GOODS))
    assert Counter(map(kind, many)) == Counter(map(kind, few))
    shop, sandbox, _bridge = selling
    at_amazon = {one.sku: one.quantity for one in sandbox.listings()}
    with shop.engine.connect() as connection:
        sold = connection.exec_driver_sql(
            "SELECT id_product, quantity FROM ps_stock_available WHERE id_product > 100000"
        )
        assert at_amazon == {sku_of(product - 100_000): quantity for product, quantity in sold}


def test_nothing_large_is_read_from_end_to_end(selling: tuple[BenchShop, Sandbox, Bridge], ground: Ground) -> None:
    shop, _sandbox, bridge = selling
    fill(shop, ground)
    statements = {one.text: one for one in run_both(*selling, GOODS) if one.can_be_explained}
    with bridge.database.read() as connection:
        scans = {text: found for text, one in statements.items() if (found := full_scans(connection, one) & LARGE)}
    assert len(statements) > 20
    assert scans == {}


def kind(statement: Statement) -> str:
    """The statement without its lists of values."""
    return " ".join(statement.text.split("(")[0].split())[:80]
