"""Who may not sell what: restrictions of ASINs by their condition."""

from collections.abc import Mapping
from typing import Literal, get_args

from msgspec import Struct

ReasonCode = Literal["APPROVAL_REQUIRED", "NOT_ELIGIBLE"]
Condition = Literal[
    "new_new",
    "new_open_box",
    "new_oem",
    "refurbished_refurbished",
    "used_like_new",
    "used_very_good",
    "used_good",
    "used_acceptable",
    "collectible_like_new",
    "collectible_very_good",
    "collectible_good",
    "collectible_acceptable",
    "club_club",
]

RestrictionKey = tuple[str, str, str]


class SellingRestriction(Struct, forbid_unknown_fields=True, kw_only=True):
    """Keeps every seller of the sandbox from offering an ASIN in one condition in one marketplace."""

    asin: str
    marketplace_id: str
    reason: ReasonCode
    condition: Condition = "new_new"
    message: str = "You need approval to list this product."

    @property
    def key(self) -> RestrictionKey:
        """Marketplace id, ASIN and condition."""
        return self.marketplace_id, self.asin, self.condition


def restrictions_of(
    restrictions: Mapping[RestrictionKey, SellingRestriction], marketplace_id: str, asin: str, condition: str | None
) -> list[SellingRestriction]:
    """The restrictions of an ASIN in a marketplace; in each condition where none is named."""
    keys = ((marketplace_id, asin, each) for each in ([condition] if condition else get_args(Condition)))
    return [restrictions[key] for key in keys if key in restrictions]
