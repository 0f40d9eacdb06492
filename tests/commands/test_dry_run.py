"""`--dry-run` writes nothing and sends nothing, and tells what would be."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from sqlbridge.commands import app
from tests.commands.busy_shop import CHOOSABLE, FAILED, HELD, IMPORTED, REFUSED, SENT, BusyShop
from tests.commands.busy_shop import busy as busy
from tests.commands.busy_shop import make_world as make_world
from tests.commands.busy_shop import order_world as order_world
from tests.commands.busy_shop import sandbox as sandbox
from tests.commands.tree import with_option

# {feed}: the feed that is on its way; {refused}: one with a refusal.
COMMANDS: dict[str, tuple[str, ...]] = {
    "install": (),
    "uninstall": ("--now",),
    "repair": (),
    "suspend": (),
    "resume": (),
    "adopt": (),
    "channels enable": ("de",),
    "channels disable": ("de",),
    "channels rest": (),
    "channels resume": (),
    "listings import": ("report.txt",),
    "listings link": (REFUSED, SENT),
    "run update": (),
    "run acknowledge": (),
    "run import-orders": (),
    "run auto-submit": (),
    "run send-tracking": (),
    "run match": (),
    "run reconcile": (),
    "run housekeeping": (),
    "run due": (),
    "offers release": (HELD,),
    "matches choose": (CHOOSABLE, "B00000CAN2"),
    "matches exclude": (CHOOSABLE,),
    "matches include": (CHOOSABLE,),
    "feeds resend": ("{refused}",),
    "changes send": ("{waiting}",),
    "changes retry": ("--all",),
    "changes release": (REFUSED,),
    "feeds abandon": ("{feed}",),
    "orders retry": (FAILED,),
    "orders dismiss": (FAILED,),
    "shipments retry": (IMPORTED,),
}
# Nothing that could be told would be done to them here, which they say by their exit code.
REFUSES = {"matches include": "neither excluded nor chosen", "orders retry": "cannot be imported"}
READING = {"token", "searchOrders", "getOrder", "searchCatalogItems", "getListingsRestrictions", "getReport"}


def test_every_command_that_sends_or_changes_something_can_be_rehearsed() -> None:
    assert set(COMMANDS) == with_option("--dry-run")


def test_a_dry_run_leaves_every_row_and_every_trigger_as_it_was_and_sends_nothing(
    busy: BusyShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(busy.folder)
    (busy.folder / "report.txt").write_bytes(busy.world.sandbox.listings_report("A1SELLER", "A1PA6795UKMFR9"))
    rows, objects, asked = busy.rows(), busy.objects(), len(busy.world.sandbox.requests())
    assert rows
    assert objects
    for name, arguments in COMMANDS.items():
        words = [busy.named(word) for word in (*name.split(), *arguments, "--dry-run")]
        result = CliRunner().invoke(app, words)
        told = f"{result.stderr} {result.exception}"
        assert bool(result.exit_code) == (name in REFUSES), f"{name}: {told}"
        assert REFUSES.get(name, "") in told, name
        assert busy.rows() == rows, name
        assert busy.objects() == objects, name
    operations = {one.operation for one in busy.world.sandbox.requests()[asked:]}
    assert operations <= READING
    assert operations > {"token"}


@pytest.fixture
def rehearsed(busy: BusyShop, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What the dry run of a command tells as JSON."""
    monkeypatch.chdir(busy.folder)

    def run(*words: str) -> Any:
        return json.loads(CliRunner().invoke(app, [*words, "--dry-run", "--json"]).stdout)

    return run


def test_what_a_dry_run_of_update_tells_is_what_the_next_run_sends(busy: BusyShop, rehearsed: Any) -> None:
    busy.world.acknowledge()
    busy.world.write("UPDATE ps_product SET price = price - 1 WHERE id_product = {DEMO-0003}")
    busy.world.write("UPDATE ps_product_shop SET price = price - 1 WHERE id_product = {DEMO-0003}")
    told = rehearsed("run", "update")
    before = {one["id"] for one in busy.world.feeds()}
    busy.world.update()
    sent = [one for one in busy.world.feeds() if one["id"] not in before]
    numbers = {kind: sum(one["message_count"] for one in sent if one["kind"] == kind) for kind in ("price", "stock")}
    assert numbers["price"] > 0
    assert numbers["stock"] > 0
    assert told["prices that would be sent to de"] == numbers["price"]
    assert told["quantities that would be sent for main"] == numbers["stock"]


def test_what_no_change_is_about_is_no_part_of_the_next_update(busy: BusyShop, rehearsed: Any) -> None:
    busy.world.run_until_quiet()
    # The configuration file is another one than the world's, so that this looks at every listing once.
    assert CliRunner().invoke(app, ["run", "update"]).exit_code == 0
    busy.world.write("UPDATE ps_stock_available SET quantity = 9 WHERE id_product = {DEMO-0001}")
    with busy.world.bridge.database.begin() as connection:
        connection.execute(busy.world.tables.change_log.delete())
    assert "quantities that would be sent for main" not in rehearsed("run", "update")
    assert rehearsed("run", "reconcile")["quantities that differ"] == 1


def test_a_dry_run_of_acknowledge_names_the_feeds_it_would_ask_about(
    busy: BusyShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(busy.folder)
    result = CliRunner().invoke(app, ["run", "acknowledge", "--dry-run"])
    assert f"feed {busy.open_feed} of channel de" in result.stderr
    assert "feeds that would be asked about" in result.stdout


def test_a_dry_run_tells_what_the_deed_would_tell(busy: BusyShop, rehearsed: Any) -> None:
    deeds = (("channels", "disable", "de"), ("suspend",), ("resume",), ("uninstall", "--now", "--yes"), ("install",))
    for words in deeds:
        told = rehearsed(*words)
        done = json.loads(CliRunner().invoke(app, [*words, "--json"]).stdout)
        assert told["is_dry_run"] is True
        assert done["is_dry_run"] is False
        assert told["message"] == done["message"]
        assert told["steps"] == done["steps"], words


def test_a_dry_run_refuses_what_the_deed_would_refuse(busy: BusyShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(busy.folder)
    CliRunner().invoke(app, ["suspend"])
    for words in (["repair", "--dry-run"], ["repair"]):
        assert "capture is suspended" in str(CliRunner().invoke(app, words).exception)
    for words in (["uninstall", "--dry-run"], ["uninstall", "--yes"]):
        assert "are not finished" in str(CliRunner().invoke(app, words).exception)


def test_a_dry_run_of_housekeeping_counts_what_is_old(busy: BusyShop, rehearsed: Any) -> None:
    assert rehearsed("run", "housekeeping")["runs removed"] == 1


def test_in_words_a_dry_run_says_that_it_was_one(busy: BusyShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(busy.folder)
    result = CliRunner().invoke(app, ["channels", "disable", "de", "--dry-run"])
    assert result.stderr == "dry run, nothing was changed; without --dry-run: de sends no more\n"


def test_a_dry_run_says_that_it_is_one_before_it_tells_its_steps(
    busy: BusyShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(busy.folder)
    for words in (["suspend"], ["uninstall", "--now"]):
        told = CliRunner().invoke(app, [*words, "--dry-run"]).output.splitlines()
        assert told[0] == "dry run, nothing is changed; without --dry-run:", words
        assert "dropped" in told[2], words
        assert told[-1].startswith("dry run, nothing was changed"), words
