"""What the judge prints: rows that differ as they are found, then a line for each thing judged, offers last."""

import sys
from collections.abc import Sequence

from tests.judge.clock import Clock
from tests.judge.comparison import Tally
from tests.judge.replay import Replay


class Report:
    """Collects the lines of the end; `shown` limits the differing rows that are printed per shop and server."""

    def __init__(self, shown: int | None) -> None:
        self._shown = shown
        self._lines: list[str] = []
        self._totals: list[str] = []
        self._is_right = True

    def reading(self, name: str, tallies: Sequence[tuple[str, Tally]]) -> None:
        """What one shop's comparison gave."""
        total = Tally()
        for part, tally in tallies:
            total.add(tally)
            if tally.uncompared:
                self._say(f"{name}: {part}: {tally.uncompared} rows NOT COMPARED")
        lines = [
            f"{name}: {part}: {found.key.entity} {found.key.key} {found.sku!r}: {found.words}"
            for part, tally in tallies
            for found in tally.differences
        ]
        self._say_first(name, lines)
        self._total(
            total.is_right,
            f"{name}: {total.rows} rows: {total.compared} compared, {total.without_sku} without SKU, "
            f"{total.uncompared} uncompared; differences: {len(total.differences)} "
            f"(not stated by the shop: {total.unstated_nets} nets, {total.unsettled} quantities)",
        )

    def walk(self, name: str, problems: Sequence[str]) -> None:
        """What is wrong with the walk over all SKUs."""
        self._say_first(name, [f"{name}: {problem}" for problem in problems])
        self._line(not problems, f"{name}: {len(problems)} problems")

    def clock(self, name: str, found: Clock) -> None:
        """What the clock changed."""
        self._say_first(name, [f"{name}: {line}, but is not due" for line in found.missed])
        self._line(
            not found.missed,
            f"{name}: SKUs changed: {found.changed}, not due: {len(found.missed)} (due: {found.due})",
        )

    def writes(self, name: str, found: Replay) -> None:
        """What one replay of a shop's writes gave."""
        self._say_first(name, [f"{name}: {line}" for line in (*found.missed, *found.idle, *found.refused)])
        share = found.logged_singly / found.changed_singly if found.changed_singly else 0
        self._line(
            found.is_right,
            f"{name}: {found.actions} actions, {found.statements} statements; SKUs changed: {found.changed}, "
            f"actions that missed some: {len(found.missed)}, idle statements logged: {len(found.idle)}, "
            f"statements refused by the server: {len(found.refused)} "
            f"(SKUs logged per changed: {share:.2f}, 'all' in {found.logged_all} actions)",
        )

    def broken_off(self, name: str, error: Exception) -> None:
        """A shop that could not be judged to the end."""
        self._total(False, f"{name}: not judged to the end: {error}")

    def close(self) -> int:
        """Print the end; the exit status."""
        for line in (*self._lines, *self._totals):
            self._say(line)
        return 0 if self._is_right and self._totals else 1

    def _line(self, is_right: bool, line: str) -> None:
        self._is_right &= is_right
        self._lines.append(_marked(is_right, line))

    def _total(self, is_right: bool, line: str) -> None:
        self._is_right &= is_right
        self._totals.append(_marked(is_right, line))

    def _say_first(self, name: str, lines: Sequence[str]) -> None:
        for line in lines[: self._shown]:
            self._say(line)
        if self._shown is not None and len(lines) > self._shown:
            self._say(f"{name}: {len(lines) - self._shown} more (ALL=1 shows them)")

    def _say(self, line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def _marked(is_right: bool, line: str) -> str:
    return f"{'ok  ' if is_right else 'FAIL'} {line}"
