"""The Listings Restrictions API."""

from typing import Any

import pytest

from sqlbridge.sandbox import Sandbox, SellingRestriction
from tests.sandbox.seller import GERMANY, SELLER, CallingSeller

ASIN = "B071VG5N9D"


@pytest.fixture(autouse=True)
def restricted(sandbox: Sandbox) -> None:
    common: dict[str, Any] = {"asin": ASIN, "marketplace_id": GERMANY}
    sandbox.add_restrictions(
        [
            SellingRestriction(**common, reason="APPROVAL_REQUIRED"),
            SellingRestriction(**common, reason="NOT_ELIGIBLE", condition="used_good"),
        ]
    )


def ask(caller: CallingSeller, **query: Any) -> Any:
    parameters = {"asin": ASIN, "sellerId": SELLER, "marketplaceIds": GERMANY} | query
    return caller.http.get("/listings/2021-08-01/restrictions", params=parameters)


@pytest.mark.parametrize(
    ("query", "reasons"),
    [
        ({"conditionType": "new_new"}, [("new_new", "APPROVAL_REQUIRED")]),
        ({"conditionType": "used_good"}, [("used_good", "NOT_ELIGIBLE")]),
        ({"conditionType": "used_like_new"}, []),
        ({}, [("new_new", "APPROVAL_REQUIRED"), ("used_good", "NOT_ELIGIBLE")]),
        ({"asin": "B0NOBODY00"}, [(None, "ASIN_NOT_FOUND")]),
    ],
)
def test_restrictions_go_by_asin_and_condition(caller: CallingSeller, query: Any, reasons: Any) -> None:
    restrictions = ask(caller, **query).raise_for_status().json()["restrictions"]
    assert [(each.get("conditionType"), each["reasons"][0]["reasonCode"]) for each in restrictions] == reasons


def test_an_approval_can_be_asked_for_at_a_link(caller: CallingSeller) -> None:
    (restriction,) = ask(caller, conditionType="new_new").json()["restrictions"]
    (link,) = restriction["reasons"][0]["links"]
    assert link["resource"].startswith("https://sellercentral.amazon.de/")
    assert ASIN in link["resource"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"asin": ""}, 400),
        ({"conditionType": "shiny"}, 400),
        ({"marketplaceIds": ""}, 400),
        ({"sellerId": "A3OTHER"}, 403),
    ],
)
def test_a_wrong_request_is_refused_by_a_bare_list(caller: CallingSeller, query: Any, status: int) -> None:
    answer = ask(caller, **query)
    assert (answer.status_code, type(answer.json())) == (status, list)
