"""What renews itself leaves alone who is at work in it."""

import pytest

from tests.browser.window import OpenWindow, Window

_RENEW = "htmx.ajax('GET', location.href, {target: '#live', select: '#live', swap: 'outerHTML'})"
_MARK = "document.querySelector('#live').setAttribute('data-seen', 'before')"


def _renewed(opened: Window) -> bool:
    """Whether a renewal has put new content in the place of the old."""
    opened.page.evaluate(_MARK)
    opened.page.evaluate(_RENEW)
    return bool(opened.page.locator("#live[data-seen]").count() == 0)


@pytest.mark.parametrize("path", ["", "health"])
def test_new_content_comes_in_and_what_was_opened_stays_open(path: str, window: OpenWindow) -> None:
    opened = window("vera")
    opened.go(path)
    opened.page.locator("#live details:not([open], .cli) > summary").first.click()
    number = opened.page.locator("#live details[open]").count()
    opened.page.evaluate("document.activeElement.blur()")
    assert _renewed(opened)
    opened.page.wait_for_function("n => document.querySelectorAll('#live details[open]').length === n", arg=number)
    assert opened.complaints == []


def test_nothing_is_taken_from_under_the_fingers(window: OpenWindow) -> None:
    opened = window("otto")
    opened.go("")
    opened.page.locator("#live .choice a").first.focus()
    assert not _renewed(opened), "the focus is kept"
    opened.page.evaluate("document.activeElement.blur()")
    opened.page.locator("#live details.sure > summary").first.click()
    opened.page.evaluate("document.activeElement.blur()")
    assert not _renewed(opened), "a question waits for its answer"
    opened.page.keyboard.press("Escape")
    opened.page.evaluate("document.activeElement.blur()")
    assert _renewed(opened)
