"""The demo's stage: a shop on a server, the bridge's accounts, an Amazon, a configuration."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
from sqlalchemy import Engine

from sqlbridge.capture.grants import grants_script
from sqlbridge.capture.installer import Installer
from sqlbridge.demo.configuration import as_toml
from sqlbridge.demo.ground import Ground
from sqlbridge.sandbox import Sandbox, Seller, start
from sqlbridge.settings import (
    AccountSettings,
    BridgeSettings,
    ChannelSettings,
    MatchSettings,
    OrderSettings,
    Settings,
    ShopSettings,
    SubmitSettings,
    TrackingSettings,
)

SELLER_ID = "A1DEMOSELLER"
GERMANY = "A1PA6795UKMFR9"
_PREFIXES = {"prestashop": "ps_", "magento1": "", "magento2": ""}
_EANS = {"prestashop": "ean13", "magento1": "barcode", "magento2": "barcode"}
# It guards invented buyers only.
_PERSONAL_KEY = "the demo's buyers are invented, like this key"
_SCOPES = {"prestashop": "1", "magento1": "base", "magento2": "base"}


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything the story needs."""

    platform: str
    skus: int
    folder: Path
    ground: Ground
    sandbox: Sandbox
    settings: Settings

    @property
    def root(self) -> Engine:
        """The till's and the ERP's connections."""
        return self.ground.root

    @property
    def configuration(self) -> Path:
        """The configuration file of this installation."""
        return self.folder / "sqlbridge.toml"

    def grant(self) -> int:
        """Create the bridge's accounts with what `sqlbridge grants` prints; the number of statements."""
        as_root = replace_database(self.settings, install_user="root", install_password="")
        script = grants_script(Installer(as_root)).replace("`root`@`localhost`", "`sqlbridge_installer`@`localhost`")
        granting = [statement for statement in map(_without_comments, script.split(";\n")) if statement]
        accounts = self.ground.new_accounts.items()
        with self.root.begin() as connection:
            for name, password in accounts:
                connection.exec_driver_sql(f"CREATE USER {name}@localhost IDENTIFIED BY '{password}'")
            for statement in granting:
                connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
        return len(granting)


@contextmanager
def stage(platform: str, skus: int, folder: Path, ground: Ground) -> Iterator[Stage]:
    """Build the stage on a ground, with an Amazon; the folder stays, to be looked at."""
    with start() as sandbox:
        seller = sandbox.add_seller(SELLER_ID, marketplaces=[GERMANY])
        built = Stage(platform, skus, folder, ground, sandbox, _settings(platform, ground, sandbox, seller))
        built.configuration.write_text(as_toml(built.settings), encoding="utf-8")
        built.configuration.chmod(0o600)
        yield built


def replace_database(settings: Settings, **changes: str) -> Settings:
    """The settings with other values in [database]."""
    return msgspec.structs.replace(settings, database=msgspec.structs.replace(settings.database, **changes))


def _settings(platform: str, ground: Ground, sandbox: Sandbox, seller: Seller) -> Settings:
    return Settings(
        database=ground.database,
        shop=ShopSettings(platform=platform, prefix=_PREFIXES[platform]),
        bridge=BridgeSettings(definer="sqlbridge_definer@localhost", personal_key=_PERSONAL_KEY),
        accounts={
            "main": AccountSettings(
                seller_id=seller.seller_id,
                region="eu",
                client_id=seller.client_id,
                client_secret=seller.client_secret,
                refresh_token=seller.refresh_token,
                endpoint=sandbox.url,
                channels={
                    "de": ChannelSettings(
                        marketplace="DE",
                        shop=_SCOPES[platform],
                        match=MatchSettings(enabled=True),
                        orders=OrderSettings(enabled=True, since=_an_hour_ago()),
                        tracking=TrackingSettings(enabled=True, carriers={"My carrier": "DHL"}),
                        submit=SubmitSettings(enabled=True, code=_EANS[platform]),
                    )
                },
            )
        },
    )


def _an_hour_ago() -> str:
    """The demo's orders were placed before the installation, so that Amazon's search knows them at once."""
    return (datetime.now(UTC) - timedelta(hours=1)).isoformat(timespec="minutes")


def _without_comments(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("--")).strip()
