"""The watch sees, with the worker's rights, whatever keeps a write of the shop's out of the log; repair mends it."""

import time

import pytest
from sqlalchemy import Connection

from sqlbridge.capture import fingerprints
from sqlbridge.capture.installer import Installer
from sqlbridge.capture.suspension import put_back
from sqlbridge.capture.watch import Look, look
from sqlbridge.database.engine import open_database
from sqlbridge.model.changes import utc_now
from tests.capture.bridge import Bridge
from tests.capture.conftest import MakeBridge
from tests.capture.test_install import STOCK_WRITE
from tests.capture.test_preflight import restricted  # noqa: F401 - a fixture

_BODY = "BEGIN DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END; END"
_DEFECTS = {
    "trigger sqlbridge_tax_au is missing": ["DROP TRIGGER sqlbridge_tax_au"],
    "trigger sqlbridge_tax_ai is not as we made it": [
        "DROP TRIGGER sqlbridge_tax_ai",
        f"CREATE TRIGGER sqlbridge_tax_ai AFTER INSERT ON ps_tax FOR EACH ROW {_BODY}",
    ],
    "trigger sqlbridge_tax_ad is missing": ["RENAME TABLE ps_tax TO ps_tax_0", "CREATE TABLE ps_tax LIKE ps_tax_0"]
    + [f"DROP TRIGGER sqlbridge_tax_{event}" for event in ("ai", "au", "ad")],
    "log_change_v3 is missing": ["DROP PROCEDURE {procedure}"],
}
# What a repair cannot mend, and how a DBA does.
_DAMAGES = {
    "column quantity of ps_pack is gone": (
        "ALTER TABLE ps_pack CHANGE quantity pieces INT UNSIGNED NOT NULL DEFAULT 1",
        "ALTER TABLE ps_pack CHANGE pieces quantity INT UNSIGNED NOT NULL DEFAULT 1",
    ),
    "table ps_pack is gone": ("RENAME TABLE ps_pack TO ps_pack_0", "RENAME TABLE ps_pack_0 TO ps_pack"),
    "change_log is missing, not InnoDB": ("RENAME TABLE {log} TO {log_0}", "RENAME TABLE {log_0} TO {log}"),
    "change_log is MyISAM, not InnoDB": ("ALTER TABLE {log} ENGINE = MyISAM", "ALTER TABLE {log} ENGINE = InnoDB"),
    "column change_log.origin is missing": (
        "ALTER TABLE {log} CHANGE origin source VARBINARY(64) NOT NULL",
        "ALTER TABLE {log} CHANGE source origin VARBINARY(64) NOT NULL",
    ),
}

_EVENTS = {
    "table ps_specific_price: it was emptied: AUTO_INCREMENT went back from": ["TRUNCATE ps_specific_price"],
    "table ps_product: it was altered, recreated or exchanged at": [
        "CREATE TABLE ps_new LIKE ps_product",
        "INSERT INTO ps_new SELECT * FROM ps_product",
        "RENAME TABLE ps_product TO ps_old, ps_new TO ps_product",
    ],
    "table ps_stock_available: it was altered, recreated or exchanged at": [
        "CREATE TABLE ps_newer LIKE ps_stock_available",
        "INSERT INTO ps_newer SELECT * FROM ps_stock_available",
        "DROP TABLE ps_stock_available",
        "RENAME TABLE ps_newer TO ps_stock_available",
    ],
    "table ps_tax: its engine is MyISAM now, it was InnoDB": ["ALTER TABLE ps_tax ENGINE = MyISAM"],
}


def test_every_defect_is_seen_by_the_worker_until_it_is_mended(restricted: Bridge) -> None:
    restricted.install()
    assert _words(_look(restricted)) == []
    for words, damage in _DEFECTS.items():
        procedure = restricted.object("log_change_v3")
        restricted.shop.write(*(one.format(procedure=procedure) for one in damage))
        assert [one for one in _words(_look(restricted)) if words in one], words
        put_back(Installer(restricted.settings))
        assert _words(_look(restricted)) == []
    names = {"log": restricted.object("change_log"), "log_0": restricted.object("change_log_0")}
    for words, (harm, mending) in _DAMAGES.items():
        restricted.shop.write(harm.format(**names))
        assert [one for one in _words(_look(restricted)) if words in one], words
        restricted.shop.write(mending.format(**names))
        assert _words(_look(restricted)) == []


