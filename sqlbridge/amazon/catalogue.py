"""Amazon's catalogue, and offers for what is in it: finding ASINs by codes, offering one, following the offer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from sqlbridge.amazon.catalogue_wire import Item, ItemIssue, ItemPage, ItemSubmission, Restrictions, SingleListing
from sqlbridge.amazon.client import AmazonClient
from sqlbridge.errors import NotFoundError
from sqlbridge.model.feeds import Issue
from sqlbridge.model.product_codes import padded
from sqlbridge.model.selling import Account, Fulfilment, Marketplace

MOST_CODES = 20
"""How many codes one search takes."""

_LOCALE = "en_US"
_MERCHANT = "DEFAULT"


@dataclass(frozen=True, slots=True)
class CatalogueItem:
    """An ASIN; `gtins` are its codes of all types in 14 digits."""

    asin: str
    title: str
    gtins: frozenset[str]


@dataclass(frozen=True, slots=True)
class NewOffer:
    """An offer for an ASIN that exists. Empty and None are left to Amazon's defaults."""

    seller_sku: str
    asin: str
    condition: str
    price: Decimal
    quantity: int
    handling_days: int | None = None
    shipping_group: str = ""


@dataclass(frozen=True, slots=True)
class OfferAnswer:
    """Whether Amazon has taken a new offer, which may still fail, and what it remarks."""

    is_accepted: bool
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class ListingState:
    """A seller SKU at Amazon. `is_live`: buyers can find it, be it sold out or not."""

    asin: str | None
    is_live: bool
    fulfilment: Fulfilment
    issues: tuple[Issue, ...]


class AmazonCatalogue:
    """The catalogue as one account sees it. Errors as in `sqlbridge.amazon.account.AmazonAccount`."""

    def __init__(self, client: AmazonClient, account: Account) -> None:
        self._client = client
        self._seller_id = account.seller_id

    def find(self, marketplace_id: str, gtins: Sequence[str]) -> list[CatalogueItem]:
        """searchCatalogItems, all pages: the ASINs that at most 20 codes of 14 digits lead to, each told once.

        The answer does not say which code led where, and Amazon may find more than was asked for: compare `gtins`.
        """
        items = {item.asin: item for item in self._pages(marketplace_id, gtins)}
        return [_catalogue_item(marketplace_id, item) for item in items.values()]

    def restrictions(self, marketplace_id: str, asin: str, condition: str) -> list[str]:
        """getListingsRestrictions: why the seller may not offer the ASIN in this condition; empty if nothing does."""
        answer = self._client.call(
            Restrictions,
            "getListingsRestrictions",
            lambda: self._client.restrictions.get_listings_restrictions(
                asin=asin,
                sellerId=self._seller_id,
                marketplaceIds=marketplace_id,
                conditionType=condition,
                reasonLocale=_LOCALE,
            ),
        )
        found = [reason for one in answer.restrictions for reason in one.reasons]
        told = [f"{reason.reason_code}: {reason.message}".removeprefix(": ") for reason in found]
        return told or ["Amazon restricts the ASIN without a reason" for _ in answer.restrictions]

    def create_offer(self, marketplace: Marketplace, offer: NewOffer) -> OfferAnswer:
        """putListingsItem with LISTING_OFFER_ONLY: never a product. Sent again, it changes nothing."""
        body = {
            "productType": "PRODUCT",
            "requirements": "LISTING_OFFER_ONLY",
            "attributes": _attributes(marketplace, offer),
        }
        path = f"/listings/2021-08-01/items/{quote(self._seller_id, safe='')}/{quote(offer.seller_sku, safe='')}"
        parameters = {"marketplaceIds": marketplace.id, "issueLocale": _LOCALE}
        answer = self._client.put(
            ItemSubmission, "putListingsItem", self._client.listings_items, path, parameters, body
        )
        return OfferAnswer(answer.status == "ACCEPTED", _issues(answer.issues))

    def listing_state(self, marketplace_id: str, seller_sku: str) -> ListingState | None:
        """getListingsItem: how far the seller SKU is; None where Amazon has no such SKU in the marketplace."""
        try:
            found = self._client.call(
                SingleListing,
                "getListingsItem",
                lambda: self._client.listings_items.get_listings_item(
                    self._seller_id,
                    seller_sku,
                    marketplaceIds=marketplace_id,
                    issueLocale=_LOCALE,
                    includedData="summaries,issues,fulfillmentAvailability",
                ),
            )
        except NotFoundError:
            return None
        return _listing_state(marketplace_id, found)

    def _pages(self, marketplace_id: str, gtins: Sequence[str]) -> Iterator[Item]:
        parameters = {
            "identifiers": ",".join(gtins),
            "identifiersType": "GTIN",
            "marketplaceIds": marketplace_id,
            "includedData": "identifiers,summaries",
            "pageSize": str(MOST_CODES),
        }
        token: str | None = ""
        while token is not None:
            page = self._page(parameters | ({"pageToken": token} if token else {}))
            yield from page.items
            token = page.pagination.next_token or None

    def _page(self, parameters: dict[str, str]) -> ItemPage:
        path = "/catalog/2022-04-01/items"
        return self._client.get(ItemPage, "searchCatalogItems", self._client.catalogue, path, parameters)


def _catalogue_item(marketplace_id: str, item: Item) -> CatalogueItem:
    here = [one for one in item.identifiers if one.marketplace_id == marketplace_id]
    titles = (one.item_name for one in item.summaries if one.marketplace_id == marketplace_id)
    gtins = frozenset(padded(code.identifier) for one in here for code in one.identifiers)
    return CatalogueItem(item.asin, next(titles, ""), gtins)


def _listing_state(marketplace_id: str, found: SingleListing) -> ListingState:
    here = [one for one in found.summaries if one.marketplace_id == marketplace_id]
    codes = {one.fulfillment_channel_code for one in found.fulfillment_availability}
    return ListingState(
        asin=next((one.asin for one in here if one.asin), None),
        is_live=any(one.status for one in here),
        fulfilment=Fulfilment.AMAZON if codes - {_MERCHANT} else Fulfilment.MERCHANT,
        issues=_issues(found.issues),
    )


def _issues(issues: Sequence[ItemIssue]) -> tuple[Issue, ...]:
    return tuple(Issue(one.code, one.message, one.severity) for one in issues)


def _attributes(marketplace: Marketplace, offer: NewOffer) -> dict[str, Any]:
    here = {"marketplace_id": marketplace.id}
    availability: dict[str, Any] = {"fulfillment_channel_code": _MERCHANT, "quantity": offer.quantity}
    if offer.handling_days is not None:
        availability["lead_time_to_ship_max_days"] = offer.handling_days
    price = {"our_price": [{"schedule": [{"value_with_tax": _number(offer.price)}]}]}
    attributes = {
        "merchant_suggested_asin": [{"value": offer.asin, **here}],
        "condition_type": [{"value": offer.condition, **here}],
        "purchasable_offer": [{**here, "currency": marketplace.currency, "audience": "ALL", **price}],
        "fulfillment_availability": [availability],
    }
    group = {"merchant_shipping_group": [{"value": offer.shipping_group, **here}]} if offer.shipping_group else {}
    return attributes | group


def _number(price: Decimal) -> int | float:
    # The library writes JSON by itself and knows no Decimal. A float is written by its shortest form: the price.
    return int(price) if price == price.to_integral_value() else float(price)
