"""`.ci/run` tests on both servers, and says so where it cannot."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import PROJECT


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The script in a checkout whose `make` only tells its target and the servers it is to test on."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(PROJECT / ".ci/run", tmp_path / ".ci/run")
    _write_program(tmp_path / "bin/make", 'echo "$1 on ${SQLBRIDGE_TEST_SERVERS:-}"')
    return tmp_path


@pytest.mark.parametrize(
    ("mysql_comes", "without", "servers", "is_loud"),
    [
        ("true", "", "mariadb,mysql", False),
        ("false", "", "mariadb", True),
        ("true", "1", "mariadb", False),
    ],
)
def test_the_servers_are_named(checkout: Path, mysql_comes: str, without: str, servers: str, is_loud: bool) -> None:
    _write_program(checkout / "tests/servers/get-server.sh", mysql_comes)
    environment = {
        "PATH": f"{checkout / 'bin'}:{os.environ['PATH']}",
        "SQLBRIDGE_WITHOUT_MYSQL": without,
        "SQLBRIDGE_SPAPI_MODELS": str(checkout / "none"),
        "SQLBRIDGE_SHOPS": str(checkout / "none"),
    }
    run = subprocess.run([checkout / ".ci/run"], env=environment, capture_output=True, text=True, check=True)
    assert f"test on {servers}\n" in run.stdout
    assert ("NOT TESTED ON MYSQL" in run.stderr) is is_loud


def _write_program(file: Path, script: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
