"""The help reads like a tour, and each command's help has an example that works."""

import re
import shlex
from pathlib import Path

import pytest

from sqlbridge import errors
from sqlbridge.commands.examples import EXAMPLES
from sqlbridge.commands.tour import TOUR
from sqlbridge.exit_codes import ExitCode
from tests.commands.conftest import RunProgram
from tests.commands.tree import every_command

PANELS = ["Set up", "Every day", "When something is wrong", "Orders", "For the DBA", "Try it out"]


def test_the_help_goes_from_setting_up_to_trying_out_one_line_for_each_command(run_program: RunProgram) -> None:
    shown = run_program("--help", COLUMNS="80").stdout
    assert [panel for panel in re.findall(r"╭─ ([\w ]+?) ─", shown) if panel != "Options"] == PANELS == list(TOUR)
    for commands in TOUR.values():
        for name, (_command, line) in commands.items():
            assert re.search(rf"│ {name} +{re.escape(line)} +│", shown), name


def test_the_help_ends_with_where_to_go_next_and_every_exit_code(run_program: RunProgram) -> None:
    shown = run_program("--help", COLUMNS="80").stdout
    _, _, end = shown.partition("Where to go next:")
    assert "sqlbridge demo" in end
    assert "--install-completion" in end
    explained = dict(re.findall(r"^ +(\d+)  (.+?) *$", end.partition("Exit codes:")[2], re.MULTILINE))
    assert explained == {str(code.value): code.meaning for code in ExitCode}


def test_every_error_ends_with_one_of_the_exit_codes() -> None:
    kinds = [one for one in vars(errors).values() if isinstance(one, type)]
    ours = [kind for kind in kinds if issubclass(kind, errors.SqlBridgeError)]
    assert len(ours) > 15
    assert all(isinstance(kind.exit_code, ExitCode) for kind in ours)


def test_every_command_has_an_example_that_its_parser_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.txt").touch()
    leaves = {path: command for path, command in every_command().items() if not hasattr(command, "commands")}
    assert set(EXAMPLES) == set(leaves)
    for path, (arguments, purpose) in EXAMPLES.items():
        assert purpose
        assert leaves[path].make_context(path, shlex.split(arguments)) is not None, path


def test_the_example_stands_below_the_help_of_its_command(run_program: RunProgram) -> None:
    shown = " ".join(run_program("changes", "retry", "--help").stdout.split())
    assert shown.endswith(
        "Example, send again what Amazon refused with this code: sqlbridge changes retry --code 90117"
    )
