"""The private servers that the demo and the tests run on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, NullPool, create_engine, text
from sqlalchemy.exc import OperationalError

from sqlbridge.demo.server import PrivateServer, find_server, find_servers
from sqlbridge.errors import DatabaseUnavailableError
from tests.conftest import PROJECT

CACHE = PROJECT / ".cache"
OWN_PRIVILEGES = "SELECT, INSERT, CREATE, TRIGGER"


@pytest.fixture
def own_server(server: PrivateServer) -> Iterator[PrivateServer]:
    """A second server of the kind, which a test may end."""
    with PrivateServer(server.program, CACHE) as own:
        yield own


def run(url: URL, *statements: str) -> None:
    with create_engine(url, poolclass=NullPool).begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def value(url: URL, query: str) -> object:
    with create_engine(url, poolclass=NullPool).connect() as connection:
        return connection.execute(text(query)).scalar_one()


def over_tcp(server: PrivateServer, user: str = "root", schema: str | None = None) -> URL:
    return URL.create("mysql+pymysql", username=user, host="127.0.0.1", port=server.port, database=schema)


def test_a_server_answers_on_its_socket_and_on_its_port(server: PrivateServer) -> None:
    assert value(server.url, "SELECT @@port") == server.port
    assert value(over_tcp(server), "SELECT @@socket") == str(server.socket)


def test_the_server_is_the_one_that_was_asked_for(server: PrivateServer) -> None:
    assert str(value(server.url, "SELECT VERSION()")).startswith(server.program.version)


def test_a_server_writes_a_row_based_binary_log(server: PrivateServer) -> None:
    assert value(server.url, "SELECT @@log_bin + 0") == 1
    assert value(server.url, "SELECT @@binlog_format") == "ROW"


def test_a_normal_account_meets_the_refusal_of_triggers_that_shops_meet(own_server: PrivateServer) -> None:
    run(
        own_server.url,
        "CREATE DATABASE shop",
        "CREATE USER keeper@localhost",
        f"GRANT {OWN_PRIVILEGES} ON shop.* TO keeper@localhost",
    )
    with pytest.raises(OperationalError, match="1419"):
        run(
            own_server.url.set(username="keeper", database="shop"),
            "CREATE TABLE stock (id INT)",
            "CREATE TRIGGER stock_ai AFTER INSERT ON stock FOR EACH ROW SET @seen = 1",
        )


def test_what_was_committed_survives_a_killed_server(own_server: PrivateServer) -> None:
    run(
        own_server.url,
        "CREATE DATABASE shop",
        "CREATE TABLE shop.stock (id INT) ENGINE=InnoDB",
        "INSERT INTO shop.stock VALUES (7)",
    )
    killed = own_server.pid
    own_server.kill()
    assert not Path(f"/proc/{killed}").exists()
    own_server.start()
    assert value(own_server.url, "SELECT id FROM shop.stock") == 7


def test_a_restart_keeps_socket_and_port(own_server: PrivateServer) -> None:
    before = (own_server.socket, own_server.port, own_server.pid)
    own_server.restart()
    assert value(own_server.url, "SELECT @@port") == before[1]
    assert (own_server.socket, own_server.port) == before[:2]
    assert own_server.pid != before[2]


def test_a_server_leaves_nothing_behind(server: PrivateServer) -> None:
    with PrivateServer(server.program, CACHE) as own:
        pid, folder = own.pid, own.socket.parent
        assert Path(f"/proc/{pid}").exists()
    assert not Path(f"/proc/{pid}").exists()
    assert not folder.exists()


def test_a_server_that_does_not_start_tells_why(server: PrivateServer) -> None:
    own = PrivateServer(server.program, CACHE, options=("--no-such-option",))
    with pytest.raises(DatabaseUnavailableError, match="no-such-option"), own:
        pass
    assert own.pid is None
    assert not own.socket.parent.exists()


def test_a_missing_server_is_answered_with_what_to_install() -> None:
    with pytest.raises(DatabaseUnavailableError, match="mariadb-server-core"):
        find_server("mariadb-3.23", PROJECT / ".servers")


def test_an_unpacked_server_is_named_after_its_folder(server: PrivateServer, tmp_path: Path) -> None:
    if not server.program.is_unpacked:
        pytest.skip("this server is installed")
    (tmp_path / "another-name").symlink_to(server.program.root)
    found = {program.name: program.version for program in find_servers(tmp_path)}
    assert found["another-name"] == server.program.version


def test_a_folder_without_a_server_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    assert "notes" not in {program.name for program in find_servers(tmp_path)}
