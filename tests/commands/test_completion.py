"""What the shell is told when somebody presses Tab, by the shells' own way of asking."""

import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands.busy_shop import FAILED, IMPORTED, BusyShop
from tests.commands.busy_shop import busy as busy
from tests.commands.busy_shop import make_world as make_world
from tests.commands.busy_shop import order_world as order_world
from tests.commands.busy_shop import sandbox as sandbox
from tests.commands.conftest import CRON

# The installed program: what completes is found by its name.
PROGRAM = Path(sys.executable).with_name("sqlbridge")


def completed(folder: Path, line: str, shell: str = "bash") -> subprocess.CompletedProcess[str]:
    """The answer to Tab at the end of the line."""
    words = line.split(" ")
    asked = {
        "_SQLBRIDGE_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    return subprocess.run(
        [PROGRAM], cwd=folder, env=CRON | asked, capture_output=True, encoding="utf-8", timeout=60, check=False
    )


def candidates(folder: Path, line: str) -> list[str]:
    """Those for bash; nothing may stand on stderr."""
    outcome = completed(folder, line)
    assert (outcome.returncode, outcome.stderr) == (0, "")
    return outcome.stdout.split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_that_installs_completion_is_shown_for_each_shell(tmp_path: Path, shell: str) -> None:
    outcome = subprocess.run(
        [PROGRAM], cwd=tmp_path, env=CRON | {"_SQLBRIDGE_COMPLETE": f"source_{shell}"}, capture_output=True, text=True
    )
    assert outcome.returncode == 0
    assert "_SQLBRIDGE_COMPLETE" in outcome.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_commands_tasks_options_and_states_are_completed(tmp_path: Path, shell: str) -> None:
    assert "reconcile" in completed(tmp_path, "sqlbridge run recon", shell).stdout
    assert "--dry-run" in completed(tmp_path, "sqlbridge run update --dry", shell).stdout
    assert "refused" in completed(tmp_path, "sqlbridge changes list --state ref", shell).stdout


def test_names_and_ids_of_this_installation_are_completed(busy: BusyShop) -> None:
    folder = busy.folder
    assert candidates(folder, "sqlbridge channels enable ") == ["de"]
    assert candidates(folder, "sqlbridge channels rest m") == ["main"]
    assert candidates(folder, "sqlbridge listings list --channel d") == ["de"]
    assert str(busy.open_feed) in candidates(folder, "sqlbridge feeds show ")
    assert candidates(folder, "sqlbridge orders show 305") == [IMPORTED, FAILED]
    assert candidates(folder, "sqlbridge explain DEMO-000") == ["DEMO-0001", "DEMO-0002", "DEMO-0003", "DEMO-0004"]
    assert "triggers-present" in candidates(folder, "sqlbridge doctor --only triggers-p")


def test_the_configuration_that_is_named_on_the_line_counts(busy: BusyShop, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    line = f"sqlbridge --config {busy.folder}/sqlbridge.toml channels enable "
    assert candidates(elsewhere, line) == ["de"]


LINES = ("channels enable ", "feeds show ", "explain A", "orders show ", "listings list --channel ")


@pytest.mark.parametrize("line", LINES)
def test_without_a_configuration_nothing_is_completed_and_nothing_said(tmp_path: Path, line: str) -> None:
    assert candidates(tmp_path, f"sqlbridge {line}") == []


@pytest.mark.parametrize("line", LINES[1:4])
def test_without_a_database_nothing_is_completed_and_nothing_said(configuration: Path, line: str) -> None:
    configuration.chmod(0o644)  # would be warned of
    text = configuration.read_text().replace("[shop]", 'socket = "/nowhere/server.sock"\n[shop]')
    configuration.write_text(text)
    assert candidates(configuration.parent, f"sqlbridge {line}") == []


def test_a_server_that_does_not_answer_keeps_nobody_waiting(configuration: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        text = configuration.read_text().replace("[shop]", f"port = {silent.getsockname()[1]}\n[shop]")
        configuration.write_text(text)
        began = time.monotonic()
        assert candidates(configuration.parent, "sqlbridge feeds show ") == []
    assert time.monotonic() - began < 8
