"""`plan` and `offers list` tell what a run would do, and do nothing."""

import csv
import io
import json
from pathlib import Path

from tests.commands.conftest import RunProgram
from tests.commands.test_daily_work import list_at_amazon, synchronise, world  # noqa: F401 - a fixture
from tests.commands.test_explain import NO_AMAZON
from tests.tasks.conftest import make_world, sandbox  # noqa: F401 - two fixtures
from tests.tasks.world import World

SKUS = ("DEMO-0001", "DEMO-0002", "=1+1")


def planned(run_program: RunProgram) -> dict[tuple[str, str], int]:
    rows = json.loads(run_program("plan", "--json").stdout)
    return {(row["value"], row["change"]): row["listings"] for row in rows}


def test_a_plan_shows_by_how_much_and_sends_nothing(world: World, run_program: RunProgram, tmp_path: Path) -> None:
    run_program("listings", "import", str(list_at_amazon(world, tmp_path, "DEMO-0001", "DEMO-0002")))
    run_program("channels", "enable", "de")
    assert planned(run_program) == {("price", "first value"): 2, ("stock", "first value"): 2}
    run_program("run", "update", **NO_AMAZON)
    told = run_program("plan").stderr
    assert "raised quantities that wait until Amazon has accepted their price: 2" in told
    assert f"changes that wait for a time: 2, the first until {world.changes()[0]['not_before']} UTC" in told
    world.forget_waiting_times()
    assert "for a time" not in run_program("plan").stderr
    synchronise(world, run_program)
    assert run_program("plan").stderr == ""
    assert planned(run_program) == {("price", "nothing"): 2, ("stock", "nothing"): 2}
    file = tmp_path / "sqlbridge.toml"
    file.write_text(file.read_text() + "price_rules = [{percent = 5}]\n")
    feeds = len(world.feeds())
    assert planned(run_program) == {("price", "up by up to 10 %"): 2, ("stock", "nothing"): 2}
    assert len(world.feeds()) == feeds


def test_offers_are_listed_with_both_sides_and_no_cell_is_a_formula(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    run_program("listings", "import", str(list_at_amazon(world, tmp_path, *SKUS)))
    run_program("channels", "enable", "de")
    (price, quantity) = json.loads(run_program("offers", "list", "--sku", "DEMO-0001", "--json").stdout)
    shop = world.in_shop("DEMO-0001")["DEMO-0001"]
    assert (price["shop"], float(quantity["shop"])) == (str(shop[0]), shop[1])
    rows = list(csv.DictReader(io.StringIO(run_program("offers", "list", "--csv").stdout)))
    assert {row["seller_sku"] for row in rows} == {"DEMO-0001", "DEMO-0002", "'=1+1"}