def test_triggers_that_went_with_their_table_are_put_on_the_new_one(bridge: MakeBridge) -> None:
    exchanged = bridge()
    exchanged.install()
    exchanged.shop.write(
        "CREATE TABLE ps_new LIKE ps_stock_available",
        "INSERT INTO ps_new SELECT * FROM ps_stock_available",
        "RENAME TABLE ps_stock_available TO ps_old, ps_new TO ps_stock_available",
    )
    assert "trigger sqlbridge_stock_available_au is on another table: they were exchanged" in _words(_look(exchanged))
    put_back(Installer(exchanged.settings))
    exchanged.shop.write(STOCK_WRITE)
    assert len(exchanged.log()) == 1


def test_what_happened_to_a_table_is_seen_once(bridge: MakeBridge) -> None:
    watched = bridge()
    watched.install()
    watched.shop.write("INSERT INTO ps_specific_price (id_product) VALUES (99999)")
    _await_the_next_second(watched)
    for words, damage in _EVENTS.items():
        _remember(watched)
        watched.shop.write(*damage)
        assert [one.words for one in _look(watched).events if words in one.words], words
        _remember(watched)
        assert _look(watched).events == []


@pytest.fixture(params=["procedure", "inline"])
def switched(request: pytest.FixtureRequest, restricted: Bridge) -> Bridge:
    """A bridge whose definer is an account of its own, in both modes of capture."""
    return restricted.with_settings(capture=request.param)


def test_the_kill_switch_works_at_once_and_makes_no_write_wait(switched: Bridge) -> None:
    """REVOKE and GRANT of the log's INSERT, as facts of both servers: no metadata lock is waited for."""
    switched.install()
    definer = switched.settings.bridge.definer.removesuffix("@localhost")
    right = f"INSERT ON {switched.object('change_log')} {{}} `{definer}`@localhost"
    with switched.shop.engine.connect() as till, switched.shop.engine.connect() as other:
        assert _timed_write(till) < 1  # stays open
        assert _timed(other, f"REVOKE {right.format('FROM')}") < 1
        assert _timed_write(till) < 1
        till.commit()
        assert _timed_write(other) < 1
        other.commit()
        assert len(switched.log()) == 1
        if switched.settings.bridge.capture == "procedure":
            assert "cannot write the change log" in " ".join(_words(_look(switched)))
        switched.shop.write(f"GRANT {right.format('TO')}")
        assert _timed_write(till) < 1
        till.commit()
    assert len(switched.log()) == 2
    assert _words(_look(switched)) == []


def _timed_write(connection: Connection) -> float:
    return _timed(connection, "UPDATE ps_stock_available SET quantity = quantity + 1 WHERE id_stock_available = 1")


def _timed(connection: Connection, statement: str) -> float:
    begin = time.monotonic()
    connection.exec_driver_sql(statement)
    return time.monotonic() - begin


def _look(bridge: Bridge) -> Look:
    found = look(open_database(bridge.settings), bridge.settings)
    assert found.unseen == []
    return found


def _words(found: Look) -> list[str]:
    return [one.words for one in found.defects]


def _await_the_next_second(bridge: Bridge) -> None:
    """The servers tell when a table was made in whole seconds."""
    seconds = "SELECT CAST(UNIX_TIMESTAMP(MAX(CREATE_TIME)) AS SIGNED) >= UNIX_TIMESTAMP()"
    while bridge.shop.read(f"{seconds} FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()")[0][0]:
        time.sleep(0.05)


def _remember(bridge: Bridge) -> None:
    database = open_database(bridge.settings)
    with database.begin() as connection:
        fingerprints.save(connection, database.tables, _look(bridge).tables, utc_now())
