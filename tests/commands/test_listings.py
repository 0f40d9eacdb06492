"""`run match` and `sqlbridge listings`, as the program's own process: what an operator sees of them."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from sqlbridge.sandbox import Listing
from tests.commands.conftest import RunProgram
from tests.commands.test_daily_work import list_at_amazon, world  # noqa: F401 - a fixture
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
