"""One request of somebody who is logged in, as pages and actions see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sqlbridge.dashboard.addresses import addresses_of
from sqlbridge.dashboard.cockpit import Cockpit
from sqlbridge.dashboard.rendering import render
from sqlbridge.dashboard.tokens import csrf_token
from sqlbridge.errors import InputError
from sqlbridge.ledger.dashboard_sessions import Session
from sqlbridge.model.people import Actor, DashboardRole, Way


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks for what. `token` is the browser's session token."""

    request: Request
    cockpit: Cockpit
    session: Session
    token: str

    @property
    def actor(self) -> Actor:
        """Who acts, for the audit."""
        return Actor(self.session.account, Way.DASHBOARD)

    @property
    def may_act(self) -> bool:
        """Whether the account is an operator's."""
        return self.session.role is DashboardRole.OPERATOR

    def asked(self, name: str) -> str:
        """A value behind the `?` of the address; empty where it is missing."""
        return str(self.request.query_params.get(name, "")).strip()

    def part(self, name: str) -> str:
        """A part of the path."""
        return str(self.request.path_params[name])

    def page(self, template: str, **values: Any) -> Response:
        """The page that the template makes of the values."""
        return HTMLResponse(render(template, **self.surroundings(), **values))

    def surroundings(self) -> dict[str, Any]:
        """What every template may ask for."""
        return {
            "request": self.request,
            "url_for": addresses_of(self.request),
            "here": self.request.url.path,
            "asked": dict(self.request.query_params),
            "route": getattr(self.request.scope.get("route"), "name", ""),
            "account": self.session.account,
            "role": self.session.role.value,
            "may_act": self.may_act,
            "csrf_token": csrf_token(self.token),
            "notice": self.session.notice,
            "platform": self.cockpit.settings.shop.platform,
        }


@dataclass(frozen=True, slots=True)
class Wish:
    """What the form of an action says. `visit` is who wishes it."""

    visit: Visit
    form: FormData

    def text(self, name: str) -> str:
        """A field of the form; empty where it is missing."""
        value = self.form.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    def needed(self, name: str) -> str:
        """A field of the form. Raises InputError where it is missing or empty."""
        if not (value := self.text(name)):
            raise InputError(f"the form lacks {name!r}")
        return value

    def number(self, name: str) -> int:
        """A number of the form. Raises InputError where it is none."""
        text = self.needed(name)
        if not text.isascii() or not text.isdigit():
            raise InputError(f"{text!r} is no number")
        return int(text)

    def numbers(self, name: str) -> list[int]:
        """All numbers of that name, such as those of ticked boxes. Raises InputError where one is none."""
        texts = [value for value in self.form.getlist(name) if isinstance(value, str)]
        if wrong := [text for text in texts if not (text.isascii() and text.isdigit())]:
            raise InputError(f"{wrong[0]!r} is no number")
        return [int(text) for text in texts]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an action, in words; the browser goes back to where it was, or to `route`."""

    words: str
    route: str = ""
    parts: Mapping[str, str] | None = None
