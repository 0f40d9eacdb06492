"""Runs of `update` with the fast lane, as `sqlbridge worker` does them, that do not stay on."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count

from sqlbridge.model.changes import Counts
from sqlbridge.tasks.running import Bridge
from sqlbridge.tasks.sending.fast_lane import FastLane
from sqlbridge.tasks.update import Vigil, update


def hurried_update(bridge: Bridge) -> Counts:
    """What is few goes one by one."""
    return _update(bridge, lambda: False)


def called_off_update(bridge: Bridge, slices: int = 1) -> Counts:
    """The worker is told to end while it sends: what comes after so many slices of values is not sent."""
    looks = count()
    # The first look is before anything is claimed.
    return _update(bridge, lambda: next(looks) > slices)


def _update(bridge: Bridge, is_called_off: Callable[[], bool]) -> Counts:
    lane = FastLane(bridge.worker.patch_values, is_called_off)
    return update(bridge, Vigil(lane, bridge.now() + timedelta(hours=1), pauses=lambda _look: True))
