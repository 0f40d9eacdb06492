"""The operator's day, as the program's own process: import, run, look, retry, release."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from sqlbridge.ledger import audit
from sqlbridge.sandbox import Listing
from sqlbridge.settings.template import template
from tests.commands.conftest import RunProgram
from tests.tasks.conftest import MakeWorld, make_world, sandbox  # noqa: F401 - two fixtures
from tests.tasks.world import DE, SELLER, World

UNKNOWN = (("feeds", "show", "17"), ("feeds", "show", "17", "--report"), ("changes", "retry"))


@pytest.fixture
def world(make_world: MakeWorld, tmp_path: Path) -> World:
    """A world whose configuration lies in the program's directory."""
    world = make_world()
    database, account = world.settings.database, world.settings.accounts["main"]
    values: dict[str, str | int] = {
        "database.schema": database.schema,
        "database.user": "root",
        "database.socket": database.socket,
        "bridge.schema": world.settings.bridge.schema,
        "bridge.definer": "",
        "shop.platform": "prestashop",
        "shop.prefix": "ps_",
    }
    text = (
        template(values)
        + f"""
[accounts.main]
seller_id = "{account.seller_id}"
region = "eu"
client_id = "{account.client_id}"
client_secret = "{account.client_secret}"
refresh_token = "{account.refresh_token}"
endpoint = "{account.endpoint}"
[accounts.main.channels.de]
marketplace = "DE"
shop = "1"
"""
    )
    file = tmp_path / "sqlbridge.toml"
    file.write_text(text)
    file.chmod(0o600)
    return world


def list_at_amazon(world: World, folder: Path, *skus: str) -> Path:
    listings = [Listing(seller_id=SELLER, marketplace_id=DE, sku=sku, price=Decimal(80), quantity=0) for sku in skus]
    world.sandbox.add_listings(listings)
    report = folder / "report.txt"
    report.write_bytes(world.sandbox.listings_report(SELLER, DE))
    return report


def synchronise(world: World, run_program: RunProgram) -> None:
    for _ in range(3):
        assert run_program("run", "update").returncode == 0
        world.sandbox.advance(100)
        assert run_program("run", "acknowledge").returncode == 0


