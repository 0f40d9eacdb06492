"""Migrations while the shop sells: no write fails or waits, and none is lost as long as the triggers stand."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import Connection, event

from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import upgrade
from tests.capture.bridge import Bridge, snapshot
from tests.capture.conftest import MakeBridge
from tests.capture.revisions import REVISIONS, go_back, go_up
from tests.capture.test_install import STOCK_WRITE, states
from tests.capture.tills import Tills, logged
from tests.concurrency.locks import impatient, no_lock_waits
from tests.concurrency.shop import simple_products

_TILLS = 3
_TRIGGERS = {"stock": "sqlbridge_stock_available_au", "price": "sqlbridge_product_shop_au"}


def test_every_revision_up_and_down_fails_no_write_of_the_shops_and_loses_none(bridge: MakeBridge) -> None:
    migrated = bridge()
    before = snapshot(migrated.shop)
    tills = Tills(migrated.shop, list(simple_products(migrated.shop).values())[:_TILLS])
    with no_lock_waits(migrated.shop), tills.selling():
        for revision in [*REVISIONS[:-1], "+1"]:
            go_up(Installer(migrated.settings), revision)
        stood = dict(tills.begun)
        for revision in REVISIONS[-2::-1]:
            go_back(Installer(migrated.settings), revision)
    assert tills.missing(logged(migrated.settings), stood) == []

    with no_lock_waits(migrated.shop), tills.selling():
        _no_write_is_missing_when_the_log_is_dropped(migrated, tills, stood)
        assert snapshot(migrated.shop) == before
        migrated.install()
        stood = dict(tills.begun)
    assert tills.missing(logged(migrated.settings), stood) == []
    assert states(migrated) == {"installed"}


def test_no_revision_waits_for_a_transaction_that_has_written_to_the_log_or_makes_others_wait(
    bridge: MakeBridge,
) -> None:
    """An ALTER TABLE of the log would do both: it is written by the shop's own transactions."""
    installed = bridge()
    installed.install()
    with impatient(installed.shop) as till, impatient(installed.shop) as other:
        till.exec_driver_sql(STOCK_WRITE)  # stays open
        _no_statement_waits(installed)
        other.exec_driver_sql(STOCK_WRITE.replace("id_stock_available = 1", "id_stock_available = 2"))
        other.commit()
        till.commit()
    assert len(installed.log()) == 2


def test_going_back_to_nothing_gives_way_to_an_open_transaction_and_holds_nobody_up(bridge: MakeBridge) -> None:
    removed = bridge()
    removed.install()
    with removed.shop.engine.connect() as till, ThreadPoolExecutor(1) as thread:
        till.exec_driver_sql("UPDATE ps_tax SET rate = rate + 1")
        going = thread.submit(go_back, Installer(removed.settings), "base")
        for _ in range(10):
            begin = time.monotonic()
            removed.shop.write("UPDATE ps_tax SET rate = rate WHERE 0 = 1")
            assert time.monotonic() - begin < 0.5
            time.sleep(0.1)
        assert not going.done(), going.result()
        till.commit()
        going.result()
    assert removed.shop.read("SHOW TRIGGERS") == []


def _no_write_is_missing_when_the_log_is_dropped(bridge: Bridge, tills: Tills, stood: dict[int, int]) -> None:
    """What was committed before a table's trigger goes is logged; after that nothing of the table is."""
    installer, last = Installer(bridge.settings), list[dict[tuple[str, int], set[int]]]()
    committed: dict[str, dict[int, int]] = {}

    def look(_connection: Connection, _cursor: Any, statement: str, *_: Any) -> None:
        if statement == f"DROP TABLE IF EXISTS {bridge.object('change_log')}":
            last.append(logged(bridge.settings))
        for what, trigger in _TRIGGERS.items():
            if statement.startswith("DROP TRIGGER") and trigger in statement:
                committed[what] = dict(tills.numbers)

    event.listen(installer.database.engine, "before_cursor_execute", look)
    go_back(installer, "base")
    (found,) = last
    assert len(found) == 2 * _TILLS
    for (what, product), numbers in found.items():
        assert max(numbers) >= committed[what][product]
        wanted = range(stood[product] + 1, max(numbers) + 1)
        assert [number for number in wanted if number not in numbers] == [], what


def _no_statement_waits(bridge: Bridge) -> None:
    """Whatever waits for the open transaction gives up, and ends the migration with an error in the end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sqlbridge.capture.execution._PATIENCE_SECONDS", 0)
        go_back(Installer(bridge.settings), REVISIONS[0])
        upgrade(Installer(bridge.settings))
        # The oldest revision once more, where the log stands already.
        bridge.shop.write(f"DELETE FROM {bridge.object('sqlbridge_alembic_version')}")
        upgrade(Installer(bridge.settings))
