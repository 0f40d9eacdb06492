"""An order before its first row is written: what Amazon says, in the shop's terms."""

import secrets
import string
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from sqlbridge.model.orders import Purchase
from sqlbridge.model.selling import Fulfilment
from sqlbridge.settings import OrderSettings
from sqlbridge.shops.prestashop import settings as shop_settings
from sqlbridge.shops.prestashop.desk import carriers, destination, goods, states, taxes
from sqlbridge.shops.prestashop.desk.destination import Destination
from sqlbridge.shops.prestashop.desk.lines import Line, Totals, lines_of, totals_of
from sqlbridge.shops.prestashop.desk.taxes import Taxes
from sqlbridge.shops.prestashop.settings import Settings
from sqlbridge.shops.prestashop.view import View, open_view
from sqlbridge.shops.reading import Queries

SETTINGS = (
    *("PS_CARRIER_DEFAULT", "PS_GUEST_GROUP", "PS_LANG_DEFAULT", "PS_TIMEZONE"),
    *("PS_OS_CANCELED", "PS_OS_PAYMENT", "PS_OS_SHIPPING"),
    *("PS_DELIVERY_NUMBER", "PS_INVOICE", "PS_INVOICE_RESET", "PS_INVOICE_START_NUMBER"),
    *("PS_PACK_FEATURE_ACTIVE", "PS_PACK_STOCK_TYPE", "PS_PRICE_ROUND_MODE", "PS_ROUND_TYPE"),
    *("PS_SHOP_NAME", "PS_SHOP_ADDR1", "PS_SHOP_ADDR2", "PS_SHOP_CODE", "PS_SHOP_CITY"),
)
"""The settings that decide what becomes of an order."""

_REFERENCE_LENGTH = 9


@dataclass(frozen=True, slots=True)
class Draft:
    """`state` is the row of the order's state; `now` is what the shop's clock shows."""

    purchase: Purchase
    view: View
    settings: Settings
    destination: Destination
    state: Any
    id_carrier: int
    id_group: int
    id_lang: int
    payment: str
    reference: str
    now: datetime
    taxes: Taxes
    lines: Sequence[Line]
    totals: Totals

    @property
    def place(self) -> dict[str, int]:
        """The shop and its group, as columns of most tables."""
        return {"id_shop_group": self.view.id_shop_group, "id_shop": self.view.id_shop}

    @property
    def is_fba(self) -> bool:
        """Whether Amazon ships: then the shop's stock is not concerned."""
        return self.purchase.order.fulfilment is Fulfilment.AMAZON

    @property
    def unit(self) -> Decimal:
        """The smallest amount of the order's currency."""
        return Decimal(1).scaleb(-self.purchase.scope.digits)


def drafted(
    shop: Queries, desk: Queries, connection: Connection, purchase: Purchase, settings: OrderSettings, at: datetime
) -> Draft:
    """The order in the shop's terms. Raises ShopError for what the shop lacks, before anything is written."""
    target = destination.read(desk, connection, purchase)
    scope = replace(
        purchase.scope,
        country=purchase.address.country,
        currency=purchase.order.currency,
        group=settings.customer_group,
    )
    view = open_view(shop, connection, scope)
    in_force = shop_settings.read(shop, connection, view.id_shop, view.id_shop_group, SETTINGS)
    tax = taxes.read(shop, desk, connection, view)
    lines = lines_of(
        purchase.order,
        goods.read(desk, connection, purchase, view.id_shop),
        tax,
        lambda amount: in_force.rounded(amount, scope.digits),
    )
    return Draft(
        purchase=purchase,
        view=view,
        settings=in_force,
        destination=target,
        state=states.wanted(states.read(desk, connection, in_force), in_force, settings, purchase.order.fulfilment),
        id_carrier=carriers.wanted(desk, connection, in_force, settings),
        id_group=view.id_group if settings.customer_group else in_force.number("PS_GUEST_GROUP", 2),
        id_lang=_language(desk, connection, view.id_shop, purchase.scope.country, in_force),
        payment=settings.payment or "Amazon",
        reference=_reference(desk, connection),
        now=in_force.moment(at),
        taxes=tax,
        lines=lines,
        totals=totals_of(lines),
    )


def _language(queries: Queries, connection: Connection, id_shop: int, country: str, in_force: Settings) -> int:
    """The language of the marketplace's country, if the shop speaks it."""
    code = country.lower()
    languages = queries.rows(connection, "languages.sql", shop=id_shop)
    spoken = [row.id_lang for row in languages if row.language_code.lower().endswith(f"-{code}")]
    spoken += [row.id_lang for row in languages if row.iso_code.lower() == code]
    return int(spoken[0]) if spoken else in_force.number("PS_LANG_DEFAULT", 1)


def _reference(queries: Queries, connection: Connection) -> str:
    """An order number that the shop does not have yet: letters only, as its own, as long as all versions can hold."""
    while True:
        reference = "".join(secrets.choice(string.ascii_uppercase) for _ in range(_REFERENCE_LENGTH))
        if not queries.rows(connection, "orders_of_references.sql", references=[reference]):
            return reference
