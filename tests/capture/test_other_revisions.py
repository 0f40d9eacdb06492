"""Tables of another revision than the program's: nothing is sent, nothing is lost, and what to do is told."""

from collections.abc import Callable

import pytest

from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import upgrade
from sqlbridge.capture.script import install_script
from sqlbridge.errors import NotInstalledError
from sqlbridge.tasks.watching.suspension import suspend
from sqlbridge.wiring import open_bridge
from tests.capture.bridge import client
from tests.capture.revisions import REVISIONS, go_back
from tests.tasks.conftest import MakeWorld, make_world, sandbox  # noqa: F401 - two fixtures
from tests.tasks.world import World

SKUS = ("DEMO-0001", "DEMO-0002")
STOCK_WRITE = "UPDATE ps_stock_available SET quantity = quantity + 7 WHERE id_product = {DEMO-0001}"
_UNKNOWN = "0999"


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    """A world whose Amazon shows what the shop sells, also where the shop's price is a special one."""
    world = make_world()
    world.list_skus(*SKUS)
    world.write(
        "INSERT INTO ps_specific_price (id_product, price, reduction, reduction_type, from_quantity)"
        " VALUES ({DEMO-0001}, -1, 0.2, 'percentage', 1)"
    )
    world.run_until_quiet()
    return world


def test_a_worker_and_tables_that_do_not_belong_together_send_and_lose_nothing(world: World) -> None:
    requests = world.sandbox.request_counts()
    world.write(STOCK_WRITE)
    for revision in REVISIONS[-2::-1]:
        go_back(Installer(world.settings), revision)
        with pytest.raises(NotInstalledError, match=rf"of revision {revision}, .* run `sqlbridge install`"):
            open_bridge(world.settings)
    _set_revision(world, _UNKNOWN)
    refusing: list[Callable[[], object]] = [
        lambda: open_bridge(world.settings),
        lambda: upgrade(Installer(world.settings)),
        lambda: install_script(Installer(world.settings)),
    ]
    for call in refusing:
        with pytest.raises(NotInstalledError, match=rf"of revision {_UNKNOWN}, .* update SQLBridge on this host"):
            call()
    _set_revision(world, REVISIONS[0])
    world.write(STOCK_WRITE)
    upgrade(Installer(world.settings))
    assert world.sandbox.request_counts() == requests
    _assert_amazon_follows(world)


def test_what_nobody_logged_is_looked_for_after_the_next_installation(world: World) -> None:
    """Whether triggers were missing, or a downgrade threw away what was noted of that."""
    world.write("DROP TRIGGER sqlbridge_stock_available_au", STOCK_WRITE)
    client(world.shop, install_script(Installer(world.settings)))
    _assert_amazon_follows(world)

    world.write("DROP TRIGGER sqlbridge_stock_available_au", STOCK_WRITE)
    upgrade(Installer(world.settings))
    _assert_amazon_follows(world)

    suspend(Installer(world.settings), "upgrade of the shop", [])
    world.write(STOCK_WRITE)
    go_back(Installer(world.settings), REVISIONS[0])
    upgrade(Installer(world.settings))
    _assert_amazon_follows(world)

    world.write("TRUNCATE ps_specific_price")
    go_back(Installer(world.settings), REVISIONS[0])
    upgrade(Installer(world.settings))
    _assert_amazon_follows(world)


def _set_revision(world: World, revision: str) -> None:
    versions = world.bridge.database.names.bridge_object("sqlbridge_alembic_version")
    world.shop.write(f"UPDATE {versions} SET version_num = '{revision}'")


def _assert_amazon_follows(world: World) -> None:
    assert world.at_amazon(*SKUS) != world.in_shop(*SKUS)
    world.run_until_quiet()
    assert world.at_amazon(*SKUS) == world.in_shop(*SKUS)
