"""What Prometheus is told, judged by Prometheus' own parser; dashboard and alert rules ask for nothing else."""

import json
import os
import re
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from sqlbridge.model.changes import utc_now
from sqlbridge.monitoring.metrics import Metric, exposition
from sqlbridge.monitoring.problems import find_problems, patient_of
from sqlbridge.monitoring.textfile import current_metrics, write
from sqlbridge.settings import MonitoringSettings
from tests.conftest import PROJECT
from tests.doctor.clinic import Clinic, changed
from tests.security.program import call, write_configuration

_SKU = "SECRET-SKU-17"
_ROWS = (
    "INSERT INTO BRIDGE.listing_values (kind, destination, seller_sku, held_value, held_reason)"
    f" VALUES ('price', 'de', '{_SKU}', 1, 'falls'), ('stock', 'main', '{_SKU}', 0, 'mass')",
    "INSERT INTO BRIDGE.feeds (kind, account, channel, state, message_count, created_at)"
    " VALUES ('price', 'main', 'de', 'submitted', 1, '2020-01-01'), ('price', 'main', 'de', 'done', 1, '2020-01-01')",
    "INSERT INTO BRIDGE.changes"
    " (entity, entity_key, operation, origin, log_rows, first_logged_at, last_logged_at, state)"
    f" VALUES ('sku', '{_SKU}', 'U', 'test', 1, '2020-01-01', NOW(), 'waiting'),"
    f" ('sku', '{_SKU}', 'U', 'test', 1, NOW(), NOW(), 'refused')",
    "INSERT INTO BRIDGE.change_log (entity, entity_key, operation, origin, logged_at)"
    f" VALUES ('sku', '{_SKU}', 'U', 'test', '2020-01-02')",
    "INSERT INTO BRIDGE.runs (task, host, pid, started_at, finished_at, outcome)"
    " VALUES ('update', 'h', 1, '2026-01-01', '2026-01-01 00:00:07', 'ok'),"
    " ('update', 'h', 1, '2026-01-02', '2026-01-02 00:00:09', 'failed')",
    "INSERT INTO BRIDGE.gaps (cause, reason, shop_tables, began_at, noted_at, noted_by)"
    " VALUES ('defect', 'no trigger', '[]', '2026-01-01', '2026-01-01', 'test')",
)

Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def _parsed(text: str) -> Samples:
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.fixture
def told(after_runs: Clinic) -> str:
    """The metrics of an installation in which everything has happened."""
    after_runs.run(*_ROWS)
    return current_metrics(after_runs.settings)


def test_the_numbers_are_those_of_the_tables(told: str) -> None:
    found = _parsed(told)
    channel = (("account", "main"), ("channel", "de"))
    day = 1577836800.0  # 2020-01-01
    assert {
        ("sqlbridge_log_rows", ()): 1,
        ("sqlbridge_log_oldest_timestamp_seconds", ()): day + 86400,
        ("sqlbridge_changes", (("state", "waiting"),)): 1,
        ("sqlbridge_changes", (("state", "refused"),)): 1,
        ("sqlbridge_changes", (("state", "pending"),)): 0,
        ("sqlbridge_changes_oldest_timestamp_seconds", ()): day,
        ("sqlbridge_feeds_open", (*channel, ("state", "submitted"))): 1,
        ("sqlbridge_feeds_oldest_timestamp_seconds", (*channel, ("state", "submitted"))): day,
        ("sqlbridge_prices_held", (("channel", "de"),)): 1,
        ("sqlbridge_quantities_held", (("account", "main"),)): 1,
        ("sqlbridge_orders_failed", (("channel", "de"),)): 0,
        ("sqlbridge_channel_enabled", channel): 1,
        ("sqlbridge_channel_resting", channel): 0,
        ("sqlbridge_capture_lost", ()): 1,
        ("sqlbridge_capture_suspended", ()): 0,
        ("sqlbridge_token_refused", ()): 0,
        ("sqlbridge_run_interval_seconds", (("task", "update"),)): 1200,
        ("sqlbridge_run_started_timestamp_seconds", (("task", "update"),)): 1767312000,
        ("sqlbridge_run_succeeded_timestamp_seconds", (("task", "update"),)): 1767225607,
        ("sqlbridge_run_failed", (("task", "update"),)): 1,
        ("sqlbridge_run_duration_seconds", (("task", "update"),)): 9,
    }.items() <= found.items()
    assert not [name for name, labels in found if ("state", "done") in labels]
    assert abs(found["sqlbridge_metrics_timestamp_seconds", ()] - time.time()) < 60


