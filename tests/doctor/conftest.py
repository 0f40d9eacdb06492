"""One clinic per server for all tests of the doctor."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest

from sqlbridge.amazon.accounts import accounts_of
from sqlbridge.database.engine import open_database
from sqlbridge.demo.server import PrivateServer
from sqlbridge.demo.shops import create_shop
from sqlbridge.ledger import channels, listings
from sqlbridge.model.changes import utc_now
from sqlbridge.model.selling import Fulfilment, ReportedListing
from sqlbridge.sandbox import Sandbox, start
from sqlbridge.settings import (
    AccountSettings,
    BridgeSettings,
    ChannelSettings,
    DatabaseSettings,
    OrderSettings,
    Settings,
    ShopSettings,
)
from tests.conftest import drop_schema
from tests.doctor.case import Case
from tests.doctor.clinic import Clinic
from tests.harness import DemoShop

OpenClinic = Callable[[PrivateServer], Clinic]

SELLER = "A1SELLER"
PASSWORD = "guards nothing"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the cases that are not for a server."""
    others = [item for item in items if not _fits(item)]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if item not in others]


def _fits(item: pytest.Item) -> bool:
    parameters = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    case = parameters.get("case")
    return not isinstance(case, Case) or case.servers == "both" or str(parameters["server"]).startswith(case.servers)


@pytest.fixture(scope="package")
def open_clinic(
    start_server: Callable[[str], PrivateServer], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OpenClinic]:
    """The clinic of a server; the first test that asks for it opens it. Tests take turns on the servers."""
    with ExitStack() as stack:
        yield cache(lambda server: stack.enter_context(opened_clinic(server, tmp_path_factory.mktemp("clinic"))))


@pytest.fixture(scope="package")
def clinic(server: PrivateServer, open_clinic: OpenClinic) -> Clinic:
    """An installation that is well; each test leaves it so."""
    return open_clinic(server)


@contextmanager
def opened_clinic(server: PrivateServer, folder: Path) -> Iterator[Clinic]:
    """A clinic on the server, with its configuration in the folder."""
    with ExitStack() as stack:
        shop = DemoShop(server, "prestashop", f"shop_{uuid4().hex[:12]}", "ps_")
        sandbox = stack.enter_context(start())
        sandbox.settings(limits=False)
        settings = _settings(shop, sandbox)
        file = folder / "sqlbridge.toml"
        file.write_text("# what is in it does not matter here\n")
        file.chmod(0o600)
        built = Clinic(shop, settings, sandbox, file)
        for schema in (shop.schema, settings.bridge.schema):
            stack.callback(drop_schema, server, schema)
        create_shop(server.url, "prestashop", shop.schema, 20)
        stack.callback(built.run, *_goodbye(settings))
        built.run(*_accounts(settings))
        built.grant()
        built.install()
        _sell(settings)
        yield built


def _accounts(settings: Settings) -> list[str]:
    database = settings.database
    users = (database.user, database.install_user, database.orders_user)
    return [f"CREATE USER `{user}`@`localhost` IDENTIFIED BY '{PASSWORD}'" for user in users]


def _goodbye(settings: Settings) -> list[str]:
    accounts = ("WORKER", "INSTALLER", "ORDERS", "DEFINER_ACCOUNT")
    return [f"DROP USER IF EXISTS {', '.join(accounts)}", "SET GLOBAL log_bin_trust_function_creators = 0"]


def _settings(shop: DemoShop, sandbox: Sandbox) -> Settings:
    seller = sandbox.add_seller(SELLER, marketplaces=["A1PA6795UKMFR9"])
    mark = uuid4().hex[:8]
    return Settings(
        database=DatabaseSettings(
            schema=shop.schema,
            socket=str(shop.server.socket),
            user=f"worker_{mark}",
            password=PASSWORD,
            install_user=f"installer_{mark}",
            install_password=PASSWORD,
            orders_user=f"orders_{mark}",
            orders_password=PASSWORD,
        ),
        shop=ShopSettings(platform=shop.platform, prefix=shop.prefix),
        bridge=BridgeSettings(
            schema=f"bridge_{mark}",
            definer=f"definer_{mark}@localhost",
            personal_key="thirty-two letters are enough as a key",
        ),
        accounts={
            "main": AccountSettings(
                seller_id=SELLER,
                region="eu",
                client_id=seller.client_id,
                client_secret=seller.client_secret,
                refresh_token=seller.refresh_token,
                endpoint=sandbox.url,
                channels={"de": ChannelSettings(marketplace="DE", shop="1", orders=OrderSettings(enabled=True))},
            )
        },
    )


def _sell(settings: Settings) -> None:
    """Enable the channel, with a listing."""
    database = open_database(settings)
    place = accounts_of(settings)["main"].channel("de")
    reported = ReportedListing("ANY", "B000000001", "Active", Fulfilment.MERCHANT, None, None)
    with database.begin() as connection:
        listings.record(connection, database.tables, place, [reported], utc_now())
        channels.enable(connection, database.tables, "de", utc_now())
    database.engine.dispose()
