"""What the doctor found last: looked at in a thread of its own, so that nobody waits for it who looks at a page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import DBAPIError

from sqlbridge.capture import watch
from sqlbridge.capture.comparison import CaptureObject
from sqlbridge.dashboard.lookout import Lookout
from sqlbridge.doctor.checks import CHECKS
from sqlbridge.doctor.examination import examine
from sqlbridge.doctor.model import Finding, Outcome
from sqlbridge.doctor.patient import Patient
from sqlbridge.errors import SqlBridgeError
from sqlbridge.settings import Configuration
from sqlbridge.tasks.watching.capture_health import CaptureHealth, capture_health

# The checks read a good deal of the catalogue: not with every look at the page.
_FRESH = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Capture:
    """Whether the shop's writes are logged, and each trigger and procedure."""

    health: CaptureHealth
    objects: Sequence[CaptureObject]


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found at a moment (UTC). What only Amazon can tell is of `asked_amazon_at`, None where never asked.

    `capture` is in words where it could not be looked at.
    """

    at: datetime
    findings: Sequence[Finding]
    capture: Capture | str
    asked_amazon_at: datetime | None


class Examinations:
    """The last examination, and the one that is being made."""

    def __init__(self, configuration: Configuration, now: Callable[[], datetime]) -> None:
        self._configuration = configuration
        self._now = now
        self._wants_amazon = False
        self._of_amazon: Mapping[str, Finding] = {}
        self._asked_amazon_at: datetime | None = None
        self.lookout = Lookout(self._examined)

    @property
    def is_due(self) -> bool:
        """Whether there is none yet, or the last one is old."""
        last = self.lookout.last
        return last is None or self._now() - last.at > _FRESH

    def ask_amazon(self) -> None:
        """Make one that asks Amazon, too."""
        self._wants_amazon = True
        self.lookout.renew()

    def _examined(self) -> Examination:
        at, asks_amazon, self._wants_amazon = self._now(), self._wants_amazon, False
        with Patient(self._configuration, asks_amazon=asks_amazon, now=self._now) as patient:
            findings = list(examine(patient, [check for check in CHECKS if not check.is_probe]))
            capture = _capture(patient)
        if asks_amazon:
            self._of_amazon, self._asked_amazon_at = _by_id(findings), at
        return Examination(at, self._completed(findings), capture, self._asked_amazon_at)

    def _completed(self, findings: Sequence[Finding]) -> list[Finding]:
        """What is skipped without Amazon is as it was when Amazon was asked last."""
        return [self._of_amazon.get(one.check.id, one) if one.outcome is Outcome.SKIPPED else one for one in findings]


def _by_id(findings: Sequence[Finding]) -> Mapping[str, Finding]:
    return {finding.check.id: finding for finding in findings}


def _capture(patient: Patient) -> Capture | str:
    try:
        return Capture(
            capture_health(patient.database, patient.settings), watch.objects(patient.database, patient.settings)
        )
    except (SqlBridgeError, DBAPIError) as exc:
        return str(exc).partition("\n")[0]
