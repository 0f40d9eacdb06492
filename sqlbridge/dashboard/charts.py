"""Line charts as the template charts.html draws them: where lines and words are, and the numbers as a table."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlbridge.dashboard.time_axis import TimeAxis
from sqlbridge.dashboard.viewer import current_viewer, gettext

WIDTH, HEIGHT = 400, 170
_LEFT, _RIGHT, _TOP, _BOTTOM = 66, 12, 10, 26
_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_AGES = (
    *(_MINUTE * n for n in (2, 10, 20, 40)),
    *(_HOUR * n for n in (1, 2, 4, 6, 12)),
    *(_DAY * n for n in (1, 2, 4, 8, 14, 30, 60, 120)),
)

Shown = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Series:
    """A line: a value for each interval, None where nothing is known."""

    name: str
    values: Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, in the drawing's units, and its words."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the drawing: what SVG calls `d`; `area` is what lies below it."""

    name: str
    path: str
    area: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of WIDTH by HEIGHT; `rows` are its numbers by interval, in words."""

    id: str
    title: str
    summary: str
    lines: Sequence[Line]
    times: Sequence[Tick]
    levels: Sequence[Tick]
    rows: Sequence[tuple[datetime, Sequence[str]]]
    left: float = _LEFT
    right: float = WIDTH - _RIGHT
    bottom: float = HEIGHT - _BOTTOM


def chart_of_numbers(id_: str, title: str, axis: TimeAxis, series: Sequence[Series]) -> Chart:
    """Things that are counted."""
    return _chart(id_, title, axis, series, _number, _round_number)


def chart_of_ages(id_: str, title: str, axis: TimeAxis, series: Sequence[Series]) -> Chart:
    """Ages in seconds."""
    return _chart(id_, title, axis, series, _age, _round_age)


def _chart(
    id_: str, title: str, axis: TimeAxis, series: Sequence[Series], shown: Shown, rounded: Callable[[float], float]
) -> Chart:
    most = max((value for one in series for value in one.values if value is not None), default=0)
    top = rounded(most)
    return Chart(
        id_,
        title,
        _summary(series, shown),
        [_line(one, top) for one in series],
        [Tick(_across(place), words) for place, words in axis.marks()],
        [Tick(_up(level, top), shown(level)) for level in (0, top / 2, top)],
        _rows(axis, series, shown),
    )


def _summary(series: Sequence[Series], shown: Shown) -> str:
    """The drawing in words, for those who do not see it."""
    parts = [_in_words(one, shown) for one in series]
    return "; ".join(parts) or gettext("nothing yet")


def _in_words(series: Series, shown: Shown) -> str:
    known = [value for value in series.values if value is not None]
    if not known:
        return gettext("%(name)s: nothing known", name=series.name)
    most, last = shown(max(known)), shown(known[-1])
    return gettext("%(name)s: at most %(most)s, last %(last)s", name=series.name, most=most, last=last)


def _line(series: Series, top: float) -> Line:
    number = len(series.values)
    points = [
        None if value is None else (_across((index + 0.5) / number), _up(value, top))
        for index, value in enumerate(series.values)
    ]
    pieces = list(_pieces(points))
    # A piece of one point is drawn as the dot that round ends make of it.
    path = " ".join("M" + " L".join(_point(one) for one in piece) + " h.01" for piece in pieces)
    area = " ".join(_below(piece) for piece in pieces)
    return Line(series.name, path, area)


def _pieces(points: Sequence[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    piece: list[tuple[float, float]] = []
    for point in (*points, None):
        if point is not None:
            piece.append(point)
        elif piece:
            yield piece
            piece = []


def _below(piece: Sequence[tuple[float, float]]) -> str:
    ground = HEIGHT - _BOTTOM
    return f"M{piece[0][0]:.1f},{ground} L{' L'.join(_point(one) for one in piece)} L{piece[-1][0]:.1f},{ground} Z"


def _point(point: tuple[float, float]) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"


def _across(place: float) -> float:
    return _LEFT + place * (WIDTH - _LEFT - _RIGHT)


def _up(value: float, top: float) -> float:
    return HEIGHT - _BOTTOM - value / top * (HEIGHT - _BOTTOM - _TOP)


def _rows(axis: TimeAxis, series: Sequence[Series], shown: Shown) -> list[tuple[datetime, list[str]]]:
    values = zip(*(one.values for one in series), strict=True)
    rows = [["-" if value is None else shown(value) for value in row] for row in values]
    return list(zip(axis.beginnings(), rows, strict=False))


def _number(value: float) -> str:
    return current_viewer().number(round(value))


def _age(value: float) -> str:
    return current_viewer().span(timedelta(seconds=value), "short")


def _round_number(most: float) -> float:
    """The next of 2, 4, 6, 10, 20, 40, ...: half of each is whole."""
    power = 1
    while True:
        for step in (2, 4, 6, 10):
            if step * power >= most:
                return step * power
        power *= 10


def _round_age(most: float) -> float:
    return next((age for age in _AGES if age >= most), _round_number(most / _DAY) * _DAY)
