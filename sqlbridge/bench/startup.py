"""Figure 11: how long it takes until `sqlbridge status` has answered."""

import subprocess
import sys
from collections.abc import Iterator, Sequence

from sqlbridge.bench.ground import Ground, bench_shop
from sqlbridge.bench.measure import Figure, in_turns, ratio, seconds
from sqlbridge.bench.processes import configured

_ROUNDS = 15
_GOAL = 1.5
_BASELINE = (sys.executable, "-c", "import typer, sqlalchemy")


def startup(ground: Ground) -> Iterator[Figure]:
    """The whole command, with its answer from the database, beside the import of two libraries that it needs."""
    with bench_shop(ground, "prestashop", 100) as shop, configured(shop.install()) as program:
        status = (*program, "status")
        ours, theirs = in_turns(ground.rounds(_ROUNDS), [lambda: _taken(status), lambda: _taken(_BASELINE)])
    remark = f"{min(ours) * 1000:.0f} ms and {min(theirs) * 1000:.0f} ms at best"
    yield ratio("11", "`sqlbridge status`", f'`python -c "{_BASELINE[-1]}"`', ours, theirs, goal=_GOAL, remark=remark)


def _taken(command: Sequence[str]) -> float:
    return seconds(lambda: subprocess.run(command, check=True, capture_output=True))
