"""One listing changed by a request of its own: for what cannot wait for a feed."""

from typing import Any

import msgspec
from msgspec import Struct

from sqlbridge.amazon import feed_document
from sqlbridge.amazon.client import AmazonClient
from sqlbridge.model.feeds import FeedKind, FeedMessage, Issue
from sqlbridge.model.selling import Marketplace

_LOCALE = "en_US"


class _Remark(Struct, frozen=True):
    code: str
    message: str
    severity: str


class _Submission(Struct, frozen=True):
    status: str
    issues: tuple[_Remark, ...] = ()


class AmazonPatches:
    """patchListingsItem of one account. Errors as in `sqlbridge.amazon.account.AmazonAccount`."""

    def __init__(self, client: AmazonClient, seller_id: str) -> None:
        self._client = client
        self._seller_id = seller_id

    def send(self, kind: FeedKind, marketplace: Marketplace, message: FeedMessage) -> Issue | None:
        """Change the listing as the message of a feed would; the first error where Amazon refuses it."""
        body = _body(kind, marketplace, message)
        answer = self._client.call(
            _Submission,
            "patchListingsItem",
            lambda: self._client.listings_items.patch_listings_item(
                self._seller_id,
                message.seller_sku,
                marketplaceIds=marketplace.id,
                issueLocale=_LOCALE,
                body=body,
            ),
        )
        if answer.status == "ACCEPTED":
            return None
        errors = (Issue(one.code, one.message) for one in answer.issues if one.severity == "ERROR")
        return next(errors, Issue(answer.status, "Amazon gave no reason"))


def _body(kind: FeedKind, marketplace: Marketplace, message: FeedMessage) -> Any:
    # The library writes JSON by itself and knows no Decimal. A float is written by its shortest form: the price.
    sent = msgspec.json.decode(feed_document.encode(kind, marketplace, message))
    return {name: sent[name] for name in ("productType", "patches")}
