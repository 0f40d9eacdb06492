"""The feed document: exact prices, whole offers, within Amazon's limits."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqlbridge.amazon.feed_document import documents, encode
from sqlbridge.amazon.purchasable_offer import around_price
from sqlbridge.model.feeds import FeedKind, FeedMessage
from sqlbridge.model.selling import Marketplace
from tests.amazon.conftest import DE, JP

TEN_MEBIBYTES = 10 * 1024 * 1024

CONSUMER = {
    "marketplace_id": DE.id,
    "currency": "EUR",
    "audience": "ALL",
    "our_price": [{"schedule": [{"value_with_tax": Decimal("24.99")}]}],
    "minimum_seller_allowed_price": [{"schedule": [{"value_with_tax": Decimal("15.00")}]}],
    "discounted_price": [
        {"schedule": [{"start_at": "2020-01-01", "end_at": "2020-01-31", "value_with_tax": Decimal("18.5")}]}
    ],
    "start_at": {"value": "2020-01-01T00:00:00Z"},
}
BUSINESS = {
    "marketplace_id": DE.id,
    "currency": "EUR",
    "audience": "B2B",
    "our_price": [{"schedule": [{"value_with_tax": Decimal("22.10")}]}],
    "quantity_discount_plan": [{"schedule": [{"discount_type": "fixed", "levels": []}]}],
}


def price(value: str, *offer: dict[str, Any], currency: str = "EUR") -> FeedMessage:
    return FeedMessage("SKU-1", Decimal(value), currency, around_price(DE, offer))


def patch(kind: FeedKind, marketplace: Marketplace, message: FeedMessage) -> dict[str, Any]:
    encoded: dict[str, Any] = json.loads(encode(kind, marketplace, message), parse_float=Decimal)
    (only,) = encoded.pop("patches")
    assert encoded == {"messageId": 1, "sku": "SKU-1", "operationType": "PATCH", "productType": "PRODUCT"}
    return dict(only)


def our_price(value: str) -> list[dict[str, Any]]:
    return [{"schedule": [{"value_with_tax": Decimal(value)}]}]


def test_a_price_replaces_the_offer_of_a_listing_that_has_none() -> None:
    assert patch(FeedKind.PRICE, DE, price("19.90")) == {
        "op": "replace",
        "path": "/attributes/purchasable_offer",
        "value": [
            {"marketplace_id": DE.id, "currency": "EUR", "audience": "ALL", "our_price": our_price("19.90")},
        ],
    }


def test_of_an_offer_only_our_price_for_all_buyers_changes() -> None:
    value = patch(FeedKind.PRICE, DE, price("19.90", BUSINESS, CONSUMER))["value"]
    assert value == [CONSUMER | {"our_price": our_price("19.90")}, BUSINESS]


def test_an_offer_for_businesses_alone_gets_one_for_all_buyers_beside_it() -> None:
    value = patch(FeedKind.PRICE, DE, price("19.90", BUSINESS))["value"]
    assert [instance["audience"] for instance in value] == ["ALL", "B2B"]
    assert value[1] == BUSINESS


def test_an_instance_without_an_audience_is_the_one_for_all_buyers() -> None:
    unnamed = {name: member for name, member in CONSUMER.items() if name != "audience"}
    assert patch(FeedKind.PRICE, DE, price("1", unnamed))["value"] == [CONSUMER | {"our_price": our_price("1.00")}]


@pytest.mark.parametrize(
    ("marketplace", "value", "written"),
    [(DE, "19.900000", b"19.90"), (DE, "0.1", b"0.10"), (DE, "1E+3", b"1000.00"), (JP, "1980.000000", b"1980")],
)
def test_prices_are_written_without_binary_floats(marketplace: Marketplace, value: str, written: bytes) -> None:
    message = price(value, currency=marketplace.currency)
    assert b'"value_with_tax":' + written + b"}" in encode(FeedKind.PRICE, marketplace, message)


@given(value=st.decimals("0.01", 10**9, places=2))
def test_any_price_arrives_exactly(value: Decimal) -> None:
    (instance,) = patch(FeedKind.PRICE, DE, price(str(value)))["value"]
    assert instance["our_price"] == our_price(str(value))


def test_a_quantity_is_merged_so_that_the_lead_time_stays() -> None:
    assert patch(FeedKind.STOCK, DE, FeedMessage("SKU-1", Decimal("7.000000"))) == {
        "op": "merge",
        "path": "/attributes/fulfillment_availability",
        "value": [{"fulfillment_channel_code": "DEFAULT", "quantity": 7}],
    }


MESSAGES = st.lists(
    st.builds(
        FeedMessage,
        seller_sku=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
        value=st.decimals(0, 10**6, places=0) | st.just(Decimal("7.000000")),
        handling_days=st.none() | st.integers(0, 30),
    ),
    max_size=30,
)


def cut(messages: list[FeedMessage], limit: int, kind: FeedKind = FeedKind.STOCK) -> list[int]:
    """How many messages each document has."""
    return [len(one.messages) for one in documents(kind, DE, "A1SELLER", messages, limit)]


@given(messages=MESSAGES, limit=st.integers(1, 12))
def test_documents_hold_every_message_in_order_each_numbered_from_one(
    messages: list[FeedMessage], limit: int
) -> None:
    written = list(documents(FeedKind.STOCK, DE, "A1SELLER", messages, limit))
    for document in written:
        read = json.loads(document.content)
        assert read["header"] == {"sellerId": "A1SELLER", "version": "2.0", "issueLocale": "en_US"}
        assert [entry["messageId"] for entry in read["messages"]] == list(range(1, len(document.messages) + 1))
        assert [entry["sku"] for entry in read["messages"]] == [one.seller_sku for one in document.messages]
        assert [entry["patches"] for entry in read["messages"]] == [[quantity(one)] for one in document.messages]
    assert [message for document in written for message in document.messages] == messages
    assert all(len(document.messages) == limit for document in written[:-1])


def quantity(message: FeedMessage) -> dict[str, Any]:
    """The patch, as Amazon's schema has it."""
    value: dict[str, Any] = {"fulfillment_channel_code": "DEFAULT", "quantity": int(message.value)}
    if message.handling_days is not None:
        value["lead_time_to_ship_max_days"] = message.handling_days
    op = "merge" if message.handling_days is None else "replace"
    return {"op": op, "path": "/attributes/fulfillment_availability", "value": [value]}


