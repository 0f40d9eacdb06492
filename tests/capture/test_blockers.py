"""Who holds a table is told only where the server says so; else it is one of the open transactions."""

from collections.abc import Iterator

import pytest

from sqlbridge.capture.blockers import blocking_transactions
from sqlbridge.capture.installer import Installer
from sqlbridge.demo.server import Flavour
from tests.capture.bridge import Bridge
from tests.capture.conftest import MakeBridge

TABLE = "ps_stock_available"


@pytest.fixture
def held(bridge: MakeBridge) -> Iterator[Bridge]:
    """A shop on a server that does not list metadata locks, as MySQL 5.7 is by default."""
    place = bridge()
    is_mysql = place.shop.server.program.flavour is Flavour.MYSQL
    instrument = "UPDATE performance_schema.setup_instruments SET ENABLED = '{}' WHERE NAME = '{}'"
    if is_mysql:
        place.shop.write(instrument.format("NO", "wait/lock/metadata/sql/mdl"))
    yield place
    if is_mysql:
        place.shop.write(instrument.format("YES", "wait/lock/metadata/sql/mdl"))


def test_without_a_list_of_locks_every_open_transaction_may_be_the_holder(held: Bridge) -> None:
    with held.shop.engine.connect() as holder:
        holder.exec_driver_sql(f"SELECT * FROM {TABLE} LIMIT 1 FOR UPDATE")
        connection_id = holder.exec_driver_sql("SELECT CONNECTION_ID()").scalar_one()
        told = _told(held)
    assert "may be one of these" in told
    assert f"connection {connection_id} of root@localhost" in told


def test_a_table_is_not_called_free_because_nobody_is_seen_on_it(held: Bridge) -> None:
    with held.shop.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as holder:
        holder.exec_driver_sql(f"LOCK TABLES {TABLE} READ")
        told = _told(held)
    assert "by whom is not to be seen" in told
    assert "free" not in told


def test_the_installation_warns_where_no_locks_are_listed(held: Bridge) -> None:
    installer = Installer(held.settings)
    installer.prepare()
    is_mysql = held.shop.server.program.flavour is Flavour.MYSQL
    warned = ["instrument wait/lock/metadata/sql/mdl is off" in warning for warning in installer.warnings]
    assert warned.count(True) == is_mysql


def _told(bridge: Bridge) -> str:
    with Installer(bridge.settings).database.read() as connection:
        return blocking_transactions(connection, bridge.shop.schema, TABLE)