def test_an_imported_report_is_synchronised_by_cron_alone(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    report = list_at_amazon(world, tmp_path, "DEMO-0001", "DEMO-0002")
    imported = run_program("listings", "import", str(report))
    assert (imported.returncode, imported.stdout) == (0, "")
    assert "2 listings of channel de are known" in imported.stderr
    assert run_program("channels", "enable", "de").returncode == 0
    synchronise(world, run_program)
    assert world.at_amazon("DEMO-0001", "DEMO-0002") == world.in_shop("DEMO-0001", "DEMO-0002")
    status = json.loads(run_program("status", "--json").stdout)
    assert (status["queue"]["depth"], status["queue"]["oldest"], status["open_feeds"]) == (0, None, [])
    assert {run["task"]: run["outcome"] for run in status["last_runs"]} == {"update": "ok", "acknowledge": "ok"}
    runs = run_program("status").stdout.partition("Last runs")[2]
    assert ("{" in runs, "feeds stuck 0" in runs) == (False, True), runs


def test_a_refusal_is_shown_with_amazons_words_and_retried_when_asked(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    run_program("listings", "import", str(list_at_amazon(world, tmp_path, "DEMO-0001")))
    run_program("channels", "enable", "de")
    world.sandbox.fault("refused-message", sku="DEMO-0001", code="90117", message="Not at this price.", times=1)
    synchronise(world, run_program)
    assert "Not at this price." in run_program("status").stdout
    feeds = json.loads(run_program("feeds", "list", "--json").stdout)
    number = next(feed["id"] for feed in feeds if feed["refused_count"])
    shown = json.loads(run_program("feeds", "show", str(number), "--json").stdout)
    assert [(one["seller_sku"], one["issue_code"]) for one in shown["messages"]] == [("DEMO-0001", "90117")]
    assert '"code":"90117"' in run_program("feeds", "show", str(number), "--report").stdout.replace(" ", "")
    assert '"sku":"DEMO-0001"' in run_program("feeds", "show", str(number), "--document").stdout
    assert run_program("changes", "retry", "--code", "90117").returncode == 65  # no terminal to ask on
    assert run_program("changes", "retry", "--code", "90117", "--yes").returncode == 0
    world.forget_waiting_times()
    synchronise(world, run_program)
    assert world.at_amazon("DEMO-0001") == world.in_shop("DEMO-0001")
    assert json.loads(run_program("changes", "list", "--state", "refused", "--json").stdout) == []


def test_what_amazon_refused_in_a_feed_goes_again_when_asked(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    run_program("listings", "import", str(list_at_amazon(world, tmp_path, "DEMO-0001")))
    run_program("channels", "enable", "de")
    world.sandbox.fault("refused-message", sku="DEMO-0001", code="90117", message="Not at this price.", times=1)
    synchronise(world, run_program)
    number = next(str(feed["id"]) for feed in world.feeds() if feed["refused_count"])
    asked = run_program("feeds", "resend", number)
    assert (asked.returncode, "in feed" in asked.stderr) == (65, True), "there is no terminal to ask on"
    assert "go again with the next run" in run_program("feeds", "resend", number, "--yes").stderr
    again = run_program("feeds", "resend", number, "--yes")
    assert (again.returncode, "nothing to send again" in again.stderr) == (65, True)
    world.forget_waiting_times()
    synchronise(world, run_program)
    assert world.at_amazon("DEMO-0001") == world.in_shop("DEMO-0001")
    abandoned = run_program("feeds", "abandon", number, "--yes")
    assert (abandoned.returncode, f"feed {number} is not open" in abandoned.stderr) == (65, True)


def test_a_raise_behind_a_refused_price_goes_when_the_operator_releases_it(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    run_program("listings", "import", str(list_at_amazon(world, tmp_path, "DEMO-0003")))
    run_program("channels", "enable", "de")
    world.sandbox.fault("refused-message", sku="DEMO-0003", code="90117", message="no", times=1)
    synchronise(world, run_program)
    (change,) = json.loads(run_program("changes", "list", "--sku", "DEMO-0003", "--json").stdout)
    assert (change["state"], "waits for its price" in change["reason"]) == ("waiting", True)
    assert run_program("changes", "release", "DEMO-0003").returncode == 0
    synchronise(world, run_program)
    assert world.at_amazon("DEMO-0003")["DEMO-0003"][1] == world.in_shop("DEMO-0003")["DEMO-0003"][1]
    assert run_program("changes", "release", "DEMO-0003").returncode == 65


def test_a_change_that_waits_for_a_time_goes_when_the_operator_says_so(
    world: World, run_program: RunProgram, tmp_path: Path
) -> None:
    run_program("listings", "import", str(list_at_amazon(world, tmp_path, "DEMO-0003")))
    run_program("channels", "enable", "de")
    world.sandbox.fault("refused-message", sku="DEMO-0003", code="90117", message="no", times=1)
    synchronise(world, run_program)
    (change,) = json.loads(run_program("changes", "list", "--sku", "DEMO-0003", "--json").stdout)
    assert change["state"] == "waiting"
    outcome = run_program("changes", "send", str(change["id"]))
    assert (outcome.returncode, "1 of 1 changes go with the next run" in outcome.stderr) == (0, True)
    (change,) = json.loads(run_program("changes", "list", "--sku", "DEMO-0003", "--json").stdout)
    assert change["state"] == "pending"
    assert run_program("changes", "send", "999").returncode == 65
    with world.bridge.database.read() as connection:
        (act,) = audit.page(connection, world.tables, before=None, limit=1)
    assert (act["way"], act["action"], act["subject"]) == ("cli", "changes-send", str(change["id"]))


def test_before_the_installation_every_command_names_the_remedy(run_program: RunProgram, world: World) -> None:
    assert run_program("uninstall", "--yes").returncode == 0
    for command in (("run", "update"), ("status",), ("changes", "list"), ("feeds", "list")):
        outcome = run_program(*command)
        assert outcome.returncode == 78
        assert "sqlbridge install" in outcome.stderr


@pytest.mark.parametrize(
    "arguments",
    [("feeds", "show", "17"), ("changes", "retry"), ("feeds", "show", "17", "--report"), ("feeds", "resend", "17")],
)
def test_what_is_not_there_is_said_in_words(
    run_program: RunProgram, world: World, arguments: tuple[str, ...]
) -> None:
    outcome = run_program(*arguments)
    assert outcome.returncode == 65
    assert "Traceback" not in outcome.stderr
