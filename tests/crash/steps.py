"""The steps of a run, found while it runs: each commit, and each request to Amazon.

A run is interrupted just before a step. Just after one would be the same moment, only without what the run has
written since and not committed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import httpx
import pytest
from sqlalchemy.engine.default import DefaultDialect


@contextmanager
def before_each_step(interrupt: Callable[[int], None]) -> Iterator[None]:
    """Call `interrupt` with the number of the step, from 1 on, before each step within the block."""
    numbers = count(1)

    def interrupted(call: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **options: Any) -> Any:
            interrupt(next(numbers))
            return call(*arguments, **options)

        return step

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DefaultDialect, "do_commit", interrupted(DefaultDialect.do_commit))
        patch.setattr(httpx.Client, "send", interrupted(httpx.Client.send))
        yield
