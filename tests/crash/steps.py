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

_COMMIT = (DefaultDialect, "do_commit")
_REQUEST = (httpx.Client, "send")


@contextmanager
def before_each_step(interrupt: Callable[[int], None], *, only_requests: bool = False) -> Iterator[None]:
    """Call `interrupt` with the number of the step, from 1 on, before each step within the block.

    What the interruption itself commits and requests are no steps.
    """
    numbers = count(1)
    is_interrupting = False

    def interrupted(call: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **options: Any) -> Any:
            nonlocal is_interrupting
            if not is_interrupting:
                is_interrupting = True
                try:
                    interrupt(next(numbers))
                finally:
                    is_interrupting = False
            return call(*arguments, **options)

        return step

    with pytest.MonkeyPatch.context() as patch:
        for place, name in (_REQUEST,) if only_requests else (_REQUEST, _COMMIT):
            patch.setattr(place, name, interrupted(getattr(place, name)))
        yield
