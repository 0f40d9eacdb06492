"""`sqlbridge bench`: what it costs, and how fast it is, on a scratch schema."""

import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from sqlbridge.commands.console import print_table, say
from sqlbridge.commands.extras import missing
from sqlbridge.errors import InputError

if TYPE_CHECKING:
    from sqlbridge.bench.measure import Figure


def bench(
    server: Annotated[str, typer.Option(help="Start a private server of this kind: mariadb, mysql.")] = "mariadb",
    url: Annotated[
        str | None,
        typer.Option(
            envvar="SQLBRIDGE_BENCH_URL",
            help="Use this server instead, in scratch schemas: mysql://ACCOUNT:PASSWORD@HOST/; the account must be "
            "allowed to create schemas and triggers.",
        ),
    ] = None,
    scale: Annotated[float, typer.Option(min=0.001, max=1, help="Part of the full size.")] = 0.1,
    only: Annotated[list[str] | None, typer.Option(help="A figure; may be given several times.")] = None,
    folder: Annotated[Path | None, typer.Option("--report", help="Keep the report in this folder.")] = None,
) -> None:
    """Measure capture, worker and dashboard, each against a baseline in the same run; nothing of yours is touched."""
    try:
        from sqlbridge.bench.figures import FIGURES
        from sqlbridge.bench.ground import given_ground, private_ground
        from sqlbridge.bench.report import COLUMNS, row, write
    except ImportError as exc:
        raise missing("the benchmark", "bench", exc) from exc
    if unknown := set(only or ()) - FIGURES.keys():
        raise InputError(f"there is no figure {sorted(unknown)[0]!r}; there are {', '.join(FIGURES)}")
    # So that servers and schemas are taken away, too, when it is ended from outside.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    figures, name = [], server if not url else "given"
    with nullcontext(given_ground(url, scale)) if url else private_ground(server, scale) as ground:
        say(f"{ground.words}, scale {scale:g}")
        for figure in _measured((one, FIGURES[one](ground)) for one in only or FIGURES):
            figures.append(figure)
            if folder:  # after each: what takes hours and is broken off has its figures so far
                write(folder, name, ground.words, scale, figures)
    print_table(COLUMNS, [row(figure) for figure in figures])
    if folder:
        say(f"the report is in {write(folder, name, ground.words, scale, figures)}")


def _measured(works: Iterable[tuple[str, Iterable["Figure"]]]) -> Iterator["Figure"]:
    for name, figures in works:
        say(f"measuring: {name}")
        begun = monotonic()
        yield from figures
        say(f"measured: {name}, in {monotonic() - begun:.0f} s")
