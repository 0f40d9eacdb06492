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
