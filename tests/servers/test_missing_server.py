"""A test run that lacks a server it should have is red, not green with everything skipped."""

import os
import subprocess
import sys

from tests.conftest import PROJECT

TEST = "tests/servers/test_private_server.py::test_the_server_is_the_one_that_was_asked_for"


def test_a_server_that_was_named_must_be_there() -> None:
    run = _pytest(SQLBRIDGE_TEST_SERVERS="mariadb-3.23")
    assert run.returncode == 1
    assert "no server 'mariadb-3.23'" in run.stdout
    assert "skipped" not in run.stdout


def test_without_names_mariadb_must_be_there_and_mysql_may_be_missing() -> None:
    lacking = "import tests.conftest as c; print(c.SERVERS, c.REQUIRED_SERVERS)"
    environment = {key: value for key, value in os.environ.items() if key != "SQLBRIDGE_TEST_SERVERS"}
    run = subprocess.run(
        [sys.executable, "-c", lacking], cwd=PROJECT, env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "['mariadb', 'mysql'] {'mariadb'}"


def _pytest(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", TEST],
        cwd=PROJECT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )
