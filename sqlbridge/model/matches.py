"""Products of the shop that are not listed yet, and what Amazon's catalogue makes of them."""

from dataclasses import dataclass
from enum import StrEnum


class MatchState(StrEnum):
    """Where a product is on its way to an offer at Amazon.

    found -> submitted -> accepted -> listed
      |          '------------'-> refused
      '-> restricted | shared | refused
    unknown, ambiguous, invalid, shared: looked up, with no ASIN to submit; looked up again after some time, or when
    the code changes. An operator turns what is not at Amazon yet into chosen, which goes on as found, or excluded.
    """

    FOUND = "found"
    CHOSEN = "chosen"
    SUBMITTED = "submitted"  # the offer may be at Amazon or not: its answer is not recorded yet
    ACCEPTED = "accepted"
    LISTED = "listed"
    REFUSED = "refused"
    RESTRICTED = "restricted"
    SHARED = "shared"  # another SKU has the same code or the same ASIN
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    INVALID = "invalid"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look at a product's code led to. `code` is a GTIN-14, or what stands in the shop where it is none.

    `is_looked_up`: the catalogue was asked.
    """

    shop_sku: str
    code: str
    state: MatchState
    asin: str | None = None
    candidates: tuple[str, ...] = ()
    reason: str | None = None
    is_looked_up: bool = True
