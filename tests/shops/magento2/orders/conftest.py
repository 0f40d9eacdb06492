"""Shops that all tests share, who only add goods and orders; a test that changes more makes its own."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from uuid import uuid4

import pytest

from sqlbridge.demo.server import PrivateServer
from sqlbridge.demo.shops import create_shop
from tests.conftest import drop_schema
from tests.harness import DemoShop, MakeShop
from tests.shops.magento2.keeper import Keeper, keeping
from tests.shops.magento2.orders.clerk import Clerk


@pytest.fixture(scope="package")
def clerk(server: PrivateServer) -> Iterator[Clerk]:
    """The desk of a shop with the goods A (19 % tax), B (7 %) and UNMANAGED."""
    with _created(server) as clerk:
        yield clerk


@pytest.fixture(scope="package")
def old_clerk(server: PrivateServer) -> Iterator[Clerk]:
    """The same without multi-source inventory."""
    with _created(server) as clerk:
        tables = ("reservation", "source_item", "source_stock_link", "stock_sales_channel", "source", "stock")
        clerk.keeper.write(*(f"DROP TABLE inventory_{table}" for table in tables))
        yield clerk


@pytest.fixture
def own_clerk(shop: MakeShop) -> Iterator[Clerk]:
    """The same, for a test that changes the shop."""
    with _opened(shop("magento2", skus=0)) as clerk:
        yield clerk


@contextmanager
def _created(server: PrivateServer) -> Iterator[Clerk]:
    schema = f"shop_{uuid4().hex[:12]}"
    with ExitStack() as stack:
        stack.callback(drop_schema, server, schema)
        create_shop(server.url, "magento2", schema, 0)
        yield stack.enter_context(_opened(DemoShop(server, "magento2", schema, "")))


@contextmanager
def _opened(shop: DemoShop) -> Iterator[Clerk]:
    with keeping(shop) as keeper:
        keeper.write(*_second_store_view())
        keeper.write(*_weight())
        keeper.sold("A", tax_class_id="19")
        keeper.sold("B", tax_class_id="7")
        keeper.stock(keeper.product("UNMANAGED"), manage_stock=0, use_config_manage_stock=0)
        _describe(keeper)
        yield Clerk(shop, keeper)


def _second_store_view() -> Iterator[str]:
    """What Magento makes for the order numbers of a second store view."""
    yield "CREATE TABLE sequence_order_2 LIKE sequence_order_1"
    yield "INSERT INTO sales_sequence_meta VALUES (29, 'order', 2, 'sequence_order_2')"
    yield "INSERT INTO sales_sequence_profile VALUES (29, 29, '2', NULL, 1, 1, 4294967295, 4294966295, 1)"


def _weight() -> Iterator[str]:
    """The attribute of weights, which the demo shop does without."""
    yield (
        "INSERT INTO eav_attribute (attribute_id, entity_type_id, attribute_code, backend_type)"
        " SELECT 282, entity_type_id, 'weight', 'decimal' FROM eav_entity_type"
    )
    yield "INSERT INTO catalog_eav_attribute (attribute_id, is_global) VALUES (282, 1)"


def _describe(keeper: Keeper) -> None:
    """Names and weights; B is called otherwise in the store view, and has no weight."""
    for sku, name, store in (("A", "Artikel A äöü ß", 0), ("B", "Article B", 0), ("B", "Artikel B", 1)):
        keeper.write(
            "INSERT INTO catalog_product_entity_varchar (attribute_id, store_id, entity_id, value)"
            f" SELECT 231, {store}, entity_id, '{name}' FROM catalog_product_entity WHERE sku = '{sku}'"
        )
    keeper.write(
        "INSERT INTO catalog_product_entity_decimal (attribute_id, store_id, entity_id, value)"
        " SELECT 282, 0, entity_id, 1.5 FROM catalog_product_entity WHERE sku = 'A'"
    )
