"""Whatever command line the documentation names, the program has; and each command has its section."""

import re
import shlex
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import typer
from typer.core import TyperGroup

from sqlbridge.commands.document import contexts
from tests.conftest import PROJECT

REFERENCE = PROJECT / "docs/reference/commands.md"
# The page that is written from the commands themselves would show nothing.
PAGES = [PROJECT / "README.md", *sorted({*(PROJECT / "docs").rglob("*.md")} - {REFERENCE})]
CODE = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
# A command stands at the beginning, behind a prompt, variables, another command or a quote; or has its path.
BEFORE = r"(?:^|^\$ |[|&;(']\s*|^[A-Z_]+=\S+ |\s(?=/\S+/bin/))"
COMMAND = re.compile(BEFORE + r"(?:\S*/)?sqlbridge (?=[a-z-])(.*)")
PLACEHOLDER = re.compile(r"[A-Z_]+|<.*>|…|\.\.\.")


def test_every_command_has_its_section_in_the_reference() -> None:
    titles = re.findall(r"^#+ sqlbridge ?(.*)$", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE)
    assert titles == list(_tree())


def test_every_command_line_in_the_documentation_exists() -> None:
    lines = [(page, line) for page in PAGES for line in _command_lines(page.read_text(encoding="utf-8"))]
    assert len(lines) > 100
    wrong = [f"{page.name}: sqlbridge {line}: {words}" for page, line in lines if (words := _wrong(line))]
    assert wrong == []


@pytest.mark.parametrize(
    "line",
    ["instal", "run updat", "status --chek", "changes list --state", "explain A-1 A-2", "channels enable --force de"],
)
def test_a_command_line_that_does_not_exist_is_found(line: str) -> None:
    assert _wrong(line)


def _command_lines(text: str) -> Iterator[str]:
    """Whatever stands as code and begins with the program's name."""
    blocks = "".join(CODE.findall(text)).replace("\\\n", " ")
    spans = [*re.findall(r"`([^`\n]+)`", CODE.sub("", text)), *blocks.splitlines()]
    for span in spans:
        for line in COMMAND.findall(re.sub(r"\$\([^)]*\)|(^|\s)#.*", "", span)):
            alone = re.split(r"\s(?:[|>;&]|&&)|[);]", line)[0]
            yield alone.rpartition("'")[0] if alone.count("'") % 2 else alone


def _wrong(line: str) -> str:
    """What is wrong with a command line; empty where the program would understand it. Words may be left out."""
    context = _tree()[""]
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
            path = f"{context.command_path} {word}".partition(" ")[2]
            if PLACEHOLDER.fullmatch(word):
                return ""
            if path not in _tree():
                return f"no command {word}"
            context = _tree()[path]
        else:
            given += 1
    most = sum(1 if one.nargs == 1 else 99 for one in _parameters(context) if one.param_type_name == "argument")
    return f"{given} arguments" if given > most else ""


@cache
def _tree() -> dict[str, typer.Context]:
    """Every command by its words after the program's name."""
    return {one.command_path.partition(" ")[2]: one for one in contexts()}


def _parameters(context: typer.Context) -> list[Any]:
    return list(context.command.params)
