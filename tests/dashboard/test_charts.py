"""Where lines, marks and words of a chart are."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from babel.support import NullTranslations

from sqlbridge.dashboard.charts import Series, chart_of_ages, chart_of_numbers
from sqlbridge.dashboard.time_axis import TimeAxis, time_axis
from sqlbridge.dashboard.viewer import Viewer, current_viewer, set_viewer

NOW, HOUR, DAY = datetime(2026, 3, 29, 12, 34), timedelta(hours=1), timedelta(days=1)


def _axis(number: int = 4) -> TimeAxis:
    return time_axis(NOW, HOUR * number, HOUR, HOUR * 2)


@pytest.fixture
def in_berlin() -> object:
    """Whoever looks sits in Berlin, where the clocks are put forward in the night to 29 March 2026."""
    before = current_viewer()
    set_viewer(Viewer(Locale("en", "GB"), ZoneInfo("Europe/Berlin"), NullTranslations()))
    yield
    set_viewer(before)


def test_intervals_are_the_same_from_one_look_to_the_next_and_hold_the_moment() -> None:
    axis = _axis()
    assert axis == time_axis(NOW + timedelta(minutes=20), HOUR * 4, HOUR, HOUR * 2)
    assert axis.since <= NOW < axis.until
    assert axis.beginnings()[-1] <= NOW < axis.until == datetime(2026, 3, 29, 13)


def test_marks_are_at_midnight_by_the_wall_also_when_the_clocks_change(in_berlin: object) -> None:
    axis = time_axis(NOW, 3 * DAY, HOUR, DAY)
    names = [words for _place, words in axis.marks()]
    assert names == ["27 Mar", "28 Mar", "29 Mar"]
    last = [place for place, _words in axis.marks()][-1]
    assert axis.since + (axis.until - axis.since) * last == datetime(2026, 3, 28, 23), "midnight of the 29th, UTC+1"
    hours = [words for _place, words in time_axis(NOW, DAY, HOUR, 6 * HOUR).marks()]
    assert hours == ["18:00", "00:00", "06:00", "12:00"]


def test_a_line_breaks_where_nothing_is_known_and_a_lone_value_is_a_dot() -> None:
    chart = chart_of_numbers("c", "C", _axis(), [Series("x", [4, None, 2, 0])])
    assert chart.lines[0].path.count("M") == 2
    assert all(piece.endswith("h.01") for piece in chart.lines[0].path.split(" M"))
    assert [row for _moment, row in chart.rows] == [["4"], ["-"], ["2"], ["0"]]
    assert chart.summary == "x: at most 4, last 0"


def test_nothing_known_is_said_so() -> None:
    assert chart_of_ages("c", "C", _axis(), [Series("x", [None] * 4)]).summary == "x: nothing known"


@pytest.mark.parametrize(("most", "top"), [(0, "2"), (1, "2"), (3, "4"), (7, "10"), (11, "20"), (61_000, "100,000")])
def test_the_highest_level_is_round_and_its_half_is_whole(most: float, top: str) -> None:
    chart = chart_of_numbers("c", "C", _axis(), [Series("x", [most] * 4)])
    assert chart.levels[-1].words == top
    assert "." not in chart.levels[1].words


@pytest.mark.parametrize(
    ("seconds", "top"), [(0, "2 min"), (130, "10 min"), (3700, "2 hr"), (90_000, "2 days"), (86400 * 99, "4 mths")]
)
def test_ages_are_in_units_that_people_count_in(seconds: float, top: str) -> None:
    chart = chart_of_ages("c", "C", _axis(), [Series("x", [seconds] * 4)])
    assert chart.levels[-1].words.startswith(top)
    assert chart.levels[-1].at < chart.levels[0].at
