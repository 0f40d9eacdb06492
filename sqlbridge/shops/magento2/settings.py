"""The settings of a store view that decide its offers, with the shop's own defaults."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlbridge.errors import ShopError

_STOCK = "cataloginventory/item_options/"
_TIME_ZONE = "general/locale/timezone"
_STOCK_DEFAULTS = {
    "backorders": "0",
    "enable_qty_increments": "0",
    "manage_stock": "1",
    "min_qty": "0",
    "min_sale_qty": "1",
    "qty_increments": "1",
}
_ALL_GROUPS = "32000"


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds at a store view (`values`), and what the default scope says (`defaults`), by path."""

    values: Mapping[str, str]
    defaults: Mapping[str, str]

    @property
    def prices_are_global(self) -> bool:
        """Whether a price is the same on all websites."""
        return self.defaults.get("catalog/price/scope", "0") == "0"

    @property
    def currency(self) -> str:
        """The currency in which prices are entered."""
        return (self.defaults if self.prices_are_global else self.values).get("currency/options/base", "USD")

    @property
    def includes_tax(self) -> bool:
        """Whether prices are entered with tax."""
        return self.values.get("tax/calculation/price_includes_tax") == "1"

    @property
    def keeps_gross(self) -> bool:
        """Whether a price entered with tax stays the same in countries with another tax."""
        return self.values.get("tax/calculation/cross_border_trade_enabled") == "1"

    @property
    def origin(self) -> str:
        """The country whose tax prices contain that are entered with tax."""
        return self.values.get("shipping/origin/country_id", "US")

    def default_day(self, at: datetime) -> date:
        """The date at that moment (UTC) in the default scope's time zone, which special prices go by everywhere."""
        return local_day(at, self.default_zone)

    def day(self, at: datetime) -> date:
        """The date at that moment (UTC) where the store view is, which catalogue price rules go by."""
        return local_day(at, self.zone)

    @property
    def default_zone(self) -> ZoneInfo:
        """The default scope's time zone."""
        return _zone(self.defaults.get(_TIME_ZONE, "UTC"))

    @property
    def zone(self) -> ZoneInfo:
        """The store view's time zone."""
        return _zone(self.values.get(_TIME_ZONE, "UTC"))

    def stock(self, name: str, group: int) -> Decimal:
        """A number of the inventory's settings; some are kept per customer group."""
        text = self.values.get(_STOCK + name) or _STOCK_DEFAULTS[name]
        try:
            value = json.loads(text)
            if isinstance(value, dict):
                value = value.get(str(group), value.get(_ALL_GROUPS, _STOCK_DEFAULTS[name]))
            return Decimal(str(value))
        except (ValueError, InvalidOperation):
            raise ShopError(f"the shop's setting {_STOCK + name} is {text!r}, not a number: correct it") from None


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """The date in the zone at a moment in UTC."""
    return at.replace(tzinfo=UTC).astimezone(zone).date()


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ShopError(
            f"the shop's setting {_TIME_ZONE} is {name!r}, which this host's time zone data do not have: "
            "correct it, or install the package tzdata"
        ) from None
