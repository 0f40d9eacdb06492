"""Runs of auto-submit that die or hear no answer: each product is offered once, and rightly."""

from itertools import count

import pytest

from sqlbridge.demo.server import Flavour
from sqlbridge.errors import AmazonUnavailableError
from sqlbridge.model.product_codes import check_digit
from tests.crash.steps import before_each_step
from tests.tasks.conftest import MakeWorld
from tests.tasks.submitting import BUN, BUN_ASIN, BUNS, PEN, PEN_ASIN, PENS, Submitting, submitting
from tests.tasks.world import DE, SELLER

_EVERY = {Flavour.MARIADB: 1, Flavour.MYSQL: 5}


class DiedError(BaseException):
    """The end of a run, in the middle."""


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


def test_a_run_that_dies_at_any_step_is_made_good_by_the_next(keeper: Submitting) -> None:
    """Each time another product, which then has been offered under its own SKU and ASIN, and never otherwise."""
    steps = []
    for step in count(1, _EVERY[keeper.world.shop.server.program.flavour]):
        sku, asin = f"CRASH-{step}", f"B{step:09}"
        _exchange(keeper, sku, asin, step)
        is_over = not _dies(keeper, step)
        for _ in range(2):
            keeper.run()
        listing = keeper.world.sandbox.listing(SELLER, DE, sku)
        assert (keeper.state(sku), listing.asin, listing.quantity) == (("listed", None), asin, 7)
        steps.append((sku, asin))
        if is_over:
            break
    assert step > 20
    assert {(one.sku, one.asin) for one in keeper.world.sandbox.listings(SELLER)} == set(steps)
    assert keeper.world.sandbox.mistakes() == []


def _exchange(keeper: Submitting, sku: str, asin: str, step: int) -> None:
    """The shop's product becomes another one, which Amazon knows, too."""
    digits = f"9002490{step:05}"
    code = digits + check_digit(digits)
    keeper.world.shop.write(f"UPDATE ps_product SET reference = '{sku}', ean13 = '{code}' LIMIT 1")
    keeper.knows(asin, code)


def _dies(keeper: Submitting, last: int) -> bool:
    def die(step: int) -> None:
        if step == last:
            raise DiedError

    keeper.refill()
    try:
        with before_each_step(die):
            keeper.run(with_full_quota=False)
    except DiedError:
        keeper.free_leases()
        return True
    return False
