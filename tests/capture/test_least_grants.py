"""What `sqlbridge grants` prints, both ways: every task works with it, the server refuses all beyond it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import uuid4

import msgspec
import pytest
from sqlalchemy.exc import DBAPIError

from sqlbridge.capture.blockers import is_held
from sqlbridge.capture.grants import grants_script
from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import upgrade
from sqlbridge.capture.removal import uninstall
from sqlbridge.capture.watch import look
from sqlbridge.database.engine import Role, open_database
from sqlbridge.errors import MissingRightError, NotInstalledError, PreflightError, SqlBridgeError
from sqlbridge.sandbox import Sandbox
from sqlbridge.settings import OrderSettings, Settings, TrackingSettings
from sqlbridge.settings.tasks import MatchSettings, SubmitSettings
from sqlbridge.tasks.auto_submit import auto_submit
from sqlbridge.tasks.housekeeping import housekeeping
from sqlbridge.tasks.match import match
from sqlbridge.tasks.reconcile import reconcile
from sqlbridge.tasks.send_tracking import send_tracking
from sqlbridge.wiring import open_bridge
from tests.capture.bridge import client, schemas
from tests.harness import DemoShop, MakeSettings, MakeShop
from tests.tasks.conftest import sandbox
from tests.tasks.orders.conftest import PERSONAL_KEY
from tests.tasks.orders.office import OrderWorld, amazon_order
from tests.tasks.world import World, account_settings

__all__ = ["sandbox"]

PASSWORD = "sesame"
ROLES = {"worker": "user", "installer": "install_user", "orders": "orders_user"}
GRANT = re.compile(r"GRANT (?P<privileges>.+) ON (?P<on>.+) TO (?P<account>`\w+`@`localhost`);")
# Tables with people in them, by platform: the buyers, and who may log in to the back office.
PEOPLE = {
    "prestashop": ("customer", "address", "employee"),
    "magento1": ("customer_entity", "sales_flat_order_address", "admin_user"),
    "magento2": ("customer_entity", "sales_order_address", "admin_user"),
}


@dataclass(frozen=True)
class Limited:
    """A shop whose accounts have what the script prints; `script` is that, with passwords."""

    office: OrderWorld
    script: str

    @property
    def shop(self) -> DemoShop:
        """The shop."""
        return self.office.world.shop

    @property
    def settings(self) -> Settings:
        """The settings with these accounts."""
        return self.office.world.settings

    def account(self, role: str) -> str:
        """The quoted account."""
        user = getattr(self.settings.database, ROLES[role])
        return f"`{user}`@`localhost`"

    def grants(self, role: str) -> list[tuple[str, str]]:
        """Privilege and object of every grant to an account, but those that are taken away again."""
        found = [match for match in GRANT.finditer(self.script) if match["account"] == self.account(role)]
        return [
            (privilege, match["on"])
            for match in found
            for privilege in re.split(r", (?![^(]*\))", match["privileges"])
            if privilege != "CREATE" or match["on"].endswith(".*")
        ]

    def without(self, role: str, privilege: str, on: str, attempt: Callable[[], object]) -> None:
        """Try something while the account lacks a privilege."""
        self.shop.write(f"REVOKE {privilege} ON {on} FROM {self.account(role)}")
        try:
            attempt()
        finally:
            self.shop.write(f"GRANT {privilege} ON {on} TO {self.account(role)}")

    def refused(self, role: Role, *statements: str) -> None:
        """Every statement is refused for want of a right."""
        database = open_database(self.settings, role)
        for statement in statements:
            with pytest.raises((MissingRightError, DBAPIError)) as caught, database.begin() as connection:
                connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
            words = str(caught.value)
            assert re.search(r"denied|\(1227|\(1370|\(1410|\(1290|\(1045", words), (statement, words)
        database.engine.dispose()


@pytest.fixture(params=["prestashop"])
def limited(
    shop: MakeShop, settings: MakeSettings, sandbox: Sandbox, request: pytest.FixtureRequest
) -> Iterator[Limited]:
    place, suffix = shop(request.param), uuid4().hex[:8]
    root = _configured(settings(place), sandbox, suffix)
    database = root.database
    least = msgspec.structs.replace(
        root,
        database=msgspec.structs.replace(
            database,
            user=f"worker_{suffix}",
            password=PASSWORD,
            install_user=f"installer_{suffix}",
            install_password=PASSWORD,
            orders_user=f"orders_{suffix}",
            orders_password=PASSWORD,
        ),
    )
    asking = Installer(root)
    asking.settings = least
    trust = place.read("SELECT @@log_bin_trust_function_creators")[0][0]
    script = grants_script(asking).replace("-- CREATE USER", "CREATE USER").replace("(choose one)", PASSWORD)
    client(place, script)
    installer = Installer(least)
    upgrade(installer)
    yield Limited(OrderWorld(World(place, sandbox, least, open_bridge(least))), script)
    place.write(f"SET GLOBAL log_bin_trust_function_creators = {trust}")
    place.write(*(f"DROP USER {name}_{suffix}@localhost" for name in ("worker", "installer", "orders", "definer")))


def _configured(plain: Settings, sandbox: Sandbox, suffix: str) -> Settings:
    replace = msgspec.structs.replace
    main = account_settings(sandbox, "1" if plain.shop.platform == "prestashop" else "base")
    code = "ean13" if plain.shop.platform == "prestashop" else "name"
    de = replace(
        main.channels["de"],
        orders=OrderSettings(enabled=True, since="2020-01-01", cancel_in_shop=True),
        tracking=TrackingSettings(enabled=True),
        match=MatchSettings(enabled=True),
        submit=SubmitSettings(enabled=True, code=code),
    )
    return replace(
        plain,
        bridge=replace(plain.bridge, definer=f"definer_{suffix}@localhost", personal_key=PERSONAL_KEY),
        accounts={"main": replace(main, channels={"de": de})},
    )


def test_every_task_works_with_the_printed_grants_and_the_rest_is_refused(limited: Limited) -> None:
    prove_both_ways(limited)


def prove_both_ways(limited: Limited) -> None:
    """All work is done, and whatever else is refused."""
    work(limited)
    assert_nothing_more_for_the_worker(limited)
    assert_nothing_more_for_orders(limited)
    assert_nothing_more_for_the_installer(limited)
    uninstall(Installer(limited.settings), now=True, keep_state=False)
    assert limited.settings.bridge.schema not in schemas(limited.shop)


def work(limited: Limited) -> None:
    """Every task, and what each of them was meant to do is done."""
    office, world = limited.office, limited.office.world
    world.list_skus("DEMO-0001", "DEMO-0002")
    office.place(amazon_order(1))
    office.run()
    assert office.states() == ["imported"]
    for task in (match, auto_submit, send_tracking, reconcile, housekeeping):
        task(world.bridge)
    world.run_until_quiet()
    assert world.at_amazon("DEMO-0001") == world.in_shop("DEMO-0001")
    world.sandbox.request_cancel("305-1234567-0000001", reason="ordered twice")
    world.sandbox.advance(180)
    office.run()
    assert [one["is_cancelled_in_shop"] for one in office.recorded().values()] == [1]


def assert_nothing_more_for_the_worker(limited: Limited) -> None:
    shop, bridge = f"`{limited.shop.schema}`", f"`{limited.settings.bridge.schema}`"
    tables = [row[0] for row in limited.shop.read("SHOW TABLES")]
    limited.refused(
        Role.WORKER,
        *(f"DELETE FROM {shop}.`{table}` WHERE 1 = 0" for table in tables),
        *(f"INSERT INTO {shop}.`{table}` VALUES ()" for table in tables),
        *people_of(limited),
        f"DROP TABLE {bridge}.changes",
        f"TRUNCATE TABLE {bridge}.changes",
        f"ALTER TABLE {bridge}.changes ADD more INT",
        f"CREATE TABLE {bridge}.more (id INT)",
        *everywhere(limited),
    )


def assert_nothing_more_for_orders(limited: Limited) -> None:
    shop, bridge = f"`{limited.shop.schema}`", f"`{limited.settings.bridge.schema}`"
    granted = {on for _, on in limited.grants("orders")}
    others = [row[0] for row in limited.shop.read("SHOW TABLES") if f"{shop}.`{row[0]}`" not in granted]
    back_office = limited.shop.prefix + PEOPLE[limited.shop.platform][2]
    ours = [row[0] for row in limited.shop.read(f"SHOW TABLES FROM {bridge}")]
    limited.refused(
        Role.ORDERS,
        *(f"DELETE FROM {shop}.`{table}` WHERE 1 = 0" for table in others),
        *(f"DELETE FROM {bridge}.`{table}` WHERE 1 = 0" for table in ours),
        *([f"SELECT * FROM {shop}.`{back_office}`"] if back_office in others else []),
        f"SELECT * FROM {bridge}.change_log",
        f"SELECT * FROM {bridge}.listings",
        *everywhere(limited),
    )


def assert_nothing_more_for_the_installer(limited: Limited) -> None:
    shop = f"`{limited.shop.schema}`"
    tables = [row[0] for row in limited.shop.read("SHOW TABLES")]
    limited.refused(
        Role.INSTALLER,
        *(f"DELETE FROM {shop}.`{table}` WHERE 1 = 0" for table in tables),
        *people_of(limited),
        *(one for one in everywhere(limited) if "mysql.user" not in one),
        "SELECT authentication_string FROM mysql.user",
    )


def people_of(limited: Limited) -> list[str]:
    """Looking at buyers and at those who may log in, where this demo shop has such tables."""
    there = {row[0] for row in limited.shop.read("SHOW TABLES")}
    names = [limited.shop.prefix + name for name in PEOPLE[limited.shop.platform]]
    return [f"SELECT * FROM `{limited.shop.schema}`.`{name}`" for name in names if name in there]


def everywhere(limited: Limited) -> list[str]:
    """What no account of ours may do on a server."""
    shop = f"`{limited.shop.schema}`"
    table = limited.shop.read("SHOW TABLES")[0][0]
    return [
        f"DROP TABLE {shop}.`{table}`",
        f"ALTER TABLE {shop}.`{table}` ADD more INT",
        f"CREATE TABLE {shop}.more (id INT)",
        f"CREATE PROCEDURE {shop}.more() SELECT 1",
        "CREATE SCHEMA more_than_granted",
        "CREATE USER more@localhost",
        "DROP USER root@localhost",
        f"GRANT SELECT ON {shop}.* TO {limited.account('worker')}",
        "SELECT * FROM mysql.user",
        "SELECT 1 INTO OUTFILE '/tmp/more_than_granted'",
        "SET GLOBAL max_connections = 10",
        "SET GLOBAL general_log = 1",
        "SHUTDOWN",
        "FLUSH PRIVILEGES",
    ]


def test_each_right_is_missed_by_name_when_it_is_gone(limited: Limited) -> None:
    limited.office.world.list_skus("DEMO-0001")
    assert_each_is_needed_by_the_worker(limited)
    assert_each_is_needed_for_orders(limited)
    assert_each_is_needed_by_the_installer(limited)


def assert_each_is_needed_by_the_worker(limited: Limited) -> None:
    world = limited.office.world
    bridge = f"`{limited.settings.bridge.schema}`.*"

    def busy(settings: Settings) -> None:
        world.write("UPDATE ps_stock_available SET quantity = quantity - 1 WHERE id_product = {DEMO-0001}")
        opened = open_bridge(settings)
        world.use(settings)
        world.update()
        housekeeping(opened)

    def refused() -> None:
        with pytest.raises(
            (MissingRightError, NotInstalledError), match=r"command denied.*sqlbridge (grants|install)"
        ):
            busy(limited.settings)

    def unseen() -> None:
        (words,) = look(world.bridge.database, limited.settings).unseen
        assert "sqlbridge grants" in words

    for privilege in ("SELECT", "INSERT", "UPDATE", "DELETE"):
        limited.without("worker", privilege, bridge, refused)
    limited.without("worker", "EXECUTE", bridge, unseen)
    stock = f"`{limited.shop.schema}`.`ps_stock_available`"

    def unreadable() -> None:
        with pytest.raises(SqlBridgeError, match=r"ps_stock_available is gone, or this account may not read it"):
            busy(limited.settings)

    assert ("SELECT", stock) in limited.grants("worker")
    limited.without("worker", "SELECT", stock, unreadable)
    busy(limited.settings)


def assert_each_is_needed_for_orders(limited: Limited) -> None:
    office, bridge = limited.office, limited.settings.bridge.schema
    granted = [(privilege, on) for privilege, on in limited.grants("orders") if on.startswith(f"`{bridge}`")]
    assert len(granted) == 7
    office.place(amazon_order(1))
    for privilege, on in granted:
        limited.without("orders", privilege, on, office.run)
        (order,) = office.recorded().values()
        assert order["state"] == "failed", (privilege, on)
        # MySQL's word for UPDATE where a row is only locked.
        denied = rf"({privilege}|SELECT with locking clause) command denied.*{on.split('`')[3]}.*sqlbridge grants"
        assert re.search(denied, order["problem"])
    office.run()
    assert office.states() == ["imported"]


def assert_each_is_needed_by_the_installer(limited: Limited) -> None:
    granted = limited.grants("installer")
    of_tables = [one for one in granted if one[1].startswith(f"`{limited.shop.schema}`.`")]
    locks = [one for one in granted if one[1].startswith("performance_schema.")]
    others = [one for one in granted if one not in of_tables and one not in locks]
    assert len(others) == 13
    assert_locks_are_seen_with(limited, locks)
    inline = msgspec.structs.replace(limited.settings.bridge, capture="inline")
    replacing = msgspec.structs.replace(limited.settings, bridge=inline)

    def named(privilege: str, on: str) -> Callable[[], None]:
        def attempt() -> None:
            with pytest.raises((PreflightError, MissingRightError)) as caught:
                Installer(replacing).prepare()
            words = str(caught.value)
            wanted = NAMED.get(privilege, rf"lacks {privilege} on|{privilege} command denied|is not to be seen")
            assert re.search(wanted, words), (privilege, on, words)

        return attempt

    for privilege, on in [*of_tables[:4], *of_tables[-2:], *others]:
        limited.without("installer", privilege, on, named(privilege, on))
    Installer(replacing).prepare()


def assert_locks_are_seen_with(limited: Limited, granted: list[tuple[str, str]]) -> None:
    """Without them the installer works all the same, says so, and does not see whom it would wait for."""

    def warnings() -> list[str]:
        installer = Installer(limited.settings)
        installer.prepare()
        return [one for one in installer.warnings if "make the shop's writers wait" in one]

    def is_seen() -> bool:
        database = open_database(limited.settings, Role.INSTALLER)
        with limited.shop.engine.connect() as cart, database.read() as connection:
            cart.exec_driver_sql("SELECT quantity FROM ps_stock_available LIMIT 1").all()
            return is_held(connection, limited.shop.schema, "ps_stock_available")

    def is_unseen() -> None:
        assert not is_seen()
        (warning,) = warnings()
        assert "SELECT on performance_schema.metadata_locks and performance_schema.threads" in warning

    assert is_seen() is bool(granted)
    assert warnings() == []
    for privilege, on in granted:
        limited.without("installer", privilege, on, is_unseen)


# In other words than "lacks".
NAMED = {
    "SELECT (User, Host)": "exists cannot be seen",
    "SET USER": "may not make triggers that run as",
    "SET_ANY_DEFINER": "may not make triggers that run as",
}
