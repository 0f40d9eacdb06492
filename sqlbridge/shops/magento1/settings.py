"""The shop's settings as one store view sees them; what a shop has not set counts as Magento ships it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlbridge.errors import ShopError

_STOCK = "cataloginventory/item_options/"
_SHIPPED = {
    "catalog/price/scope": "0",
    "cataloginventory/options/can_back_in_stock": "1",
    "cataloginventory/options/can_subtract": "1",
    "currency/options/base": "USD",
    "general/locale/timezone": "America/Los_Angeles",
    "shipping/origin/country_id": "US",
    _STOCK + "manage_stock": "1",
    _STOCK + "min_sale_qty": "1",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """`of_store` is what holds in the store view, `of_shop` what holds where nothing more special is set."""

    of_store: dict[str, str]
    of_shop: dict[str, str]

    @property
    def has_prices_per_website(self) -> bool:
        """Whether websites have prices and a currency of their own."""
        return self.of_shop["catalog/price/scope"] == "1"

    @property
    def prices_include_tax(self) -> bool:
        """Whether prices are entered with tax."""
        return self.of_store.get("tax/calculation/price_includes_tax") == "1"

    @property
    def is_gross_the_same_abroad(self) -> bool:
        """Whether prices entered with tax stay as they are in countries with another rate."""
        return self.of_store.get("tax/calculation/cross_border_trade_enabled") == "1"

    @property
    def origin(self) -> str:
        """The country whose tax is in prices that are entered with tax."""
        return self.of_store["shipping/origin/country_id"]

    @property
    def shop_currency(self) -> str:
        """The currency of prices that belong to all websites."""
        return self.of_shop["currency/options/base"]

    @property
    def currency(self) -> str:
        """The currency of the store view's prices."""
        return (self.of_store if self.has_prices_per_website else self.of_shop)["currency/options/base"]

    def is_on(self, path: str) -> bool:
        """Whether a switch is on in the store view."""
        return self.of_store.get(path) == "1"

    def stock(self, name: str) -> str:
        """A setting of stock; "0" where there is none."""
        return self.of_store.get(_STOCK + name) or "0"

    def local(self, moment: datetime) -> datetime:
        """A moment of UTC as the store view's clocks show it; ShopError where its time zone is unknown."""
        name = self.of_store["general/locale/timezone"]
        try:
            zone = ZoneInfo(name)
        except (KeyError, ValueError) as exc:
            raise ShopError(f"general/locale/timezone of the shop is {name!r}, which is no time zone") from exc
        return moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(zone).replace(tzinfo=None)


def settings_of(rows: Iterable[Any]) -> Settings:
    """From the rows of settings.sql."""
    of_store, of_shop = dict(_SHIPPED), dict(_SHIPPED)
    for row in rows:
        value = row.value or ""
        of_store[row.path] = value
        if row.scope == "default":
            of_shop[row.path] = value
    return Settings(of_store, of_shop)
