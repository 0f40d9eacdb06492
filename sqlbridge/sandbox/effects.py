"""What a message brought about: the values for the history, and what the seller will regret."""

from collections.abc import Iterator

from sqlbridge.sandbox.items import AVAILABILITY, MERCHANT_CHANNEL, OFFER, Instance, ListingsItem
from sqlbridge.sandbox.patches import identity
from sqlbridge.sandbox.records import AppliedValue, Mistake, ValueName
from sqlbridge.sandbox.state import State
from sqlbridge.sandbox.submission import Submission


def record_effects(
    state: State, submission: Submission, before: ListingsItem | None, after: ListingsItem, attributes: set[str]
) -> None:
    """Note the values of the attributes that a message named, also where they are what they were."""
    if OFFER in attributes:
        _record_value(state, submission, after, "price")
    if AVAILABILITY in attributes:
        _record_value(state, submission, after, "quantity")
    for what in _mistakes(before, after) if before else ():
        note_mistake(state, submission, after.sku, what)


def note_mistake(state: State, submission: Submission, sku: str, what: str) -> None:
    """Note what the seller will regret about a SKU."""
    state.mistakes.append(
        Mistake(time=submission.time, source=submission.source, seller_id=submission.seller_id, sku=sku, what=what)
    )


def _record_value(state: State, submission: Submission, item: ListingsItem, name: ValueName) -> None:
    of_price = name == "price"
    applied = AppliedValue(
        time=submission.time,
        source=submission.source,
        seller_id=item.seller_id,
        sku=item.sku,
        name=name,
        marketplace_id=submission.marketplace_id if of_price else None,
        value=item.price(submission.marketplace_id) if of_price else item.quantity,
    )
    state.history.append(applied)


def _mistakes(before: ListingsItem, after: ListingsItem) -> Iterator[str]:
    if not before.availability(MERCHANT_CHANNEL) and after.availability(MERCHANT_CHANNEL):
        yield f"a merchant quantity was added to a listing of {before.channel}"
    for attribute in (OFFER, AVAILABILITY):
        for part in _lost_parts(attribute, before, after):
            yield f"{attribute} lost its {part}"


def _lost_parts(attribute: str, before: ListingsItem, after: ListingsItem) -> Iterator[str]:
    present = {identity(attribute, instance): instance for instance in after.attributes.get(attribute, [])}
    for instance in before.attributes.get(attribute, []):
        left: Instance = present.get(identity(attribute, instance), {})
        yield from sorted(instance.keys() - left.keys())
