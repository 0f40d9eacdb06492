"""Who gets in, and who does not."""

import pytest

from sqlbridge.dashboard.pages import ACTIONS, PAGES
from tests.dashboard.console import Browser, Console, token_in


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_asks_for_a_login_first_and_leads_back_to_it(page: object, console: Console) -> None:
    path = page.path.replace("{", "").replace("}", "").lstrip("/")  # type: ignore[attr-defined]
    answer = console.stranger().get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?back=")


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_no_action_is_done_without_login_own_form_and_the_role_of_an_operator(
    action: object, console: Console, vera: Browser, otto: Browser
) -> None:
    path = action.path.lstrip("/")  # type: ignore[attr-defined]
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
    told = [
        console.stranger().send("login", {"name": name, "password": "wrong"}, page="login")
        for name in ("vera", "nobody")
    ]
    assert [answer.status_code for answer in told] == [403, 403]
    assert all("Name or password is wrong." in answer.text for answer in told)
    assert console.logged_in("vera")