def test_the_number_of_problems_is_that_of_the_check(told: str, after_runs: Clinic) -> None:
    with patient_of(after_runs.settings) as patient:
        problems = find_problems(patient)
    found = _parsed(told)
    critical = sum(one.is_critical for one in problems)
    assert critical > 1
    assert found["sqlbridge_problems", (("state", "critical"),)] == critical
    assert found["sqlbridge_problems", (("state", "warning"),)] == len(problems) - critical


def test_names_follow_the_conventions_and_no_label_grows_with_the_shop(told: str) -> None:
    families = list(text_string_to_metric_families(told))
    assert len({one.name for one in families}) == len(families)
    for family in families:
        assert family.type == "gauge"
        assert family.documentation.endswith(".")
        assert re.fullmatch(r"sqlbridge_[a-z]+(_[a-z]+)*", family.name)
        assert not family.name.endswith(("_total", "_count", "_sum", "_bucket"))
        for sample in family.samples:
            assert set(sample.labels) <= {"account", "channel", "task", "state", "version"}
        if any(word in family.name for word in ("oldest", "started", "succeeded")):
            assert family.name.endswith("_timestamp_seconds")
    assert _SKU not in told


def test_any_text_is_a_label() -> None:
    hostile = 'a"b\\c\nd{e}=,é C:\\new'
    assert _parsed(exposition([Metric("x", "What.", [({"channel": hostile}, 0.1)])])) == {
        ("sqlbridge_x", (("channel", hostile),)): 0.1
    }


def test_dashboard_and_alert_rules_ask_for_what_is_exported_and_for_all_of_it(clinic: Clinic) -> None:
    exported = set(re.findall(r"^# TYPE (\w+) ", current_metrics(clinic.settings), re.MULTILINE))
    folder = PROJECT / "docs" / "monitoring"
    dashboard = json.loads((folder / "grafana-dashboard.json").read_text(encoding="utf-8"))
    (group,) = yaml.safe_load((folder / "alert-rules.yaml").read_text(encoding="utf-8"))["groups"]
    rules: list[dict[str, Any]] = group["rules"]
    drawn = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    drawn += [one["query"] for one in dashboard["templating"]["list"]]
    asked = {
        name for text in [*drawn, *(rule["expr"] for rule in rules)] for name in re.findall(r"sqlbridge_\w+", text)
    }
    assert asked == exported
    assert len({panel["id"] for panel in dashboard["panels"]}) == len(dashboard["panels"])
    for rule in rules:
        assert set(rule) == {"alert", "expr", "for", "labels", "annotations"}, rule
        assert rule["labels"]["severity"] in ("critical", "warning")
        assert set(rule["annotations"]) == {"summary", "description"}


def test_the_command_prints_them(clinic: Clinic, tmp_path: Path) -> None:
    said = call(write_configuration(clinic.settings, tmp_path), "metrics")
    assert said.code == 0
    assert set(_parsed(said.stdout)) == set(_parsed(current_metrics(clinic.settings)))


def test_every_run_renews_the_file_for_node_exporter(after_runs: Clinic, tmp_path: Path) -> None:
    file = tmp_path / "collected" / "sqlbridge.prom"
    configuration = write_configuration(_collected(after_runs, file), tmp_path)
    said = call(configuration, "run", "housekeeping")
    assert (said.code, "nobody could be told" in said.stderr) == (0, True), "the folder is missing"
    file.parent.mkdir()
    file.write_text("an older one")
    before = os.stat(file).st_ino
    assert call(configuration, "run", "housekeeping").code == 0
    assert ("sqlbridge_run_failed", (("task", "housekeeping"),)) in _parsed(file.read_text())
    assert os.stat(file).st_mode & 0o777 == 0o644
    assert os.stat(file).st_ino != before, "a reader could see a part of it"
    assert os.listdir(file.parent) == [file.name]
    broken = changed(part="database", socket="", port=1)(_collected(after_runs, file))
    assert call(write_configuration(broken, tmp_path), "run", "housekeeping").code == 69
    assert "housekeeping" in file.read_text(), "what was known is kept, and grows old"


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "sqlbridge.prom"
    file.write_text("whole")
    with pytest.raises(UnicodeEncodeError):
        write(file, "\udc80")
    assert [one.read_text() for one in tmp_path.iterdir()] == ["whole"]


def _collected(clinic: Clinic, file: Path) -> Any:
    return msgspec.structs.replace(clinic.settings, monitoring=MonitoringSettings(textfile=str(file)))


def test_a_clock_that_is_behind_gives_no_negative_age(clinic: Clinic) -> None:
    early = current_metrics(clinic.settings, utc_now() - timedelta(days=1))
    assert all(value >= 0 for value in _parsed(early).values())
