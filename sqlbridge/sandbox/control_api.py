"""The sandbox's own operations, below /_sandbox: fill it, look into it, break it, move its clock."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from sqlbridge.errors import InputError
from sqlbridge.sandbox.answers import json_answer
from sqlbridge.sandbox.course import catch_up
from sqlbridge.sandbox.faults import Fault
from sqlbridge.sandbox.listings_report import listings_report
from sqlbridge.sandbox.order_control_api import ORDER_ROUTES
from sqlbridge.sandbox.records import ClockChange, ClockReading, SandboxSettings, SecretChange, Seed
from sqlbridge.sandbox.report_formats import Encoding, Locale
from sqlbridge.sandbox.seeding import listings, plant
from sqlbridge.sandbox.state import State

_Handler = Callable[[State, Request], Awaitable[Response]]
_Body = TypeVar("_Body")


def control_routes(state: State) -> list[Route]:
    """Everything below /_sandbox; a request that cannot be understood is answered with 400 and the reason as text."""
    return [_route(state, method, path, handler) for method, path, handler in _ROUTES]


def _route(state: State, method: str, path: str, handler: _Handler) -> Route:
    async def endpoint(request: Request) -> Response:
        catch_up(state)
        try:
            return await handler(state, request)
        except (msgspec.DecodeError, KeyError, InputError) as error:
            return PlainTextResponse(f"{path}: {error}", 400)

    return Route(f"/_sandbox/{path}", endpoint, methods=[method])


async def _body(request: Request, kind: type[_Body]) -> _Body:
    return msgspec.json.decode(await request.body(), type=kind)


async def _plant(state: State, request: Request) -> Response:
    plant(state, await _body(request, Seed))
    return json_answer({})


async def _revoke(state: State, request: Request) -> Response:
    state.revoke(request.path_params["seller_id"])
    return json_answer({})


async def _rotate_secret(state: State, request: Request) -> Response:
    change = await _body(request, SecretChange)
    state.sellers[request.path_params["seller_id"]].client_secret = change.client_secret
    return json_answer({})


async def _listings(state: State, request: Request) -> Response:
    seller, marketplace, sku = (request.query_params.get(name, "") for name in ("seller", "marketplace", "sku"))
    return json_answer(listings(state, seller, marketplace, sku))


async def _listings_report(state: State, request: Request) -> Response:
    options = request.query_params
    encoding = msgspec.convert(options.get("encoding", "utf-8"), Encoding)
    locale = msgspec.convert(options.get("locale", "en_US"), Locale)
    text = listings_report(listings(state, options["seller"], options["marketplace"]), locale)
    return Response(text.encode(encoding, "replace"), headers={"content-type": f"text/plain; charset={encoding}"})


async def _document(state: State, request: Request) -> Response:
    return Response(state.documents[request.path_params["document_id"]].content or b"")


async def _change_clock(state: State, request: Request) -> Response:
    change = await _body(request, ClockChange)
    if change.frozen is True:
        state.clock.freeze()
    elif change.frozen is False:
        state.clock.resume()
    state.clock.advance(change.advance)
    catch_up(state)
    return json_answer(_clock(state))


def _clock(state: State) -> ClockReading:
    return ClockReading(now=state.clock.now(), frozen=state.clock.frozen)


async def _change_settings(state: State, request: Request) -> Response:
    changes = await _body(request, dict[str, Any])
    state.settings = msgspec.convert(msgspec.structs.asdict(state.settings) | changes, SandboxSettings)
    return json_answer(state.settings)


async def _add_fault(state: State, request: Request) -> Response:
    state.faults.waiting.append(await _body(request, Fault))
    return json_answer({})


def _told(reading: Callable[[State], Any]) -> _Handler:
    async def handler(state: State, _request: Request) -> Response:
        return json_answer(reading(state))

    return handler


_ROUTES: tuple[tuple[str, str, _Handler], ...] = (
    ("GET", "health", _told(lambda _state: {"status": "ok"})),
    ("POST", "seed", _plant),
    ("POST", "sellers/{seller_id}/revoke", _revoke),
    ("POST", "sellers/{seller_id}/secret", _rotate_secret),
    ("GET", "listings", _listings),
    *ORDER_ROUTES,
    ("GET", "listings-report", _listings_report),
    ("GET", "documents/{document_id}", _document),
    ("GET", "clock", _told(_clock)),
    ("POST", "clock", _change_clock),
    ("POST", "settings", _change_settings),
    ("POST", "faults", _add_fault),
    ("DELETE", "faults", _told(lambda state: state.faults.waiting.clear())),
    ("GET", "faults", _told(lambda state: state.faults.waiting)),
    ("GET", "feeds", _told(lambda state: list(state.feeds.values()))),
    ("GET", "reports", _told(lambda state: list(state.reports.values()))),
    ("GET", "history", _told(lambda state: state.history)),
    ("GET", "mistakes", _told(lambda state: state.mistakes)),
    ("GET", "requests", _told(lambda state: state.requests)),
)
