"""The statuses of orders, and the states that they stand for."""

from collections.abc import Iterable

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.shops.reading import Queries

_PAID = "processing"
# Of several states that a status stands for, the one in which an order can be invoiced and shipped.
_PREFERRED = ("processing", "new")


def of_order(connection: Connection, desk: Queries, wanted: str) -> tuple[str, str]:
    """Status and state of orders to be written; ShopError for a status that the shop does not know."""
    rows = desk.rows(connection, "states.sql")
    status = wanted or _PAID
    states = [row.state for row in rows if row.status == status]
    if not states:
        raise ShopError(
            f"the shop has no order status {status!r}; it has {_listed(row.status for row in rows)}: correct `state` "
            "of the channel's orders, or assign the status to a state in the shop's back office"
        )
    return status, next((state for state in _PREFERRED if state in states), states[0])


def of_cancelled(connection: Connection, desk: Queries) -> str:
    """The status of cancelled orders."""
    rows = [row for row in desk.rows(connection, "states.sql") if row.state == "canceled"]
    return next((row.status for row in rows if row.is_default), "canceled")


def _listed(statuses: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(statuses))
