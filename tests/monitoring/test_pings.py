"""Pings per task: told are begin, end and failure, and no run suffers from who does not listen."""

import time
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from sqlbridge.errors import SettingsError
from sqlbridge.ledger import leases
from sqlbridge.model.changes import utc_now
from sqlbridge.settings import MonitoringSettings, PingSettings, load_settings, redacted
from sqlbridge.tasks.schedule import SCHEDULE
from sqlbridge.tasks.update import FEEDS_LEASE
from sqlbridge.wiring import open_installed
from tests.amazon.scripted import Reply, ScriptedAmazon
from tests.doctor.clinic import Change, Clinic, changed
from tests.doctor.conftest import PASSWORD
from tests.security.program import Said, call, write_configuration
from tests.settings.conftest import COMPLETE

_OK = Reply(200, b"OK")
_UNREACHABLE = changed(part="database", socket="", port=1)  # nobody listens there
_KILL_SWITCH = "REVOKE INSERT ON BRIDGE.change_log FROM DEFINER_ACCOUNT"
_NO_KILL_SWITCH = "GRANT INSERT ON BRIDGE.change_log TO DEFINER_ACCOUNT"


def _pinging(listener: ScriptedAmazon, *tasks: str, seconds: int = 5) -> Change:
    addresses = {task: f"{listener.url}/{task}?key=of%20it" for task in tasks}
    ping = msgspec.convert(addresses, PingSettings)
    listener.replies(*[_OK] * 10)
    return lambda settings: msgspec.structs.replace(
        settings, monitoring=MonitoringSettings(ping=ping, timeout_seconds=seconds)
    )


def _run(clinic: Clinic, folder: Path, change: Change, *arguments: str) -> Said:
    return call(write_configuration(change(clinic.settings), folder), "run", *arguments)


def _told(listener: ScriptedAmazon) -> list[tuple[str, str]]:
    assert {one.method for one in listener.requests} <= {"POST"}
    assert all(one.query == {"key": ["of it"]} for one in listener.requests)
    return [(one.path, one.body.decode()) for one in listener.requests]


def test_begin_and_end_of_a_run_are_told(after_runs: Clinic, listener: ScriptedAmazon, tmp_path: Path) -> None:
    assert _run(after_runs, tmp_path, _pinging(listener, "housekeeping"), "housekeeping").code == 0
    assert _told(listener) == [("/housekeeping/start", ""), ("/housekeeping", "")]


def test_a_failure_is_told_with_the_words_of_its_error(
    after_runs: Clinic, listener: ScriptedAmazon, tmp_path: Path
) -> None:
    """Here of the kill switch: the definer may not write the log any more."""
    try:
        after_runs.run(_KILL_SWITCH)
        said = _run(after_runs, tmp_path, _pinging(listener, "update"), "update")
    finally:
        after_runs.run(_NO_KILL_SWITCH)
    start, (path, body) = _told(listener)
    assert (said.code, start, path) == (1, ("/update/start", ""), "/update/fail")
    assert body.startswith("the shop's writes may not be logged: procedure log_change_v3 cannot write the change log")
    assert PASSWORD not in body
    assert after_runs.settings.accounts["main"].refresh_token not in body


def test_what_cannot_even_begin_is_told_as_failed(clinic: Clinic, listener: ScriptedAmazon, tmp_path: Path) -> None:
    ping = _pinging(listener, "update", "due")
    for task in ("update", "due"):
        assert _run(clinic, tmp_path, lambda settings: _UNREACHABLE(ping(settings)), task).code == 69
    told = _told(listener)
    assert [path for path, _ in told] == ["/update/fail", "/due/start", "/due/fail"]
    assert "no connection" in told[0][1]
    assert "no connection" in told[2][1]


def test_of_a_run_that_another_one_makes_needless_nothing_is_told(
    after_runs: Clinic, listener: ScriptedAmazon, tmp_path: Path
) -> None:
    """Its end would hide that the other one hangs."""
    database = open_installed(after_runs.settings)
    lease = leases.take(database, FEEDS_LEASE, utc_now(), timedelta(minutes=1))
    try:
        assert _run(after_runs, tmp_path, _pinging(listener, "update"), "update").code == 0
    finally:
        leases.give_back(database, lease)
    assert _told(listener) == []


def test_nobody_is_told_of_a_rehearsal(after_runs: Clinic, listener: ScriptedAmazon, tmp_path: Path) -> None:
    assert _run(after_runs, tmp_path, _pinging(listener, "reconcile"), "reconcile", "--dry-run").code == 0
    assert _told(listener) == []


def test_the_schedule_of_one_line_tells_of_itself_and_of_each_task(
    after_runs: Clinic, listener: ScriptedAmazon, tmp_path: Path
) -> None:
    assert _run(after_runs, tmp_path, _pinging(listener, "due", "housekeeping"), "due").code == 0
    paths = [path for path, _ in _told(listener)]
    assert paths == ["/due/start", "/housekeeping/start", "/housekeeping", "/due"]


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (Reply(200, b"0123456789", pause=1), "no answer in time"),
        (Reply(None), "RemoteProtocolError"),
        (Reply(404), "answered with status 404"),
        (Reply(302, headers={"Location": "https://example.org/"}), "answered with status 302"),
    ],
    ids=["slow", "broken off", "unknown", "elsewhere"],
)
def test_who_does_not_listen_is_logged_and_holds_no_run_up(
    after_runs: Clinic, listener: ScriptedAmazon, tmp_path: Path, start: Reply, words: str
) -> None:
    listener.replies(start)
    began = time.monotonic()
    said = _run(after_runs, tmp_path, _pinging(listener, "housekeeping", seconds=1), "housekeeping")
    assert said.code == 0
    assert time.monotonic() - began < 4
    assert f"the ping start of housekeeping failed: {words}" in said.stderr.replace("HTTPError: ", "")
    assert listener.url not in said.stderr
    assert [path for path, _ in _told(listener)] == ["/housekeeping/start", "/housekeeping"]


def test_every_scheduled_task_can_have_an_address() -> None:
    tasks = {task.name.replace("-", "_") for task in SCHEDULE} | {"due"}
    assert {field.name for field in msgspec.structs.fields(PingSettings)} == tasks


ADDRESSES = {
    "https://hc-ping.com/abc": True,
    "https://ping.example.org:8443/abc?x=1": True,
    "http://127.0.0.1:8000/abc": True,
    "http://[::1]/abc": True,
    "http://localhost": True,
    "http://hc-ping.com/abc": False,
    "http://127.0.0.1.example.org/abc": False,
    "http://localhost@example.org/abc": False,
    "https://user:password@example.org/abc": False,
    "ftp://example.org/abc": False,
    "https://example.org/a b": False,
    "file:///etc/passwd": False,
}


@pytest.mark.parametrize(("address", "is_taken"), ADDRESSES.items())
def test_only_https_or_this_host_is_told_and_the_address_is_shown_to_nobody(
    tmp_path: Path, address: str, is_taken: bool
) -> None:
    file = tmp_path / "sqlbridge.toml"
    file.write_text(f'{COMPLETE}[monitoring.ping]\nupdate = "{address}"\n')
    file.chmod(0o600)
    if is_taken:
        assert redacted(load_settings(file))["monitoring"]["ping"]["update"] == "***"
    else:
        with pytest.raises(SettingsError, match=r"monitoring\.ping\.update .* is not an address"):
            load_settings(file)
