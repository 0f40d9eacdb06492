"""Before anything is created, every obstacle is named with its remedy; nothing is created then."""

import secrets
from collections.abc import Iterator

import msgspec
import pytest

from sqlbridge.capture.grants import grants_script
from sqlbridge.capture.installer import Installer
from sqlbridge.capture.removal import uninstall
from sqlbridge.demo.server import Flavour
from sqlbridge.errors import PreflightError
from sqlbridge.settings import BridgeSettings
from tests.capture.bridge import Bridge, client, schemas, snapshot
from tests.capture.conftest import MakeBridge
from tests.capture.test_install import STOCK_WRITE

PASSWORD = "sesame"


@pytest.fixture
def restricted(bridge: MakeBridge) -> Iterator[Bridge]:
    """Accounts with exactly the rights that `sqlbridge grants` prints, and settings that use them."""
    yield from _restricted(bridge())


@pytest.fixture
def restricted_in_shop_schema(bridge: MakeBridge) -> Iterator[Bridge]:
    """The same for a bridge that shares the shop's schema."""
    plain = bridge()
    yield from _restricted(plain.with_settings(schema=plain.shop.schema, prefix="sqlbridge_"))


def test_the_printed_grants_are_enough(restricted: Bridge) -> None:
    _prove_that_the_grants_are_enough(restricted)


def test_the_printed_grants_are_enough_in_the_shops_schema(restricted_in_shop_schema: Bridge) -> None:
    _prove_that_the_grants_are_enough(restricted_in_shop_schema)


@pytest.mark.parametrize(
    ("revoked", "named"),
    [
        ("TRIGGER ON {shop}.`ps_tax` FROM {installer}", "lacks TRIGGER on"),
        ("TRIGGER, SELECT ON {shop}.`ps_tax` FROM {installer}", "is not to be seen"),
        ("INDEX ON {bridge}.* FROM {installer}", "lacks INDEX on the bridge's tables"),
        ("CREATE ROUTINE ON {bridge}.* FROM {installer}", "lacks CREATE ROUTINE on"),
        ("SELECT (User, Host) ON mysql.user FROM {installer}", "exists cannot be seen"),
        ("{definer_privilege} ON *.* FROM {installer}", "may not make triggers that run as"),
    ],
)
def test_a_missing_right_of_the_installer_is_named(restricted: Bridge, revoked: str, named: str) -> None:
    restricted.shop.write(f"REVOKE {revoked.format(**_words(restricted))}")
    _assert_refused(restricted, named)


def test_a_definer_that_does_not_exist_is_named(restricted: Bridge) -> None:
    _assert_refused(restricted.with_settings(definer="nobody@localhost"), "does not exist")


@pytest.mark.parametrize(
    ("revoked", "named"),
    [
        ("SELECT ON {shop}.`ps_tax` FROM {definer}", "lacks SELECT on"),
        ("INSERT ON {bridge}.`change_log` FROM {definer}", "lacks INSERT on"),
        ("EXECUTE ON {bridge}.* FROM {definer}", "lacks EXECUTE on"),
    ],
)
def test_a_missing_right_of_the_definer_is_named(restricted: Bridge, revoked: str, named: str) -> None:
    restricted.shop.write(f"REVOKE {revoked.format(**_words(restricted))}")
    _assert_refused(_as_root(restricted), named)


def test_an_installer_as_definer_is_warned_of(bridge: MakeBridge) -> None:
    installer = Installer(bridge(definer="").settings)
    installer.prepare()
    assert [line for line in installer.warnings if "run as root@localhost: that account must stay" in line]


def test_the_definer_is_a_locked_account_unless_told_otherwise(bridge: MakeBridge) -> None:
    default = bridge(definer=BridgeSettings().definer)
    assert "CREATE USER IF NOT EXISTS `sqlbridge_definer`@`localhost` ACCOUNT LOCK;" in grants_script(
        Installer(default.settings)
    )
    _assert_refused(default, "does not exist")


def test_an_uninstallation_that_cannot_see_all_triggers_removes_nothing(restricted: Bridge) -> None:
    restricted.install()
    restricted.shop.write("REVOKE TRIGGER ON {shop}.`ps_tax` FROM {installer}".format(**_words(restricted)))
    before = snapshot(restricted.shop)
    with pytest.raises(PreflightError, match=r"lacks TRIGGER on \S+\.ps_tax: `sqlbridge grants`"):
        uninstall(Installer(restricted.settings), now=True, keep_state=False)
    assert snapshot(restricted.shop) == before
    restricted.shop.write(STOCK_WRITE)
    assert len(restricted.log()) == 1


def test_a_server_that_distrusts_creators_is_named(restricted: Bridge) -> None:
    restricted.shop.write("SET GLOBAL log_bin_trust_function_creators = 0")
    _assert_refused(restricted, "log_bin_trust_function_creators = 1")


