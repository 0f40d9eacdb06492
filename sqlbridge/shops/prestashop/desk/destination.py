"""Where an order goes, in the shop's ids."""

from dataclasses import dataclass

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.model.orders import Purchase
from sqlbridge.shops.reading import Queries


@dataclass(frozen=True, slots=True)
class Destination:
    """`id_state` is 0 where the country has no states, or none that is meant."""

    id_country: int
    id_state: int
    needs_identification: bool


def read(queries: Queries, connection: Connection, purchase: Purchase) -> Destination:
    """The country and the state of the address. ShopError for a country that the shop does not know."""
    country = purchase.address.country
    rows = queries.rows(connection, "destination_country.sql", country=country)
    if not rows:
        raise ShopError(
            f"order {purchase.order.id} goes to {country!r}, a country that the shop does not know: "
            "add it in the shop (International, Locations), then run import-orders again"
        )
    (row,) = rows
    id_state = _id_state(queries, connection, row.id_country, purchase.address.state) if row.contains_states else 0
    return Destination(row.id_country, id_state, bool(row.need_identification_number))


def _id_state(queries: Queries, connection: Connection, id_country: int, state: str) -> int:
    """The state by its code ("CA", "ES-M" or "M") or its name."""
    wanted = _plain(state)
    for row in queries.rows(connection, "states_of_country.sql", country=id_country) if wanted else ():
        if wanted in {_plain(row.name), _plain(row.iso_code), _plain(row.iso_code.rpartition("-")[2])}:
            return int(row.id_state)
    return 0


def _plain(text: str) -> str:
    return text.replace(".", "").strip().casefold()
