"""Everything that the sandbox knows; in memory, changed by one event loop only."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import ClassVar, Literal

from sqlbridge.sandbox.catalogue import Catalogue
from sqlbridge.sandbox.clock import Clock
from sqlbridge.sandbox.faults import Faults
from sqlbridge.sandbox.items import ListingsItem
from sqlbridge.sandbox.limits import Limits
from sqlbridge.sandbox.order_records import Order
from sqlbridge.sandbox.records import (
    AppliedValue,
    Document,
    Feed,
    Mistake,
    RecordedRequest,
    SandboxSettings,
    Seller,
)
from sqlbridge.sandbox.report_records import RequestedReport
from sqlbridge.sandbox.restrictions import RestrictionKey, SellingRestriction

Purpose = Literal["upload", "download"]


@dataclass(frozen=True, slots=True)
class AccessToken:
    """A token that LWA gave out; `seller_id` is empty for a grantless one."""

    lifetime: ClassVar[timedelta] = timedelta(hours=1)

    seller_id: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class PresignedUrl:
    """Leave to upload or download one document until it expires."""

    lifetime: ClassVar[timedelta] = timedelta(minutes=5)

    document_id: str
    purpose: Purpose
    expires: datetime


@dataclass(slots=True)
class State:
    """What there is at this Amazon. Items are keyed by seller id and SKU, all else by its own id.

    `reserved` are the pieces that an open order took from the stock, by order id and order item id.
    """

    clock: Clock
    limits: Limits
    settings: SandboxSettings = field(default_factory=SandboxSettings)
    faults: Faults = field(default_factory=Faults)
    sellers: dict[str, Seller] = field(default_factory=dict)
    access_tokens: dict[str, AccessToken] = field(default_factory=dict)
    items: dict[tuple[str, str], ListingsItem] = field(default_factory=dict)
    feeds: dict[str, Feed] = field(default_factory=dict)
    reports: dict[str, RequestedReport] = field(default_factory=dict)
    catalogue: Catalogue = field(default_factory=Catalogue)
    restrictions: dict[RestrictionKey, SellingRestriction] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    orders: dict[str, Order] = field(default_factory=dict)
    reserved: dict[tuple[str, str], int] = field(default_factory=dict)
    presigned_urls: dict[str, PresignedUrl] = field(default_factory=dict)
    history: list[AppliedValue] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    requests: list[RecordedRequest] = field(default_factory=list)
    feed_numbers: Iterator[int] = field(default_factory=lambda: count(50001020601))
    report_numbers: Iterator[int] = field(default_factory=lambda: count(50002020601))

    def revoke(self, seller_id: str) -> None:
        """Take the seller's access tokens away and make the refresh token worthless."""
        self.sellers[seller_id].refresh_token = ""
        self.access_tokens = {
            value: token for value, token in self.access_tokens.items() if token.seller_id != seller_id
        }


def new_state() -> State:
    """An empty Amazon."""
    clock = Clock()
    return State(clock, Limits(clock))
