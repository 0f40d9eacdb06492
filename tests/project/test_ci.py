"""`.ci/run` tests on both servers, and says so where it cannot; what lies beside the checkout is used."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import PROJECT

_MAKE = """\
echo "$* on ${SQLBRIDGE_TEST_SERVERS:-} with ${SQLBRIDGE_SPAPI_MODELS:-none} and ${SQLBRIDGE_SHOPS:-none}"
[ "$*" != "${FAILS:-}" ]
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The script in a checkout whose `make` only tells its target and what it is to test on and with."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(PROJECT / ".ci/run", tmp_path / ".ci/run")
    _write_program(tmp_path / "bin/make", _MAKE)
    _write_program(tmp_path / "tests/servers/get-server.sh", "true")
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
    run = _run(checkout, SQLBRIDGE_WITHOUT_MYSQL=without)
    assert run.returncode == 0
    assert f"test on {servers} with none and none" in run.stdout
    assert ("NOT TESTED ON MYSQL" in run.stderr) is is_loud


def test_models_and_shops_are_used_where_they_are(checkout: Path) -> None:
    run = _run(checkout, SQLBRIDGE_SPAPI_MODELS=str(checkout / "bin"), SQLBRIDGE_SHOPS=str(checkout / "tests"))
    assert run.returncode == 0
    assert f"test on mariadb,mysql with {checkout / 'bin'} and {checkout / 'tests'}" in run.stdout
    for server in ("mariadb", "mysql"):
        assert f"shops SHOPS={checkout / 'tests'} SERVER={server} on" in run.stdout


@pytest.mark.parametrize(
    "step",
    [
        "servers browser",
        "check",
        "test",
        "demo SHOP=magento2",
        "shops SHOPS=/ SERVER=mysql",
        "shops SHOPS=/ SERVER=mariadb",
    ],
)
def test_whatever_fails_fails_the_whole(checkout: Path, step: str) -> None:
    run = _run(checkout, SQLBRIDGE_SHOPS="/", FAILS=step)
    assert run.returncode == 1


def _run(checkout: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    nothing = {name: str(checkout / "none") for name in ("SQLBRIDGE_SPAPI_MODELS", "SQLBRIDGE_SHOPS")}
    path = f"{checkout / 'bin'}:{os.environ['PATH']}"
    return subprocess.run(
        [checkout / ".ci/run"],
        env=nothing | {"PATH": path} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def _write_program(file: Path, script: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
