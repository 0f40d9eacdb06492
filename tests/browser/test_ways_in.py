"""The login and the frame of the pages, by mouse, by keyboard, and without JavaScript."""

from pathlib import Path

import pytest

from tests.browser.window import OpenWindow
from tests.dashboard.console import PASSWORDS


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_everybody_can_log_in(width: int, scheme: str, window: OpenWindow, pictures: Path) -> None:
    opened = window(None, width=width, scheme=scheme)
    opened.go("waiting")
    opened.page.screenshot(path=pictures / f"login-{scheme}.png")
    assert opened.barriers() == []
    opened.page.keyboard.type("otto")
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.type(PASSWORDS["otto"])
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_selector("text=Log out", state="attached")
    assert opened.page.url.endswith("/waiting"), "back to what was wanted"
    assert opened.complaints == []


def test_the_keyboard_reaches_the_content_first_and_every_menu(window: OpenWindow) -> None:
    page = (opened := window("otto")).page
    opened.go("waiting")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.locator("details.me > summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("details.me[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("details.me[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY", "the focus is not lost"


def test_times_are_those_of_the_viewer(window: OpenWindow) -> None:
    opened = window("vera")
    opened.go("audit")
    assert "Central European Time" in opened.page.locator("footer").inner_text()


def test_the_language_changes_at_once(window: OpenWindow) -> None:
    opened = window("vera")
    opened.go("waiting")
    opened.page.click("details.me > summary")
    opened.page.select_option("details.me [name=language]", "de")
    opened.page.click("details.me form.preferences button")
    opened.page.wait_for_selector("html[lang=de]")
    assert opened.page.url.endswith("/waiting")


def test_without_javascript_everything_can_be_read_and_done(window: OpenWindow) -> None:
    opened = window("otto", scripts=False)
    page = opened.page
    opened.go("waiting")
    page.select_option("[name=state]", "waiting")
    page.click("form.filters button")
    assert "state=waiting" in page.url
    boxes = page.locator("tbody input[type=checkbox]")
    assert boxes.count() > 0
    for box in boxes.all():
        box.check()
    page.click("text=Send the ticked ones now")
    assert "go with the next run" in page.locator("p.notice").inner_text()


def test_a_list_follows_the_typing_and_a_box_ticks_all(window: OpenWindow) -> None:
    opened = window("otto")
    page = opened.page
    opened.go("waiting")
    before = page.locator("tbody tr").count()
    page.locator("#sku").press_sequentially("DEMO-0002")
    page.wait_for_function("n => document.querySelectorAll('tbody tr').length < n", arg=before)
    assert "sku=DEMO-0002" in page.url
    page.check("thead input[data-all]")
    assert page.locator("tbody input:not(:checked)").count() == 0
    assert opened.complaints == []
