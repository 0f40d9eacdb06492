"""`sqlbridge doctor` as cron and a monitor call it."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from sqlbridge.database.engine import Database
from tests.commands.conftest import RunProgram

NOBODY = "http://127.0.0.1:9"


def test_the_list_needs_no_configuration(run_program: RunProgram) -> None:
    outcome = run_program("doctor", "--list", "--json")
    assert outcome.returncode == 0, outcome.stderr
    checks = msgspec.json.decode(outcome.stdout)
    assert len(checks) > 40
    assert all(one[key] for one in checks for key in ("id", "group", "what", "why", "remedy"))
    groups = ["server", "grants", "triggers", "log", "shop", "amazon", "schedule", "clock", "copy"]
    assert {one["group"] for one in checks} == set(groups)
    assert "triggers-present" in run_program("doctor", "--list", "--only", "triggers").stdout


def test_a_check_that_does_not_exist_is_named(run_program: RunProgram) -> None:
    outcome = run_program("doctor", "--only", "heart")
    assert outcome.returncode == 65
    assert "'heart'" in outcome.stderr


def test_the_exit_code_tells_a_monitor_how_bad_it_is(
    with_bridge: Callable[[str], Path], bridge: Database, run_program: RunProgram
) -> None:
    with_bridge(NOBODY)
    assert run_program("doctor", "--only", "log").returncode == 0
    # The configured worker is root.
    warned = run_program("doctor", "--only", "grants-worker-rules", "--only", "log-size")
    assert warned.returncode == 1
    assert "run what `sqlbridge grants` prints" in warned.stdout
    assert "0 fatal, 1 warnings, 1 ok, 0 skipped" in warned.stderr
    with bridge.begin() as connection:
        connection.exec_driver_sql(f"DROP TABLE `{bridge.names.bridge_schema}`.shipments")
    broken = run_program("doctor", "--only", "log", "--json")
    assert broken.returncode == 2
    document = msgspec.json.decode(broken.stdout)
    assert document["outcome"] == "fatal"
    assert [one["id"] for one in document["findings"] if one["outcome"] == "fatal"] == ["log-columns"]


def test_the_shop_is_written_to_and_amazon_asked_only_as_was_said(
    with_bridge: Callable[[str], Path], run_program: RunProgram
) -> None:
    with_bridge(NOBODY)

    def outcomes(*arguments: str) -> dict[str, str]:
        chosen = ("--only", "triggers-probe", "--only", "amazon-reachable", "--json")
        document = msgspec.json.decode(run_program("doctor", *chosen, *arguments).stdout)
        return {one["id"]: one["outcome"] for one in document["findings"]}

    assert outcomes() == {"amazon-reachable": "fatal"}
    assert outcomes("--probe", "--offline") == {"triggers-probe": "ok", "amazon-reachable": "skipped"}
