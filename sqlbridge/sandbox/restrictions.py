"""Who may not sell what: restrictions of ASINs by their condition."""

from collections.abc import Iterable, Iterator
from typing import Literal

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


class SellingRestriction(Struct, forbid_unknown_fields=True, kw_only=True):
    """Keeps every seller of the sandbox from offering an ASIN in one condition in one marketplace."""

    asin: str
    marketplace_id: str
    reason: ReasonCode
    condition: Condition = "new_new"
    message: str = "You need approval to list this product."


def restrictions_of(
    restrictions: Iterable[SellingRestriction], marketplace_id: str, asin: str, condition: str | None
) -> Iterator[SellingRestriction]:
    """The restrictions of an ASIN in a marketplace; in each condition where none is named."""
    for restriction in restrictions:
        if (restriction.marketplace_id, restriction.asin) == (marketplace_id, asin) and condition in (
            None,
            restriction.condition,
        ):
            yield restriction
