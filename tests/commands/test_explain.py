"""`explain` answers: why is this at Amazon as it is, or not at all?"""

import json
from pathlib import Path
from typing import Any

from tests.commands.conftest import RunProgram
from tests.commands.test_daily_work import list_at_amazon, world  # noqa: F401 - a fixture
from tests.tasks.conftest import make_world, sandbox  # noqa: F401 - two fixtures
from tests.tasks.world import World


def explained(run_program: RunProgram, sku: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(run_program("explain", sku, "--json").stdout)
    return document


def test_an_unknown_sku_is_explained_as_unknown(world: World, run_program: RunProgram) -> None:
    document = explained(run_program, "NO-SUCH")
    assert document["listings"] == document["changes"] == document["next_steps"] == []
    assert "no product carries this SKU" in run_program("explain", "NO-SUCH").stdout


def test_a_disabled_channel_is_told_before_anything_is_sent(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    run_program("listings", "import", str(list_at_amazon(world, tmp_path, "DEMO-0001")))
    outcome = run_program("explain", "DEMO-0001")
    assert outcome.returncode == 0
    assert "channels that send: none" in outcome.stdout


def test_what_the_next_run_would_do_is_told_with_its_reason(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    run_program("listings", "import", str(list_at_amazon(world, tmp_path, "DEMO-0001")))
    run_program("channels", "enable", "de")
    price, quantity = explained(run_program, "DEMO-0001")["next_steps"]
    assert (price["value"], price["step"], price["amazon"]) == ("price", "send", None)
    assert (quantity["value"], quantity["step"]) == ("stock", "wait")
    assert "waits for the price" in quantity["reason"]
    assert world.feeds() == []


def test_the_changes_of_a_sku_are_told_with_their_origin(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    run_program("listings", "import", str(list_at_amazon(world, tmp_path, "DEMO-0001")))
    run_program("channels", "enable", "de")
    world.write("UPDATE ps_stock_available SET quantity = 3 WHERE id_product = {DEMO-0001}")
    run_program("run", "update")
    changes = explained(run_program, "DEMO-0001")["changes"]
    assert {change["origin"] for change in changes} == {"listing", "stock_available"}


def test_filters_are_told_with_what_they_saw_and_what_comes_of_it(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    run_program("listings", "import", str(list_at_amazon(world, tmp_path, "DEMO-0001")))
    run_program("channels", "enable", "de")
    file = tmp_path / "sqlbridge.toml"
    text = file.read_text()
    file.write_text(text + "filters = [{price_above = 1}, {stock_at_least = 9999}]\n")
    (passed, left_out) = explained(run_program, "DEMO-0001")["filters"]
    assert (passed["filter"], passed["passes"]) == ("price above 1", True)
    assert (left_out["filter"], left_out["passes"]) == ("stock at least 9999", False)
    assert left_out["seen"] == str(world.in_shop("DEMO-0001")["DEMO-0001"][1])
    price, quantity = json.loads(run_program("offers", "list", "--json").stdout)
    assert (price["step"], price["reason"][:33]) == ("nothing", "the filters of de leave it out: s")
    assert (quantity["shop"], "stock at least 9999" in quantity["rules"]) == ("0", True)
    planned = {(one["value"], one["change"]) for one in json.loads(run_program("plan", "--json").stdout)}
    assert planned == {("price", "left out by filters"), ("stock", "first value")}
    file.write_text(text + "filters = [{category = ['Hats']}]\n")
    outcome = run_program("explain", "DEMO-0001")
    assert "channel de cannot be read: the shop has no category 'Hats'" in " ".join(outcome.stdout.split())
    assert "the shop has no category 'Hats'" in run_program("plan").stderr
