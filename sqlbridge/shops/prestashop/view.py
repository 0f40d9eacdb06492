"""A scope in the shop's own ids: which shop, country, currency and customer group look at an offer."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.model.offers import Scope
from sqlbridge.shops.prestashop import settings, version
from sqlbridge.shops.prestashop.settings import Settings
from sqlbridge.shops.prestashop.version import Version
from sqlbridge.shops.reading import Queries

_WHOLESALE = "wholesale"
_SOURCES = ("final", "base", _WHOLESALE)


@dataclass(frozen=True, slots=True)
class View:
    """Everything about a scope that is the same for all products.

    `rate` converts from the shop's default currency. `group_percent` is the customer group's reduction.
    """

    scope: Scope
    id_shop: int
    id_shop_group: int
    shares_stock: bool
    id_country: int
    id_currency: int
    rate: Decimal
    id_group: int
    group_percent: Decimal
    settings: Settings
    version: Version

    @property
    def is_final(self) -> bool:
        """Whether specific prices and group reductions count."""
        return self.scope.source == "final"

    @property
    def is_wholesale(self) -> bool:
        """Whether it is what the shop pays itself that counts."""
        return self.scope.source == _WHOLESALE

    @property
    def stock_place(self) -> dict[str, int]:
        """Where the shop's stock is kept, as parameters of a query."""
        if self.shares_stock:
            return {"stock_shop": 0, "stock_group": self.id_shop_group}
        return {"stock_shop": self.id_shop, "stock_group": 0}

    @property
    def buyer(self) -> dict[str, int]:
        """For whom a specific price must be meant, as parameters of a query."""
        return {
            "shop": self.id_shop,
            "currency": self.id_currency,
            "country": self.id_country,
            "customer_group": self.id_group,
        }


def open_view(queries: Queries, connection: Connection, scope: Scope) -> View:
    """The scope in the shop's ids. Raises ShopError for what the shop does not have, naming what it has."""
    if scope.source not in _SOURCES:
        raise ShopError(f"PrestaShop has no price {scope.source!r}; it has {', '.join(_SOURCES)}")
    place = _place(queries, connection, scope)
    in_force = settings.read(queries, connection, place.id_shop, place.id_shop_group)
    group = _customer_group(queries, connection, scope, in_force)
    is_default = place.id_currency == in_force.number("PS_CURRENCY_DEFAULT")
    return View(
        scope=scope,
        id_shop=place.id_shop,
        id_shop_group=place.id_shop_group,
        shares_stock=bool(place.share_stock),
        id_country=place.id_country,
        id_currency=place.id_currency,
        rate=Decimal(1) if is_default else place.conversion_rate,
        id_group=group.id_group,
        group_percent=group.reduction,
        settings=in_force,
        version=version.recognise(queries, connection),
    )


def _place(queries: Queries, connection: Connection, scope: Scope) -> Any:
    parameters = {"shop": scope.shop, "country": scope.country, "currency": scope.currency}
    rows = queries.rows(connection, "shop_scope.sql", **parameters)
    if not rows or str(rows[0].id_shop) != scope.shop:
        raise _unknown(queries, connection, "shop", scope.shop, "known_shops.sql")
    if rows[0].id_country is None:
        raise _unknown(queries, connection, "country", scope.country, "known_countries.sql")
    if rows[0].id_currency is None:
        raise _unknown(queries, connection, "currency", scope.currency, "known_currencies.sql")
    return rows[0]


def _customer_group(queries: Queries, connection: Connection, scope: Scope, in_force: Settings) -> Any:
    wanted = scope.group or str(in_force.number("PS_UNIDENTIFIED_GROUP", 1))
    rows = queries.rows(connection, "group_reduction.sql", id_group=wanted)
    if not rows or str(rows[0].id_group) != wanted:
        raise _unknown(queries, connection, "customer group", wanted, "known_groups.sql")
    return rows[0]


def _unknown(queries: Queries, connection: Connection, what: str, wanted: str, file: str) -> ShopError:
    known = ", ".join(str(row.name) for row in queries.rows(connection, file))
    return ShopError(f"the shop has no {what} {wanted!r}; it has {known}: correct the {what} of the channel")
