"""The first page: is everything all right, how it went, what runs when, which channel sends."""

import re
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from sqlbridge.database.engine import open_database
from sqlbridge.ledger import channels, queue_samples
from sqlbridge.ledger.views import feed_rates, run_pages
from sqlbridge.model.changes import utc_now
from sqlbridge.settings import load_configuration
from tests.dashboard.console import Browser, serving
from tests.dashboard.effort import rows_read
from tests.doctor.clinic import Clinic
from tests.security.program import call, write_configuration

_TABLES = ("queue_samples", "feeds", "runs", "run_errors", "quotas", "audit", "leases")
_WELL = "INSERT INTO BRIDGE.runs (task, host, pid, started_at, finished_at, outcome) VALUES " + ", ".join(
    f"('{task}', 'till', 7, UTC_TIMESTAMP(), UTC_TIMESTAMP(), 'ok')"
    for task in ("update", "acknowledge", "import-orders", "reconcile", "housekeeping")
)


@pytest.fixture(autouse=True)
def _cleaned(clinic: Clinic) -> Iterator[None]:
    """Runs, feeds and what else tests have put in are gone before and afterwards, and the channel sends again."""
    _clean(clinic)
    yield
    _clean(clinic)


def _clean(clinic: Clinic) -> None:
    clinic.run(*(f"DELETE FROM BRIDGE.{table}" for table in _TABLES))
    clinic.run("UPDATE BRIDGE.channels SET is_enabled = 1, is_resting = 0", "DELETE FROM BRIDGE.change_log")


def _audited(clinic: Clinic, action: str) -> list[tuple[str, str, str, str, int]]:
    database = open_database(clinic.settings)
    table = database.tables.audit
    with database.read() as connection:
        columns = (table.c.actor, table.c.way, table.c.subject, table.c.outcome, table.c.is_done)
        rows = connection.execute(select(*columns).where(table.c.action == action).order_by(table.c.id)).all()
    database.engine.dispose()
    return [tuple(row) for row in rows]


def _record(clinic: Clinic) -> channels.ChannelRecord:
    database = open_database(clinic.settings)
    with database.read() as connection:
        found = channels.records(connection, database.tables)["de"]
    database.engine.dispose()
    return found


def _health(page: str) -> str:
    found = re.search(r'<h2 id="health-word">(\w+)</h2>', page)
    assert found, page
    return found[1]


def _with_health(browser: Browser, word: str) -> str:
    """The page as soon as it says so: a look holds for ten times as long as it took."""
    end = time.monotonic() + 30
    while _health(page := browser.get("").text) != word:
        assert time.monotonic() < end, page
        time.sleep(0.05)
    return page


def test_health_is_one_word_and_its_reasons_come_with_a_remedy(clinic: Clinic, vera: Browser) -> None:
    clinic.run(_WELL)
    assert "Nothing needs you" in _with_health(vera, "Well")
    clinic.run(
        "INSERT INTO BRIDGE.runs (task, host, pid, started_at, finished_at, outcome, error)"
        " VALUES ('match', 'till', 7, UTC_TIMESTAMP(), UTC_TIMESTAMP(), 'failed', 'no <b>report</b> came')"
    )
    page = _with_health(vera, "Warning")
    assert "no &lt;b&gt;report&lt;/b&gt; came" in page
    assert "the message says what to do" in page
    clinic.run("UPDATE BRIDGE.runs SET started_at = '2026-01-01' WHERE task = 'update'")
    assert "update has not run since" in _with_health(vera, "Critical")


def test_the_chart_draws_what_was_sampled_and_breaks_where_nothing_was(clinic: Clinic, vera: Browser) -> None:
    clinic.run(
        "INSERT INTO BRIDGE.queue_samples (taken_at, changes, log_rows, oldest_at) VALUES"
        " (UTC_TIMESTAMP() - INTERVAL 5 HOUR, 40, 2, UTC_TIMESTAMP() - INTERVAL 8 HOUR),"
        " (UTC_TIMESTAMP() - INTERVAL 1 MINUTE, 7, 0, NULL)"
    )
    page = vera.get("").text
    assert "changes: at most 42, last 7" in page
    assert "age: at most 3 hr" in page
    (path,) = re.findall(r'aria-labelledby="depth-title.*?class="line-1" d="([^"]+)"', page, re.DOTALL)
    assert path.count("M") == 2, "two pieces: nothing is known of the hours between"
    assert "42</td>" in page


