"""How results are printed, and how questions are asked."""

import csv
import io
import json
import unicodedata
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sqlbridge.commands.console import confirm, print_csv, print_document, print_table
from sqlbridge.commands.harmless import in_json, one_line, visible
from sqlbridge.commands.logs import LogFormat
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


def test_a_piped_table_keeps_each_record_on_its_line_however_long(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("sku", "reason"), [("A-1", "because " * 200), ("A-2", "no")])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["sku", "A-1", "A-2"]
    assert lines[1].count("because") == 200


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


HOSTILE = {
    '=HYPERLINK("http://example.org")': '\'=HYPERLINK("http://example.org")',
    "+cmd|' /C calc'!A0": "'+cmd|' /C calc'!A0",
    "-2+3": "'-2+3",
    "@SUM(A1:A9)": "'@SUM(A1:A9)",
    "\t=1+1": "'=1+1",
    "\r=1+1": "'=1+1",
    "\x00@SUM(1)": "'@SUM(1)",
    "＝1+1": "'＝1+1",  # noqa: RUF001
    "A-1;=1+1": "A-1;'=1+1",
    "A-1; @SUM(1)": "A-1;' @SUM(1)",
    "'; DROP TABLE x; --": "'; DROP TABLE x;' --",
    "-5": "-5",
    "-5.50": "-5.50",
    "+49": "+49",
    "A-1": "A-1",
    "日本": "日本",
}


@pytest.mark.parametrize(("text", "cell"), HOSTILE.items())
def test_no_cell_of_a_csv_is_a_formula_and_a_number_stays_one(
    capsys: pytest.CaptureFixture[str], text: str, cell: str
) -> None:
    print_csv(("text", "number"), [(text, Decimal("-5.5"))])
    assert list(csv.reader(io.StringIO(capsys.readouterr().out))) == [["text", "number"], [cell, "-5.5"]]


COMMANDS = "clear\x1b[2J title\x1b]0;x\x07 csi\x9b2J bell\a back\b\b turned\u202egnp.exe line\u2028end delete\x7f"


@given(st.text(min_size=1))
@example(COMMANDS)
@example("a\nb\tc\r\n")
def test_no_text_of_others_commands_a_terminal(text: str) -> None:
    for shown in (visible(text), one_line(text), in_json(msgspec.json.encode(text).decode())):
        assert not [one for one in shown if unicodedata.category(one) in {"Cc", "Zl", "Zp"} and one not in "\n\t"]
        assert not {"\u202e", "\u2066"} & set(shown)


@given(st.dictionaries(st.text(), st.text()))
@example({COMMANDS: COMMANDS, "emoji": "👩\u200d🚀 \U000e0001"})
def test_a_document_says_what_it_was_given_whatever_is_escaped(content: dict[str, str]) -> None:
    document = in_json(msgspec.json.format(msgspec.json.encode(content), indent=2).decode())
    assert json.loads(document) == content


@pytest.mark.parametrize("log_format", LogFormat)
def test_no_message_forges_a_line_of_the_log(run_program: RunProgram, log_format: LogFormat) -> None:
    forged = "2026-11-26T08:00:00+0000 ERROR sqlbridge: all is lost"
    outcome = run_program(program=("-c", FORGERY.format(log_format=log_format.name)), PYTHONPATH=str(PROJECT))
    assert [line for line in outcome.stderr.splitlines() if line.startswith(forged[:4])].count(forged) == 0
    assert "all is lost" in outcome.stderr
    assert "\x1b" not in outcome.stderr
    assert len([line for line in outcome.stderr.splitlines() if not line.startswith("  ")]) == 1


FORGERY = """
import logging
from sqlbridge.commands.logs import LogFormat, LogLevel, configure_logging
configure_logging(LogLevel.INFO, LogFormat.{log_format})
logging.getLogger("sqlbridge").error("%s", "no\\x1b[2J\\n2026-11-26T08:00:00+0000 ERROR sqlbridge: all is lost")
"""
