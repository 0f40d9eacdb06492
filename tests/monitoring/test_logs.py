"""Logs as JSON say of which task, run, account and channel they tell, and that reaches the monitor."""

import json
from pathlib import Path
from typing import Any

import pytest

from sqlbridge.log_context import current_fields, fields_of, log_context
from sqlbridge.monitoring.problems import find_problems, patient_of
from tests.doctor.clinic import Clinic, account
from tests.security.program import call, write_configuration

_NO_TOKEN = account(refresh_token="Atzr|withdrawn")


def _logged(clinic: Clinic, folder: Path, *arguments: str) -> list[dict[str, Any]]:
    configuration = write_configuration(_NO_TOKEN(clinic.settings), folder)
    said = call(configuration, "--log-format", "json", *arguments)
    return [json.loads(line) for line in said.stderr.splitlines()]


def _runs(clinic: Clinic) -> list[tuple[Any, ...]]:
    return list(clinic.shop.read(f"SELECT id, task FROM `{clinic.settings.bridge.schema}`.runs"))


def test_a_line_says_of_which_task_run_account_and_channel_it_tells(after_runs: Clinic, tmp_path: Path) -> None:
    noted, raised = (one for one in _logged(after_runs, tmp_path, "run", "update") if one["level"] == "error")
    ((run, _task),) = _runs(after_runs)
    fields = {"task": "update", "run": run, "account": "main", "channel": "de"}
    assert noted | fields == noted
    assert raised | fields == raised
    assert {"time", "logger", "message"} <= raised.keys()


def test_a_token_that_a_run_found_refused_is_a_problem_until_another_run_goes_well(
    after_runs: Clinic, tmp_path: Path
) -> None:
    _logged(after_runs, tmp_path, "run", "update")
    with patient_of(after_runs.settings) as patient:
        (refused,) = [one for one in find_problems(patient) if one.id == "amazon-token-refused"]
    assert refused.words.startswith("update: ")
    assert refused.is_critical
    assert call(write_configuration(after_runs.settings, tmp_path), "run", "update").code == 0
    with patient_of(after_runs.settings) as patient:
        assert "amazon-token-refused" not in {one.id for one in find_problems(patient)}


def test_what_is_told_outside_of_runs_has_no_such_fields(tmp_path: Path) -> None:
    said = call(tmp_path / "nothing.toml", "--log-format", "json", "config")
    assert set(json.loads(said.stderr)) == {"time", "level", "logger", "message"}


def test_an_error_keeps_what_was_worked_on_where_it_was_raised() -> None:
    with log_context(task="update"):
        with pytest.raises(RuntimeError) as caught, log_context(account="main"):
            raise RuntimeError
        assert fields_of(caught.value) == {"task": "update", "account": "main"}
        assert current_fields() == {"task": "update"}
    assert current_fields() == {}
