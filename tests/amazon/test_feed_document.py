"""The feed document: exact prices, whole offers, within Amazon's limits."""

import json
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqlbridge.amazon.feed_document import cut, encode, write
from sqlbridge.model import FeedKind, FeedMessage, Marketplace
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
    return FeedMessage(1, "SKU-1", Decimal(value), currency, offer)


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
    assert patch(FeedKind.STOCK, DE, FeedMessage(1, "SKU-1", Decimal("7.000000"))) == {
        "op": "merge",
        "path": "/attributes/fulfillment_availability",
        "value": [{"fulfillment_channel_code": "DEFAULT", "quantity": 7}],
    }


def document(messages: list[FeedMessage], kind: FeedKind = FeedKind.STOCK) -> bytes:
    stream = BytesIO()
    write(stream, kind, DE, "A1SELLER", messages)
    return stream.getvalue()


MESSAGES = st.lists(
    st.builds(
        FeedMessage,
        message_id=st.integers(1, 25_000),
        seller_sku=st.text(min_size=1, max_size=40).filter(lambda sku: sku.isprintable()),
        value=st.decimals(0, 10**6, places=0),
    ),
    max_size=30,
)


@given(messages=MESSAGES, limit=st.integers(1, 12))
def test_cutting_keeps_every_message_in_order_and_numbers_each_group_from_one(
    messages: list[FeedMessage], limit: int
) -> None:
    groups = list(cut(FeedKind.STOCK, DE, "A1SELLER", messages, limit))
    sent = []
    for group in groups:
        read = json.loads(document(group))
        assert read["header"] == {"sellerId": "A1SELLER", "version": "2.0", "issueLocale": "en_US"}
        assert [entry["messageId"] for entry in read["messages"]] == list(range(1, len(group) + 1))
        sent += [(entry["sku"], entry["patches"][0]["value"][0]["quantity"]) for entry in read["messages"]]
    assert sent == [(message.seller_sku, message.value) for message in messages]
    assert all(len(group) == limit for group in groups[:-1])


def test_groups_end_before_amazons_number_of_messages() -> None:
    messages = [FeedMessage(1, "S", Decimal(1))] * 25_001
    assert [len(group) for group in cut(FeedKind.STOCK, DE, "A1SELLER", messages, 10**6)] == [25_000, 1]


def test_groups_end_just_before_ten_mebibytes() -> None:
    messages = [price("19.90", CONSUMER | {"map_price": "x" * 100_000})] * 210
    first, second, third = cut(FeedKind.PRICE, DE, "A1SELLER", messages, 25_000)
    assert len(first) + len(second) + len(third) == 210
    for group in (first, second):
        size = len(document(group, FeedKind.PRICE))
        assert TEN_MEBIBYTES - 101_000 < size < TEN_MEBIBYTES


def test_nothing_to_send_is_no_group() -> None:
    assert list(cut(FeedKind.STOCK, DE, "A1SELLER", [], 10)) == []
