"""A server that was switched to read only is told as such by everything that would write, and nothing is lost."""

from collections.abc import Callable
from uuid import uuid4

import msgspec
import pytest

from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import upgrade
from sqlbridge.demo.server import Flavour
from sqlbridge.errors import DatabaseReadOnlyError, PreflightError
from sqlbridge.ledger import channels
from sqlbridge.settings import Settings
from sqlbridge.tasks.acknowledge import acknowledge
from sqlbridge.tasks.housekeeping import housekeeping
from sqlbridge.tasks.reconcile import reconcile
from sqlbridge.tasks.suspension import repair, resume
from sqlbridge.tasks.update import update
from sqlbridge.wiring import open_at_home, open_bridge, open_installed
from tests.crash.interruption import Task
from tests.outages.tills import global_settings
from tests.tasks.conftest import MakeWorld

SKU = "DEMO-0001"
Writer = Callable[[Settings], object]

_SWITCHES = {Flavour.MARIADB: ("read_only",), Flavour.MYSQL: ("read_only", "super_read_only")}


def disable(settings: Settings) -> None:
    """What `channels disable` does, which is allowed in a copy, too."""
    database = open_installed(settings)
    with database.begin() as connection:
        channels.disable(connection, database.tables, "de")


def _task(task: Task) -> Writer:
    return lambda settings: task(open_bridge(settings))


def _by_installer(command: Callable[[Installer], None]) -> Writer:
    return lambda settings: command(Installer(settings))


TASKS = (update, acknowledge, reconcile, housekeeping)
WRITERS = (*map(_task, TASKS), *map(_by_installer, (resume, repair)), open_at_home, disable)


def test_whatever_would_write_says_that_the_server_is_read_only(make_world: MakeWorld) -> None:
    """Also as root, whom `read_only` does not stop; `disable` is tried as an account that it does."""
    world = make_world()
    world.list_skus(SKU)
    world.run_until_quiet()
    world.write(f"UPDATE ps_stock_available SET quantity = 5 WHERE id_product = {{{SKU}}}")
    user = f"worker_{uuid4().hex[:8]}"
    world.shop.write(
        f"CREATE USER {user}@localhost", f"GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON *.* TO {user}@localhost"
    )
    worker = msgspec.structs.replace(world.settings.database, user=user)
    as_worker = msgspec.structs.replace(world.settings, database=worker)
    feeds = world.feeds()
    for switch in _SWITCHES[world.shop.server.program.flavour]:
        with global_settings(world.shop, **{switch: 1}):
            for writer in WRITERS:
                with pytest.raises(DatabaseReadOnlyError, match="SET GLOBAL read_only = 0; nothing is lost"):
                    writer(as_worker if writer is disable else world.settings)
            with pytest.raises(PreflightError, match="the server takes no writes, as read_only is ON"):
                upgrade(Installer(world.settings))
        if switch == "super_read_only":
            world.shop.write("SET GLOBAL read_only = 0")
    world.shop.write(f"DROP USER {user}@localhost")
    assert world.feeds() == feeds
    world.run_until_quiet()
    assert world.at_amazon(SKU) == world.in_shop(SKU)
    assert world.at_amazon(SKU)[SKU][1] == 5
