"""A feed's document as a whole: header, number of messages, size. Source: listings-feed-schema-v2.json."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from sqlbridge.sandbox.issues import Issue

# 4002001 was seen at Amazon (docs#2201); the other codes of this module are our own.
MAX_BYTES = 10 * 1024 * 1024
MAX_MESSAGES = 25_000


class _Report(Struct, rename="camel"):
    included_data: Annotated[
        list[
            Literal[
                "summaries",
                "attributes",
                "issues",
                "offers",
                "fulfillmentAvailability",
                "procurement",
                "relationships",
                "productTypes",
            ]
        ],
        Meta(min_length=1),
    ]
    api_version: Literal["2021-08-01"]


class Header(Struct, rename="camel", kw_only=True):
    """Who sends the feed; `report` asks for items in the report, which the sandbox does not add."""

    seller_id: str
    version: Literal["2.0"]
    issue_locale: str = "en_US"
    report: _Report | None = None


class Envelope(Struct):
    """The readable feed; messages are not looked at yet."""

    header: Header
    messages: Annotated[list[Any], Meta(min_length=1)]


def read_envelope(content: bytes, seller_id: str) -> Envelope | Issue:
    """The envelope, or why the whole feed is refused."""
    if len(content) >= MAX_BYTES:
        return Issue(code="4002002", message="The feed messages list is beyond the allowed size.")
    try:
        tree = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Issue(code="4002001", message="Item 'Feed' cannot be parsed.")
    return _checked(tree, seller_id)


def _checked(tree: Any, seller_id: str) -> Envelope | Issue:
    try:
        envelope = msgspec.convert(tree, Envelope)
    except msgspec.ValidationError as error:
        return Issue(code="4002000", message=f"The feed does not conform to its schema: {error}")
    if len(envelope.messages) > MAX_MESSAGES:
        return Issue(code="4002002", message=f"The feed has more than {MAX_MESSAGES} messages.")
    if envelope.header.seller_id != seller_id:
        return Issue(code="4002000", message="The sellerId of the header is not the one that submitted the feed.")
    return envelope
