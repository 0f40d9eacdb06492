"""`sqlbridge run TASK` where there is nothing to do: it says why, and what would switch it on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import RunProgram


@pytest.mark.parametrize(
    ("task", "table"),
    [("import-orders", "orders"), ("send-tracking", "tracking"), ("match", "match"), ("auto-submit", "submit")],
)
def test_a_task_that_no_channel_has_switched_on_says_how_to(
    with_bridge: Callable[[str], Path], run_program: RunProgram, task: str, table: str
) -> None:
    with_bridge("http://127.0.0.1:1")
    outcome = run_program("run", task)
    assert outcome.returncode == 0
    assert f"no channel has switched {task} on" in outcome.stderr
    assert f"set enabled = true under [accounts.<name>.channels.<channel>.{table}]" in outcome.stderr


@pytest.mark.parametrize("task", ["update", "acknowledge", "reconcile", "auto-submit"])
def test_where_no_channel_is_enabled_it_says_how_to_enable_one(
    with_bridge: Callable[[str], Path], run_program: RunProgram, task: str
) -> None:
    with_bridge("http://127.0.0.1:1")
    outcome = run_program("run", task, SQLBRIDGE_ACCOUNTS__MAIN__CHANNELS__DE__SUBMIT__ENABLED="true")
    assert outcome.returncode == 0
    assert "no channel is enabled; `sqlbridge channels enable NAME` lets one send" in outcome.stderr
    run_program("channels", "enable", "de")
    again = run_program("run", task, SQLBRIDGE_ACCOUNTS__MAIN__CHANNELS__DE__SUBMIT__ENABLED="true")
    assert "no channel is enabled" not in again.stderr
