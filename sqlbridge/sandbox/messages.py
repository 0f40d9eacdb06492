"""The messages of a JSON_LISTINGS_FEED and their shape. Source: listings-feed-schema-v2.json."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct, field

from sqlbridge.sandbox.issues import Issue
from sqlbridge.sandbox.items import Instance
from sqlbridge.sandbox.patches import Operation

_Text = Annotated[str, Meta(min_length=1)]
MessageId = Annotated[int, Meta(ge=1, le=2147483647)]


class PatchOperation(Struct):
    """One patch of one attribute; `value` holds instances."""

    op: Operation
    path: str
    value: list[Instance] = field(default_factory=list)

    @property
    def attribute(self) -> str:
        """The attribute that the path names."""
        return self.path.removeprefix("/attributes/")


class _Message(Struct, tag_field="operationType", rename="camel", kw_only=True):
    message_id: MessageId
    sku: _Text


class Update(_Message, tag="UPDATE"):
    """Replaces the whole listing, or creates it."""

    product_type: _Text
    attributes: Annotated[dict[str, list[Instance]], Meta(min_length=1)]
    requirements: Literal["LISTING", "LISTING_PRODUCT_ONLY", "LISTING_OFFER_ONLY"] = "LISTING"


class PartialUpdate(_Message, tag="PARTIAL_UPDATE"):
    """Replaces the attributes that it names."""

    product_type: _Text
    attributes: Annotated[dict[str, list[Instance]], Meta(min_length=1)]


class Patch(_Message, tag="PATCH"):
    """Applies patches in their order."""

    product_type: _Text
    patches: Annotated[list[PatchOperation], Meta(min_length=1)]


class Delete(_Message, tag="DELETE"):
    """Takes the listing out of the marketplace."""


Message = Update | PartialUpdate | Patch | Delete

_FORBIDDEN: dict[type[Message], set[str]] = {
    Update: {"patches"},
    PartialUpdate: {"patches", "requirements"},
    Patch: {"attributes", "requirements"},
    Delete: {"attributes", "patches", "productType", "requirements"},
}


def read_message(raw: Any) -> Message | Issue:
    """The message, or what is wrong with its shape."""
    try:
        message: Message = msgspec.convert(raw, Message)
    except msgspec.ValidationError as error:
        return bad_request(str(error))
    forbidden = sorted(_FORBIDDEN[type(message)] & raw.keys())
    if forbidden:
        return bad_request(f"{', '.join(forbidden)} must not be given with {raw['operationType']}")
    return message


def bad_request(detail: str) -> Issue:
    """The issue for a message that Amazon cannot use as it stands."""
    return Issue(code="BAD_REQUEST", message=f"Invalid parameters provided. {detail}")
