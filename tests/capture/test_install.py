"""Installing: everything is put in place, twice changes nothing, and what was broken off is completed."""

import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from sqlbridge.capture.installer import Installer
from sqlbridge.capture.survey import capture_objects
from sqlbridge.errors import PreflightError
from tests.capture.bridge import Bridge, schemas
from tests.capture.conftest import MakeBridge
from tests.concurrency.locks import impatient

STOCK_WRITE = "UPDATE ps_stock_available SET quantity = quantity + 1 WHERE id_stock_available = 1"


@pytest.mark.parametrize("platform", ["prestashop", "magento1", "magento2"])
def test_a_second_installation_changes_nothing(bridge: MakeBridge, platform: str) -> None:
    installed = bridge(platform)
    assert installed.install()
    assert states(installed) == {"installed"}
    assert installed.install() == []


def test_a_bridge_can_share_the_shops_schema(bridge: MakeBridge) -> None:
    plain = bridge()
    shared = plain.with_settings(schema=plain.shop.schema, prefix="sqlbridge_")
    shared.install()
    shared.shop.write(STOCK_WRITE)
    assert len(shared.log()) == 1
    assert shared.install() == []


def test_two_shops_on_one_server_keep_their_changes_apart(bridge: MakeBridge) -> None:
    one, other = bridge(), bridge()
    one.install()
    other.install()
    one.shop.write(STOCK_WRITE)
    assert len(one.log()) == 1
    assert other.log() == []


def test_a_second_bridge_on_the_same_shop_is_refused(bridge: MakeBridge) -> None:
    first = bridge()
    first.install()
    second = first.with_settings(schema=f"{first.settings.bridge.schema}_2")
    with pytest.raises(PreflightError, match="another installation's log"):
        second.install()
    assert second.settings.bridge.schema not in schemas(first.shop)


def test_the_tables_of_another_shops_bridge_are_not_taken_over(bridge: MakeBridge) -> None:
    first, second = bridge(), bridge()
    first.install()
    intruder = second.with_settings(schema=first.settings.bridge.schema)
    with pytest.raises(PreflightError, match="serve the shop in"):
        intruder.install()


def test_magento_without_inventory_modules_gets_the_other_triggers(bridge: MakeBridge) -> None:
    old = bridge("magento2")
    tables = [row[0] for row in old.shop.read("SHOW TABLES LIKE 'inventory\\_%%'")]
    old.shop.write("SET FOREIGN_KEY_CHECKS = 0", *(f"DROP TABLE `{table}`" for table in tables))
    done = old.install()
    assert not [line for line in done if "inventory_source" in line]
    old.shop.write("UPDATE cataloginventory_stock_item SET qty = qty + 1 ORDER BY item_id LIMIT 1")
    assert len(old.log()) == 1


@pytest.mark.parametrize("capture", ["procedure", "inline"])
def test_an_altered_trigger_is_replaced(bridge: MakeBridge, capture: str) -> None:
    altered = bridge(capture=capture)
    altered.install()
    altered.shop.write(
        "DROP TRIGGER sqlbridge_tax_au",
        "DROP TRIGGER sqlbridge_stock_available_au",
        "CREATE TRIGGER sqlbridge_stock_available_au AFTER UPDATE ON ps_stock_available FOR EACH ROW SET @seen = 1",
        "CREATE TRIGGER sqlbridge_old_au AFTER UPDATE ON ps_pack FOR EACH ROW SET @seen = 1",
        # What a replacement leaves that was broken off.
        "CREATE TRIGGER sqlbridge_stock_available_au_stand_in AFTER UPDATE ON ps_stock_available FOR EACH ROW"
        " SET @seen = 1",
    )
    assert states(altered) == {"installed", "missing", "outdated", "stray"}
    assert len(altered.install()) == 4
    assert states(altered) == {"installed"}


def test_a_procedure_is_replaced_without_losing_a_write(bridge: MakeBridge, tmp_path: Path) -> None:
    outdated = bridge()
    outdated.install()
    _make_procedure_under_strict_mode(outdated)
    assert states(outdated) == {"installed", "outdated"}
    outdated.forget()
    assert _write_during_install(outdated, tmp_path) == _logged(outdated)
    assert states(outdated) == {"installed"}


