"""`--json`: every command that says anything has it, and prints what docs/reference/json.md says."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from typer.testing import CliRunner

from sqlbridge.commands import app, exit_code_document, json_document
from sqlbridge.commands.shapes.registry import SHAPES, WITHOUT_DOCUMENT
from tests.commands.busy_shop import CHOOSABLE, FAILED, HELD, IMPORTED, REFUSED, SENT, BusyShop
from tests.commands.busy_shop import busy as busy
from tests.commands.busy_shop import make_world as make_world
from tests.commands.busy_shop import order_world as order_world
from tests.commands.busy_shop import sandbox as sandbox
from tests.commands.tree import every_command, with_option
from tests.conftest import PROJECT

# In this order each of them has something to tell or to do.
# {feed}: the feed that is on its way; {refused}: one with a refusal.
COMMANDS: dict[str, tuple[str, ...]] = {
    "config": (),
    "cron": (),
    "grants": (),
    "install --sql": (),
    "channels": (),
    "channels list": (),
    "channels check": ("de",),
    "listings": (),
    "listings list": (),
    "listings drift": (),
    "plan": (),
    "offers list": (),
    "offers held": (),
    "matches list": (),
    "status": (),
    "status --check": (),
    "doctor --list": (),
    "doctor": ("--only", "log"),
    "dashboard accounts": (),
    "explain": (SENT,),
    "changes send": ("{waiting}",),
    "changes": (),
    "changes list": (),
    "feeds": (),
    "feeds list": (),
    "feeds show": ("{feed}", "--all"),
    "feeds resend": ("{refused}", "--yes"),
    "orders": (),
    "orders list": (),
    "orders show": (IMPORTED,),
    "shipments": (),
    "shipments list": (),
    "shipments carriers": (),
    "run acknowledge": (),
    "run match": (),
    "run auto-submit": (),
    "run import-orders": (),
    "run send-tracking": (),
    "run reconcile": (),
    "run housekeeping": (),
    "orders retry": (FAILED,),
    "shipments retry": (IMPORTED,),
    "matches choose": (CHOOSABLE, "B00000CAN2"),
    "matches exclude": (CHOOSABLE, "--yes"),
    "matches include": (CHOOSABLE, "--yes"),
    "changes release": (REFUSED,),
    "changes retry": ("--all", "--yes"),
    "offers release": (HELD,),
    "feeds abandon": ("{feed}", "--yes"),
    "orders dismiss": (FAILED, "--yes"),
    "listings import": ("report.txt",),
    "listings link": ("AMAZON-7", SENT),
    "run update": (),
    "run due": (),
    "channels disable": ("de",),
    "channels enable": ("de",),
    "channels rest": ("--yes",),
    "channels resume": (),
    "suspend": (),
    "resume": (),
    "repair": (),
    "adopt": ("--yes",),
    "uninstall": ("--yes", "--now"),
    "install": (),
    "init": ("--output", "other.toml"),
}
# What ends so says it in its exit code as well; the document is there all the same.
ENDS_OTHERWISE = {"doctor", "status --check", "orders retry", "shipments retry"}
MAY_BE_EMPTY = {"run match", "run send-tracking", "run due", "run auto-submit"}


def test_every_command_that_says_anything_has_a_document() -> None:
    assert set(every_command()) - with_option("--json") == set(WITHOUT_DOCUMENT) & set(every_command())
    assert {name.partition(" --")[0] for name in SHAPES} == with_option("--json")
    assert set(COMMANDS) == set(SHAPES)


@pytest.mark.parametrize("name", ["json", "exit-codes"])
def test_the_pages_are_up_to_date(name: str) -> None:
    page = {"json": json_document.page, "exit-codes": exit_code_document.page}[name]()
    assert (PROJECT / f"docs/reference/{name}.md").read_text("utf-8") == page, "run `make reference`"


def test_every_command_prints_the_document_that_is_documented(
    busy: BusyShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(busy.folder)
    _download_report(busy)
    complaints = {}
    for name, arguments in COMMANDS.items():
        if name.startswith("run "):
            busy.refill()
        words = [busy.named(word) for word in (*name.split(), *arguments, "--json")]
        result = CliRunner().invoke(app, words)
        complaint = _complaint(name, result.exit_code, result.stdout) or ""
        if complaint:
            complaints[name] = f"{complaint}\n{result.stderr[-500:]}\n{result.exception!r}"
    assert complaints == {}


def _download_report(busy: BusyShop) -> None:
    report = busy.world.sandbox.listings_report("A1SELLER", "A1PA6795UKMFR9")
    (busy.folder / "report.txt").write_bytes(report)


def _complaint(name: str, exit_code: int, output: str) -> str | None:
    if exit_code and name not in ENDS_OTHERWISE:
        return f"ends with {exit_code}"
    try:
        document = json.loads(output)
    except ValueError:
        return f"is no JSON: {output[:200]!r}"
    if not document and name not in MAY_BE_EMPTY:
        return "is empty, which shows nothing"
    try:
        jsonschema.validate(document, _strict(msgspec.json.schema(SHAPES[name])))
    except jsonschema.ValidationError as error:
        return f"{error.json_path}: {error.message}"
    return None


def _strict(schema: Any) -> Any:
    """The same schema, where a name that it does not know is wrong: the page would lack it."""
    if isinstance(schema, list):
        return [_strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if "properties" in schema else {}
    return closed | {name: _strict(one) for name, one in schema.items()}


def test_a_document_is_all_that_stands_on_stdout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["init", "--json"])
    assert json.loads(result.stdout)["message"].startswith("wrote sqlbridge.toml")
    assert result.stderr == ""
