"""The steps of a run, found while it runs: each commit, and each request to Amazon.

A run is interrupted just before a step, or while its answer is on the way. A kill after a step would be the same
moment as one before the next, only without what the run has written since and not committed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from itertools import count
from typing import Any

import httpx
import pytest
from sqlalchemy.engine.default import DefaultDialect


class Kind(Enum):
    """What a step is. A download is a request whose answer may break off."""

    COMMIT = "commit"
    REQUEST = "request"
    DOWNLOAD = "download"


@dataclass(frozen=True, slots=True)
class Step:
    """The steps of a run are numbered from 1 on."""

    number: int
    kind: Kind


_STEPS = ((httpx.Client, "send", Kind.REQUEST), (DefaultDialect, "do_commit", Kind.COMMIT))


@contextmanager
def around_each_step(interrupt: Callable[[Step], Exception | None]) -> Iterator[None]:
    """Call `interrupt` before each step within the block; what it returns is raised after the step, done as it is.

    What the interruption itself commits and requests are no steps.
    """
    numbers = count(1)
    is_interrupting = False

    def interrupted(call: Callable[..., Any], kind: Kind) -> Callable[..., Any]:
        def step(*arguments: Any, **options: Any) -> Any:
            nonlocal is_interrupting
            failure = None
            if not is_interrupting:
                is_interrupting = True
                try:
                    failure = interrupt(Step(next(numbers), _kind(kind, arguments, options)))
                finally:
                    is_interrupting = False
            answer = call(*arguments, **options)
            if failure:
                raise failure
            return answer

        return step

    with pytest.MonkeyPatch.context() as patch:
        for place, name, kind in _STEPS:
            patch.setattr(place, name, interrupted(getattr(place, name), kind))
        yield


def _kind(kind: Kind, arguments: tuple[Any, ...], options: dict[str, Any]) -> Kind:
    if not options.get("stream"):
        return kind
    request = options.get("request") or arguments[1]
    return Kind.DOWNLOAD if request.method == "GET" else kind


@contextmanager
def before_each_step(interrupt: Callable[[int], None], *, only_requests: bool = False) -> Iterator[None]:
    """Call `interrupt` with the number of the step, or of the request, before each within the block."""
    numbers = count(1)

    def before(step: Step) -> None:
        if step.kind is not Kind.COMMIT or not only_requests:
            interrupt(next(numbers))

    with around_each_step(before):
        yield