INSTANCES = st.lists(st.sampled_from([CONSUMER, BUSINESS, {"audience": "ALL"}, {"currency": "SEK", "map": '"é'}]))


@given(offers=st.lists(INSTANCES, min_size=1, max_size=9))
def test_prices_in_one_document_each_keep_the_rest_of_their_own_offer(offers: list[list[dict[str, Any]]]) -> None:
    messages = [price(f"{number}.5", *offer) for number, offer in enumerate(offers)]
    (document,) = documents(FeedKind.PRICE, DE, "A1SELLER", messages, 25_000)
    read = json.loads(document.content, parse_float=Decimal)
    for number, (entry, offer) in enumerate(zip(read["messages"], offers, strict=True)):
        ours = {"marketplace_id": DE.id, "currency": "EUR", "audience": "ALL", "our_price": our_price(f"{number}.50")}
        others = [one for one in offer if one is BUSINESS or "SEK" in one.values()]
        seen = [one for one in offer if one not in others] or [{}]
        assert entry["patches"][0]["value"] == [{**one, **ours} for one in seen] + others


def test_documents_end_before_amazons_number_of_messages() -> None:
    assert cut([FeedMessage("S", Decimal(1))] * 25_001, 10**6) == [25_000, 1]


def test_documents_end_just_before_ten_mebibytes() -> None:
    messages = [price("19.90", CONSUMER | {"map_price": "x" * 100_000})] * 210
    first, second, third = documents(FeedKind.PRICE, DE, "A1SELLER", messages, 25_000)
    assert len(first.messages) + len(second.messages) + len(third.messages) == 210
    for document in (first, second):
        assert TEN_MEBIBYTES - 101_000 < len(document.content) < TEN_MEBIBYTES
        assert json.loads(document.content)["messages"][-1]["messageId"] == len(document.messages)


def test_a_message_that_is_too_large_by_itself_goes_alone() -> None:
    large = price("1", CONSUMER | {"map_price": "x" * TEN_MEBIBYTES})
    assert cut([price("1"), large, large, price("2")], 25_000, FeedKind.PRICE) == [1, 1, 1, 1]


def test_nothing_to_send_is_no_document() -> None:
    assert cut([], 10) == []
