"""A run of `update` with the fast lane, as `sqlbridge worker` does it, that does not stay on."""

from datetime import timedelta

from sqlbridge.model.changes import Counts
from sqlbridge.tasks.running import Bridge
from sqlbridge.tasks.sending.fast_lane import FastLane
from sqlbridge.tasks.update import Vigil, update


def hurried_update(bridge: Bridge) -> Counts:
    """What is few goes one by one."""
    lane = FastLane(bridge.worker.patch_values)
    return update(bridge, Vigil(lane, bridge.now() + timedelta(hours=1), pauses=lambda _look: True))
