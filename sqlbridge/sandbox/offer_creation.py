"""What Amazon asks of an UPDATE, which creates an offer for an ASIN that exists.

Describing a product is refused: no bridge for prices and quantities wants to create ASINs.
Codes are Amazon's: 90220 and 99022 as models#2755 shows them, 5461, 8005, 8059, 8115 and 8566 as sellers met them.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import get_args

from msgspec.structs import replace

from sqlbridge.sandbox.catalogue_search import known_item
from sqlbridge.sandbox.effects import note_mistake
from sqlbridge.sandbox.faults import FaultKind
from sqlbridge.sandbox.issues import Issue, fault_issue
from sqlbridge.sandbox.items import AVAILABILITY, CONDITION, OFFER, ListingsItem, Presence
from sqlbridge.sandbox.messages import Update
from sqlbridge.sandbox.restrictions import Condition, restrictions_of
from sqlbridge.sandbox.state import State
from sqlbridge.sandbox.submission import Submission

ASIN = "merchant_suggested_asin"

_REQUIRED = (ASIN, CONDITION, OFFER, AVAILABILITY)


def creation_issues(state: State, submission: Submission, message: Update, item: ListingsItem | None) -> list[Issue]:
    """What is wrong with the message as one that creates an offer; `item` is what the SKU is before."""
    if _describes_product(message):
        return [_missing_issue(ASIN), _missing_issue("externally_assigned_product_identifier")]
    missing = [_missing_issue(name) for name in _REQUIRED if not message.attributes.get(name)]
    if missing:
        return missing
    valueless = [_valueless_issue(name) for name in (ASIN, CONDITION) if not _value(message, name)]
    if valueless:
        return valueless
    asin, condition = _value(message, ASIN), _value(message, CONDITION)
    if condition not in get_args(Condition):
        return [_invalid_issue("8115", f"The condition {condition!r} is not known.", CONDITION)]
    return [
        *_price_issues(message),
        *_matching_issues(state, submission, asin, item),
        *_restriction_issues(state, submission, asin, condition),
    ]


def note_product(state: State, submission: Submission, message: Update) -> None:
    """Note as a mistake that the message describes a product."""
    if _describes_product(message):
        note_mistake(state, submission, message.sku, "a product was described instead of an offer for an ASIN")


def created(state: State, submission: Submission, message: Update, item: ListingsItem) -> ListingsItem:
    """The item with its presence in the marketplace: live after the delay, or never where a fault says so."""
    present = item.listed.get(submission.marketplace_id)
    if present and present.live_from:
        return item
    known = known_item(state, submission.marketplace_id, _value(message, ASIN))
    fault = state.faults.take((FaultKind.INCOMPLETE_OFFER,), sku=message.sku)
    presence = Presence(
        asin=_value(message, ASIN),
        title=known.title if known else "",
        live_from=None if fault else submission.time + timedelta(seconds=state.settings.creation_seconds),
    )
    return replace(
        item,
        listed=item.listed | {submission.marketplace_id: presence},
        issues=item.issues + ([fault_issue(fault)] if fault else []),
    )


def _describes_product(message: Update) -> bool:
    return message.requirements != "LISTING_OFFER_ONLY" and ASIN not in message.attributes


def _value(message: Update, attribute: str) -> str:
    value = message.attributes[attribute][0].get("value")
    return value if isinstance(value, str) else ""


def _missing_issue(attribute: str) -> Issue:
    return Issue(
        code="90220",
        message=f"'{attribute}' is required but not supplied.",
        attribute=attribute,
        category="MISSING_ATTRIBUTE",
    )


def _valueless_issue(attribute: str) -> Issue:
    text = f"The field 'value' for the attribute '{attribute}' does not have enough values."
    return Issue(code="99022", message=text, attribute=attribute)


def _invalid_issue(code: str, message: str, attribute: str) -> Issue:
    return Issue(code=code, message=message, attribute=attribute)


def _price_issues(message: Update) -> Iterator[Issue]:
    if not any(offer.get("our_price") for offer in message.attributes[OFFER]):
        text = "The field 'our_price' for the attribute 'purchasable_offer' does not have enough values."
        yield Issue(code="99022", message=text, attribute=OFFER, category="MISSING_PRICE")


def _matching_issues(state: State, submission: Submission, asin: str, item: ListingsItem | None) -> Iterator[Issue]:
    presence = item.listed.get(submission.marketplace_id) if item else None
    if presence and presence.asin != asin:
        yield _invalid_issue("8005", f"The SKU belongs to {presence.asin}; it cannot become {asin}.", ASIN)
    elif known_item(state, submission.marketplace_id, asin) is None:
        yield _invalid_issue("8566", f"The SKU does not match any ASIN: {asin} does not exist.", ASIN)


def _restriction_issues(state: State, submission: Submission, asin: str, condition: str) -> Iterator[Issue]:
    for restriction in restrictions_of(state.restrictions, submission.marketplace_id, asin, condition):
        code = "5461" if restriction.reason == "APPROVAL_REQUIRED" else "8059"
        yield Issue(code=code, message=restriction.message, attribute=ASIN, category="QUALIFICATION_REQUIRED")
