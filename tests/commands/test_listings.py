"""`run match` and `sqlbridge listings`, as the program's own process: what an operator sees of them."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from sqlbridge.sandbox import Listing
from tests.commands.conftest import RunProgram
from tests.commands.test_daily_work import list_at_amazon, synchronise, world  # noqa: F401 - a fixture
from tests.tasks.conftest import make_world, sandbox  # noqa: F401 - two fixtures
from tests.tasks.matching import Matching
from tests.tasks.world import DE, SELLER, World

SWITCHED_ON = {"SQLBRIDGE_ACCOUNTS__MAIN__CHANNELS__DE__MATCH__ENABLED": "true"}


def test_what_matches_and_what_does_not_is_counted_and_listed(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    def document(*arguments: str) -> Any:
        return json.loads(run_program(*arguments, "--json", **SWITCHED_ON).stdout)

    world.write("UPDATE ps_product SET reference = 'DEMO-0002' WHERE id_product = {DEMO-0003}")
    list_at_amazon(world, tmp_path, "DEMO-0001", "DEMO-0002", "DEMO-0003")
    by_amazon = Listing(seller_id=SELLER, marketplace_id=DE, sku="DEMO-0004", channel="AMAZON_EU")
    world.sandbox.add_listings([by_amazon])

    matching = Matching(world)
    matching.switch_on()
    matching.run()
    world.sandbox.advance(600)
    assert document("run", "match")["listings reported"] == 4

    listed = document("listings", "list")
    assert {(one["seller_sku"], one["match"], one["fulfilment"]) for one in listed if one["seller_sku"]} == {
        ("DEMO-0001", "matched", "merchant"),
        ("DEMO-0002", "ambiguous", "merchant"),
        ("DEMO-0003", "amazon-only", "merchant"),
        ("DEMO-0004", "matched", "amazon"),
    }
    unlisted = {one["shop_sku"] for one in listed if one["match"] == "shop-only"}
    assert "DEMO-0008" in unlisted
    assert unlisted.isdisjoint({one["shop_sku"] for one in listed if one["seller_sku"]})
    table = run_program("listings", "list", "--ambiguous", "--amazon-only", "--csv", **SWITCHED_ON).stdout
    assert [row["seller_sku"] for row in csv.DictReader(io.StringIO(table))] == ["DEMO-0002", "DEMO-0003"]
    (counts,) = document("listings")
    kinds = ("matched", "amazon-only", "shop-only", "ambiguous", "gone", "fulfilled by Amazon")
    assert [counts[kind] for kind in kinds] == [2, 1, len(unlisted), 1, 0, 1]
    (told,) = document("status")["listings"]
    assert (told["listings"], told["fulfilled_by_amazon"], told["report_state"]) == (4, 1, "done")


def test_a_listing_that_is_linked_shows_the_offer_of_the_other_sku(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    report = list_at_amazon(world, tmp_path, "AMAZON-7")
    assert "is not listed" in run_program("listings", "link", "AMAZON-7", "DEMO-0001").stderr
    run_program("listings", "import", str(report))
    run_program("channels", "enable", "de")
    linked = run_program("listings", "link", "AMAZON-7", "DEMO-0001", "--json")
    assert json.loads(linked.stdout)["message"] == "AMAZON-7 shows the offer of DEMO-0001 from the next run on"
    assert linked.returncode == 0
    (listing,) = json.loads(run_program("explain", "DEMO-0001", "--json").stdout)["listings"]
    assert (listing["seller_sku"], listing["shop_sku"]) == ("AMAZON-7", "DEMO-0001")
    synchronise(world, run_program)
    assert world.at_amazon("AMAZON-7")["AMAZON-7"] == world.in_shop("DEMO-0001")["DEMO-0001"]


def test_a_listing_is_linked_to_what_the_shop_lacks_only_when_that_is_confirmed(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    run_program("listings", "import", str(list_at_amazon(world, tmp_path, "AMAZON-7")))
    refused = run_program("listings", "link", "AMAZON-7", "NO-SUCH")
    assert refused.returncode == 65
    assert "the listing would go to 0" in refused.stderr
    assert run_program("listings", "link", "AMAZON-7", "NO-SUCH", "--yes").returncode == 0
    outcome = run_program("listings", "link", "AMAZON-7", "DEMO-0001", "--channel", "frr")
    assert (outcome.returncode, "there is no channel 'frr'" in outcome.stderr) == (65, True)
