"""A window of the browser, and what is wrong with what it shows."""

from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.dashboard.console import PASSWORDS, Console

_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
_TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@dataclass(frozen=True)
class Window:
    """A page; `complaints` are what its console says: forbidden scripts and styles, failed requests."""

    page: Page
    console: Console
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def open(
        cls,
        browser: Browser,
        console: Console,
        name: str | None,
        *,
        width: int = 1280,
        scheme: Literal["light", "dark"] = "light",
        locale: str = "en-GB",
        scripts: bool = True,
    ) -> "Window":
        """A window of that width, in which Vera, Otto or nobody is logged in."""
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            locale=locale,
            timezone_id="Europe/Berlin",
            java_script_enabled=scripts,
        )
        context.set_default_timeout(10_000)
        window = cls(context.new_page(), console)
        window.page.on("console", lambda message: window._note(message))
        window.page.on("pageerror", lambda error: window.complaints.append(str(error)))
        if name is not None:
            window._enter(name)
        return window

    def _enter(self, name: str) -> None:
        """With the login of an earlier window, as one browser keeps it."""
        logins = self.console.cookies
        if name not in logins:
            self.log_in(name)
            logins[name] = self.page.context.cookies()
        self.page.context.add_cookies(logins[name])

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def log_in(self, name: str) -> None:
        """As a person does."""
        self.go("login")
        self.page.fill("[name=name]", name)
        self.page.fill("[name=password]", PASSWORDS[name])
        self.page.click("button.primary")
        self.page.wait_for_selector("nav[aria-label]")

    def go(self, path: str) -> None:
        """Show a page of the dashboard."""
        self.page.goto(self.console.url.rstrip("/") + "/" + path.lstrip("/"))

    def barriers(self) -> list[str]:
        """What keeps people out, as axe sees it: rule, what is wrong, where."""
        found: list[dict[str, Any]] = Axe().run(self.page, options=_RULES).response["violations"]
        return [f"{one['id']}: {one['help']}: {[node['target'] for node in one['nodes']][:5]}" for one in found]

    def is_too_wide(self) -> bool:
        """Whether the whole page must be moved sideways to be read."""
        return bool(self.page.evaluate(_TOO_WIDE))


class OpenWindow(Protocol):
    """Opens a window with the wishes of Window.open; closed after the test."""

    def __call__(self, name: str | None, **wishes: object) -> Window: ...
