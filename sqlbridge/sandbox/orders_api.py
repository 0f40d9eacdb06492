"""Orders API 2026-01-01."""

from starlette.exceptions import HTTPException
from starlette.responses import Response

from sqlbridge.sandbox.answers import json_answer
from sqlbridge.sandbox.gate import Call, Operation
from sqlbridge.sandbox.limits import UsagePlan
from sqlbridge.sandbox.order_records import Order
from sqlbridge.sandbox.order_search import known_values, search_page
from sqlbridge.sandbox.order_view import DATA_SETS, described


async def search_orders(call: Call) -> Response:
    """A page of the seller's orders in the order of their times; tells until when it looked."""
    data_sets = known_values(call, "includedData", DATA_SETS)
    search, page, next_token = search_page(call)
    orders = [described(order, data_sets, call.state.settings) for order in page]
    answer = {"orders": orders, f"{search.timeline}Before": search.before}
    return json_answer(answer | ({"pagination": {"nextToken": next_token}} if next_token else {}))


async def get_order(call: Call) -> Response:
    """One order."""
    data_sets = known_values(call, "includedData", DATA_SETS)
    return json_answer({"order": described(own_order(call), data_sets, call.state.settings)})


def own_order(call: Call) -> Order:
    """The seller's order that the path names."""
    order = call.state.orders.get(call.request.path_params["order_id"])
    if order is None or order.seller_id != call.seller_id:
        raise HTTPException(404, "The order does not exist.")
    return order


_ORDERS = "/orders/2026-01-01/orders"

OPERATIONS = (
    Operation("searchOrders", "GET", _ORDERS, search_orders, UsagePlan(0.0056, 20)),
    Operation("getOrder", "GET", _ORDERS + "/{order_id}", get_order, UsagePlan(0.5, 30)),
)
