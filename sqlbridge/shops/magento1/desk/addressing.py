"""The buyer and the address of an order, in Magento 1's words."""

from typing import Any

from sqlalchemy import Connection

from sqlbridge.model.orders import Address, AmazonOrder, Purchase
from sqlbridge.shops.reading import Queries

_NOWHERE = "amazon.invalid"  # RFC 2606: no mail can ever be delivered below .invalid


def first_and_last(name: str) -> tuple[str, str]:
    """The last word is the family's name; a name of one word is the first name, and nothing is made up."""
    words = name.split()
    return (" ".join(words[:-1]), words[-1]) if len(words) > 1 else (" ".join(words), "")


def email_of(order: AmazonOrder) -> str:
    """The buyer's alias at Amazon, else an address of this order's own that cannot receive mail."""
    return order.buyer.email or f"{order.id}@{_NOWHERE}"


def address_row(connection: Connection, queries: Queries, purchase: Purchase) -> dict[str, Any]:
    """The row of the address, without its order and its type; billing and shipping are the same."""
    address = purchase.address
    first, last = first_and_last(address.name)
    return {
        "firstname": first,
        "lastname": last,
        "company": address.company or purchase.order.buyer.company or None,
        "street": "\n".join(filter(None, (*address.lines, address.district))),
        "city": address.city,
        "postcode": address.postcode,
        "country_id": address.country,
        "telephone": address.phone,
        "email": email_of(purchase.order),
        **_region(connection, queries, address),
    }


def _region(connection: Connection, queries: Queries, address: Address) -> dict[str, Any]:
    """The shop's region by its code or name, else Amazon's word for it."""
    if not address.state:
        return {"region_id": None, "region": None}
    sought = address.state.casefold()
    for row in queries.rows(connection, "regions.sql", country=address.country):
        if sought in ((row.code or "").casefold(), (row.default_name or "").casefold()):
            return {"region_id": row.region_id, "region": row.default_name}
    return {"region_id": None, "region": address.state}
