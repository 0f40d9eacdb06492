"""What the shop has sent, on its way to Amazon's knowledge."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AmazonCarrier:
    """A carrier as Amazon is told of it; `name` is what people see, and needed where the code is Other."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """A parcel as the shop has it now, in Amazon's terms: `pieces` is by Amazon's item id. Times are UTC."""

    parcel: str
    carrier_code: str
    carrier_title: str
    carrier: AmazonCarrier
    tracking_number: str
    shipped_at: datetime
    pieces: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SentPackage:
    """A package of an order, as Amazon tells it; `reference` is the number that it was confirmed with."""

    reference: str
    tracking_number: str
    pieces: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ShippedOrder:
    """What Amazon knows to be shipped of an order: pieces by item id, and the packages."""

    order_id: str
    status: str
    ordered: Mapping[str, int]
    shipped: Mapping[str, int]
    packages: tuple[SentPackage, ...]
