"""A real browser, Debian's Chromium, on the dashboard of an installation in which everything has happened."""

import base64
import gzip
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from sqlbridge.demo.server import PrivateServer
from tests.browser.window import OpenWindow, Window
from tests.conftest import PROJECT
from tests.dashboard.conftest import opened_console, pytest_collection_modifyitems
from tests.dashboard.console import Console
from tests.doctor.clinic import Clinic
from tests.doctor.conftest import opened_clinic

__all__ = ["pytest_collection_modifyitems"]

# Without these, Chromium asks servers of Google's.
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
_ROWS = Path(__file__).with_name("eventful.sql")
_REPORT = b'{"header":{"sellerId":"A1SELLER"},"issues":[{"messageId":3,"code":"90244","severity":"ERROR"}]}'
_DOCUMENT = b'{"header":{"sellerId":"A1SELLER","version":"2.0"},"messages":[{"messageId":1,"sku":"AMZ-1"}]}'


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The browser, without a window of its own; `make browser` installs it."""
    program = os.environ.get("SQLBRIDGE_TEST_BROWSER") or shutil.which("chromium")
    if program is None:
        pytest.fail("there is no chromium: run `make browser`", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def clinic(server: PrivateServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """An installation for the clicks of one file."""
    with opened_clinic(server, tmp_path_factory.mktemp("clinic")) as opened:
        yield opened


@pytest.fixture(scope="module")
def console(clinic: Clinic) -> Iterator[Console]:
    """Its dashboard, with Vera the viewer and Otto the operator."""
    with opened_console(clinic) as opened:
        yield opened


@pytest.fixture(scope="module")
def eventful(console: Console, clinic: Clinic) -> Console:
    """The dashboard, on rows for every page of it."""
    rows = _ROWS.read_text(encoding="utf-8")
    for name, content in (("PROCESSING_REPORT", _REPORT), ("FEED_DOCUMENT", _DOCUMENT)):
        rows = rows.replace(name, base64.b64encode(gzip.compress(content)).decode())
    clinic.run(*(statement for statement in rows.split(";\n") if "INSERT" in statement or "UPDATE" in statement))
    return console


@pytest.fixture
def window(chromium: Browser, eventful: Console) -> Iterator[OpenWindow]:
    """Opens windows: `window("otto")`, `window("vera", width=390, scheme="dark")`; None for nobody logged in."""
    opened: list[Window] = []

    def open_window(name: str | None, **wishes: object) -> Window:
        opened.append(Window.open(chromium, eventful, name, **wishes))  # type: ignore[arg-type]
        return opened[-1]

    yield open_window
    for one in opened:
        one.page.context.close()


@pytest.fixture(scope="session")
def pictures() -> Path:
    """Where screenshots are kept, to be looked at."""
    folder = Path(os.environ.get("SQLBRIDGE_TEST_PICTURES", PROJECT / "build" / "pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