def test_what_came_in_went_out_and_was_acknowledged_is_counted_by_channel(clinic: Clinic, vera: Browser) -> None:
    clinic.run(
        "INSERT INTO BRIDGE.feeds"
        " (kind, account, channel, state, message_count, accepted_count, created_at, closed_at) VALUES"
        " ('price', 'main', 'de', 'done', 300, 290, UTC_TIMESTAMP() - INTERVAL 3 HOUR,"
        " UTC_TIMESTAMP() - INTERVAL 2 HOUR),"
        " ('price', 'main', 'fr', 'submitted', 70, NULL, UTC_TIMESTAMP() - INTERVAL 3 HOUR, NULL),"
        " ('price', 'main', 'fr', 'withdrawn', 5000, NULL, UTC_TIMESTAMP() - INTERVAL 3 HOUR, NULL),"
        " ('shipments', 'main', 'de', 'done', 9000, 9000, UTC_TIMESTAMP(), UTC_TIMESTAMP())",
        "INSERT INTO BRIDGE.runs (task, host, pid, started_at, counts)"
        """ VALUES ('update', 'till', 7, UTC_TIMESTAMP() - INTERVAL 4 HOUR, '{"log rows collected": 777}')""",
    )
    page = vera.get("").text
    assert "de: at most 300, last 0; fr: at most 70, last 0" in page
    assert "de: at most 290, last 0" in page
    assert "writes: at most 777, last 0" in page
    assert "de: at most 300" in vera.get("?span=30d").text


def test_axes_are_in_the_zone_of_the_viewer(vera: Browser) -> None:
    vera.client.cookies.set("sqlbridge_zone", "Asia/Kathmandu")
    page = vera.get("").text
    assert "06:00</text>" in page, "hours by the clock of Kathmandu, 5:45 ahead of UTC"
    assert re.search(r"<time datetime=\"[^\"]+Z\">[^<]+:15:00</time>", page)


def test_tasks_tell_when_they_ran_and_come_next_and_a_died_run_is_not_at_work(clinic: Clinic, vera: Browser) -> None:
    clinic.run(
        "INSERT INTO BRIDGE.runs (task, host, pid, started_at, finished_at, outcome) VALUES"
        " ('update', 'far', 7, UTC_TIMESTAMP(), NULL, NULL), ('acknowledge', 'far', 8, UTC_TIMESTAMP(), NULL, NULL)",
        "INSERT INTO BRIDGE.leases (name, token, holder, expires_at) VALUES ('feeds', REPEAT('a', 32),"
        " 'host far/pid:[1] pid 7 started 1', UTC_TIMESTAMP() + INTERVAL 10 MINUTE)",
    )
    page = vera.get("").text
    rows = {row[1]: row[0] for row in re.findall(r"(<tr[^>]*>.*?task=([\w-]+).*?</tr>)", page, re.DOTALL)}
    assert ">running<" in rows["update"]
    assert "in 20 minutes" in rows["update"] or "in 19 minutes" in rows["update"]
    assert ">broken off<" in rows["acknowledge"]
    assert "not switched on" in rows["send-tracking"]
    assert "due now" in rows["housekeeping"]


def test_quota_is_shown_as_used_of_what_amazon_lets_do_at_once(clinic: Clinic, vera: Browser) -> None:
    clinic.run("INSERT INTO BRIDGE.quotas VALUES ('main', 'createFeed', 3, UNIX_TIMESTAMP(), 0.0083)")
    assert "12 of 15" in vera.get("").text


def test_a_channel_is_enabled_disabled_and_rested_with_an_entry_in_the_audit(clinic: Clinic, otto: Browser) -> None:
    for action, words in (
        ("disable", "de sends no more"),
        ("enable", "de sends from the next run on"),
    ):
        page = otto.follow(otto.send(f"channels/{action}", {"subject": "de", "back": "/"}))
        assert words in page
        assert _record(clinic).is_enabled is (action == "enable")
        assert _audited(clinic, f"channels-{action}") == [("otto", "dashboard", "de", words, 1)]
    otto.send("channels/rest", {"subject": "main"})
    assert _record(clinic).is_resting
    assert ">rests<" in otto.get("").text
    otto.send("channels/resume", {"subject": "main"})
    assert not _record(clinic).is_resting
    assert [one[2] for one in _audited(clinic, "channels-rest") + _audited(clinic, "channels-resume")] == ["de", "de"]


@pytest.mark.parametrize(
    ("path", "subject"), [("channels/enable", "<x>"), ("channels/rest", "nobody"), ("tasks/run", "rm -rf")]
)
def test_what_is_not_configured_is_refused_and_the_refusal_is_written_down(
    path: str, subject: str, clinic: Clinic, otto: Browser
) -> None:
    answer = otto.send(path, {"subject": subject})
    assert answer.status_code == 409
    assert "there is no" in answer.text
    assert "<x>" not in answer.text
    action = {"channels/enable": "channels-enable", "channels/rest": "channels-rest", "tasks/run": "run-task"}[path]
    ((_who, _way, about, _words, is_done),) = _audited(clinic, action)
    assert (about, is_done) == (subject, 0)


