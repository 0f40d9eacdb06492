"""A listing is gone when complete reports have lacked it for long enough, and never before."""

import pytest

from sqlbridge.errors import InputError
from sqlbridge.ledger import listings
from sqlbridge.model.selling import Fulfilment, ReportedListing
from tests.tasks.conftest import MakeWorld
from tests.tasks.matching import Matching

OLD = [f"DEMO-{number:04}" for number in range(1, 24)]


def reasons(matching: Matching, sku: str) -> list[str]:
    return [one["reason"] for one in matching.world.changes() if one["entity_key"] == sku.encode()]


def test_a_listing_is_gone_after_two_complete_reports_hours_apart_and_is_sent_again_when_it_is_back(
    make_world: MakeWorld,
) -> None:
    matching = Matching(make_world(skus=30))
    world = matching.world
    matching.switch_on()
    matching.list_at_amazon("DEMO-0024", "DEMO-0025")
    matching.enable()
    imported = [ReportedListing(sku, None, "Active", Fulfilment.MERCHANT, None, 5) for sku in OLD]
    with world.bridge.database.begin() as connection:
        channel = world.bridge.accounts["main"].channel("de")
        listings.record(connection, world.tables, channel, imported, matching.now())

    matching.run()
    matching.wait()
    with pytest.raises(InputError, match=r"lists 2 listings where 23 were known.*--accept-shrunk"):
        matching.run()
    assert matching.states() == ["shrunk", "requested"]
    assert set(matching.listings()) == set(OLD)

    for _ in range(4):  # within the time for which Amazon may repeat a report
        matching.wait()
        assert matching.run(accept_shrunk=matching.states().count("done") == 0)["listings gone"] == 0
    matching.wait(6)
    matching.run()
    matching.wait()
    assert matching.run()["listings gone"] == len(OLD)

    world.run_until_quiet()
    assert {one.sku for one in world.sandbox.history()} == {"DEMO-0024", "DEMO-0025"}
    assert "no longer listed at Amazon" in reasons(matching, OLD[0])[-1]
    matching.list_at_amazon(OLD[0])
    matching.wait()
    matching.run()
    matching.wait()
    assert matching.run()["listings gone"] == len(OLD) - 1
    world.run_until_quiet()
    assert world.at_amazon(OLD[0]) == world.in_shop(OLD[0])
