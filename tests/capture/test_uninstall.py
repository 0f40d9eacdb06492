"""Uninstalling: the shop's schema is as it was, word for word, and nothing of ours is left on the server."""

from pathlib import Path

import pytest
from sqlalchemy import func, insert

from sqlbridge.capture.installer import Installer
from sqlbridge.capture.removal import uninstall
from sqlbridge.errors import InstallError
from tests.capture.bridge import Bridge, schemas, snapshot
from tests.capture.conftest import MakeBridge
from tests.capture.test_install import STOCK_WRITE


@pytest.mark.parametrize("platform", ["prestashop", "magento1", "magento2"])
@pytest.mark.parametrize("capture", ["procedure", "inline"])
def test_nothing_is_left(bridge: MakeBridge, platform: str, capture: str) -> None:
    removed = bridge(platform, capture=capture)
    shop_before, schemas_before = snapshot(removed.shop), schemas(removed.shop)
    removed.install()
    assert snapshot(removed.shop) != shop_before
    assert _uninstall(removed)
    assert snapshot(removed.shop) == shop_before
    assert schemas(removed.shop) == schemas_before
    assert _uninstall(removed) == []


def test_nothing_is_left_in_a_schema_that_is_shared_with_the_shop(bridge: MakeBridge) -> None:
    plain = bridge()
    shared = plain.with_settings(schema=plain.shop.schema, prefix="sqlbridge_")
    before = snapshot(shared.shop)
    shared.install()
    _uninstall(shared)
    assert snapshot(shared.shop) == before


def test_a_schema_that_the_dba_made_stays(bridge: MakeBridge) -> None:
    prepared = bridge()
    prepared.shop.write(f"CREATE DATABASE `{prepared.settings.bridge.schema}`")
    prepared.install()
    _uninstall(prepared)
    assert prepared.settings.bridge.schema in schemas(prepared.shop)


def test_a_schema_with_a_foreign_table_in_it_stays(bridge: MakeBridge) -> None:
    mixed = bridge()
    mixed.install()
    mixed.shop.write(f"CREATE TABLE {mixed.object('somebody_elses')} (id INT)")
    _uninstall(mixed)
    assert mixed.shop.read(f"SHOW TABLES FROM `{mixed.settings.bridge.schema}`") == [("somebody_elses",)]


def test_changes_that_have_not_reached_amazon_are_not_thrown_away(bridge: MakeBridge) -> None:
    pending = bridge()
    pending.install()
    pending.shop.write(STOCK_WRITE)
    with pytest.raises(InstallError, match="1 changes and 0 feeds are not finished"):
        _uninstall(pending)
    assert len(pending.log()) == 1
    assert _uninstall(pending, now=True)


def test_what_amazon_has_acknowledged_can_be_kept(bridge: MakeBridge) -> None:
    kept = bridge()
    kept.install()
    database = Installer(kept.settings).database
    values = database.tables.listing_values
    with database.begin() as connection:
        connection.execute(insert(values).values(kind="price", destination="de", seller_sku="A", acknowledged=1))
    _uninstall(kept, keep_state=True)
    kept.install()
    with database.read() as connection:
        assert connection.execute(func.count(values.c.id).select()).scalar_one() == 1
    _uninstall(kept)
    assert kept.settings.bridge.schema not in schemas(kept.shop)


def test_nothing_is_removed_without_a_yes(bridge: MakeBridge, tmp_path: Path) -> None:
    asked = bridge()
    asked.install()
    with asked.start("uninstall", folder=tmp_path) as process:
        _, words = process.communicate(input="")
    assert process.returncode != 0
    assert "--yes" in words
    assert asked.install() == []


def _uninstall(bridge: Bridge, *, now: bool = False, keep_state: bool = False) -> list[str]:
    return uninstall(Installer(bridge.settings), now=now, keep_state=keep_state)
