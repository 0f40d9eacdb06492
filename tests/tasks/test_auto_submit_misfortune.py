"""Runs of auto-submit that hear no answer or have no quota: each product is offered once, and rightly."""

import pytest

from sqlbridge.errors import AmazonUnavailableError
from tests.tasks.conftest import MakeWorld
from tests.tasks.submitting import BUN, BUN_ASIN, BUNS, PEN, PEN_ASIN, PENS, Submitting, submitting


@pytest.fixture
def keeper(make_world: MakeWorld) -> Submitting:
    """One product with a code, and Amazon that knows it."""
    keeper = submitting(make_world(skus=2))
    keeper.code(PEN, PENS)
    keeper.knows(PEN_ASIN, PENS)
    keeper.knows(BUN_ASIN, BUNS)
    return keeper


def test_an_offer_whose_answer_is_lost_is_found_at_amazon_or_sent_again(keeper: Submitting) -> None:
    """Sold out meanwhile, it is offered no more, but what is at Amazon must not be forgotten."""
    write = "UPDATE ps_stock_available SET quantity = {} WHERE id_product = {{DEMO-000{}}}"
    for number, (sku, fault, quantity) in enumerate([(PEN, "lost-answer", 0), (BUN, "lost-request", 3)], start=1):
        keeper.code(sku, (PENS, BUNS)[number - 1])
        keeper.world.sandbox.fault(fault, operation="putListingsItem")
        with pytest.raises(AmazonUnavailableError):
            keeper.run()
        assert keeper.state(sku)[0] == "submitted"
        keeper.world.write(write.format(quantity, number))
        keeper.run()
    assert (keeper.state(PEN)[0], keeper.state(BUN)[0]) == ("listed", "accepted")
    assert keeper.requests("putListingsItem") == 3
    keeper.world.run_until_quiet()
    assert [keeper.world.at_amazon(sku)[sku][1] for sku in (PEN, BUN)] == [0, 3]


def test_what_sells_out_before_it_is_offered_waits(keeper: Submitting) -> None:
    """So does what the quota did not suffice for."""
    keeper.world.sandbox.fault("throttled", operation="getListingsRestrictions", times=4)
    assert keeper.run().values["steps left to the next run"] == 1
    keeper.world.write("UPDATE ps_stock_available SET quantity = 0 WHERE id_product = {DEMO-0001}")
    keeper.run()
    assert keeper.state(PEN) == ("found", "0 in stock, and submit.stock_at_least is 1")
    keeper.world.list_skus(PEN)
    keeper.run()
    assert (keeper.state(PEN)[0], keeper.requests("putListingsItem")) == ("listed", 0)


def test_a_sku_that_amazon_has_already_is_not_written_over(keeper: Submitting) -> None:
    keeper.world.list_skus(PEN, price="50", is_reported=False)
    keeper.run()
    keeper.run()
    assert (keeper.state(PEN)[0], keeper.requests("putListingsItem")) == ("listed", 0)
    assert "already, for B000000001" in (keeper.state(PEN)[1] or "")


def test_a_large_shop_is_walked_over_several_runs(make_world: MakeWorld) -> None:
    """The first run's quota suffices for the first 500 SKUs only, the second goes on there, the third begins anew."""
    keeper = submitting(make_world(skus=600))
    ((last,),) = keeper.world.shop.read(
        "SELECT MAX(reference) FROM ps_product WHERE product_type = 'standard' AND active"
    )
    for sku, code, asin in ((PEN, PENS, PEN_ASIN), (last, BUNS, BUN_ASIN)):
        keeper.code(sku, code)
        keeper.knows(asin, code)
    keeper.world.sandbox.fault("throttled", operation="searchCatalogItems", skipped=1, times=4)
    walked = [keeper.run().values["SKUs looked at"] for _ in range(3)]
    assert (walked[1], walked[2]) == (walked[0] - 500, walked[0])
    assert [keeper.row(sku)["asin"] for sku in (PEN, last)] == [PEN_ASIN, BUN_ASIN]


def test_an_offer_that_never_gets_live_is_given_up_after_a_day(keeper: Submitting) -> None:
    keeper.world.sandbox.settings(creation_seconds=1e6)
    for days, state in ((0, "accepted"), (0.9, "accepted"), (1.1, "refused")):
        keeper.run(days=days)
        assert keeper.state(PEN)[0] == state
