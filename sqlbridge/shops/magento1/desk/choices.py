"""What the operator chose for the orders, checked against what the shop has."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.model.selling import Fulfilment
from sqlbridge.settings import OrderSettings
from sqlbridge.shops.reading import Queries

_CARRIER, _PAYMENT, _GUESTS = "flatrate_flatrate", "checkmo", "0"
# Of orders that the back office can still invoice and ship; Amazon's are shipped already.
_OPEN = ("processing", "new", "pending_payment")
_SHIPPED_BY_AMAZON = ("complete", *_OPEN)
_METHOD_CODE = re.compile(r"[a-z0-9]+_\w+", re.IGNORECASE)
# Methods that every Magento 1 has without a row in its settings, none of which calls a bank.
_SHIPPED = ("banktransfer", "cashondelivery", "checkmo", "free", "purchaseorder")


@dataclass(frozen=True, slots=True)
class Choices:
    """The orders' state and status, shipping and payment method, and the buyers' group."""

    state: str
    status: str
    carrier: str
    payment: str
    group: int


def read_choices(
    connection: Connection, queries: Queries, settings: OrderSettings, fulfilment: Fulfilment
) -> Choices:
    """What the settings name, or Magento's defaults; ShopError, naming what there is, for what the shop lacks."""
    is_shipped = fulfilment is Fulfilment.AMAZON
    states = _SHIPPED_BY_AMAZON if is_shipped else _OPEN
    status = states[0] if is_shipped else settings.state or states[0]
    return Choices(
        state=_state_of(connection, queries, status, states),
        status=status,
        carrier=_carrier(settings.carrier or _CARRIER),
        payment=_payment(connection, queries, settings.payment or _PAYMENT),
        group=_group(connection, queries, settings.customer_group or _GUESTS),
    )


def _state_of(connection: Connection, queries: Queries, status: str, states: Sequence[str]) -> str:
    """The state that the status belongs to; of several, the one that is closest to being shipped."""
    rows = queries.rows_of(connection, "states.sql", "states", states)
    found: str | None = next((row.state for row in rows if row.status == status), None)
    if found is None:
        known = ", ".join(dict.fromkeys(row.status for row in rows))
        raise ShopError(f"the shop has no order status {status!r} for new orders; it has {known}: correct `state`")
    return found


def _carrier(code: str) -> str:
    # The back office cuts the code at its first "_" and fails where there is none.
    if not _METHOD_CODE.fullmatch(code):
        raise ShopError(
            f"{code!r} is no shipping method of Magento's: set `carrier` to CARRIER_METHOD, like {_CARRIER}"
        )
    return code


def _payment(connection: Connection, queries: Queries, code: str) -> str:
    configured = [row.code for row in queries.rows(connection, "payment_methods.sql")]
    if code not in _SHIPPED and code not in configured:
        known = ", ".join(sorted({*_SHIPPED, *configured}))
        raise ShopError(f"the shop has no payment method {code!r}; it has {known}: correct `payment`")
    return code


def _group(connection: Connection, queries: Queries, group: str) -> int:
    groups = {str(row.customer_group_id): row.customer_group_id for row in queries.rows(connection, "groups.sql")}
    if group not in groups:
        raise ShopError(
            f"the shop has no customer group {group!r}; it has {', '.join(groups)}: correct `customer_group`"
        )
    return int(groups[group])
