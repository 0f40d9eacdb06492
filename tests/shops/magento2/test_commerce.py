"""Adobe Commerce: versions of products by row_id, which come and go by the clock (facts: Adobe Commerce, staging)."""

from datetime import UTC, datetime

import pytest

from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import upgrade
from sqlbridge.model.changes import Entity, EntityKey
from tests.capture.bridge import Bridge
from tests.harness import MakeSettings
from tests.shops.magento2.keeper import NOW, Keeper

FLIP = datetime(2026, 11, 25, 9, 30)
BEFORE, AFTER = datetime(2026, 11, 25, 9, 29, 59), FLIP


@pytest.fixture
def commerce(keeper: Keeper) -> Keeper:
    """A shop with one product, whose price falls from 20 to 15 at FLIP."""
    keeper.run("commerce.sql")
    _version(keeper, row=1, entity=9001, sku="STAGED", price="20", until=FLIP)
    _version(keeper, row=2, entity=9001, sku="STAGED", price="15", since=FLIP)
    keeper.insert("catalog_product_website", {"product_id": 9001, "website_id": 1})
    keeper.stock(9001)
    keeper.source("STAGED")
    return keeper


def test_the_version_of_the_moment_counts(commerce: Keeper) -> None:
    assert [str(commerce.offer("STAGED", at=at).net) for at in (BEFORE, AFTER)] == ["20.00", "15.00"]
    assert commerce.offer("STAGED").rows == "entity_id 9001, row_id 1"


def test_versions_do_not_multiply_stock(commerce: Keeper) -> None:
    assert commerce.offer("STAGED").quantity == 10


def test_tier_prices_belong_to_a_version(commerce: Keeper) -> None:
    tier = {"row_id": 2, "all_groups": 1, "qty": 1, "value": 12, "website_id": 0}
    commerce.insert("catalog_product_entity_tier_price", tier)
    assert [str(commerce.offer("STAGED", at=at).net) for at in (BEFORE, AFTER)] == ["20.00", "12.00"]


def test_a_flip_is_due_in_its_very_second(commerce: Keeper) -> None:
    assert commerce.due(BEFORE, FLIP) == ["9001"]
    assert commerce.due(FLIP, datetime(2026, 11, 25, 10)) == []
    assert commerce.due(NOW, BEFORE) == []


def test_special_dates_of_a_version_are_due(commerce: Keeper) -> None:
    commerce.value(2, "special_from_date", {"0": "2026-11-27 00:00:00"}, key="row_id")
    assert commerce.due(datetime(2026, 11, 26, 22, 59), datetime(2026, 11, 26, 23)) == ["9001"]


def test_a_row_leads_to_the_product_and_its_variants(commerce: Keeper) -> None:
    _version(commerce, row=7, entity=9100, sku="PARENT", price="0", type_id="configurable")
    commerce.insert("catalog_product_super_link", {"product_id": 9001, "parent_id": 7})
    keys = [EntityKey(Entity.ROW, "7"), EntityKey(Entity.ROW, "2"), EntityKey(Entity.PRODUCT, "9100")]
    assert commerce.skus(*keys) == [["PARENT", "STAGED"], ["STAGED"], ["PARENT", "STAGED"]]


def test_a_hidden_variant_is_sold_by_the_current_version_of_its_parent(commerce: Keeper) -> None:
    _version(commerce, row=7, entity=9100, sku="PARENT", price="0", type_id="configurable", until=FLIP)
    commerce.insert("catalog_product_website", {"product_id": 9100, "website_id": 1})
    commerce.stock(9100)
    commerce.insert("catalog_product_super_link", {"product_id": 9001, "parent_id": 7})
    commerce.write("UPDATE catalog_product_entity_int SET value = 1 WHERE row_id IN (1, 2) AND attribute_id = 202")
    assert [commerce.offer("STAGED", at=at).is_orderable for at in (BEFORE, AFTER)] == [True, False]


def test_writes_are_logged_by_row(commerce: Keeper, settings: MakeSettings) -> None:
    bridge = Bridge(commerce.shop, settings(commerce.shop))
    upgrade(Installer(bridge.settings))
    commerce.write(
        "UPDATE catalog_product_entity_decimal SET value = 14 WHERE row_id = 2",
        "UPDATE catalog_product_entity SET updated_in = updated_in + 60, has_options = 1 WHERE row_id = 1",
        "UPDATE catalog_product_entity SET has_options = 0",
        "INSERT INTO catalog_product_entity_varchar (row_id, attribute_id, store_id, value) VALUES (2, 231, 0, 'v')",
        "UPDATE catalog_product_entity_varchar SET value = 'V' WHERE row_id = 2",
        "DELETE FROM catalog_product_entity WHERE row_id = 2",
    )
    assert bridge.log() == [
        ["row", "2", "U", "catalog_product_entity_decimal"],
        ["product", "9001", "U", "catalog_product_entity"],
        ["row", "2", "I", "catalog_product_entity_varchar"],
        ["sku", "v", "U", "catalog_product_entity_varchar"],
        ["row", "2", "U", "catalog_product_entity_varchar"],
        ["product", "9001", "D", "catalog_product_entity"],
        ["row", "2", "D", "catalog_product_entity"],
        ["sku", "STAGED", "D", "catalog_product_entity"],
    ]


def _version(
    keeper: Keeper,
    *,
    row: int,
    entity: int,
    sku: str,
    price: str,
    type_id: str = "simple",
    since: datetime | None = None,
    until: datetime | None = None,
) -> None:
    begin, end = (1 if since is None else _unix(since)), (2147483647 if until is None else _unix(until))
    columns = {"row_id": row, "entity_id": entity, "sku": sku, "type_id": type_id, "attribute_set_id": 4}
    keeper.insert("catalog_product_entity", {**columns, "created_in": begin, "updated_in": end})
    for code, value in {"price": price, "status": 1, "visibility": 4, "tax_class_id": "19"}.items():
        keeper.value(row, code, {"0": value}, key="row_id")


def _unix(moment: datetime) -> int:
    return int(moment.replace(tzinfo=UTC).timestamp())
