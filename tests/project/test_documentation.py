"""The documentation: built without a warning, its reference as the code is, its command lines such as exist."""

import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperGroup

from sqlbridge import errors
from sqlbridge.amazon.throttle import USAGE_PLANS
from sqlbridge.capture import document as triggers
from sqlbridge.commands import document as commands
from sqlbridge.commands import error_document
from sqlbridge.database import document as tables
from sqlbridge.database.tables import Tables
from sqlbridge.doctor.model import Group
from sqlbridge.settings import document as configuration
from sqlbridge.settings.keys import Key, keys_of
from sqlbridge.settings.structure import Settings
from tests.conftest import PROJECT

DOCS = PROJECT / "docs"
REFERENCE = DOCS / "reference"
PAGES = {
    "configuration": configuration.page,
    "commands": commands.page,
    "errors": error_document.page,
    "tables": tables.page,
    "triggers": triggers.page,
}
WRITTEN = sorted({*DOCS.rglob("*.md"), PROJECT / "README.md"} - {REFERENCE / f"{name}.md" for name in PAGES})
CODE = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
# What may stand before a command: a prompt, variables, a folder, another program's quote or substitution.
COMMAND = re.compile(r"(?:^|[\s'(/])sqlbridge (?=[a-z-])(.*)")
PLACEHOLDER = re.compile(r"[A-Z_]+|<.*>|…|\.\.\.")


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_each_page_of_the_reference_is_up_to_date(name: str) -> None:
    write: Callable[[], str] = PAGES[name]
    assert text_of(REFERENCE / f"{name}.md") == write(), "run `make reference`"


def test_the_documentation_builds_without_a_warning(tmp_path: Path) -> None:
    strictly = ("--fail-on-warning", "--keep-going", "--nitpicky", "--quiet")
    command = (sys.executable, "-m", "sphinx", *strictly, "--builder", "html", str(DOCS), str(tmp_path))
    outcome = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert outcome.returncode == 0, outcome.stderr
    assert (tmp_path / "index.html").exists()


def test_no_page_fetches_anything_from_elsewhere() -> None:
    drawings = [*(DOCS / "drawings").glob("*.svg")]
    assert drawings
    for drawing in drawings:
        text = text_of(drawing)
        assert "<title>" in text, drawing
        assert "<desc>" in text, drawing
        assert not re.findall(r"(?:href|src|url)\s*[=(]\s*[\"']?(?!#)", text), drawing
    for page in DOCS.rglob("*.md"):
        assert not re.findall(r"!\[[^\]]*\]\(https?:", text_of(page)), page


def test_every_key_of_the_configuration_has_a_meaning() -> None:
    unexplained = [path for path, key in _keys(Settings) if not key.description]
    assert unexplained == []


def test_every_error_says_what_to_do() -> None:
    kinds = {
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.SqlBridgeError)
    }
    assert set(error_document.error_classes()) == kinds
    for section in re.split(r"^## ", error_document.page(), flags=re.MULTILINE)[1:]:
        assert re.search(r"\*\*What to do\.\*\* \w", section), section


def test_every_table_has_its_section() -> None:
    assert set(re.findall(r"^### (\w+)$", tables.page(), re.MULTILINE)) == {
        table.name for table in Tables("", "").metadata.tables.values()
    }


def test_the_guides_name_every_command() -> None:
    guides = "\n".join(text_of(page) for page in WRITTEN)
    for context in commands.contexts():
        if not isinstance(context.command, TyperGroup):
            assert re.search(rf"\b{context.command_path.partition(' ')[2]}\b", guides), context.command_path


def test_the_cost_in_calls_names_each_usage_plan_as_the_code_has_it() -> None:
    rows = re.findall(
        r"^\| `(\w+)`[^|]*\| ([^|]+) \| (\d+) \| ([\d,]+) \|$", text_of(DOCS / "api-cost.md"), re.MULTILINE
    )
    told = {name: (_rate(rate), int(burst), int(a_day.replace(",", ""))) for name, rate, burst, a_day in rows}
    assert told == {name: (plan.rate, plan.burst, int(plan.rate * 86_400)) for name, plan in USAGE_PLANS.items()}


def test_the_guide_of_operators_names_each_group_of_the_doctor() -> None:
    guide = text_of(DOCS / "operating.md")
    assert [group for group in Group if f"`{group}-…`" not in guide] == []


def test_every_command_line_in_the_documentation_exists() -> None:
    lines = [(page, line) for page in WRITTEN for line in _command_lines(text_of(page))]
    assert len(lines) > 100
    wrong = [f"{page.name}: sqlbridge {line}: {words}" for page, line in lines if (words := _wrong(line))]
    assert wrong == []


@pytest.mark.parametrize(
    "line",
    ["instal", "run updat", "status --chek", "changes list --state", "explain A-1 A-2", "channels enable --force de"],
)
def test_a_command_line_that_does_not_exist_is_found(line: str) -> None:
    assert _wrong(line)


def _rate(words: str) -> float:
    number, _, seconds = words.partition(" in ")
    return float(number) / float(seconds.removesuffix(" seconds")) if seconds else float(number)


def _keys(structure: Any, path: str = "") -> Iterator[tuple[str, Key]]:
    for key in keys_of(structure):
        inner = key.table or key.element
        if key.table is None:
            yield f"{path}{key.name}", key
        if inner is not None:
            yield from _keys(inner, f"{path}{key.name}.")


def _command_lines(text: str) -> Iterator[str]:
    """Whatever stands as code and begins with the program's name."""
    spans = [*re.findall(r"`([^`\n]+)`", CODE.sub("", text)), *"".join(CODE.findall(text)).splitlines()]
    for span in spans:
        for line in COMMAND.findall(re.sub(r"\$\([^)]*\)|(^|\s)#.*", "", span)):
            alone = re.split(r"\s(?:[|>;&]|&&)|[);]", line)[0]
            yield alone.rpartition("'")[0] if alone.count("'") % 2 else alone


def _wrong(line: str) -> str:
    """What is wrong with a command line; empty where the program would understand it. Words may be left out."""
    context = next(commands.contexts())
    words, given = iter(shlex.split(line)), 0
    for word in words:
        options = {name: one for one in _parameters(context) for name in one.opts}
        name, _, value = word.partition("=")
        if word.startswith("-"):
            if name not in {*options, "--help"}:
                return f"no option {name}"
            takes_value = name in options and not options[name].is_flag
            if takes_value and not value and next(words, None) is None:
                return f"{name} needs a value"
        elif isinstance(context.command, TyperGroup):
            known = {one.info_name: one for one in commands.contexts(context)}
            if PLACEHOLDER.fullmatch(word):
                return ""
            if word not in known:
                return f"no command {word}"
            context = known[word]
        else:
            given += 1
    most = sum(1 if one.nargs == 1 else 99 for one in _parameters(context) if one.param_type_name == "argument")
    return f"{given} arguments" if given > most else ""


def _parameters(context: typer.Context) -> list[Any]:
    return list(context.command.params)
