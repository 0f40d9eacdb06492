"""What add, replace, merge and delete do to a top-level attribute. Source: patchListingsItem of listingsItems."""

from collections.abc import Sequence
from typing import Literal

from sqlbridge.sandbox.items import AVAILABILITY, OFFER, Instance

Operation = Literal["add", "replace", "merge", "delete"]

# The members that tell the instances of an attribute apart; most attributes know only the marketplace.
_SELECTORS = {
    OFFER: ("marketplace_id", "currency", "audience"),
    AVAILABILITY: ("fulfillment_channel_code",),
}


def selectors(attribute: str) -> tuple[str, ...]:
    """The selectors of an attribute."""
    return _SELECTORS.get(attribute, ("marketplace_id",))


def identity(attribute: str, instance: Instance) -> tuple[object, ...]:
    """The values of an instance's selectors: equal for what Amazon takes for the same instance."""
    return tuple(instance.get(selector) for selector in selectors(attribute))


def patched(
    attribute: str,
    instances: Sequence[Instance],
    operation: Operation,
    values: Sequence[Instance],
    *,
    replace_keeps: bool = False,
) -> list[Instance]:
    """The instances after the operation. Instances whose selectors no value hits stay as they are.

    `merge` keeps the members that a value does not name, and so does `replace` under that reading of it.
    """
    if operation == "delete":
        return [instance for instance in instances if values and not _hit(instance, values)]
    keeps = operation == "merge" or (operation == "replace" and replace_keeps)
    found = {identity(attribute, instance): instance for instance in instances}
    for value in values:
        same = identity(attribute, value)
        found[same] = found.get(same, {}) | value if keeps else value
    return list(found.values())


def _hit(instance: Instance, values: Sequence[Instance]) -> bool:
    return any(value.items() <= instance.items() for value in values)
