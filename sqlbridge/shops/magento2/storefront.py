"""From where an offer is looked at: a website or store view, its settings, and the customer's country and group."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.model.offers import Scope
from sqlbridge.shops.magento2 import attributes, tax
from sqlbridge.shops.magento2.attributes import Attributes
from sqlbridge.shops.magento2.settings import Settings
from sqlbridge.shops.magento2.tax import Taxes
from sqlbridge.shops.reading import Queries


@dataclass(frozen=True, slots=True)
class Storefront:
    """All that a scope means in this shop."""

    scope: Scope
    website: str
    website_id: int
    store_id: int
    group: int
    settings: Settings
    attributes: Attributes
    taxes: Taxes


def read(connection: Connection, queries: Queries, scope: Scope) -> Storefront:
    """Raises ShopError for anything in the scope that the shop does not have."""
    store = _store(queries.rows(connection, "websites.sql"), scope.shop)
    settings = _settings(queries.rows(connection, "settings.sql", website=store.website_id, store=store.store_id))
    _require_currency(settings, scope)
    group = _group(queries.rows(connection, "customer_groups.sql"), scope.group)
    _require_country({row.country_id for row in queries.rows(connection, "countries.sql")}, scope.country)
    return Storefront(
        scope=scope,
        website=store.website_code,
        website_id=store.website_id,
        store_id=store.store_id,
        group=group,
        settings=settings,
        attributes=attributes.read(connection, queries, settings, scope.source),
        taxes=tax.read(connection, queries, settings, scope, group),
    )


def _store(stores: Sequence[Any], wanted: str) -> Any:
    """The default store view of the website with this code, or else the store view with this code."""
    matches = [store for store in stores if store.website_code == wanted]
    matches += [store for store in stores if store.store_code == wanted]
    if not matches:
        websites = ", ".join(dict.fromkeys(store.website_code for store in stores))
        views = ", ".join(store.store_code for store in stores)
        raise ShopError(
            f"the shop has no website {wanted!r}; it has {websites}, with the store views {views}: "
            "correct `shop` of the channel"
        )
    return matches[0]


def _settings(rows: Sequence[Any]) -> Settings:
    given = [row for row in rows if row.value is not None]
    defaults = {row.path: row.value for row in given if row.scope == "default"}
    return Settings({row.path: row.value for row in given}, defaults)


def _require_currency(settings: Settings, scope: Scope) -> None:
    if settings.currency != scope.currency:
        raise ShopError(
            f"website {scope.shop!r} keeps its prices in {settings.currency}, the marketplace takes "
            f"{scope.currency}: give the channel a website whose base currency is the marketplace's"
        )


def _require_country(known: set[str], country: str) -> None:
    if country not in known:
        raise ShopError(f"the shop knows no country {country!r}; it knows {', '.join(sorted(known))}")


def _group(groups: Sequence[Any], wanted: str) -> int:
    ids = [group.customer_group_id for group in groups if str(group.customer_group_id) == (wanted or "0")]
    if not ids:
        known = ", ".join(f"{group.customer_group_id} ({group.customer_group_code})" for group in groups)
        raise ShopError(f"the shop has no customer group {wanted!r}; it has {known}")
    return int(ids[0])
