"""Products that Amazon knows by one clear ASIN are offered there; no product is ever created."""

import logging
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from sqlbridge.errors import AuthorizationError, ShopError
from sqlbridge.model.selling import Fulfilment
from sqlbridge.sandbox import Listing, SellingRestriction
from sqlbridge.settings import PriceRule
from tests.tasks.conftest import MakeWorld
from tests.tasks.submitting import (
    BUN,
    BUN_ASIN,
    BUNS,
    CAN,
    CAN_ASIN,
    PEN,
    PEN_ASIN,
    PENS,
    TIN,
    Submitting,
    submitting,
    with_account,
)
from tests.tasks.world import DE, FR, SELLER


@pytest.fixture
def keeper(make_world: MakeWorld) -> Submitting:
    """One product with a code, and Amazon that knows it."""
    keeper = submitting(make_world(skus=3))
    keeper.code(PEN, PENS)
    keeper.knows(PEN_ASIN, PENS)
    return keeper


def test_a_product_is_offered_followed_and_then_kept_up_to_date(keeper: Submitting) -> None:
    world = keeper.world
    world.sandbox.settings(creation_seconds=900)
    keeper.run()
    assert keeper.state(PEN) == ("accepted", None)
    assert world.at_amazon(PEN) == world.in_shop(PEN)
    keeper.run()
    assert keeper.state(PEN)[0] == "accepted"
    world.sandbox.advance(900)
    keeper.run()
    assert keeper.state(PEN) == ("listed", None)
    world.write("UPDATE ps_product_shop SET price = price + 5 WHERE id_product = {DEMO-0001}")
    world.run_until_quiet()
    assert world.at_amazon(PEN) == world.in_shop(PEN)
    listing = world.sandbox.listing(SELLER, DE, PEN)
    assert (listing.asin, listing.status, len(world.sandbox.listings(SELLER))) == (PEN_ASIN, "Active", 1)
    assert (world.sandbox.mistakes(), keeper.requests("putListingsItem")) == ([], 1)


def test_the_rules_of_price_and_stock_hold_for_a_new_offer(keeper: Submitting) -> None:
    keeper.set(condition="used_good", shipping_group="Parcels")
    rules = [PriceRule(minimum=Decimal(300), maximum=Decimal(300)), PriceRule(ending=Decimal("0.99"))]
    with_account(keeper.world, {"stock_buffer": 2, "stock_handling_days": 4}, price_rules=rules)
    keeper.run()
    listing = keeper.world.sandbox.listing(SELLER, DE, PEN)
    assert (str(listing.price), listing.quantity, listing.lead_time) == ("299.99", 5, 4)


# SKU: code, what Amazon's catalogue has (ASIN, type, code), and the state and the words that follow.
_CASES: dict[str, tuple[str, list[tuple[str, str, str]], str, str]] = {
    "DEMO-0001": ("4006381333932", [], "invalid", "check digit of 4006381333932 is wrong"),
    "DEMO-0002": (BUNS, [], "unknown", "no 05901234123457"),
    "DEMO-0003": (CAN, [("B00000CAN1", "EAN", CAN), ("B00000CAN2", "EAN", CAN)], "ambiguous", "several ASINs"),
    "DEMO-0008": ("0306406152", [("B00000BOOK", "ISBN", "9780306406157")], "accepted", ""),
    "DEMO-0010": ("036000291452", [("B000000UPC", "GTIN", "00036000291452")], "accepted", ""),
    "DEMO-0011": ("9002490000011", [("B000RESTRI", "EAN", "9002490000011")], "restricted", "Ask us first"),
    "DEMO-0012": ("9002490000028", [("B000REFUSE", "EAN", "9002490000028")], "refused", "8541: Titles conflict"),
    "DEMO-0013": ("9002490000035", [("B000UNDONE", "EAN", "9002490000035")], "refused", "90220: batteries"),
    "DEMO-0014": ("9002490000042", [("B000LISTED", "EAN", "9002490000042")], "shared", "listings link OLD DEMO-0014"),
    "DEMO-0019": ("9002490000059", [("B000SHARED", "EAN", "9002490000059")], "shared", "also found for DEMO-0020"),
    "DEMO-0020": ("9002490000066", [("B000SHARED", "EAN", "9002490000066")], "shared", "also found for DEMO-0019"),
    "DEMO-0021": ("9002490000073", [("B000000ONE", "EAN", "9002490000073")], "shared", "also the code of DEMO-0024"),
    "DEMO-0023": ("9002490000080", [("B0NOTPRICE", "EAN", "9002490000080")], "", ""),
    "DEMO-0024": ("09002490000073", [], "", ""),
}


def test_every_reason_is_told(make_world: MakeWorld) -> None:
    """DEMO-0024 is sold out: that its code is DEMO-0021's, too, written otherwise, is a mistake all the same."""
    keeper = submitting(make_world(skus=26))
    world = keeper.world
    world.shop.write("ALTER TABLE ps_product MODIFY ean13 varchar(20)")  # as PrestaShop 9 has it
    _fill(keeper)
    world.write(
        "UPDATE ps_product_shop SET price = 0 WHERE id_product = {DEMO-0023}",
        "UPDATE ps_stock_available SET quantity = 0 WHERE id_product = {DEMO-0024}",
    )
    world.list_skus("OLD", asin="B000LISTED")
    for days in (0, 0.1):
        keeper.run(days=days)
    for sku, (_, _, state, words) in _CASES.items():
        expected = "listed" if state == "accepted" else state
        told = keeper.state(sku)
        assert (told[0], words in (told[1] or "")) == (expected, True), (sku, told)
    assert "Title of B00000CAN1" in keeper.row("DEMO-0003")["candidates"]
    assert (world.sandbox.mistakes(), keeper.requests("searchCatalogItems")) == ([], 1)


