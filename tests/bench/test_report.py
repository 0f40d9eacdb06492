"""How figures are told."""

import json
from pathlib import Path

import pytest

from sqlbridge.bench.measure import Figure, in_turns, ratio
from sqlbridge.bench.report import markdown, row, write

COST = Figure("1", "a write", "the same by hand", 1.2, 1.1, 1.3, goal=1.5, remark="7 µs a row")


def test_a_figure_tells_goal_and_baseline() -> None:
    told = ("1", "a write", "the same by hand", "1.20 x (7 µs a row)", "1.10 to 1.30", "≤ 1.50 x", "reached")
    assert row(COST) == told


@pytest.mark.parametrize(("value", "is_floor", "told"), [(0.7, True, "NOT reached"), (0.7, False, "reached")])
def test_a_goal_is_a_floor_or_a_ceiling(value: float, is_floor: bool, told: str) -> None:
    assert row(Figure("3", "", "", value, value, value, goal=0.75, is_floor=is_floor))[-1] == told


def test_a_figure_without_a_goal_is_only_shown() -> None:
    assert row(Figure("10", "", "", 12345.0, 1.0, 2.0, unit="rows/s"))[3:] == (
        "12,345 rows/s",
        "1.00 to 2.00",
        "",
        "",
    )


def test_a_ratio_is_the_median_of_the_rounds_and_not_the_ratio_of_medians() -> None:
    figure = ratio("4", "", "", [1.0, 4.0, 9.0], [1.0, 2.0, 3.0])
    assert (figure.value, figure.low, figure.high) == (2.0, 1.0, 3.0)


def test_turns_alternate_and_the_first_round_is_not_counted() -> None:
    order = list[str]()

    def turn(name: str, values: list[float]) -> float:
        order.append(name)
        return values.pop(0)

    ours, theirs = [9.0, 1.0, 2.0], [9.0, 3.0, 4.0]
    taken = in_turns(2, [lambda: turn("ours", ours), lambda: turn("theirs", theirs)])
    assert taken == [[1.0, 2.0], [3.0, 4.0]]
    assert order == ["theirs", "ours", "ours", "theirs", "theirs", "ours"]


def test_the_report_is_kept_as_a_table_and_for_programs(tmp_path: Path) -> None:
    file = write(tmp_path / "bench", "mariadb", "MariaDB 10.11", 0.1, [COST])
    assert file.read_text(encoding="utf-8") == markdown("MariaDB 10.11", 0.1, [COST])
    kept = json.loads((tmp_path / "bench/mariadb.json").read_text(encoding="utf-8"))
    assert kept["figures"][0]["work"] == "a write"
    assert kept["scale"] == 0.1


def test_the_table_has_a_line_for_each_figure() -> None:
    lines = markdown("MySQL 9.7", 1, [COST, COST]).splitlines()
    assert sum(line.startswith("| 1 |") for line in lines) == 2
