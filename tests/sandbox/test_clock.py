"""The sandbox's clock."""

from datetime import UTC, datetime

from sqlbridge import sandbox as amazon
from sqlbridge.sandbox.clock import Clock


def test_a_frozen_clock_moves_only_when_it_is_advanced() -> None:
    clock = Clock()
    clock.freeze()
    before = clock.now()
    assert clock.now() == before
    clock.advance(90)
    assert (clock.now() - before).total_seconds() == 90


def test_a_resumed_clock_runs_on_from_where_it_stood() -> None:
    clock = Clock()
    clock.freeze()
    clock.advance(3600)
    stood = clock.now()
    clock.resume()
    assert stood <= clock.now()
    assert (clock.now() - datetime.now(UTC)).total_seconds() > 3500


def test_the_clock_is_controlled_from_outside() -> None:
    with amazon.start() as sandbox:
        sandbox.freeze()
        before = sandbox.now()
        sandbox.advance(90)
        assert (sandbox.now() - before).total_seconds() == 90
        sandbox.resume()
        assert sandbox.now() > before