def _fill(keeper: Submitting) -> None:
    for sku, (code, items, _, _) in _CASES.items():
        keeper.code(sku, code)
        for asin, kind, identifier in items:
            codes = [one[2] for case in _CASES.values() for one in case[1] if one[0] == asin and kind == one[1]]
            keeper.knows(asin, *dict.fromkeys((identifier, *codes)), kind=kind)
    restricted: dict[str, Any] = {"reason": "APPROVAL_REQUIRED", "message": "Ask us first."}
    sandbox = keeper.world.sandbox
    sandbox.add_restrictions([SellingRestriction(asin="B000RESTRI", marketplace_id=DE, **restricted)])
    sandbox.fault("refused-message", sku="DEMO-0012", code="8541", message="Titles conflict.")
    sandbox.fault("incomplete-offer", sku="DEMO-0013", code="90220", message="batteries_required is missing")


def test_codes_are_asked_for_again_when_they_change_or_are_old(keeper: Submitting) -> None:
    keeper.knows(PEN_ASIN)
    for days, asked in ((0, 1), (29, 1), (31, 2)):
        keeper.run(days=days)
        assert keeper.requests("searchCatalogItems") == asked
    assert keeper.state(PEN)[0] == "unknown"
    keeper.code(PEN, BUNS)
    keeper.knows(BUN_ASIN, BUNS)
    keeper.run()
    assert (keeper.state(PEN)[0], keeper.row(PEN)["asin"]) == ("accepted", BUN_ASIN)


def test_an_operator_chooses_excludes_and_takes_it_back(keeper: Submitting) -> None:
    keeper.knows(CAN_ASIN, PENS)
    keeper.code(BUN, BUNS)
    keeper.knows(BUN_ASIN, BUNS)
    assert keeper.exclude(BUN)
    keeper.run()
    assert (keeper.state(PEN)[0], keeper.state(BUN)[0]) == ("ambiguous", "excluded")
    assert keeper.choose(PEN, CAN_ASIN)
    keeper.run()
    assert (keeper.state(PEN)[0], keeper.world.sandbox.listing(SELLER, DE, PEN).asin) == ("accepted", CAN_ASIN)
    assert (keeper.choose(PEN, PEN_ASIN), keeper.exclude(PEN)) == (False, False)
    assert keeper.include(BUN)
    keeper.run()
    assert keeper.state(BUN)[0] == "accepted"


def test_a_run_submits_no_more_than_its_batch_and_a_rehearsal_nothing(
    keeper: Submitting, caplog: pytest.LogCaptureFixture
) -> None:
    for sku, code, asin in ((BUN, BUNS, BUN_ASIN), (TIN, CAN, CAN_ASIN)):
        keeper.code(sku, code)
        keeper.knows(asin, code)
    keeper.set(batch=2)
    with caplog.at_level(logging.INFO):
        counts = keeper.run(dry_run=True).values
    assert counts["offers that would be submitted"] == 2
    assert f"{PEN} would be offered on de as {PEN_ASIN}" in caplog.text
    assert (keeper.state(PEN)[0], keeper.requests("putListingsItem")) == ("", 0)
    for submitted in (2, 3):
        keeper.run()
        assert keeper.requests("putListingsItem") == submitted
    assert keeper.requests("searchCatalogItems") == 2


def test_only_channels_that_submit_are_served_and_errors_are_told(keeper: Submitting) -> None:
    keeper.set(enabled=False)
    assert keeper.run().values == {}
    keeper.set(enabled=True, code="gtin")
    with pytest.raises(ShopError, match="ean13, isbn, upc"):
        keeper.run()
    keeper.set(code="ean13")
    keeper.world.sandbox.revoke(SELLER)
    with pytest.raises(AuthorizationError):
        keeper.run()
    assert keeper.requests("searchCatalogItems") == 0


def test_another_marketplace_keeps_its_quantity_and_its_fulfilment(make_world: MakeWorld) -> None:
    """Amazon has one quantity for all marketplaces, and a new offer brings one of its own."""
    keeper = submitting(make_world(marketplaces=("DE", "FR"), skus=3))
    world = keeper.world
    for sku, code, asin in ((PEN, PENS, PEN_ASIN), (BUN, BUNS, BUN_ASIN)):
        keeper.code(sku, code)
        keeper.knows(asin, code, marketplace=FR)
    world.list_skus(PEN)
    world.list_skus(BUN, fulfilment=Fulfilment.AMAZON)
    world.run_until_quiet()
    keeper.run()
    assert keeper.state(BUN, "fr")[0] == "refused"
    assert "Amazon fulfils" in (keeper.state(BUN, "fr")[1] or "")
    world.write("UPDATE ps_stock_available SET quantity = 2 WHERE id_product = {DEMO-0001}")
    world.update()
    keeper.run()
    assert keeper.state(PEN, "fr")[0] == "accepted"  # a feed with the quantity is on its way
    world.acknowledge()
    _overtake(keeper, quantity=7)
    keeper.run()
    assert keeper.state(PEN, "fr")[0] == "listed"
    world.run_until_quiet()
    assert {world.at_amazon(PEN, marketplace=place)[PEN][1] for place in (DE, FR)} == {2}


def _overtake(keeper: Submitting, quantity: int) -> None:
    """As if Amazon had taken the offer in only after the feed."""
    listing: Listing = keeper.world.sandbox.listing(SELLER, DE, PEN)
    keeper.world.sandbox.add_listings([msgspec.structs.replace(listing, quantity=quantity)])
