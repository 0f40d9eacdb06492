"""Order states: which one is meant, and what it means."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.model.selling import Fulfilment
from sqlbridge.settings import OrderSettings
from sqlbridge.shops.prestashop.settings import Settings
from sqlbridge.shops.reading import Queries


def read(queries: Queries, connection: Connection, in_force: Settings) -> Mapping[str, Any]:
    """All states by their id as text, also those that were deleted."""
    rows = queries.rows(connection, "states.sql", language=in_force.number("PS_LANG_DEFAULT"))
    return {str(row.id_order_state): row for row in rows}


def wanted(states: Mapping[str, Any], in_force: Settings, settings: OrderSettings, fulfilment: Fulfilment) -> Any:
    """The state of a new order: nobody may pack what Amazon ships, so that is shipped."""
    if fulfilment is Fulfilment.AMAZON:
        return known(states, str(in_force.number("PS_OS_SHIPPING")), "PS_OS_SHIPPING in the shop")
    if settings.state:
        return known(states, settings.state, "state of the channel")
    default = str(in_force.number("PS_OS_PAYMENT"))
    return known(states, default, "PS_OS_PAYMENT in the shop, or set state of the channel")


def known(states: Mapping[str, Any], state: str, where: str) -> Any:
    """A state in use by its id; ShopError, naming those that there are and what to correct, for another one."""
    if state not in states or states[state].deleted:
        in_use = (row for row in states.values() if not row.deleted)
        existing = ", ".join(f"{row.id_order_state} ({row.name})" for row in in_use)
        raise ShopError(f"the shop has no order state {state!r}; it has {existing}: correct {where}")
    return states[state]
