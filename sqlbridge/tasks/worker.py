"""`sqlbridge worker`: looks at the log every second or few, and sends what is urgent at once.

It does what `run update` and `run acknowledge` do, with the fast lane; all other tasks stay with cron.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlbridge.errors import AlreadyRunningError, SqlBridgeError
from sqlbridge.ledger import runs
from sqlbridge.log_context import fields_of
from sqlbridge.model.changes import Counts
from sqlbridge.tasks.acknowledge import acknowledge
from sqlbridge.tasks.running import Bridge
from sqlbridge.tasks.schedule import SCHEDULE
from sqlbridge.tasks.sending.fast_lane import FastLane
from sqlbridge.tasks.update import Look, Vigil, update

log = logging.getLogger(__name__)

# Then the run is written down, the triggers are looked at, and others may have the lease.
_RUN = timedelta(seconds=60)
_LOOK_SECONDS = 1.0
# A busy shop has the processor first: what waits for the next look is merged then, and costs less a write. So many
# times as long as our own part of the last look took; not for long where few changes came, for they may be urgent.
_REST, _LONGEST_REST, _LONGEST_AFTER_FEW = 10.0, 60.0, 4.0
_SHORTEST_PAUSE, _LONGEST_PAUSE = 5.0, 60.0
_ACKNOWLEDGE = next(task for task in SCHEDULE if task.name == "acknowledge")


@dataclass(frozen=True, slots=True)
class Shift:
    """How long to work: until `ends`, if that is said, or until somebody says so while `pauses(seconds)` waits.

    `pauses` waits so many seconds, and is True where the work is to end.
    """

    pauses: Callable[[float], bool]
    ends: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        """Whether no other run is to begin."""
        return self.pauses(0) or (self.ends is not None and now >= self.ends)


def work(bridge: Bridge, shift: Shift) -> None:
    """Run until the shift is over. Errors are told and waited out; whatever they were about goes with a later run."""
    pause = _SHORTEST_PAUSE
    while not shift.is_over(bridge.now()):
        try:
            _one_run(bridge, shift)
        except AlreadyRunningError as exc:
            log.info("%s", exc, extra={"fields": fields_of(exc)})
        except SqlBridgeError as exc:
            log.error("%s", exc, extra={"fields": fields_of(exc)})
            pause = min(pause * 2, _LONGEST_PAUSE)
        else:
            pause = _SHORTEST_PAUSE
            continue
        shift.pauses(pause)


def rest(look: Look, few: int) -> float:
    """Seconds until the next look, after this one; up to so `few` changes are few."""
    longest = _LONGEST_AFTER_FEW if look.changes <= few else _LONGEST_REST
    return min(max(_LOOK_SECONDS, _REST * look.seconds), longest)


def _one_run(bridge: Bridge, shift: Shift) -> None:
    with bridge.database.read() as connection:
        started = runs.last_starts(connection, bridge.database.tables)
    if _ACKNOWLEDGE.is_due(started.get(_ACKNOWLEDGE.name), bridge.now()):
        _tell("acknowledge", acknowledge(bridge))
        if shift.is_over(bridge.now()):
            return
    ends = bridge.now() + _RUN
    until = ends if shift.ends is None else min(ends, shift.ends)
    few = bridge.worker.patch_values
    lane = FastLane(few, is_called_off=lambda: shift.pauses(0))
    _tell("update", update(bridge, Vigil(lane, until, lambda look: shift.pauses(rest(look, few)))))


def _tell(task: str, counts: Counts) -> None:
    """What a run of up to a minute did, in one line, where it did something."""
    if done := [f"{number:,} {what}" for what, number in counts.values.items() if number]:
        log.info("%s: %s", task, ", ".join(done), extra={"fields": {"task": task}})
