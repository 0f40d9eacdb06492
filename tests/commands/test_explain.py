"""`explain` answers: why is this at Amazon as it is, or not at all?"""

import json
from pathlib import Path
from typing import Any

from tests.commands.conftest import RunProgram
from tests.commands.test_daily_work import list_at_amazon, synchronise, world  # noqa: F401 - a fixture
from tests.tasks.conftest import make_world, sandbox  # noqa: F401 - two fixtures
from tests.tasks.world import World

# Nobody listens there.
NO_AMAZON = {"SQLBRIDGE_ACCOUNTS__MAIN__ENDPOINT": "http://127.0.0.1:1"}


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


def test_after_an_outage_it_is_told_until_when_a_value_waits_and_what_lets_it_go(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    run_program("listings", "import", str(list_at_amazon(world, tmp_path, "DEMO-0001")))
    run_program("channels", "enable", "de")
    for changed, value in (("", "price"), ("UPDATE ps_stock_available SET quantity = 0", "stock")):
        if changed:
            world.write(f"{changed} WHERE id_product = {{DEMO-0001}}")
        assert run_program("run", "update", **NO_AMAZON).returncode != 0
        step = next(one for one in explained(run_program, "DEMO-0001")["next_steps"] if one["value"] == value)
        (change,) = (one for one in world.changes() if one["not_before"])
        assert (step["step"], step["until"]) == ("wait", change["not_before"].isoformat())
        assert step["command"] == f"sqlbridge changes send {change['id']}"
        assert change["reason"] in step["reason"]
        told = run_program("explain", "DEMO-0001").stdout
        assert f"`sqlbridge changes send {change['id']}` lets it go with the next run" in told
        assert str(change["not_before"]) in told
        feeds = len(world.feeds())
        run_program("run", "update")
        assert len(world.feeds()) == feeds, "it does wait"
        run_program(*step["command"].split()[1:])
        (step, *_) = [one for one in explained(run_program, "DEMO-0001")["next_steps"] if one["value"] == value]
        assert (step["step"], step["until"], step["command"]) == ("send", None, None)
        synchronise(world, run_program)
        assert len(world.feeds()) > feeds


def test_a_write_wakes_what_waits_for_a_time_and_explain_knows_it(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    run_program("listings", "import", str(list_at_amazon(world, tmp_path, "DEMO-0001")))
    run_program("channels", "enable", "de")
    run_program("run", "update", **NO_AMAZON)
    world.write("UPDATE ps_stock_available SET quantity = 3 WHERE id_product = {DEMO-0001}")
    price, quantity = explained(run_program, "DEMO-0001")["next_steps"]
    assert (price["step"], quantity["step"]) == ("send", "wait")
    assert quantity["command"] is None, "the price needs no help"
    feeds = len(world.feeds())
    run_program("run", "update")
    assert len(world.feeds()) == feeds + 1


def test_changed_settings_and_a_new_listing_wake_what_waits_for_a_time_too(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    run_program("listings", "import", str(list_at_amazon(world, tmp_path, "DEMO-0001")))
    run_program("channels", "enable", "de")
    run_program("run", "update", **NO_AMAZON)
    file = tmp_path / "sqlbridge.toml"
    text = file.read_text()
    assert explained(run_program, "DEMO-0001")["next_steps"][0]["step"] == "wait"
    file.write_text(text + "price_rules = [{percent = 5}]\n")
    assert explained(run_program, "DEMO-0001")["next_steps"][0]["step"] == "send"
    file.write_text(text)
    with world.bridge.database.begin() as connection:
        connection.execute(world.tables.listings.update().values(is_logged=0))
    assert explained(run_program, "DEMO-0001")["next_steps"][0]["step"] == "send"


def test_a_refusal_is_told_in_amazons_words_with_the_command_that_sends_it_again(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    run_program("listings", "import", str(list_at_amazon(world, tmp_path, "DEMO-0003")))
    run_program("channels", "enable", "de")
    world.sandbox.fault("refused-message", sku="DEMO-0003", code="90117", message="Not at this price.", times=1)
    synchronise(world, run_program)
    price, quantity = explained(run_program, "DEMO-0003")["next_steps"]
    assert (price["issue_code"], price["issue"]) == ("90117", "Not at this price.")
    assert price["command"] == f"sqlbridge changes retry {world.changes()[0]['id']}"
    assert (quantity["issue"], quantity["command"]) == (None, "sqlbridge changes release DEMO-0003")
    assert quantity["until"] is not None
    told = run_program("explain", "DEMO-0003").stdout
    assert "Amazon refused this value in feed 1: 90117: Not at this price." in told


def test_a_value_whose_change_waits_for_a_feed_is_not_told_as_one_to_be_sent(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    run_program("listings", "import", str(list_at_amazon(world, tmp_path, "DEMO-0001")))
    run_program("channels", "enable", "de")
    synchronise(world, run_program)
    for quantity in (3, 2):
        world.write(f"UPDATE ps_stock_available SET quantity = {quantity} WHERE id_product = {{DEMO-0001}}")
        run_program("run", "update")
    world.write("UPDATE ps_product_shop SET price = price - 1 WHERE id_product = {DEMO-0001}")
    feeds = world.feeds()
    price, _quantity = explained(run_program, "DEMO-0001")["next_steps"]
    assert (price["step"], price["reason"]) == ("wait", f"the changes about it wait for feed {feeds[-1]['id']}")
    assert (price["until"], price["command"]) == (None, None)
    run_program("run", "update")
    assert len(world.feeds()) == len(feeds), "it does wait"
