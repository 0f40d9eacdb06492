"""The sandbox's own operations on orders, below /_sandbox."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from sqlbridge.sandbox.answers import json_answer
from sqlbridge.sandbox.order_records import OrderChange
from sqlbridge.sandbox.ordering import change_order, known_order, orders
from sqlbridge.sandbox.state import State


async def _orders(state: State, request: Request) -> Response:
    return json_answer(orders(state, request.query_params.get("seller", "")))


async def _order(state: State, request: Request) -> Response:
    return json_answer(known_order(state, request.path_params["order_id"]))


async def _change(state: State, request: Request) -> Response:
    asked = msgspec.json.decode(await request.body(), type=OrderChange)
    change_order(state, request.path_params["order_id"], asked)
    return json_answer({})


ORDER_ROUTES = (
    ("GET", "orders", _orders),
    ("GET", "orders/{order_id}", _order),
    ("POST", "orders/{order_id}", _change),
)
