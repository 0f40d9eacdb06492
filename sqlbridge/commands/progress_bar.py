"""A progress bar on a terminal, for work that takes long."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlbridge.model.advance import Advance, unseen


@contextmanager
def shown_progress() -> Iterator[Advance]:
    """What long work is to tell; on stderr, and only where that is a terminal. Nothing of it stays behind."""
    if not sys.stderr.isatty():
        yield unseen
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bars = {}

        def advance(what: str, done: int, total: int | None = None, /) -> None:
            if what not in bars:
                bars[what] = progress.add_task(what, total=total)
            progress.update(bars[what], completed=done, total=total)

        yield advance
