"""What the image of docker/mysql would load: there is no Docker engine here, but there is a MySQL."""

import configparser
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, NullPool, create_engine
from sqlalchemy.exc import DBAPIError

from sqlbridge.demo.server import PrivateServer, find_server
from sqlbridge.demo.shops import create_shop
from sqlbridge.errors import DatabaseUnavailableError
from tests.conftest import PROJECT

IMAGE = PROJECT / "docker" / "mysql"
ACCOUNTS = {"sqlbridge_installer": "installer-of-the-demo", "sqlbridge": "worker-of-the-demo"}
CONFIGURATION = """
[database]
port = {port}
schema = "shop"
user = "sqlbridge"
password = "worker-of-the-demo"
install_user = "sqlbridge_installer"
install_password = "installer-of-the-demo"
[bridge]
definer = "sqlbridge_definer@localhost"
[shop]
platform = "prestashop"
prefix = "ps_"
"""


@pytest.fixture(scope="module")
def image() -> Iterator[PrivateServer]:
    """A MySQL with the image's settings, after the image's init scripts."""
    try:
        program = find_server("mysql", PROJECT / ".servers")
    except DatabaseUnavailableError as error:
        pytest.skip(str(error))
    settings = configparser.ConfigParser()
    settings.read(IMAGE / "my.cnf")
    options = tuple(f"--{name}={value}" for name, value in settings["mysqld"].items())
    with PrivateServer(program, PROJECT / ".cache", options) as server:
        load(server.url, written_shop())
        load(server.url, (IMAGE / "init" / "20-accounts.sql").read_text(encoding="utf-8"))
        yield server


def written_shop() -> str:
    command = (sys.executable, str(IMAGE / "write_shop.py"), "prestashop")
    return subprocess.run(command, cwd=PROJECT, env=environment(), capture_output=True, text=True, check=True).stdout


def environment() -> dict[str, str]:
    return {"PYTHONPATH": str(PROJECT), "PATH": "/usr/sbin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}


def load(url: URL, script: str) -> None:
    with create_engine(url, poolclass=NullPool).begin() as connection:
        for statement in script.split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement, execution_options={"no_parameters": True})


def account(image: PrivateServer, name: str) -> URL:
    return URL.create("mysql+pymysql", name, ACCOUNTS[name], "127.0.0.1", image.port, "shop")


def rows(url: URL, query: str) -> list[tuple[object, ...]]:
    with create_engine(url, poolclass=NullPool).connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def test_the_written_shop_is_the_demos(image: PrivateServer) -> None:
    create_shop(image.url, "prestashop", "demo")
    for table in ("product_shop", "product_attribute", "stock_available", "tax_rules_group"):
        written = rows(account(image, "sqlbridge"), f"SELECT * FROM ps_{table} ORDER BY 1")
        assert written == rows(image.url, f"SELECT * FROM demo.ps_{table} ORDER BY 1")


def test_the_worker_may_read_the_shop_but_not_write_it(image: PrivateServer) -> None:
    assert rows(account(image, "sqlbridge"), "SELECT COUNT(*) FROM ps_stock_available") != [(0,)]
    with pytest.raises(DBAPIError, match="1142"):
        load(account(image, "sqlbridge"), "UPDATE ps_stock_available SET quantity = 1")


def test_nobody_logs_in_as_the_definer(image: PrivateServer) -> None:
    query = "SELECT account_locked FROM mysql.user WHERE user = 'sqlbridge_definer'"
    assert rows(image.url, query) == [("Y",)]


def test_the_installers_grants_are_enough_to_install(image: PrivateServer, tmp_path: Path) -> None:
    configuration = tmp_path / "sqlbridge.toml"
    configuration.write_text(CONFIGURATION.format(port=image.port))
    configuration.chmod(0o600)
    command = (sys.executable, str(PROJECT / "cli.py"), "--config", str(configuration), "install")
    answer = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    load(image.url, "UPDATE shop.ps_stock_available SET quantity = quantity + 1 LIMIT 3")
    assert rows(account(image, "sqlbridge"), "SELECT COUNT(*) FROM sqlbridge.change_log") == [(3,)]
