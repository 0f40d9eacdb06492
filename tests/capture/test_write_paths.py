"""Every way in which shops and their neighbours write is logged: once per real change, under the right key.

A case is a folder in tests/cases: before.sql sets the stage, change.sql is run by the real client, expected.json
lists the rows that the log must then hold: entity, key, operation, origin.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from sqlbridge.demo.server import Flavour, PrivateServer
from sqlbridge.demo.shops import create_shop
from sqlbridge.settings import BridgeSettings, DatabaseSettings, Settings, ShopSettings
from tests.capture.bridge import Bridge, client, sorted_rows
from tests.conftest import PREFIXES, PROJECT, drop_schema
from tests.harness import DemoShop

CASES = PROJECT / "tests" / "cases"


@pytest.fixture(scope="module", params=["procedure", "inline"])
def bridges(request: pytest.FixtureRequest, server: PrivateServer) -> Iterator[dict[str, Bridge]]:
    """One shop of each platform for all cases: each case cleans up behind itself."""
    made = {platform: _bridge(server, platform, request.param) for platform in PREFIXES}
    yield made
    for bridge in made.values():
        drop_schema(server, bridge.shop.schema)
        drop_schema(server, bridge.settings.bridge.schema)


@pytest.mark.parametrize("case", sorted(CASES.glob("*/*/")), ids=lambda case: f"{case.parent.name}-{case.name}")
def test_a_write_is_logged_as_expected(case: Path, bridges: dict[str, Bridge]) -> None:
    bridge = bridges[case.parent.name]
    _run(bridge.shop, case / "before.sql")
    bridge.forget()
    try:
        _run(bridge.shop, case / "change.sql")
        assert sorted_rows(bridge.log()) == sorted_rows(json.loads((case / "expected.json").read_text("utf-8")))
    finally:
        _run(bridge.shop, case.parent / "after.sql")


def test_commits_out_of_order_are_all_in_the_log(bridges: dict[str, Bridge]) -> None:
    bridge = bridges["prestashop"]
    bridge.forget()
    update = "UPDATE ps_stock_available SET quantity = quantity + 1 WHERE id_stock_available = {}"
    with bridge.shop.engine.connect() as early, bridge.shop.engine.connect() as late:
        early.exec_driver_sql(update.format(1))
        late.exec_driver_sql(update.format(2))
        late.commit()
        assert len(bridge.log()) == 1
        early.commit()
    assert len(bridge.log()) == 2


def test_a_writer_that_locks_the_table_is_logged(bridges: dict[str, Bridge]) -> None:
    bridge = bridges["prestashop"]
    bridge.forget()
    update = "UPDATE ps_stock_available SET quantity = quantity + 1 WHERE id_stock_available = 1"
    bridge.shop.write("LOCK TABLES ps_stock_available WRITE", update, "UNLOCK TABLES")
    is_known_loss = (
        bridge.settings.bridge.capture == "inline" and bridge.shop.server.program.flavour is Flavour.MARIADB
    )
    assert len(bridge.log()) == (0 if is_known_loss else 1)


def test_a_lost_connection_takes_its_log_rows_along(bridges: dict[str, Bridge]) -> None:
    bridge = bridges["prestashop"]
    bridge.forget()
    with bridge.shop.engine.connect() as writer:
        writer.exec_driver_sql("UPDATE ps_stock_available SET quantity = quantity + 1 WHERE id_stock_available = 1")
        writer.invalidate()
    assert bridge.log() == []


def _bridge(server: PrivateServer, platform: str, capture: str) -> Bridge:
    name = uuid4().hex[:12]
    create_shop(server.url, platform, f"shop_{name}", 20)
    settings = Settings(
        database=DatabaseSettings(schema=f"shop_{name}", user="root", socket=str(server.socket)),
        shop=ShopSettings(platform=platform, prefix=PREFIXES[platform]),
        bridge=BridgeSettings(
            schema=f"bridge_{name}", definer="", capture="inline" if capture == "inline" else "procedure"
        ),
    )
    bridge = Bridge(DemoShop(server, platform, f"shop_{name}", PREFIXES[platform]), settings)
    bridge.install()
    return bridge


def _run(shop: DemoShop, file: Path) -> None:
    if file.exists():
        sql = file.read_text(encoding="utf-8").replace("PREFIX_", shop.prefix)
        client(shop, sql, "--local-infile=1", "--init-command=SET sql_mode=''", shop.schema, folder=file.parent)
