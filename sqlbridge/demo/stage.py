"""The demo's stage: a private server with a shop, the bridge's accounts, an Amazon, a configuration."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
from sqlalchemy import Engine, NullPool, create_engine

from sqlbridge.capture.grants import grants_script
from sqlbridge.capture.installer import Installer
from sqlbridge.demo.server import PrivateServer, find_server
from sqlbridge.demo.shops import create_shop
from sqlbridge.sandbox import Sandbox, Seller, start
from sqlbridge.settings import (
    AccountSettings,
    BridgeSettings,
    ChannelSettings,
    DatabaseSettings,
    Settings,
    ShopSettings,
)

SELLER_ID = "A1DEMOSELLER"
GERMANY = "A1PA6795UKMFR9"
_SCHEMA = "demo_shop"
_PREFIXES = {"prestashop": "ps_", "magento2": ""}
_SCOPES = {"prestashop": "1", "magento2": "base"}
# The accounts' passwords guard nothing: the server answers on a socket in a folder of this user's only.
_PASSWORD = "demo-password"


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything the story needs; `root` is what the till and the ERP use, without the server's strictness."""

    platform: str
    skus: int
    folder: Path
    server: PrivateServer
    sandbox: Sandbox
    settings: Settings
    root: Engine

    @property
    def configuration(self) -> Path:
        """The configuration file of this installation."""
        return self.folder / "sqlbridge.toml"

    def grant(self) -> int:
        """Create the bridge's accounts with what `sqlbridge grants` prints; the number of statements."""
        as_root = replace_database(self.settings, install_user="root", install_password="")
        script = grants_script(Installer(as_root)).replace("`root`@`localhost`", "`sqlbridge_installer`@`localhost`")
        accounts = [f"CREATE USER {name}@localhost IDENTIFIED BY '{_PASSWORD}'" for name in _account_names(self)]
        granting = [line for line in script.split(";\n") if _statement(line)]
        with self.root.begin() as connection:
            for statement in [*accounts, *granting]:
                connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
        return len(granting)


@contextmanager
def stage(platform: str, server_name: str, folder: Path, skus: int) -> Iterator[Stage]:
    """Build the stage, and take it down at the end; the folder stays, to be looked at."""
    folder.mkdir(parents=True, exist_ok=True)
    server = PrivateServer(find_server(server_name), folder / "cache")
    with server, start() as sandbox:
        create_shop(server.url, platform, _SCHEMA, skus)
        seller = sandbox.add_seller(SELLER_ID, marketplaces=[GERMANY])
        settings = _settings(platform, server, sandbox, seller)
        root = create_engine(
            server.url.set(database=_SCHEMA),
            poolclass=NullPool,
            connect_args={"init_command": "SET sql_mode = ''", "local_infile": True},
        )
        built = Stage(platform, skus, folder, server, sandbox, settings, root)
        built.configuration.write_text(_toml(msgspec.to_builtins(settings)), encoding="utf-8")
        built.configuration.chmod(0o600)
        yield built


def replace_database(settings: Settings, **changes: str) -> Settings:
    """The settings with other values in [database]."""
    return msgspec.structs.replace(settings, database=msgspec.structs.replace(settings.database, **changes))


def _settings(platform: str, server: PrivateServer, sandbox: Sandbox, seller: Seller) -> Settings:
    return Settings(
        database=DatabaseSettings(
            schema=_SCHEMA,
            socket=str(server.socket),
            user="sqlbridge_worker",
            password=_PASSWORD,
            install_user="sqlbridge_installer",
            install_password=_PASSWORD,
        ),
        shop=ShopSettings(platform=platform, prefix=_PREFIXES[platform]),
        bridge=BridgeSettings(definer="sqlbridge_definer@localhost"),
        accounts={
            "main": AccountSettings(
                seller_id=seller.seller_id,
                region="eu",
                client_id=seller.client_id,
                client_secret=seller.client_secret,
                refresh_token=seller.refresh_token,
                endpoint=sandbox.url,
                channels={"de": ChannelSettings(marketplace="DE", shop=_SCOPES[platform])},
            )
        },
    )


def _toml(table: dict[str, object], path: str = "") -> str:
    """Strings and numbers of JSON are strings and numbers of TOML; tables come after the values."""
    tables = {key: value for key, value in table.items() if isinstance(value, dict)}
    values = [f"{key} = {msgspec.json.encode(value).decode()}\n" for key, value in table.items() if key not in tables]
    head = f"\n[{path}]\n" if path else ""
    return (
        head + "".join(values) + "".join(_toml(value, f"{path}.{key}".lstrip(".")) for key, value in tables.items())
    )


def _account_names(built: Stage) -> tuple[str, str]:
    return built.settings.database.install_user, built.settings.database.user


def _statement(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("--")).strip()
