"""Who submits messages, and where."""

from dataclasses import dataclass
from datetime import datetime

from sqlbridge.sandbox.marketplaces import MARKETPLACES, Marketplace


@dataclass(frozen=True, slots=True)
class Submission:
    """Who submits, for which marketplace, by which feed or operation, and when it takes effect."""

    seller_id: str
    marketplace_id: str
    source: str
    time: datetime

    @property
    def marketplace(self) -> Marketplace:
        """The marketplace itself."""
        return MARKETPLACES[self.marketplace_id]
