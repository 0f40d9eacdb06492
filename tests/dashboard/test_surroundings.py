"""What stands around every page: headers, hosts, the proxy's prefix, cookies, languages, and what goes wrong."""

import re
import socket
from dataclasses import replace

import msgspec
import pytest

from sqlbridge.dashboard.serving import serve
from sqlbridge.errors import InputError
from sqlbridge.settings import Configuration, DashboardSettings, Settings
from tests.dashboard.console import PASSWORDS, Browser, Console, serving
from tests.doctor.clinic import Clinic


def _with(settings: Settings, **changes: object) -> Settings:
    return msgspec.structs.replace(settings, dashboard=DashboardSettings(**changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["login", "", "nowhere", "static/style.css", "alive"])
def test_every_answer_forbids_what_is_foreign(path: str, console: Console) -> None:
    headers = console.stranger().get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert ("no-store" in headers["cache-control"]) == (path != "static/style.css")
    assert "server" not in headers or "uvicorn" in headers["server"]


def test_no_page_holds_what_its_own_policy_forbids(otto: Browser) -> None:
    for path in ("", "waiting", "health", "login"):
        page = otto.get(path).text
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?! src=)|javascript:", page), path
        assert not re.findall(r'(?:src|href)="(?:https?:)?//', page), "nothing is loaded from elsewhere"


@pytest.mark.parametrize(("host", "status"), [("127.0.0.1", 200), ("localhost:99", 200), ("evil.example", 400)])
def test_only_known_hosts_are_answered(host: str, status: int, console: Console) -> None:
    assert console.stranger().client.get("login", headers={"host": host}).status_code == status


@pytest.mark.parametrize("strips", [False, True], ids=["proxy passes the path on", "proxy takes the prefix off"])
def test_below_a_prefix_every_address_leads_below_it(strips: bool, clinic: Clinic, console: Console) -> None:
    settings = _with(clinic.settings, prefix="/shop/sqlbridge", allowed_hosts=["shop.example"])
    with serving(replace(console.configuration, settings=settings), "" if strips else "/shop/sqlbridge") as proxied:
        browser = proxied.stranger()
        form = browser.client.get("login", headers={"host": "shop.example"})
        assert form.status_code == 200
        links = re.findall(r'(?:src|href|action)="([^"#]+)"', form.text)
        assert links
        assert all(link.startswith("/shop/sqlbridge/") for link in links)
        assert "Path=/shop/sqlbridge/" in form.headers["set-cookie"]
        base = re.match("http://[^/]+", proxied.url)
        assert base
        browser.client.base_url = base[0]
        answer = browser.send(
            "/shop/sqlbridge/login", {"name": "vera", "password": PASSWORDS["vera"]}, "/shop/sqlbridge/login"
        )
        assert answer.headers["location"] == "/shop/sqlbridge/"
        page = browser.follow(answer)
        assert set(re.findall(r'(?:src|href|action)="(/[^"]*)"', page)) >= {"/shop/sqlbridge/waiting"}
        assert not [link for link in re.findall(r'(?:src|href|action)="(/[^"]*)"', page) if "/shop/" not in link]


def test_cookies_are_for_this_dashboard_only_and_by_https_for_https_only(clinic: Clinic, console: Console) -> None:
    told = console.stranger().get("login").headers["set-cookie"]
    assert "HttpOnly" in told
    assert "SameSite=lax" in told
    assert "Secure" not in told


@pytest.mark.parametrize(
    ("asked", "language"),
    [("de-AT,de;q=0.9,en;q=0.5", "de"), ("fr,en;q=0.8", "en"), ("", "en"), ("fr", "en"), ("xx-" + "y" * 500, "en")],
)
def test_the_browser_is_answered_in_its_language(asked: str, language: str, console: Console) -> None:
    page = console.stranger().client.get("login", headers={"accept-language": asked}).text
    assert f'<html lang="{language}">' in page


def test_language_and_zone_are_kept_for_the_browser(vera: Browser) -> None:
    answer = vera.client.post("preferences", data={"language": "de", "zone": "Asia/Tokyo", "back": "/waiting"})
    assert answer.headers["location"] == "/waiting"
    page = vera.follow(answer)
    assert '<html lang="de">' in page
    assert 'value="Asia/Tokyo"' in page
    vera.client.post("preferences", data={"language": "xx", "zone": "../../etc/passwd"})
    assert 'value="Asia/Tokyo"' in vera.get("waiting").text, "what is none is not taken"


def test_what_is_not_there_is_told_in_words(vera: Browser) -> None:
    answer = vera.get("nowhere")
    assert (answer.status_code, "There is nothing at this address." in answer.text) == (404, True)


def test_a_place_in_a_list_that_is_none_is_told_in_words(vera: Browser) -> None:
    for place in ("x", "bnVsbA", "W10", "W251bGxd", "%00"):
        answer = vera.get(f"waiting?after={place}")
        assert answer.status_code == 400
        assert "is no place in this list" in answer.text


def test_without_a_database_pages_say_so_and_tell_no_stranger_where_it_is(clinic: Clinic, console: Console) -> None:
    database = msgspec.structs.replace(clinic.settings.database, socket="", host="127.0.0.1", port=_closed_port())
    settings = msgspec.structs.replace(clinic.settings, database=database)
    with serving(Configuration(settings, clinic.file, {})) as blind:
        answer = blind.stranger().get("login")
        assert (answer.status_code, "The database does not answer." in answer.text) == (503, True)
        assert database.user not in answer.text
        assert str(database.port) not in answer.text
        assert blind.stranger().get("alive").status_code == 204


def _closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def test_a_port_that_is_taken_is_told_with_what_to_do(console: Console) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = _with(console.configuration.settings, port=taken.getsockname()[1])
        with pytest.raises(InputError, match=r"already in use\): choose another --host or --port"):
            serve(replace(console.configuration, settings=settings), lambda _: None)
