"""`sqlbridge status --check`, as Nagios and its kin call it: one line, four exit codes."""

import json
import re
from pathlib import Path

import pytest

from tests.doctor.clinic import Change, Clinic, changed
from tests.security.program import Said, call, write_configuration

# As the plugin guidelines have it: label=value[unit];[warning];[critical];[minimum]
_PERFORMANCE = re.compile(r"[a-z_]+=\d+s?;\d*;\d*;\d+")
_FAILED = (
    "INSERT INTO BRIDGE.runs (task, host, pid, started_at, finished_at, outcome, error)"
    " VALUES ('update', 'host', 1, UTC_TIMESTAMP(), UTC_TIMESTAMP(), 'failed', 'a | b\nc\td')"
)
_HELD = (
    "INSERT INTO BRIDGE.listing_values (kind, destination, seller_sku, held_value, held_reason)"
    " VALUES ('price', 'de', 'ANY', 1, 'falls by 90 %')"
)
_LOGGED = (
    "INSERT INTO BRIDGE.change_log (entity, entity_key, operation, origin, logged_at)"
    " VALUES ('sku', 'ANY', 'U', 'test', UTC_TIMESTAMP() - INTERVAL 3 HOUR)"
)
_UNREACHABLE = changed(part="database", socket="", port=1)  # nobody listens there
_NOT_INSTALLED = changed(part="bridge", schema="nowhere")


def _status(clinic: Clinic, folder: Path, *options: str, change: Change | None = None) -> Said:
    settings = change(clinic.settings) if change else clinic.settings
    return call(write_configuration(settings, folder), "status", "--check", *options)


def test_one_line_with_performance_data_and_an_exit_code_tell_how_it_is(clinic: Clinic, tmp_path: Path) -> None:
    sound = _status(clinic, tmp_path)
    assert (sound.code, sound.stdout.partition(" | ")[0]) == (0, "OK - 0 changes on their way, 0 rows in the log")
    try:
        clinic.run(_HELD)
        warned = _status(clinic, tmp_path)
        clinic.run(_LOGGED)
        critical = _status(clinic, tmp_path)
        document = _status(clinic, tmp_path, "--json")
    finally:
        clinic.run("DELETE FROM BRIDGE.listing_values", "DELETE FROM BRIDGE.change_log")
    assert (warned.code, warned.stdout.partition(" | ")[0]) == (1, "WARNING - log-held: 1 values are held back")
    assert critical.code == 2
    assert re.match(r"CRITICAL - log-age: .*; log-held: ", critical.stdout)
    assert re.search(r"\blog_rows=1;1000000;;0 log_age=10[78]\d\ds;;3600;0 ", critical.stdout)
    assert " held=1;0;;0 " in critical.stdout
    for said in (sound, warned, critical):
        words, _, performance = said.stdout.rstrip("\n").partition(" | ")
        assert "\n" not in words
        assert all(_PERFORMANCE.fullmatch(one) for one in performance.split(" ")), performance
    told = json.loads(document.stdout)
    assert (document.code, told["state"], told["exit_code"]) == (2, "CRITICAL", 2)
    assert [one["id"] for one in told["problems"]] == ["log-age", "log-held"]
    assert told["problems"][1]["remedy"].startswith("`sqlbridge offers held`")


def test_no_word_of_an_error_passes_for_performance_data(clinic: Clinic, tmp_path: Path) -> None:
    try:
        clinic.run(_FAILED)
        said = _status(clinic, tmp_path)
    finally:
        clinic.run("DELETE FROM BRIDGE.runs")
    assert (said.code, said.stdout.count("|"), said.stdout.count("\n")) == (1, 1, 1)
    assert said.stdout.partition(" | ")[0].endswith("UTC: a / b c d")


@pytest.mark.parametrize(
    ("change", "words"), [(_UNREACHABLE, "no connection"), (_NOT_INSTALLED, "run `sqlbridge install`")]
)
def test_what_cannot_be_looked_at_is_unknown(clinic: Clinic, tmp_path: Path, change: Change, words: str) -> None:
    said = _status(clinic, tmp_path, change=change)
    assert said.code == 3
    assert re.fullmatch(rf"UNKNOWN - [^\n]*{words}[^\n]*\n", said.stdout)
    document = _status(clinic, tmp_path, "--json", change=change)
    assert (document.code, json.loads(document.stdout)["state"]) == (3, "UNKNOWN")


def test_a_broken_configuration_is_unknown(tmp_path: Path) -> None:
    file = tmp_path / "sqlbridge.toml"
    file.write_text("[database]\nschema = 3\n")
    said = call(file, "status", "--check")
    assert said.code == 3
    assert said.stdout.startswith("UNKNOWN - database.schema ")
