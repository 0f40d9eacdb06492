"""The listings item that a message would leave behind."""

from collections.abc import Sequence

from msgspec.structs import replace

from sqlbridge.sandbox.attributes import with_default_selectors
from sqlbridge.sandbox.items import OFFER, Attributes, ListingsItem
from sqlbridge.sandbox.marketplaces import Marketplace
from sqlbridge.sandbox.messages import PartialUpdate, Patch, PatchOperation, Update
from sqlbridge.sandbox.patches import patched
from sqlbridge.sandbox.submission import Submission

Amending = Update | PartialUpdate | Patch


def asked_patches(message: Amending, marketplace: Marketplace) -> list[PatchOperation]:
    """What the message asks for, as patches with complete selectors; an update is a replace of each attribute."""
    if isinstance(message, Patch):
        patches = message.patches
    else:
        patches = [
            PatchOperation("replace", f"/attributes/{name}", value) for name, value in message.attributes.items()
        ]
    return [_with_selectors(patch, marketplace) for patch in patches]


def starting_point(item: ListingsItem | None, message: Amending, submission: Submission) -> ListingsItem | None:
    """What the patches are applied to: the item; for UPDATE one without this marketplace's attributes."""
    if not isinstance(message, Update):
        return item
    return ListingsItem(
        seller_id=submission.seller_id,
        sku=message.sku,
        created=item.created if item else submission.time,
        updated=submission.time,
        product_type=message.product_type,
        listed=item.listed if item else {},
        attributes=_of_other_marketplaces(item.attributes, submission.marketplace_id) if item else {},
    )


def amended(
    item: ListingsItem, patches: Sequence[PatchOperation], submission: Submission, *, replace_keeps: bool
) -> ListingsItem:
    """A copy of the item after the patches. `replace_keeps` is a reading of `replace`, for offers only."""
    attributes = dict(item.attributes)
    for patch in patches:
        attributes[patch.attribute] = patched(
            patch.attribute,
            attributes.get(patch.attribute, []),
            patch.op,
            patch.value,
            replace_keeps=replace_keeps and patch.attribute == OFFER,
        )
    return replace(item, attributes=attributes, updated=submission.time)


def _with_selectors(patch: PatchOperation, marketplace: Marketplace) -> PatchOperation:
    complete = [with_default_selectors(patch.attribute, value, marketplace) for value in patch.value]
    return replace(patch, value=complete)


def _of_other_marketplaces(attributes: Attributes, marketplace_id: str) -> Attributes:
    return {
        name: [value for value in values if value.get("marketplace_id") not in (None, marketplace_id)]
        for name, values in attributes.items()
    }
