"""Holidays: everything to 0, and back."""

import pytest

from sqlbridge.ledger import channels
from tests.tasks.conftest import MakeWorld

SKUS = tuple(f"DEMO-{number:04}" for number in range(1, 40))


@pytest.mark.parametrize("restarts", [1, 2])
def test_a_resting_account_shows_nothing_in_stock_and_resumes_with_the_present_stock(
    make_world: MakeWorld, restarts: int
) -> None:
    world = make_world(skus=40)
    world.list_skus(*SKUS)
    world.run_until_quiet()
    for _ in range(restarts):
        for is_resting in (True, False):
            with world.bridge.database.begin() as connection:
                channels.rest(connection, world.tables, ["de"], is_resting=is_resting, now=world.bridge.now())
            world.write("UPDATE ps_stock_available SET quantity = quantity + 1 WHERE id_product = {DEMO-0001}")
            world.run_until_quiet()
            shown = {sku: quantity for sku, (_, quantity) in world.at_amazon(*SKUS).items()}
            if is_resting:
                assert set(shown.values()) == {0}
            else:
                assert shown == {sku: quantity for sku, (_, quantity) in world.in_shop(*SKUS).items()}
