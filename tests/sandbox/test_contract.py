"""The sandbox's verdicts on feeds and its reports agree with Amazon's published schemas."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sqlbridge.sandbox import (
    Listing,
    Sandbox,
    catalog_api,
    documents_api,
    feeds_api,
    listings_api,
    listings_submissions_api,
    orders_api,
    reports_api,
    restrictions_api,
    sellers_api,
    shipments_api,
)
from tests.sandbox.contract import MODELS, check_answers, model, models_folder
from tests.sandbox.sdk import Answer
from tests.sandbox.seller import GERMANY, SELLER, CallingSeller, feed, price, quantity

APIS = (
    catalog_api,
    documents_api,
    feeds_api,
    listings_api,
    listings_submissions_api,
    orders_api,
    reports_api,
    restrictions_api,
    sellers_api,
    shipments_api,
)
PLAN = re.compile(r"\| *([0-9.]+) *\| *([0-9]+) *\|")
FEED_SCHEMA = "schemas/feeds/listings-feed-schema-v2.json"
REPORT_SCHEMA = "schemas/feeds/listings-feed-processing-report-schema-v2.json"
DELETE = {"messageId": 1, "sku": "SKU-1", "operationType": "DELETE"}
PARTIAL_UPDATE = {
    "messageId": 1,
    "sku": "SKU-1",
    "operationType": "PARTIAL_UPDATE",
    "productType": "PRODUCT",
    "attributes": {"item_name": [{"value": "Chair"}]},
}


@pytest.fixture(autouse=True)
def models() -> Path:
    return models_folder()


@pytest.fixture
def stocked(sandbox: Sandbox, caller: CallingSeller) -> CallingSeller:
    sandbox.add_listings([Listing(seller_id=SELLER, marketplace_id=GERMANY, sku="SKU-1")])
    return caller


def fits(document: Any, schema: str) -> bool:
    return bool(jsonschema.Draft7Validator(model(schema)).is_valid(document))


def is_accepted(report: dict[str, Any]) -> bool:
    return bool(report["summary"]["errors"] == 0 and report["summary"]["messagesAccepted"] > 0)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(feed(quantity("SKU-1", 7)), id="a quantity"),
        pytest.param(feed(price("SKU-1", 7)), id="a price"),
        pytest.param(feed(PARTIAL_UPDATE), id="a partial update"),
        pytest.param(feed(DELETE), id="a deletion"),
        pytest.param(feed(quantity("SKU-1", 7) | {"note": "unknown members are allowed"}), id="an unknown member"),
        pytest.param(feed({k: v for k, v in price("SKU-1", 7).items() if k != "productType"}), id="no product type"),
        pytest.param(feed(DELETE | {"productType": "PRODUCT"}), id="a deletion with a product type"),
        pytest.param(feed(PARTIAL_UPDATE | {"requirements": "LISTING"}), id="requirements in a partial update"),
        pytest.param(feed(PARTIAL_UPDATE | {"operationType": "UPDATE", "patches": []}), id="patches in an update"),
        pytest.param(feed(quantity("SKU-1", 7, op="remove")), id="the operation remove"),
        pytest.param(feed(quantity("SKU-1", 7, message_id=0)), id="message id zero"),
        pytest.param(feed(quantity("SKU-1", 7) | {"messageId": "1"}), id="message id as text"),
        pytest.param(feed(), id="no messages"),
        pytest.param(
            feed(quantity("SKU-1", 7)) | {"header": {"sellerId": SELLER, "version": "1.0"}}, id="version 1.0"
        ),
        pytest.param(feed(*(quantity("SKU-1", 7, message_id=n) for n in range(1, 25_002))), id="25,001 messages"),
    ],
)
def test_the_verdict_on_a_feed_agrees_with_the_schema(stocked: CallingSeller, document: dict[str, Any]) -> None:
    report = stocked.report_on(json.dumps(document, separators=(",", ":")).encode())
    assert is_accepted(report) == fits(document, FEED_SCHEMA)
    assert fits(report, REPORT_SCHEMA)


def test_the_example_feeds_are_accepted(stocked: CallingSeller, models: Path) -> None:
    examples = sorted((models / "examples").glob("feed_*.json"))
    assert examples
    for example in examples:
        report = stocked.report_on(example.read_bytes().replace(b"A2EXAMPLE0SELL", SELLER.encode()))
        assert (example.name, report["issues"]) == (example.name, [])
        stocked.sandbox.add_listings([Listing(seller_id=SELLER, marketplace_id=GERMANY, sku="SKU-1")])


def test_a_report_on_an_unreadable_feed_fits_the_schema(stocked: CallingSeller) -> None:
    assert fits(stocked.report_on(b"{"), REPORT_SCHEMA)


def test_usage_plans_are_those_of_the_models(models: Path) -> None:
    """Each model describes an operation's plan in a table: requests a second, burst."""
    described = {
        operation["operationId"]: tuple(float(number) for number in plan.groups())
        for name in MODELS
        for operations in model(name)["paths"].values()
        for operation in operations.values()
        if isinstance(operation, dict) and (plan := PLAN.search(operation["description"]))
    }
    played = {each.name: each.plan for module in APIS for each in module.OPERATIONS if each.plan}
    assert {name: (plan.rate, plan.burst) for name, plan in played.items()} == {
        name: described[name] for name in played
    }


def test_the_comparison_with_the_models_can_fail() -> None:
    answer = Answer("GET", "/feeds/2021-06-30/feeds/1", 200, {"feedId": "1", "processingStatus": "DONE_X"})
    with pytest.raises(jsonschema.ValidationError):
        check_answers([answer])
