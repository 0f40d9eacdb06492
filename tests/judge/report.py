"""What the judge prints: the rows that differ as they are found, one line per shop and server at the end."""

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
        self.end(
            total.is_right,
            f"{name}: {total.rows} rows: {total.compared} compared, {total.without_sku} without SKU, "
            f"{total.uncompared} uncompared; differences: {len(total.differences)} "
            f"(not stated by the shop: {total.unstated_nets} nets, {total.unsettled} quantities)",
        )

    def walk(self, name: str, problems: Sequence[str]) -> None:
        """What is wrong with the walk over all SKUs."""
        self._say_first(name, [f"{name}: {problem}" for problem in problems])
        self.end(not problems, f"{name}: {len(problems)} problems")

    def clock(self, name: str, found: Clock) -> None:
        """What the clock changed."""
        self._say_first(name, [f"{name}: {line}, but is not due" for line in found.missed])
        self.end(
            not found.missed,
            f"{name}: SKUs changed: {found.changed}, not due: {len(found.missed)} (due: {found.due})",
        )

    def writes(self, name: str, found: Replay) -> None:
        """What one replay of a shop's writes gave."""
        self._say_first(name, [f"{name}: {line}" for line in (*found.missed, *found.idle, *found.refused)])
        share = found.logged_singly / found.changed_singly if found.changed_singly else 0
        self.end(
            found.is_right,
            f"{name}: {found.actions} actions, {found.statements} statements; SKUs changed: {found.changed}, "
            f"actions that missed some: {len(found.missed)}, idle statements logged: {len(found.idle)}, "
            f"statements refused by the server: {len(found.refused)} "
            f"(SKUs logged per changed: {share:.2f}, 'all' in {found.logged_all} actions)",
        )

    def end(self, is_right: bool, line: str) -> None:
        """A line for the end; one that is not right makes the whole fail."""
        self._is_right &= is_right
        self._lines.append(f"{'ok  ' if is_right else 'FAIL'} {line}")

    def close(self) -> int:
        """Print the end; the exit status."""
        for line in self._lines:
            self._say(line)
        return 0 if self._is_right and self._lines else 1

    def _say_first(self, name: str, lines: Sequence[str]) -> None:
        for line in lines[: self._shown]:
            self._say(line)
        if self._shown is not None and len(lines) > self._shown:
            self._say(f"{name}: {len(lines) - self._shown} more (ALL=1 shows them)")

    def _say(self, line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
