"""Where an order is kept and how: store view, status, number, currency, the shop's settings for orders."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.model.orders import Address, Purchase
from sqlbridge.settings import OrderSettings
from sqlbridge.shops.magento2 import storefront
from sqlbridge.shops.magento2.desk import methods, statuses, tables
from sqlbridge.shops.magento2.storefront import Storefront
from sqlbridge.shops.reading import Queries


@dataclass(frozen=True, slots=True)
class Place:
    """All that an order takes from the shop, besides its goods. `to_global` is None where the shop has no rate."""

    front: Storefront
    store_name: str
    status: str
    state: str
    shipping_method: str
    payment_method: str
    shipping_tax_class: int
    global_currency: str
    to_global: Decimal | None
    has_own_grid: bool
    sequence: Any

    def next_number(self, connection: Connection, queries: Queries) -> str:
        """The next order number of the store view, as the shop itself would write it."""
        value = tables.next_value(connection, queries.names, self.sequence.sequence_table)
        number = (value - self.sequence.start_value) * self.sequence.step + self.sequence.start_value
        return f"{self.sequence.prefix or ''}{number:09d}{self.sequence.suffix or ''}"


def read(connection: Connection, shop: Queries, desk: Queries, purchase: Purchase, settings: OrderSettings) -> Place:
    """Raises ShopError for anything that the purchase or the settings name and the shop does not have."""
    front = _front(connection, shop, purchase, settings)
    given = _settings(connection, desk, front)
    status, state = statuses.of_order(connection, desk, settings.state)
    shop_currency = given.get("default", {}).get("currency/options/base", "USD")
    effective = {path: value for scope in given.values() for path, value in scope.items()}
    return Place(
        front=front,
        store_name=_store_name(connection, desk, front.store_id),
        status=status,
        state=state,
        shipping_method=methods.shipping(settings.carrier),
        payment_method=methods.payment(settings.payment),
        shipping_tax_class=int(effective.get("tax/classes/shipping_tax_class") or 0),
        global_currency=shop_currency,
        to_global=_rate(connection, desk, purchase.order.currency, shop_currency),
        has_own_grid=given.get("default", {}).get("dev/grid/async_indexing") != "1",
        sequence=_sequence(connection, desk, front),
    )


def region(connection: Connection, desk: Queries, address: Address) -> Any:
    """The shop's region for the state of an address; None where it knows none."""
    found = desk.rows(connection, "regions.sql", country=address.country.upper(), state=address.state)
    return found[0] if found else None


def _front(connection: Connection, shop: Queries, purchase: Purchase, settings: OrderSettings) -> Storefront:
    """The store view, with the taxes of the country of delivery and of the buyers' group."""
    if purchase.order.currency != purchase.scope.currency:
        raise ShopError(
            f"the order is in {purchase.order.currency}, its channel sells in {purchase.scope.currency}: orders of "
            f"website {purchase.scope.shop!r} can only be kept in its base currency"
        )
    country = purchase.address.country.upper()
    scope = replace(purchase.scope, country=country, group=settings.customer_group, source="final")
    return storefront.read(connection, shop, scope)


def _settings(connection: Connection, desk: Queries, front: Storefront) -> dict[str, dict[str, str]]:
    """By scope, the default first and the store view last, and path."""
    found: dict[str, dict[str, str]] = {}
    for row in desk.rows(connection, "settings.sql", website=front.website_id, store=front.store_id):
        if row.value is not None:
            found.setdefault(row.scope, {})[row.path] = row.value
    return found


def _store_name(connection: Connection, desk: Queries, store: int) -> str:
    (row,) = desk.rows(connection, "store_name.sql", store=store)
    return f"{row.website}\n{row.store_group}\n{row.store}"


def _rate(connection: Connection, desk: Queries, currency: str, shop_currency: str) -> Decimal | None:
    if currency == shop_currency:
        return Decimal(1)
    found = desk.rows(connection, "rate.sql", website=currency, shop=shop_currency)
    return found[0].rate if found else None


def _sequence(connection: Connection, desk: Queries, front: Storefront) -> Any:
    found = desk.rows(connection, "sequence.sql", store=front.store_id)
    if not found:
        raise ShopError(
            f"the store view with id {front.store_id} of website {front.website!r} has no order numbers in "
            "sales_sequence_meta: save it once in the shop's back office"
        )
    return found[0]
