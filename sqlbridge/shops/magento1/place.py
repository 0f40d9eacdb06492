"""From where offers are looked at: a store view of a Magento 1 with its settings, a customer group, a country."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.model.offers import Scope
from sqlbridge.shops.magento1.settings import Settings, settings_of
from sqlbridge.shops.magento1.tax import Tax, rates_by_class
from sqlbridge.shops.reading import Queries

_GUESTS = "0"


@dataclass(frozen=True, slots=True)
class Place:
    """`price_website` is the website whose own prices count beside those of all (0): 0 where prices are global.

    `currency_rate` turns prices of all websites into the currency of this one.
    """

    scope: Scope
    website: int
    store: int
    settings: Settings
    group: int
    tax: Tax
    price_website: int
    currency_rate: Decimal


def read_place(connection: Connection, queries: Queries, scope: Scope) -> Place:
    """The place of a scope; ShopError, naming what there is, for one that the shop does not have."""
    part = _part(connection, queries, scope)
    ids = {"website": part.website_id, "store": part.store_id}
    settings = settings_of(queries.rows(connection, "settings.sql", **ids))
    _require_currency(settings, scope)
    groups = queries.rows(connection, "customer_groups.sql")
    classes = {str(row.customer_group_id): row.tax_class_id for row in groups}
    group = _group(classes, scope)
    _require_country(connection, queries, scope)
    return Place(
        scope=scope,
        **ids,
        settings=settings,
        group=int(group),
        tax=_tax(connection, queries, settings, scope.country, classes[group], classes.get(_GUESTS, 0)),
        price_website=part.website_id if settings.has_prices_per_website else 0,
        currency_rate=_currency_rate(connection, queries, settings),
    )


def _part(connection: Connection, queries: Queries, scope: Scope) -> Any:
    """A website, or else a store view, of the scope's code: the rows have the websites first."""
    rows = queries.rows(connection, "websites.sql")
    found = next((row for row in rows if row.code == scope.shop), None)
    if found is None:
        websites = ", ".join(row.code for row in rows if not row.is_store)
        stores = ", ".join(row.code for row in rows if row.is_store)
        raise ShopError(
            f"the shop has no website or store view {scope.shop!r}; websites: {websites}; store views: {stores}: "
            "correct `shop` of the channel"
        )
    return found


def _require_currency(settings: Settings, scope: Scope) -> None:
    if settings.currency != scope.currency:
        raise ShopError(
            f"{scope.shop!r} keeps its prices in {settings.currency}, the marketplace takes {scope.currency}: "
            "give the channel a website whose base currency is the marketplace's"
        )


def _require_country(connection: Connection, queries: Queries, scope: Scope) -> None:
    countries = [row.country_id for row in queries.rows(connection, "countries.sql")]
    if scope.country not in countries:
        raise ShopError(f"the shop has no country {scope.country!r}; it has {', '.join(countries)}")


def _group(classes: Mapping[str, int], scope: Scope) -> str:
    group = scope.group or _GUESTS
    if group not in classes:
        raise ShopError(f"the shop has no customer group {group!r}; it has {', '.join(classes)}")
    return group


def _tax(
    connection: Connection, queries: Queries, settings: Settings, country: str, buyers_class: int, guests_class: int
) -> Tax:
    buyers = rates_by_class(queries.rows(connection, "tax_rates.sql", country=country, customer_class=buyers_class))
    if not settings.prices_include_tax:
        return Tax(buyers, None)
    if settings.is_gross_the_same_abroad:
        return Tax(buyers, buyers)
    # What prices contain is the tax of guests at the shop's origin, whoever buys.
    at_origin = {"country": settings.origin, "customer_class": guests_class}
    return Tax(buyers, rates_by_class(queries.rows(connection, "tax_rates.sql", **at_origin)))


def _currency_rate(connection: Connection, queries: Queries, settings: Settings) -> Decimal:
    if settings.currency == settings.shop_currency:
        return Decimal(1)
    currencies = {"shop_currency": settings.shop_currency, "website_currency": settings.currency}
    rows = queries.rows(connection, "currency_rate.sql", **currencies)
    return rows[0].rate if rows and rows[0].rate else Decimal(1)
