"""How results are printed, and how questions are asked."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from sqlbridge.commands.console import confirm, print_document, print_table
from tests.commands.conftest import RunProgram, on_a_terminal
from tests.conftest import PROJECT

TABLE = "from sqlbridge.commands.console import print_table; print_table(('sku', 'price'), [('A[b]1', 5)])"
QUESTION = "from sqlbridge.commands.console import confirm; confirm('Drop it?', yes=False); print('dropped')"


def test_a_piped_table_is_aligned_text(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("sku", "price", "asin"), [("A-1", Decimal("9.90"), None), ("日本", Decimal("1200"), "B0")])
    assert capsys.readouterr().out == "sku   price  asin\nA-1    9.90\n日本   1200  B0\n"


def test_a_table_without_rows_is_its_header(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("sku", "price"), [])
    assert capsys.readouterr().out == "sku  price\n"


def test_truth_and_time_are_written_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("enabled", "at"), [(True, datetime(2026, 11, 22, 8, 5)), (False, None)])
    assert capsys.readouterr().out.splitlines()[1:] == ["yes      2026-11-22 08:05:00", "no"]


def test_line_breaks_and_escape_sequences_cannot_break_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("message",), [("wrong\nprice\t\x1b[31mred",)])
    assert capsys.readouterr().out == "message\nwrong price [31mred\n"


def test_a_document_keeps_every_digit_of_a_price(capsys: pytest.CaptureFixture[str]) -> None:
    print_document({"price": Decimal("19.90"), "at": datetime(2026, 11, 22, 8, 5)})
    assert msgspec.json.decode(capsys.readouterr().out) == {"price": "19.90", "at": "2026-11-22T08:05:00"}


def test_a_table_on_a_terminal_is_ruled_and_takes_no_text_for_markup(tmp_path: Path) -> None:
    _, shown = on_a_terminal(["-c", TABLE], tmp_path, PYTHONPATH=str(PROJECT))
    assert "┏━" in shown
    assert "A[b]1" in shown


@pytest.mark.parametrize(("environment", "is_coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_no_color_is_honoured(tmp_path: Path, environment: dict[str, str], is_coloured: bool) -> None:
    _, shown = on_a_terminal([str(PROJECT / "cli.py"), "--help"], tmp_path, **environment)
    assert ("\x1b[3" in shown or "\x1b[1;3" in shown) == is_coloured


def test_a_question_without_a_terminal_is_refused_and_names_the_option(run_program: RunProgram) -> None:
    outcome = run_program(program=("-c", QUESTION), PYTHONPATH=str(PROJECT))
    assert "InputError: Drop it? There is no terminal to answer on: add --yes" in outcome.stderr
    assert "dropped" not in outcome.stdout


def test_the_option_answers_the_question() -> None:
    confirm("Drop it?", yes=True)


@pytest.mark.parametrize(("answer", "is_done"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_the_answer_on_the_terminal_counts(tmp_path: Path, answer: str, is_done: bool) -> None:
    _, shown = on_a_terminal(["-c", QUESTION], tmp_path, typed=answer, PYTHONPATH=str(PROJECT))
    assert shown.rstrip().endswith("dropped") == is_done
