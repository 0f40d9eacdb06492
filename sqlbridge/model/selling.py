"""Who sells where: accounts, channels, marketplaces."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache


@cache
def smallest_unit(digits: int) -> Decimal:
    """The smallest amount of a currency with so many decimals: 0.01 for two."""
    return Decimal(1).scaleb(-digits)


@dataclass(frozen=True, slots=True)
class Marketplace:
    """One of Amazon's marketplaces; `digits` is the number of decimals of its currency."""

    code: str
    id: str
    region: str
    country: str
    currency: str
    digits: int


@dataclass(frozen=True, slots=True)
class Channel:
    """A marketplace that an account sells on, and the part of the shop whose offers it shows.

    `shop` is the shop's own word for that part: PrestaShop's `id_shop`, Magento's website code.
    `country` is the ISO code of the country whose tax the price contains; `group` and `source` as in Scope.
    """

    name: str
    account: str
    marketplace: Marketplace
    shop: str
    country: str
    group: str = ""
    source: str = "final"


@dataclass(frozen=True, slots=True)
class Account:
    """A seller at Amazon. Quantities belong to the account, prices to its channels.

    `stock_shop` is the part of the shop whose stock the account sells.
    """

    name: str
    seller_id: str
    region: str
    stock_shop: str
    channels: tuple[Channel, ...]

    def channel(self, name: str) -> Channel:
        """The channel of that name."""
        return next(channel for channel in self.channels if channel.name == name)


class Fulfilment(StrEnum):
    """Who ships the orders of a listing."""

    MERCHANT = "merchant"
    AMAZON = "amazon"


@dataclass(frozen=True, slots=True)
class ReportedListing:
    """One row of Amazon's listings report; where that `names_fulfilment` not, it is a guess by the quantity."""

    seller_sku: str
    asin: str | None
    status: str | None
    fulfilment: Fulfilment
    price: Decimal | None
    quantity: int | None
    names_fulfilment: bool = True
