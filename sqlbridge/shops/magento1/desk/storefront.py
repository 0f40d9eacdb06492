"""The store view whose orders they are: its names, its currencies, its taxes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.model.orders import Purchase
from sqlbridge.shops.magento1.place import Place, read_place
from sqlbridge.shops.magento1.tax import rounded
from sqlbridge.shops.reading import Queries

_RATE_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Storefront:
    """`place` is the store view seen from the country of delivery; `tax_codes` is by percentage.

    Prices of the store view are in the order's currency, so the order's amounts are the shop's base amounts, too.
    """

    place: Place
    name: str
    shipping_tax_class: int
    tax_codes: Mapping[Decimal, str]

    @property
    def currency(self) -> str:
        """The currency of the order, and of the website."""
        return self.place.settings.currency

    @property
    def global_currency(self) -> str:
        """The currency that the shop adds up all its websites in."""
        return self.place.settings.shop_currency

    @property
    def rate_to_global(self) -> Decimal:
        """What one unit of the order's currency is in the shop's; four decimals, as the column has."""
        return rounded(1 / self.place.currency_rate, _RATE_DIGITS)

    def percent(self, tax_class: int) -> Decimal:
        """What the buyer pays on goods of the class in the country of delivery."""
        return sum(self.place.tax.rates.get(tax_class, ()), Decimal())

    def tax_code(self, percent: Decimal) -> str:
        """What the shop calls the tax of that percentage, else the percentage."""
        return self.tax_codes.get(percent) or f"{percent.normalize():f} %"


def read_storefront(connection: Connection, desk: Queries, adapter: Queries, purchase: Purchase) -> Storefront:
    """The storefront of the purchase's scope; ShopError for what the shop does not have.

    `desk` and `adapter` run the files of the two folders.
    """
    _require_one_currency(purchase)
    place = read_place(connection, adapter, replace(purchase.scope, country=purchase.address.country))
    rows = desk.rows(connection, "storefront.sql", store=place.store)
    codes = desk.rows(connection, "tax_codes.sql", country=purchase.address.country)
    return Storefront(
        place=place,
        name="\n".join((rows[0].website, rows[0].store_group, rows[0].store)),
        shipping_tax_class=int(rows[-1].value or 0),
        tax_codes={row.rate: row.code for row in codes},
    )


def _require_one_currency(purchase: Purchase) -> None:
    order, scope = purchase.order, purchase.scope
    if order.currency != scope.currency:
        raise ShopError(
            f"Amazon's order {order.id} is in {order.currency}, {scope.shop!r} sells in {scope.currency}: give the "
            "order's marketplace a channel whose website has the order's currency"
        )