@pytest.mark.parametrize(("before", "after"), [("procedure", "inline"), ("inline", "procedure")])
def test_the_capture_mode_changes_without_losing_a_write(
    bridge: MakeBridge, tmp_path: Path, before: str, after: str
) -> None:
    changed = bridge(capture=before)
    changed.install()
    changed = changed.with_settings(capture=after)
    assert _write_during_install(changed, tmp_path) == _logged(changed)
    assert states(changed) == {"installed"}


def test_an_installation_killed_half_way_is_completed(bridge: MakeBridge, tmp_path: Path) -> None:
    killed = bridge()
    with _transaction_on(killed, "ps_stock_available"), killed.start("install", folder=tmp_path) as process:
        _wait_for(lambda: "missing" in states(killed) and "installed" in states(killed))
        process.send_signal(signal.SIGKILL)
    killed.shop.write(STOCK_WRITE)
    assert killed.install()
    assert states(killed) == {"installed"}
    assert killed.install() == []


def test_a_busy_table_is_named_with_the_transaction_that_holds_it(bridge: MakeBridge, tmp_path: Path) -> None:
    busy = bridge()
    with _transaction_on(busy, "ps_stock_available") as connection_id:
        with busy.start("install", folder=tmp_path) as process:
            _, words = process.communicate()
        assert process.returncode == 75
        assert "ps_stock_available is busy" in words
        assert f"connection {connection_id} of root@localhost" in words
    assert {"missing", "installed"} <= states(busy)
    busy.install()
    assert states(busy) == {"installed"}


def test_a_transaction_that_has_read_a_table_can_write_to_it_while_triggers_are_installed(bridge: MakeBridge) -> None:
    """DDL that waits for it would have the server end it as a deadlock (error 1213)."""
    busy = bridge()
    with ThreadPoolExecutor(1) as thread, impatient(busy.shop) as cart:
        cart.exec_driver_sql("SELECT quantity FROM ps_stock_available WHERE id_stock_available = 1").all()
        installation = thread.submit(busy.install)
        time.sleep(2.5)
        assert not installation.done()
        cart.exec_driver_sql(STOCK_WRITE)
        cart.commit()
        assert installation.result()
    assert states(busy) == {"installed"}


def states(bridge: Bridge) -> set[str]:
    """How the triggers and the procedure are, taken together."""
    database = Installer(bridge.settings).database
    with database.read() as connection:
        found = capture_objects(connection, bridge.settings, database.names, "root@localhost")
    return {str(one.state) for one in found}


def _make_procedure_under_strict_mode(bridge: Bridge) -> None:
    installer = Installer(bridge.settings)
    with installer.database.read() as connection:
        wanted = installer.survey(connection).wanted
    assert wanted.procedure
    bridge.shop.write(
        "SET sql_mode = 'STRICT_TRANS_TABLES'",
        f"DROP PROCEDURE {bridge.object(wanted.procedure.name)}",
        wanted.create_procedure(wanted.procedure, None),
    )


def _write_during_install(bridge: Bridge, folder: Path) -> set[str]:
    """The names of the writes that were made meanwhile."""
    names = set[str]()
    with bridge.start("install", folder=folder) as process:
        while process.poll() is None:
            name = f"write {len(names)}"
            bridge.shop.write(f"SET @sqlbridge_origin = '{name}'", STOCK_WRITE)
            names.add(name)
        assert process.returncode == 0, process.communicate()[1]
    return names


def _logged(bridge: Bridge) -> set[str]:
    """The names of the writes in the log; while a trigger is replaced, a write may be logged twice."""
    return {origin for _entity, _key, _operation, origin in bridge.log()}


@contextmanager
def _transaction_on(bridge: Bridge, table: str) -> Iterator[int]:
    with bridge.shop.engine.connect() as connection:
        connection.exec_driver_sql(f"SELECT * FROM {table} LIMIT 1 FOR UPDATE")
        yield connection.exec_driver_sql("SELECT CONNECTION_ID()").scalar_one()


def _wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)
