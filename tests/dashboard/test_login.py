"""Who gets in, and who does not."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from sqlbridge.dashboard.pages import ACTIONS, PAGES
from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.model.changes import utc_now
from tests.dashboard.console import PASSWORDS, Browser, Console, token_in
from tests.doctor.clinic import Clinic


@pytest.fixture(autouse=True)
def _no_failures_kept(clinic: Clinic) -> Iterator[None]:
    yield
    clinic.run("DELETE FROM BRIDGE.login_failures")


def _try(console: Console, name: str, password: str, back: str = "") -> tuple[Browser, int, str]:
    browser = console.stranger()
    answer = browser.send("login", {"name": name, "password": password, "back": back}, page="login")
    return browser, answer.status_code, answer.headers.get("location", answer.text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_asks_for_a_login_first_and_leads_back_to_it(page: Page, console: Console) -> None:
    path = page.path.replace("{", "").replace("}", "").partition(":")[0].lstrip("/")
    answer = console.stranger().get(path)
    assert answer.status_code in (303, 404), "a number in the path may be none"
    if answer.status_code == 303:
        assert answer.headers["location"].startswith("/login?back=")


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_no_action_is_done_without_login_own_form_and_the_role_of_an_operator(
    action: Action, console: Console, vera: Browser, otto: Browser
) -> None:
    path = action.path.lstrip("/")
    assert console.stranger().client.post(path, data={}).headers["location"] == "/login"
    assert "may look, but not act" in vera.send(path, {}).text
    for token in ("", "0" * 64, token_in(vera.get("").text)):
        answer = otto.client.post(path, data={"csrf_token": token})
        assert (answer.status_code, "was not sent from a page" in answer.text) == (403, True)
    foreign = {"sec-fetch-site": "cross-site"}
    answer = otto.client.post(path, data={"csrf_token": token_in(otto.get("").text)}, headers=foreign)
    assert answer.status_code == 403
    assert otto.get(path).status_code == 405, "a link does nothing"


def test_a_wrong_password_and_an_unknown_name_are_told_in_the_same_words(console: Console) -> None:
    told = [_try(console, name, "wrong")[1:] for name in ("vera", "nobody")]
    assert [status for status, _words in told] == [403, 403]
    assert all("Name or password is wrong." in words for _status, words in told)
    assert console.logged_in("vera")


def test_the_right_password_leads_to_the_page_that_was_wanted_and_never_elsewhere(console: Console) -> None:
    for back, goes_to in {
        "/waiting?state=refused": "/waiting?state=refused",
        "": "/",
        "https://evil.example/": "/",
        "//evil.example/": "/",
        "/\\evil.example/": "/",
        "javascript:alert(1)": "/",
    }.items():
        assert _try(console, "vera", PASSWORDS["vera"], back)[1:] == (303, goes_to)


def test_after_five_wrong_passwords_an_account_and_an_address_must_wait(console: Console, clinic: Clinic) -> None:
    for _ in range(5):
        assert _try(console, "vera", "wrong")[1] == 403
    for name in ("vera", "otto"):
        _browser, status, words = _try(console, name, PASSWORDS[name])
        assert (status, "Too many wrong passwords" in words) == (429, True)
    clinic.run("UPDATE BRIDGE.login_failures SET last_at = last_at - INTERVAL 10 SECOND")
    assert console.logged_in("vera"), "the wait is over, and the account's failures are history"
    subjects = clinic.shop.read(f"SELECT subject, failures FROM `{clinic.settings.bridge.schema}`.login_failures")
    assert subjects == [("address:127.0.0.1", 5)]


def test_who_logs_in_rightly_never_waits(console: Console) -> None:
    for _ in range(8):
        assert console.logged_in("otto")


def test_a_login_is_another_session_and_ends_with_the_logout(console: Console) -> None:
    browser = console.stranger()
    browser.get("login")
    before = browser.client.cookies["sqlbridge_session"]
    browser.send("login", {"name": "vera", "password": PASSWORDS["vera"]}, page="login")
    token = browser.client.cookies["sqlbridge_session"]
    assert token != before
    browser.send("logout", {})
    browser.client.cookies.set("sqlbridge_session", token)
    assert browser.get("").status_code == 303, "a token that was copied is of no use after the logout"


def test_a_session_ends_without_use_and_with_its_account(console: Console, clinic: Clinic) -> None:
    browser = console.logged_in("vera")
    sessions = f"`{clinic.settings.bridge.schema}`.dashboard_sessions"
    hours = clinic.settings.dashboard.session_hours
    (row,) = clinic.shop.read(f"SELECT MAX(seen_at) FROM {sessions}")
    assert abs(row[0] - utc_now()) < timedelta(minutes=1)
    clinic.run(f"UPDATE {sessions} SET seen_at = seen_at - INTERVAL {hours} HOUR")
    assert browser.get("").status_code == 303


def test_the_table_of_sessions_lets_nobody_in(console: Console, clinic: Clinic) -> None:
    browser = console.logged_in("vera")
    token = browser.client.cookies["sqlbridge_session"]
    rows = clinic.shop.read(f"SELECT * FROM `{clinic.settings.bridge.schema}`.dashboard_sessions")
    assert rows
    assert token not in repr(rows)


def test_the_audit_knows_who_came_and_who_tried_but_no_name_that_is_none(console: Console, clinic: Clinic) -> None:
    clinic.run("DELETE FROM BRIDGE.audit")
    console.logged_in("vera")
    _try(console, "otto", "wrong")
    _try(console, "my password in the wrong field", "x")
    rows = clinic.shop.read(
        f"SELECT actor, way, action, is_done FROM `{clinic.settings.bridge.schema}`.audit ORDER BY id"
    )
    assert rows == [
        ("vera", "dashboard", "log-in", 1),
        ("otto", "dashboard", "log-in", 0),
        ("?", "dashboard", "log-in", 0),
    ]
