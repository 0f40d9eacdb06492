"""The Catalog Items API: which ASINs a product code leads to.

Codes: the ISBN pair is the example of ISO 2108, the UPC-A and its EAN-13 differ by a leading zero (GS1).
"""

from typing import Any

import httpx
import pytest

from sqlbridge.sandbox import CatalogueItem, ProductCode, Sandbox, Seller
from tests.sandbox.seller import FRANCE, GERMANY, SELLER, CallingSeller

CATALOGUE = "/catalog/2022-04-01/items"


@pytest.fixture(autouse=True)
def catalogue(sandbox: Sandbox, seller: Seller) -> None:
    def item(asin: str, title: str, *codes: ProductCode, marketplace_id: str = GERMANY) -> CatalogueItem:
        return CatalogueItem(
            asin=asin,
            marketplace_id=marketplace_id,
            title=title,
            brand="Acme",
            product_type="CHAIR",
            identifiers=list(codes),
        )

    sandbox.add_catalogue_items(
        [
            item("B000000001", "Chair", ProductCode("UPC", "036000291452")),
            item("B000000002", "Book", ProductCode("ISBN", "9780306406157")),
            item("B000000003", "One of twins", ProductCode("EAN", "4006381333931")),
            item("B000000004", "Other twin", ProductCode("GTIN", "04006381333931")),
            item("B000000005", "Chaise", ProductCode("EAN", "4006381333931"), marketplace_id=FRANCE),
        ]
    )


def search(caller: CallingSeller, identifiers: str, kind: str = "EAN", **query: Any) -> httpx.Response:
    parameters = {"marketplaceIds": GERMANY, "identifiers": identifiers, "identifiersType": kind}
    return caller.http.get(CATALOGUE, params=parameters | query)


def asins(caller: CallingSeller, identifiers: str, kind: str = "EAN") -> list[str]:
    return [item["asin"] for item in search(caller, identifiers, kind).raise_for_status().json()["items"]]


@pytest.mark.parametrize(
    ("kind", "code", "found"),
    [
        ("EAN", "0036000291452", ["B000000001"]),
        ("UPC", "036000291452", ["B000000001"]),
        ("ISBN", "0306406152", ["B000000002"]),
        ("ISBN", "0-306-40615-2", ["B000000002"]),
        ("EAN", "4006381333931", ["B000000003", "B000000004"]),
        ("EAN", "4006381333948", []),
        ("EAN", "4006381333931,0036000291452", ["B000000003", "B000000004", "B000000001"]),
        ("ASIN", "B000000002,B0NOBODY00", ["B000000002"]),
    ],
)
def test_a_code_leads_to_every_item_that_lists_it_in_any_form(
    caller: CallingSeller, kind: str, code: str, found: list[str]
) -> None:
    assert asins(caller, code, kind) == found


def test_a_sku_leads_to_what_it_is_listed_as(caller: CallingSeller) -> None:
    answer = search(caller, "CHAIR", "SKU", sellerId=SELLER).json()
    assert [item["asin"] for item in answer["items"]] == ["B071VG5N9D"]
    assert search(caller, "CHAIR", "SKU").status_code == 400


def test_a_changed_item_is_no_longer_found_by_its_old_code(sandbox: Sandbox, caller: CallingSeller) -> None:
    changed = CatalogueItem(asin="B000000003", marketplace_id=GERMANY, title="Corrected")
    sandbox.add_catalogue_items([changed])
    assert asins(caller, "4006381333931") == ["B000000004"]


def test_an_answer_carries_what_is_asked_for_only(caller: CallingSeller) -> None:
    (item,) = search(caller, "036000291452", "UPC").json()["items"]
    assert item.keys() == {"asin", "summaries"}
    (item,) = search(caller, "036000291452", "UPC", includedData="identifiers,productTypes").json()["items"]
    assert item == {
        "asin": "B000000001",
        "identifiers": [
            {
                "marketplaceId": GERMANY,
                "identifiers": [{"identifierType": "UPC", "identifier": "036000291452"}],
            }
        ],
        "productTypes": [{"marketplaceId": GERMANY, "productType": "CHAIR"}],
    }


def test_items_are_found_page_by_page(caller: CallingSeller) -> None:
    first = search(caller, "4006381333931", pageSize=1).json()
    second = search(caller, "4006381333931", pageSize=1, pageToken=first["pagination"]["nextToken"]).json()
    assert [item["asin"] for item in first["items"] + second["items"]] == ["B000000003", "B000000004"]
    assert (first["numberOfResults"], "pagination" in second) == (2, False)


@pytest.mark.parametrize(
    "query",
    [
        {"identifiers": ",".join(str(number) for number in range(21))},
        {"identifiers": "", "keywords": "chair"},
        {"identifiersType": ""},
        {"identifiersType": "BARCODE"},
        {"marketplaceIds": f"{GERMANY},{FRANCE}"},
        {"marketplaceIds": ""},
        {"pageSize": 21},
        {"includedData": "secrets"},
    ],
)
def test_a_wrong_search_is_refused(caller: CallingSeller, query: dict[str, Any]) -> None:
    parameters = {"marketplaceIds": GERMANY, "identifiers": "4006381333931", "identifiersType": "EAN"} | query
    assert caller.http.get(CATALOGUE, params=parameters).status_code == 400


def test_one_item_is_read_by_its_asin(caller: CallingSeller) -> None:
    def read(asin: str, marketplace_id: str) -> httpx.Response:
        return caller.http.get(f"{CATALOGUE}/{asin}", params={"marketplaceIds": marketplace_id})

    assert read("B000000005", FRANCE).json()["summaries"][0]["itemName"] == "Chaise"
    assert read("B000000005", GERMANY).status_code == 404