def test_a_procedure_that_cannot_write_ends_the_installation(restricted: Bridge) -> None:
    restricted.shop.write("REVOKE INSERT ON {bridge}.`change_log` FROM {definer}".format(**_words(restricted)))
    with pytest.raises(Exception, match="changes would be lost"):
        restricted.install()


def test_statement_based_replication_is_named(bridge: MakeBridge) -> None:
    replicated = bridge()
    replicated.shop.write("SET GLOBAL binlog_format = 'STATEMENT'")
    try:
        _assert_refused(replicated, "binlog_format is STATEMENT")
    finally:
        replicated.shop.write("SET GLOBAL binlog_format = 'ROW'")


def test_a_table_without_transactions_is_warned_of_or_refused(bridge: MakeBridge) -> None:
    old = bridge()
    old.shop.write("ALTER TABLE ps_stock_available ENGINE = MyISAM")
    enforced = old.shop.read("SHOW GLOBAL VARIABLES LIKE 'enforce_gtid_consistency'") == [
        ("enforce_gtid_consistency", "ON")
    ]
    if enforced:
        _assert_refused(old, "error 1785")
        return
    installer = Installer(old.settings)
    installer.prepare()
    assert ["not InnoDB" in warning for warning in installer.warnings].count(True) == 1
    old.install()
    old.shop.write(STOCK_WRITE)
    assert len(old.log()) == 1


@pytest.mark.parametrize(
    ("shop_settings", "named"),
    [
        ({"prefix": "shop_"}, "found: prestashop 8 with prefix 'ps_'"),
        ({"platform": "magento2"}, "holds no magento2 shop"),
    ],
)
def test_another_shop_than_configured_is_named(bridge: MakeBridge, shop_settings: dict[str, str], named: str) -> None:
    right = bridge()
    shop = msgspec.structs.replace(right.settings.shop, **shop_settings)
    _assert_refused(Bridge(right.shop, msgspec.structs.replace(right.settings, shop=shop)), named)


def _restricted(bridge: Bridge) -> Iterator[Bridge]:
    suffix = secrets.token_hex(4)
    users = [f"{role}_{suffix}" for role in ("installer", "definer", "worker")]
    installer, definer, worker = users
    trust = bridge.shop.read("SELECT @@log_bin_trust_function_creators")[0][0]
    named = bridge.with_settings(definer=f"{definer}@localhost")
    client(named.shop, _grants(named, installer, worker))
    database = msgspec.structs.replace(
        named.settings.database, user=worker, password=PASSWORD, install_user=installer, install_password=PASSWORD
    )
    yield Bridge(named.shop, msgspec.structs.replace(named.settings, database=database))
    bridge.shop.write(f"SET GLOBAL log_bin_trust_function_creators = {trust}")
    uninstall(Installer(_as_root(named).settings), now=True, keep_state=False)
    named.shop.write(*(f"DROP USER `{user}`@localhost" for user in users))


def _grants(bridge: Bridge, installer: str, worker: str) -> str:
    """What the printed grants are for these accounts, with the passwords filled in as a DBA would."""
    asking = Installer(bridge.settings)
    database = msgspec.structs.replace(bridge.settings.database, user=worker, install_user=installer)
    asking.settings = msgspec.structs.replace(bridge.settings, database=database)
    return grants_script(asking).replace("-- CREATE USER", "CREATE USER").replace("(choose one)", PASSWORD)


def _prove_that_the_grants_are_enough(bridge: Bridge) -> None:
    bridge.install()
    bridge.shop.write(STOCK_WRITE)
    assert len(bridge.log()) == 1
    assert bridge.install() == []
    with Installer(bridge.settings).database.read() as connection:
        owner = connection.exec_driver_sql("SELECT CURRENT_USER()").scalar_one()
    assert str(owner).startswith("installer_")


def _as_root(bridge: Bridge) -> Bridge:
    database = msgspec.structs.replace(bridge.settings.database, user="root", password="", install_user="")
    return Bridge(bridge.shop, msgspec.structs.replace(bridge.settings, database=database))


def _words(bridge: Bridge) -> dict[str, str]:
    is_mariadb = bridge.shop.server.program.flavour is Flavour.MARIADB
    return {
        "shop": f"`{bridge.shop.schema}`",
        "bridge": f"`{bridge.settings.bridge.schema}`",
        "installer": f"`{bridge.settings.database.install_user}`@localhost",
        "definer": f"`{bridge.settings.bridge.definer.removesuffix('@localhost')}`@localhost",
        "definer_privilege": "SET USER" if is_mariadb else "SET_ANY_DEFINER",
    }


def _assert_refused(bridge: Bridge, named: str) -> None:
    with pytest.raises(PreflightError) as refusal:
        bridge.install()
    assert [line for line in refusal.value.problems if named in line], refusal.value.problems
    assert bridge.settings.bridge.schema not in schemas(bridge.shop)
    assert bridge.shop.read("SHOW TRIGGERS") == []
