"""Amazon's usage plans, and what keeps to them.

Source: the usage plans in Amazon's API models of August 2026; each holds per seller and application.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class UsagePlan:
    """A token bucket: `rate` requests per second flow in, `burst` requests fit in."""

    rate: float
    burst: int


# Counted apart from createFeed's own plan, per seller and region, since May 2025.
LISTINGS_FEED = "JSON_LISTINGS_FEED"
# Has no plan of its own.
SHIPMENTS_FEED = "POST_ORDER_FULFILLMENT_DATA"

USAGE_PLANS = {
    "createFeed": UsagePlan(0.0083, 15),
    LISTINGS_FEED: UsagePlan(5 / 300, 5),
    "createFeedDocument": UsagePlan(0.5, 15),
    "getFeed": UsagePlan(2, 15),
    "getFeeds": UsagePlan(0.0222, 10),
    "getFeedDocument": UsagePlan(0.0222, 10),
    "getListingsItem": UsagePlan(5, 10),
    "searchListingsItems": UsagePlan(5, 5),
    "patchListingsItem": UsagePlan(5, 5),
    "putListingsItem": UsagePlan(5, 10),
    "getMarketplaceParticipations": UsagePlan(0.016, 15),
    "searchOrders": UsagePlan(0.0056, 20),
    "getOrder": UsagePlan(0.5, 30),
    "confirmShipment": UsagePlan(2, 10),
    "createReport": UsagePlan(0.0167, 15),
    "getReport": UsagePlan(2, 15),
    "getReportDocument": UsagePlan(0.0167, 15),
    "searchCatalogItems": UsagePlan(2, 2),
    "getListingsRestrictions": UsagePlan(5, 10),
}


class Throttle(Protocol):
    """Keeps each operation (a key of USAGE_PLANS) of each account within its usage plan."""

    def take(self, account: str, operation: str) -> None:
        """Take one request; waits a short while where that is enough, else raises ThrottledError."""

    def learn(self, account: str, operation: str, rate: float) -> None:
        """Amazon grants this account `rate` requests per second (header x-amzn-RateLimit-Limit)."""

    def drained(self, account: str, operation: str) -> None:
        """Amazon answered 429: whatever was counted here, nothing is left."""
