"""Every page in a real browser: for both roles, wide and light, narrow and dark, without a barrier for anybody."""

import re
from pathlib import Path
from typing import Literal

import pytest

from sqlbridge.dashboard.pages import PAGES
from sqlbridge.dashboard.routing import Page
from tests.browser.window import OpenWindow

# Where a page needs something to show.
_ADDRESSES = {"product": "/product?sku=AMZ-DEMO-0002"}
_PARTS = {"feed": "901", "order_id": "305-0000001-0000001", "id": "901"}
# A download is no page.
_SHOWN = [page for page in PAGES if not page.name.endswith("-download")]
_LOOKS: dict[str, tuple[int, Literal["light", "dark"]]] = {"wide": (1280, "light"), "phone": (390, "dark")}


def address(page: Page) -> str:
    """Where the page is, with something to see on it."""
    path = _ADDRESSES.get(page.name, page.path)
    return re.sub(r"\{(\w+)(:\w+)?\}", lambda part: _PARTS[part[1]], path)


@pytest.mark.parametrize("name", ["vera", "otto"])
@pytest.mark.parametrize("page", _SHOWN, ids=lambda page: page.name)
def test_everybody_can_use_the_page(page: Page, name: str, window: OpenWindow, pictures: Path) -> None:
    opened = window(name)
    opened.go(address(page))
    opened.page.wait_for_selector("h1")
    for look, (width, scheme) in _LOOKS.items():
        opened.page.set_viewport_size({"width": width, "height": 900})
        opened.page.emulate_media(color_scheme=scheme)
        opened.page.screenshot(path=pictures / f"{page.name}-{name}-{look}.png", full_page=True)
        assert opened.barriers() == [], look
        assert not opened.is_too_wide(), look
    assert opened.complaints == []
    has_actions = opened.page.locator("main form[method=post]").count() > 0
    assert not (has_actions and name == "vera"), "a viewer only looks"
