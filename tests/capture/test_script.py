"""`install --sql`: one script for the client of the server, with the same result as `install`."""

import secrets
from pathlib import Path

import pytest

from sqlbridge.capture.installer import Installer
from sqlbridge.capture.script import install_script
from tests.capture.bridge import client, schemas, snapshot
from tests.capture.conftest import MakeBridge
from tests.capture.test_install import STOCK_WRITE, states


@pytest.mark.parametrize("platform", ["prestashop", "magento1", "magento2"])
@pytest.mark.parametrize("capture", ["procedure", "inline"])
def test_the_script_run_by_the_client_leaves_nothing_to_install(
    bridge: MakeBridge, platform: str, capture: str
) -> None:
    scripted = bridge(platform, capture=capture)
    client(scripted.shop, install_script(Installer(scripted.settings)))
    assert states(scripted) == {"installed"}
    assert scripted.install() == []


def test_the_script_creates_nothing_by_being_printed(bridge: MakeBridge) -> None:
    printed = bridge()
    before = snapshot(printed.shop)
    install_script(Installer(printed.settings))
    assert snapshot(printed.shop) == before
    assert printed.settings.bridge.schema not in schemas(printed.shop)


def test_a_script_that_broke_off_can_be_run_again(bridge: MakeBridge) -> None:
    broken_off = bridge()
    script = install_script(Installer(broken_off.settings))
    begin, _, _ = script.partition("CREATE TABLE IF NOT EXISTS " + broken_off.object("feeds"))
    client(broken_off.shop, begin)
    client(broken_off.shop, script)
    assert broken_off.install() == []


def test_the_script_ends_before_it_creates_triggers_of_a_definer_that_does_not_exist(bridge: MakeBridge) -> None:
    scripted = bridge(definer=f"nobody_{secrets.token_hex(4)}@localhost")
    before = snapshot(scripted.shop)
    with pytest.raises(AssertionError, match="1242"):
        client(scripted.shop, install_script(Installer(scripted.settings)))
    assert snapshot(scripted.shop) == before
    assert scripted.settings.bridge.schema not in schemas(scripted.shop)


def test_the_script_can_name_a_definer_that_exists(bridge: MakeBridge) -> None:
    scripted = bridge(definer="sqlbridge_scripted@localhost")
    scripted.shop.write("CREATE USER IF NOT EXISTS sqlbridge_scripted@localhost ACCOUNT LOCK")
    client(scripted.shop, install_script(Installer(scripted.settings)))
    assert scripted.shop.read(
        "SELECT DISTINCT DEFINER FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()"
    ) == [("sqlbridge_scripted@localhost",)]


def test_the_script_holds_only_what_is_missing(bridge: MakeBridge) -> None:
    mended = bridge()
    mended.install()
    assert "Nothing to do" in install_script(Installer(mended.settings))

    mended.shop.write("DROP TRIGGER sqlbridge_stock_available_au")
    script = install_script(Installer(mended.settings))
    assert script.count("CREATE TRIGGER") == 1
    assert "CREATE TABLE" not in script
    client(mended.shop, script)
    assert states(mended) == {"installed"}


def test_the_script_can_change_the_capture_mode(bridge: MakeBridge) -> None:
    changed = bridge()
    changed.install()
    changed = changed.with_settings(capture="inline")
    client(changed.shop, install_script(Installer(changed.settings)))
    assert changed.install() == []
    changed.shop.write(STOCK_WRITE)
    assert len(changed.log()) == 1


def test_uninstall_drops_the_schema_that_a_script_created(bridge: MakeBridge, tmp_path: Path) -> None:
    scripted = bridge()
    client(scripted.shop, install_script(Installer(scripted.settings)))
    with scripted.start("uninstall", "--yes", folder=tmp_path) as process:
        process.communicate()
    assert process.returncode == 0
    assert scripted.settings.bridge.schema not in schemas(scripted.shop)
