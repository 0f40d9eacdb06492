"""Amazon's answers about its catalogue, restrictions and single listings, as far as we read them.

Source: Amazon's API models of August 2026; members that are not named here are ignored.
"""

from typing import Annotated

from msgspec import Meta, Struct

from sqlbridge.amazon.wire import Pagination

_Text = Annotated[str, Meta(min_length=1)]


class Identifier(Struct, frozen=True, rename="camel"):
    """A code of an item, of whatever type."""

    identifier: str


class Identifiers(Struct, frozen=True, rename="camel"):
    """The codes of an item in one marketplace."""

    marketplace_id: str
    identifiers: tuple[Identifier, ...] = ()


class Summary(Struct, frozen=True, rename="camel"):
    """What an item is called in one marketplace."""

    marketplace_id: str
    item_name: str = ""


class Item(Struct, frozen=True, rename="camel"):
    """An ASIN as searchCatalogItems tells it."""

    asin: _Text
    identifiers: tuple[Identifiers, ...] = ()
    summaries: tuple[Summary, ...] = ()


class ItemPage(Struct, frozen=True):
    """One page of searchCatalogItems."""

    items: tuple[Item, ...]
    pagination: Pagination = Pagination()


class Reason(Struct, frozen=True, rename="camel"):
    """Why a seller may not offer an ASIN."""

    message: str
    reason_code: str = ""


class Restriction(Struct, frozen=True, rename="camel"):
    """What keeps a seller from offering an ASIN in one marketplace."""

    marketplace_id: str
    reasons: tuple[Reason, ...] = ()


class Restrictions(Struct, frozen=True):
    """The answer to getListingsRestrictions; nothing in it means free to sell."""

    restrictions: tuple[Restriction, ...]


class ItemIssue(Struct, frozen=True, rename="camel"):
    """A remark on a listing."""

    code: str
    message: str
    severity: str = "ERROR"


class ItemSubmission(Struct, frozen=True, rename="camel"):
    """The answer to putListingsItem: ACCEPTED or INVALID."""

    status: _Text
    issues: tuple[ItemIssue, ...] = ()


class ListingSummary(Struct, frozen=True, rename="camel"):
    """What a listing is in one marketplace. `status` holds BUYABLE, DISCOVERABLE, both or nothing."""

    marketplace_id: str
    asin: str = ""
    status: tuple[str, ...] = ()


class Availability(Struct, frozen=True, rename="camel"):
    """Who ships: DEFAULT is the merchant."""

    fulfillment_channel_code: str


class SingleListing(Struct, frozen=True, rename="camel"):
    """The answer to getListingsItem, with the data sets that are asked for here."""

    sku: _Text
    summaries: tuple[ListingSummary, ...] = ()
    issues: tuple[ItemIssue, ...] = ()
    fulfillment_availability: tuple[Availability, ...] = ()
