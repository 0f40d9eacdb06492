"""Where benchmarks run: a private server with durable settings, or scratch schemas on a server that is given."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

import msgspec
from sqlalchemy import URL, Engine, NullPool, create_engine, make_url
from sqlalchemy.exc import ArgumentError

from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import upgrade
from sqlbridge.database.engine import Database, open_database
from sqlbridge.database.naming import quoted
from sqlbridge.demo.server import PrivateServer, find_server
from sqlbridge.demo.shops import create_shop
from sqlbridge.errors import InputError
from sqlbridge.settings import (
    AccountSettings,
    BridgeSettings,
    ChannelSettings,
    DatabaseSettings,
    Settings,
    ShopSettings,
)

# As a shop's server is that must not lose a paid order.
_DURABLE = (
    "--innodb-flush-log-at-trx-commit=1",
    "--sync-binlog=1",
    "--innodb-buffer-pool-size=1G",
    "--max-allowed-packet=64M",
)
_REDO = {"mariadb": "--innodb-log-file-size=1G", "mysql": "--innodb-redo-log-capacity=1G"}
_LEAST_SCALE = 0.01
_PREFIXES = {"prestashop": "ps_", "magento1": "", "magento2": ""}
_SCOPES = {"prestashop": "1", "magento1": "base", "magento2": "base"}


@dataclass(frozen=True, slots=True)
class Ground:
    """A server, and an account on it that may create schemas and triggers. `scale` 1 is the full size."""

    words: str
    url: URL
    scale: float

    def size(self, full: int) -> int:
        """A number of rows or SKUs at this scale."""
        return max(int(full * self.scale), 100)

    def rounds(self, full: int, fewest: int | None = None) -> int:
        """How often to measure: `fewest` times below the full size; once where only the form is tried."""
        if self.scale < _LEAST_SCALE:
            return 1
        return full if fewest is None or self.scale >= 1 else fewest


@dataclass(frozen=True, slots=True)
class BenchShop:
    """A shop of our own on the ground, and the bridge's settings for it. `engine` is the shop's software's."""

    engine: Engine
    settings: Settings
    platform: str

    @property
    def database(self) -> Database:
        """As the worker sees it."""
        return open_database(self.settings)

    @property
    def schema(self) -> str:
        """The shop's."""
        return self.settings.database.schema

    def install(self, capture: str = "procedure") -> Settings:
        """Put the bridge on the shop; the settings with that way of capture."""
        bridge = msgspec.structs.replace(self.settings.bridge, capture=capture)
        settings = Settings(
            database=self.settings.database, shop=self.settings.shop, bridge=bridge, accounts=self.settings.accounts
        )
        upgrade(Installer(settings))
        return settings

    def run(self, *statements: str) -> None:
        """Run SQL in one transaction each."""
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for statement in statements:
                connection.exec_driver_sql(statement, execution_options={"no_parameters": True})


@contextmanager
def private_ground(server: str, scale: float) -> Iterator[Ground]:
    """A private server of that name, gone at the end."""
    program = find_server(server)
    with PrivateServer(program, options=(*_DURABLE, _REDO[program.flavour.value])) as running:
        yield Ground(f"{program.name} {program.version}", running.url, scale)


def given_ground(address: str, scale: float) -> Ground:
    """A server that runs already. Raises InputError for what is no address."""
    try:
        url = make_url(address).set(drivername="mysql+pymysql")
    except ArgumentError as exc:
        raise InputError("that is no address of a server: mysql://ACCOUNT:PASSWORD@HOST:PORT/") from exc
    return Ground(f"{url.host or 'localhost'}:{url.port or 3306}", url, scale)


@contextmanager
def bench_shop(ground: Ground, platform: str, skus: int, *, shares_schema: bool = False) -> Iterator[BenchShop]:
    """A demo shop in scratch schemas, dropped at the end; in one for both, if the bridge shares the shop's."""
    mark = uuid4().hex[:8]
    schema, bridge = f"sqlbridge_bench_shop_{mark}", f"sqlbridge_bench_{mark}"
    if shares_schema:
        bridge = schema
    root = create_engine(ground.url, poolclass=NullPool)
    try:
        create_shop(ground.url, platform, schema, skus)
        yield BenchShop(
            _shop_engine(ground.url.set(database=schema)), _settings(ground, platform, schema, bridge), platform
        )
    finally:
        with root.connect() as connection:
            for one in (schema, bridge):
                connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {quoted(one)}")


def _shop_engine(url: URL) -> Engine:
    return create_engine(url, poolclass=NullPool, connect_args={"init_command": "SET sql_mode = ''"})


def _settings(ground: Ground, platform: str, schema: str, bridge: str) -> Settings:
    url = ground.url
    return Settings(
        database=DatabaseSettings(
            schema=schema,
            user=url.username or "root",
            password=str(url.password or ""),
            host=url.host or "127.0.0.1",
            port=url.port or 3306,
            socket=str(url.query.get("unix_socket", "")),
        ),
        shop=ShopSettings(platform=platform, prefix=_PREFIXES[platform]),
        bridge=BridgeSettings(schema=bridge, prefix="sqlbridge_" if bridge == schema else "", definer=""),
        accounts={
            "main": AccountSettings(
                seller_id="A1BENCH",
                region="eu",
                client_id="bench",
                client_secret="bench",  # noqa: S106
                refresh_token="bench",  # noqa: S106
                endpoint="http://127.0.0.1:9",
                channels={"de": ChannelSettings(marketplace="DE", shop=_SCOPES[platform])},
            )
        },
    )
