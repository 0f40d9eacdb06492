"""The shop's settings that decide what an offer costs and whether it can be ordered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from sqlbridge.errors import ShopError
from sqlbridge.shops.prestashop import clock, rounding
from sqlbridge.shops.reading import Queries

_NAMES = (
    "PS_CURRENCY_DEFAULT",
    "PS_ECOTAX_TAX_RULES_GROUP_ID",
    "PS_GROUP_FEATURE_ACTIVE",
    "PS_ORDER_OUT_OF_STOCK",
    "PS_PACK_FEATURE_ACTIVE",
    "PS_PACK_STOCK_TYPE",
    "PS_PRICE_ROUND_MODE",
    "PS_SPECIFIC_PRICE_FEATURE_ACTIVE",
    "PS_SPECIFIC_PRICE_PRIORITIES",
    "PS_STOCK_MANAGEMENT",
    "PS_TAX",
    "PS_TIMEZONE",
    "PS_UNIDENTIFIED_GROUP",
    "PS_USE_ECOTAX",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force in one shop, by name: its own, else its group's, else those for all shops."""

    values: dict[str, str]

    def number(self, name: str, default: int = 0) -> int:
        """A whole number, which PrestaShop writes as nothing if it is 0; `default` where there is no such setting."""
        return _number(name, self.values[name].strip()) if name in self.values else default

    def is_on(self, name: str, *, default: bool = False) -> bool:
        """Whether a switch is on."""
        return bool(self.number(name, int(default)))

    @property
    def priorities(self) -> str:
        """What makes one specific price more special than another, most important first."""
        return self.values.get("PS_SPECIFIC_PRICE_PRIORITIES", "") or "id_shop;id_currency;id_country;id_group"

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which the shop's dates are meant."""
        return clock.zone(self.values.get("PS_TIMEZONE", ""))

    def rounded(self, amount: Decimal, digits: int) -> Decimal:
        """The amount as the shop rounds prices."""
        return rounding.rounded(amount, digits, self.number("PS_PRICE_ROUND_MODE", rounding.HALF_UP))

    def moment(self, at: datetime) -> datetime:
        """What the shop's clock shows at a moment of UTC, with its seconds."""
        return clock.local(at, self.zone)

    def minute(self, at: datetime) -> datetime:
        """What the shop's clock shows at a moment of UTC."""
        return clock.minute(at, self.zone)


@lru_cache
def _number(name: str, text: str) -> int:
    try:
        return int(text or 0)
    except ValueError:
        raise ShopError(f"the shop's setting {name} is {text!r}, which is no number: correct it there") from None


def read(
    queries: Queries, connection: Connection, shop: int, shop_group: int, names: Sequence[str] = _NAMES
) -> Settings:
    """The settings of one shop: those that decide its offers, or others."""
    rows = queries.rows_of(connection, "configuration.sql", "names", names, shop=shop, shop_group=shop_group)
    return Settings({row.name: row.value or "" for row in rows})  # the decisive row of a name comes last