def test_the_command_line_does_the_same_and_is_in_the_audit_too(clinic: Clinic, tmp_path: Path) -> None:
    file = write_configuration(clinic.settings, tmp_path)
    assert call(file, "channels", "disable", "de").code == 0
    assert call(file, "channels", "enable", "de").code == 0
    told = [_audited(clinic, action)[0][1:4] for action in ("channels-disable", "channels-enable")]
    assert told == [("cli", "de", "de sends no more"), ("cli", "de", "de sends from the next run on")]


def test_a_viewer_sees_no_button_that_does_anything(vera: Browser) -> None:
    forms = re.findall(r'<form method="post" action="([^"]+)"', vera.get("").text)
    assert {form.rpartition("/")[2] for form in forms} <= {"preferences", "logout", "log-out"}


def test_a_task_runs_in_a_process_of_its_own_that_outlives_the_request(clinic: Clinic, tmp_path: Path) -> None:
    file = write_configuration(clinic.settings, tmp_path)
    with serving(load_configuration(file)) as console:
        otto = console.logged_in("otto")
        page = otto.follow(otto.send("tasks/run", {"subject": "housekeeping", "back": "/"}))
        assert "housekeeping has been started" in page
        assert "sqlbridge run housekeeping" in page
        _until_ok(otto)
    assert _audited(clinic, "run-task") == [("otto", "dashboard", "housekeeping", "housekeeping has been started", 1)]


def _until_ok(browser: Browser) -> None:
    end = time.monotonic() + 60
    while ">ok<" not in (page := browser.get("runs?task=housekeeping").text):
        assert time.monotonic() < end, page
        time.sleep(0.2)


def test_a_task_that_no_channel_has_switched_on_is_not_started(clinic: Clinic, otto: Browser) -> None:
    answer = otto.send("tasks/run", {"subject": "match"})
    assert (answer.status_code, "not switched on" in answer.text) == (409, True)


def test_the_first_page_stays_quick_with_months_of_samples_feeds_and_runs(clinic: Clinic, vera: Browser) -> None:
    _fill(clinic)
    for span in ("24h", "7d", "30d"):
        vera.get(f"?span={span}")
    seconds = min(_seconds(vera) for _ in range(3))
    assert seconds < 1, "a multiple of what it takes, for slow machines"


def test_charts_read_by_index_what_they_need(clinic: Clinic) -> None:
    _fill(clinic)
    database, since = open_database(clinic.settings), utc_now() - timedelta(hours=24)
    tables = database.tables
    for read, most in (
        (lambda connection: queue_samples.by_interval(connection, tables, since, 3600), 24 * 60 // 13),
        (lambda connection: feed_rates.sent(connection, tables, since, 3600), 24 * 6),
        (lambda connection: feed_rates.acknowledged(connection, tables, since, 3600), 3 * 24 * 6),
        (lambda connection: run_pages.collected(connection, tables, since), 500),
    ):
        assert rows_read(database, read) < 3 * most + 200, "the rows of the span, not those of all months"
    database.engine.dispose()


def _fill(clinic: Clinic) -> None:
    """Ninety days of samples and runs, thirty of feeds."""
    digits = "(SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5"
    digits += " UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)"
    number = "a.n + 10 * b.n + 100 * c.n + 1000 * d.n"
    numbers = f"(SELECT {number} AS n FROM {digits} a, {digits} b, {digits} c, {digits} d) numbers"
    clinic.run(
        "INSERT INTO BRIDGE.queue_samples (taken_at, changes, log_rows, oldest_at)"
        " SELECT UTC_TIMESTAMP() - INTERVAL n * 13 MINUTE, n, 3, UTC_TIMESTAMP() - INTERVAL n * 14 MINUTE"
        f" FROM {numbers}",
        "INSERT INTO BRIDGE.runs (task, host, pid, started_at, finished_at, outcome, counts)"
        " SELECT 'update', 'till', 7, UTC_TIMESTAMP() - INTERVAL n * 13 MINUTE, UTC_TIMESTAMP(), 'ok',"
        f""" '{{"log rows collected": 5}}' FROM {numbers}""",
        "INSERT INTO BRIDGE.feeds"
        " (kind, account, channel, state, message_count, accepted_count, created_at, closed_at)"
        " SELECT 'price', 'main', 'de', 'done', 5, 5, UTC_TIMESTAMP() - INTERVAL n * 10 MINUTE, UTC_TIMESTAMP()"
        f" FROM {numbers}",
        "ANALYZE TABLE BRIDGE.feeds, BRIDGE.queue_samples, BRIDGE.runs",
    )


def _seconds(browser: Browser) -> float:
    answer: httpx.Response = browser.get("?span=30d")
    assert answer.status_code == 200
    return answer.elapsed.total_seconds()
