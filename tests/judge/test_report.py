"""What the judge prints, and its exit status."""

import sys
from pathlib import Path

import pytest

from sqlbridge.model.changes import Entity, EntityKey
from tests.judge.__main__ import main
from tests.judge.comparison import Difference, Tally
from tests.judge.replay import Replay
from tests.judge.report import Report

DIFFERENCE = Difference("1", EntityKey(Entity.PRODUCT, "7"), "A", "net 1, the shop: 2")


def closed(report: Report, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    return report.close(), capsys.readouterr().out


def test_all_right_is_0(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(shown=20)
    report.reading("a", [("file", Tally(rows=3, compared=2, without_sku=1))])
    status, printed = closed(report, capsys)
    assert status == 0
    assert printed.startswith("ok   a: 3 rows: 2 compared, 1 without SKU, 0 uncompared; differences: 0")


def test_a_difference_is_1_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(shown=20)
    report.reading("a", [("file", Tally(rows=1, compared=1, differences=[DIFFERENCE]))])
    status, printed = closed(report, capsys)
    assert status == 1
    assert printed.startswith("a: file: product 7 'A': net 1, the shop: 2\nFAIL a")


def test_rows_that_were_not_compared_are_1(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(shown=20)
    report.reading("a", [("file", Tally(rows=3, compared=1))])
    status, printed = closed(report, capsys)
    assert status == 1
    assert "a: file: 2 rows NOT COMPARED" in printed


@pytest.mark.parametrize(("shown", "lines"), [(20, 20), (None, 25)])
def test_the_first_differences_or_all(capsys: pytest.CaptureFixture[str], shown: int | None, lines: int) -> None:
    Report(shown).reading("a", [("file", Tally(rows=25, compared=25, differences=[DIFFERENCE] * 25))])
    printed = capsys.readouterr().out
    assert printed.count("net 1, the shop: 2") == lines
    assert ("5 more" in printed) is (shown is not None)


def test_a_change_that_was_not_logged_is_1(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(shown=20)
    report.writes("a", Replay(actions=1, missed=["1. new price: 'A'"]))
    status, printed = closed(report, capsys)
    assert status == 1
    assert "1. new price: 'A'" in printed


def test_a_shop_that_broke_off_is_1(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(shown=20)
    report.broken_off("a", ValueError("why"))
    assert closed(report, capsys) == (1, "FAIL a: not judged to the end: why\n")


def test_nothing_judged_is_not_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert closed(Report(shown=20), capsys) == (1, "")


def test_a_missing_folder_is_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["judge", str(tmp_path / "missing")])
    assert main() == 2
    assert "make shops SHOPS=<path>" in capsys.readouterr().err
