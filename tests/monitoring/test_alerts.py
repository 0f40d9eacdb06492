"""Who must act is told once of a problem, once of its end, again after a day, and by every way that is configured."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sqlbridge.errors import CopyError
from sqlbridge.ledger import leases
from sqlbridge.model.changes import utc_now
from sqlbridge.monitoring.alerts import Alerts
from sqlbridge.monitoring.news import NEEDS_A_PERSON
from sqlbridge.monitoring.problems import CHECKS
from sqlbridge.settings import AlertSettings, MonitoringSettings, Settings
from sqlbridge.wiring import open_installed
from tests.amazon.scripted import Reply, ScriptedAmazon
from tests.doctor.clinic import Clinic
from tests.monitoring.mail_sink import MailSink, mail_sink
from tests.monitoring.test_pings import _KILL_SWITCH, _NO_KILL_SWITCH
from tests.security.program import call, write_configuration

_OK = Reply(200, b"OK")
_HELD = (
    "INSERT INTO BRIDGE.listing_values (kind, destination, seller_sku, held_value, held_reason)"
    " VALUES ('price', 'de', 'ANY', 1, 'falls')"
)
_NOT_HELD = "DELETE FROM BRIDGE.listing_values"
_FAILED = (
    "INSERT INTO BRIDGE.orders (account, channel, amazon_order_id, status, state, currency, total, purchased_at,"
    " updated_at, seen_at) VALUES ('main', 'de', '1', 'UNSHIPPED', 'failed', 'EUR', 1, NOW(), NOW(), NOW())"
)
_NOT_FAILED = "DELETE FROM BRIDGE.orders"


@pytest.fixture
def sink() -> Iterator[MailSink]:
    """A mail server on this host."""
    with mail_sink() as running:
        yield running


def _alerting(clinic: Clinic, listener: ScriptedAmazon | None = None, sink: MailSink | None = None) -> Settings:
    alert = AlertSettings(
        webhook=f"{listener.url}/hook" if listener else "",
        mail_to="owner@example.org, dba@example.org" if sink else "",
        smtp_host="127.0.0.1",
        smtp_port=sink.port if sink else 1,
        smtp_tls="none",
    )
    if listener:
        listener.replies(*[_OK] * 10)
    return msgspec.structs.replace(clinic.settings, monitoring=MonitoringSettings(alert=alert, timeout_seconds=2))


def _end_a_run(settings: Settings, ahead: timedelta = timedelta()) -> None:
    now = utc_now() + ahead
    Alerts(settings, lambda: now).ended("update", None)


def _news(listener: ScriptedAmazon) -> list[list[tuple[str, str]]]:
    documents: list[dict[str, Any]] = [json.loads(one.body) for one in listener.requests]
    return [[(one["state"], one["id"]) for one in document["news"]] for document in documents]


def test_a_problem_is_told_once_and_so_is_its_end(after_runs: Clinic, listener: ScriptedAmazon) -> None:
    settings = _alerting(after_runs, listener)
    _end_a_run(settings)
    try:
        after_runs.run(_HELD)
        _end_a_run(settings)
        _end_a_run(settings)
        after_runs.run(_FAILED)
        _end_a_run(settings)
        after_runs.run(_NOT_HELD)
        _end_a_run(settings)
        _end_a_run(settings)
    finally:
        after_runs.run(_NOT_FAILED)
    assert _news(listener) == [[("new", "log-held")], [("new", "log-orders")], [("ended", "log-held")]]


def test_what_lasts_is_told_again_after_a_day_and_whatever_a_wrong_clock_has_written(
    after_runs: Clinic, listener: ScriptedAmazon
) -> None:
    settings = _alerting(after_runs, listener)
    after_runs.run(_HELD)
    # Tasks are overdue by then, which nobody is told: monitors are.
    for ahead in (timedelta(), timedelta(hours=23), timedelta(hours=25), timedelta(hours=26), timedelta(hours=1)):
        _end_a_run(settings, ahead)
    assert _news(listener) == [[("new", "log-held")], [("lasting", "log-held")], [("lasting", "log-held")]]
    first, later = (json.loads(one.body)["news"][0] for one in listener.requests[:2])
    assert first["since"] == later["since"]


def test_the_kill_switch_and_its_end_are_told_by_webhook_and_by_mail(
    after_runs: Clinic, listener: ScriptedAmazon, sink: MailSink, tmp_path: Path
) -> None:
    configuration = write_configuration(_alerting(after_runs, listener, sink), tmp_path)
    try:
        after_runs.run(_KILL_SWITCH)
        assert call(configuration, "run", "update").code == 1
    finally:
        after_runs.run(_NO_KILL_SWITCH)
    assert call(configuration, "run", "update").code == 0
    assert _news(listener) == [[("new", "log-capture-lost")], [("ended", "log-capture-lost")]]
    document = json.loads(listener.requests[0].body)
    assert listener.requests[0].headers["content-type"] == "application/json"
    assert document["text"].startswith("SQLBridge CRITICAL: log-capture-lost\n")
    assert "`sqlbridge repair`" in document["news"][0]["remedy"]
    assert datetime.fromisoformat(document["at"])
    begin, end = sink.mails
    assert (begin["To"], begin["From"]) == ("owner@example.org, dba@example.org", "owner@example.org")
    assert begin["Subject"] == "SQLBridge CRITICAL: log-capture-lost"
    assert end["Subject"] == "SQLBridge: ended: log-capture-lost"
    assert "cannot write the change log" in begin.get_content()
    assert "What to do: `sqlbridge doctor`" in begin.get_content()


def test_who_could_not_be_told_is_told_by_the_next_run_and_the_others_only_once(
    after_runs: Clinic, listener: ScriptedAmazon, sink: MailSink, tmp_path: Path
) -> None:
    sink.refuses = True
    listener.replies(Reply(500))
    settings = _alerting(after_runs, listener, sink)
    configuration = write_configuration(settings, tmp_path)
    after_runs.run(_HELD)
    said = call(configuration, "run", "housekeeping")
    assert said.code == 0
    assert "the alert by webhook failed: HTTPError: answered with status 500" in said.stderr
    assert "the alert by mail failed: SMTPRecipientsRefused" in said.stderr
    _end_a_run(settings)
    sink.refuses = False
    _end_a_run(settings)
    _end_a_run(settings)
    assert _news(listener) == [[("new", "log-held")]] * 2
    assert [one["Subject"] for one in sink.mails] == ["SQLBridge WARNING: log-held"]


def test_two_runs_that_end_at_once_tell_once(after_runs: Clinic, listener: ScriptedAmazon) -> None:
    settings = _alerting(after_runs, listener)
    database = open_installed(settings)
    after_runs.run(_HELD)
    lease = leases.take(database, "alerts", utc_now(), timedelta(minutes=1))
    _end_a_run(settings)
    leases.give_back(database, lease)
    assert _news(listener) == []
    _end_a_run(settings)
    assert _news(listener) == [[("new", "log-held")]]


def test_a_copy_of_the_database_tells_nobody(after_runs: Clinic, listener: ScriptedAmazon) -> None:
    """It brought the configuration and the problems of its original along."""
    settings = _alerting(after_runs, listener)
    after_runs.run(_HELD)
    Alerts(settings).ended("update", CopyError("nothing is sent from here"))
    assert _news(listener) == []


def test_what_is_told_by_alerts_is_known_to_monitors() -> None:
    assert {check.id for check in CHECKS} >= NEEDS_A_PERSON
