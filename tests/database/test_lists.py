"""Long lists of values in one statement."""

from pathlib import Path

import pytest
from sqlalchemy import literal, select

from sqlbridge.database.engine import Database, open_database
from sqlbridge.database.statements import among, statement
from sqlbridge.demo.server import PrivateServer
from sqlbridge.settings import DatabaseSettings, Settings, ShopSettings
from tests.database.recording import recorded

SKUS = ["plain", "o'clock", 'a "quoted" one', "back\\slash", "\\'", "%s %(sku)s :sku", "x') OR ('1'='1", "grün 大"]


@pytest.fixture
def database(server: PrivateServer) -> Database:
    settings = DatabaseSettings(schema="mysql", user="root", socket=str(server.socket))
    return open_database(Settings(database=settings, shop=ShopSettings(platform="prestashop")))


def test_a_value_of_whatever_letters_is_found_in_a_list_and_nothing_else(database: Database) -> None:
    with database.read() as connection:
        for sku in SKUS:
            others = [one for one in SKUS if one != sku]
            assert connection.execute(select(literal(sku)).where(among(literal(sku), SKUS))).scalars().all() == [sku]
            assert connection.execute(select(literal(sku)).where(among(literal(sku), others))).all() == []


def test_the_parameter_of_a_file_takes_a_list(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "which.sql"
    file.write_text("SELECT :sku AS sku FROM DUAL WHERE :sku IN :skus;", encoding="utf-8")
    with database.read() as connection:
        query = statement(file, database.names)
        for sku in SKUS:
            assert connection.execute(query, {"sku": sku, "skus": tuple(SKUS)}).scalars().all() == [sku]
            assert connection.execute(query, {"sku": sku, "skus": ("else",)}).all() == []


def test_the_driver_gets_a_list_whole_since_a_parameter_for_each_value_takes_long(database: Database) -> None:
    with database.read() as connection, recorded(database.engine) as statements:
        for many in (SKUS, SKUS[:2]):
            connection.execute(select(literal("plain")).where(among(literal("plain"), many)))
    assert len({one.text for one in statements}) == 1
    assert [len(one.parameters) for one in statements] == [3, 3]
