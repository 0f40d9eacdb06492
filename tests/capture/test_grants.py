"""The definer that `sqlbridge grants` prints: nobody can log in with it, on any server."""

import re
from dataclasses import replace

import pytest

from sqlbridge.capture.grants import create_definer
from sqlbridge.capture.server import Server

MARIADB = Server(True, (10, 4, 2), "id", True, True, "ROW", "OFF", ())
MYSQL = replace(MARIADB, is_mariadb=False, version=(5, 7, 44))
CREATE = "CREATE USER IF NOT EXISTS `definer`@`localhost`"


@pytest.mark.parametrize("server", [MARIADB, MYSQL])
def test_the_definer_is_locked_where_the_server_can_lock(server: Server) -> None:
    assert list(create_definer(server, "definer@localhost")) == [f"{CREATE} ACCOUNT LOCK;"]


@pytest.mark.parametrize("version", [(10, 3, 39), (10, 4, 1)])
def test_the_definer_has_a_password_that_nobody_knows_where_the_server_cannot_lock(version: tuple[int, ...]) -> None:
    scripts = [list(create_definer(replace(MARIADB, version=version), "definer@localhost")) for _ in range(2)]
    (comment, statement), (_, another) = scripts
    assert "cannot lock accounts" in comment
    assert re.fullmatch(re.escape(CREATE) + r" IDENTIFIED BY PASSWORD '\*[0-9A-F]{40}';", statement)
    assert statement != another
