"""A server that was switched to read only is told as such by everything that would write, and nothing is lost."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from sqlbridge.capture.installer import Installer
from sqlbridge.capture.migrations import upgrade
from sqlbridge.demo.server import Flavour
from sqlbridge.errors import DatabaseReadOnlyError, PreflightError
from sqlbridge.ledger import channels
from sqlbridge.settings import Settings
from sqlbridge.tasks.watching.suspension import repair, resume
from sqlbridge.wiring import open_installed
from tests.outages.tills import global_settings
from tests.security.program import call, write_configuration
from tests.tasks.conftest import MakeWorld
from tests.tasks.senders import SENDERS, eager

SKU = "DEMO-0001"
REMEDY = "SET GLOBAL read_only = 0; nothing is lost"
Writer = Callable[[Settings], object]

_SWITCHES = {Flavour.MARIADB: ("read_only",), Flavour.MYSQL: ("read_only", "super_read_only")}


def disable(settings: Settings) -> None:
    """What `channels disable` does, which is allowed in a copy, too."""
    database = open_installed(settings)
    with database.begin() as connection:
        channels.disable(connection, database.tables, "de")


def _by_installer(command: Callable[[Installer], None]) -> Writer:
    return lambda settings: command(Installer(settings))


WRITERS = (*map(_by_installer, (resume, repair)), disable)


def test_whatever_would_write_says_that_the_server_is_read_only(make_world: MakeWorld, tmp_path: Path) -> None:
    """Also as root, whom `read_only` does not stop; `disable` is tried as an account that it does."""
    office = eager(make_world, SKU)
    world = office.world
    configuration = write_configuration(world.settings, tmp_path)
    world.run_until_quiet()
    world.write(f"UPDATE ps_stock_available SET quantity = 5 WHERE id_product = {{{SKU}}}")
    user = f"worker_{uuid4().hex[:8]}"
    world.shop.write(
        f"CREATE USER {user}@localhost", f"GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON *.* TO {user}@localhost"
    )
    worker = msgspec.structs.replace(world.settings.database, user=user)
    as_worker = msgspec.structs.replace(world.settings, database=worker)
    feeds, asked = world.feeds(), world.sandbox.request_counts()
    for switch in _SWITCHES[world.shop.server.program.flavour]:
        with global_settings(world.shop, **{switch: 1}):
            for arguments in SENDERS:
                said = call(configuration, *arguments)
                assert (said.code, REMEDY in said.stderr) == (DatabaseReadOnlyError.exit_code, True), arguments
            for writer in WRITERS:
                with pytest.raises(DatabaseReadOnlyError, match=REMEDY):
                    writer(as_worker if writer is disable else world.settings)
            with pytest.raises(PreflightError, match="the server takes no writes, as read_only is ON"):
                upgrade(Installer(world.settings))
        if switch == "super_read_only":
            world.shop.write("SET GLOBAL read_only = 0")
    world.shop.write(f"DROP USER {user}@localhost")
    assert (world.feeds(), world.sandbox.request_counts(), office.in_shop()) == (feeds, asked, [])
    office.run()
    assert office.states() == ["imported"]
    world.run_until_quiet()
    assert world.at_amazon(SKU) == world.in_shop(SKU)
    assert world.at_amazon(SKU)[SKU][1] == 4, "of 5 pieces, one is the order's"
