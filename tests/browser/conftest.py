"""A real browser, Debian's Chromium, on the dashboard of an installation where everything has happened."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import PROJECT
from tests.dashboard.conftest import clinic, console, pytest_collection_modifyitems

__all__ = ["clinic", "console", "pytest_collection_modifyitems"]

# What keeps Chromium from asking servers of Google's.
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The browser, without a window. `make browser` installs it; without it, the tests fail."""
    program = os.environ.get("SQLBRIDGE_TEST_BROWSER") or shutil.which("chromium")
    if program is None:
        pytest.fail("there is no chromium: run `make browser`", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def pictures() -> Path:
    """Where screenshots are kept, to be looked at."""
    folder = Path(os.environ.get("SQLBRIDGE_TEST_PICTURES", PROJECT / "build" / "pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
