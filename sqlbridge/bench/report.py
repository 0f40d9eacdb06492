"""The figures as a table, for a terminal and for docs/performance.md."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from sqlbridge import __version__
from sqlbridge.bench.measure import Figure

COLUMNS = ("#", "work", "baseline in the same run", "result", "range", "goal", "")


def row(figure: Figure) -> tuple[str, ...]:
    """A figure as a line of the table."""
    sign = "≥" if figure.is_floor else "≤"
    goal = "" if figure.goal is None else f"{sign} {_number(figure.goal)} {figure.unit}"
    mark = "" if figure.goal is None else ("reached" if figure.is_reached else "NOT reached")
    span = f"{_number(figure.low)} to {_number(figure.high)}"
    result = f"{_number(figure.value)} {figure.unit}" + (f" ({figure.remark})" if figure.remark else "")
    return (figure.number, figure.work, figure.baseline, result, span, goal, mark)


def markdown(words: str, scale: float, figures: Sequence[Figure]) -> str:
    """The table, with what it was measured on."""
    head = f"## {words}\n\nSQLBridge {__version__}, Python {platform.python_version()}, {os.cpu_count()} cores, "
    head += f"scale {scale:g}, {datetime.now(UTC):%Y-%m-%d}.\n\n"
    lines = [COLUMNS, ("---",) * len(COLUMNS), *(row(figure) for figure in figures)]
    return head + "".join(f"| {' | '.join(line)} |\n" for line in lines)


def write(folder: Path, name: str, words: str, scale: float, figures: Sequence[Figure]) -> Path:
    """Keep the report as Markdown and as JSON; the path of the former."""
    folder.mkdir(parents=True, exist_ok=True)
    document = {"server": words, "scale": scale, "figures": [asdict(one) for one in figures]}
    (folder / f"{name}.json").write_text(json.dumps(document, indent=2), encoding="utf-8")
    file = folder / f"{name}.md"
    file.write_text(markdown(words, scale, figures), encoding="utf-8")
    return file


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}"
