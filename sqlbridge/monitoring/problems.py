"""What is not well, as far as the database tells: no request to Amazon, and cheap enough for every minute."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlbridge.doctor.checks import CHECKS as EVERY_CHECK
from sqlbridge.doctor.model import Check
from sqlbridge.doctor.patient import Patient, UnseenError
from sqlbridge.errors import AuthorizationError
from sqlbridge.ledger import gaps, installation, runs
from sqlbridge.ledger.gaps import Cause
from sqlbridge.model.changes import utc_now
from sqlbridge.settings import Configuration, Settings
from sqlbridge.tasks.schedule import SCHEDULE
from sqlbridge.tasks.watching.capture_health import other_gaps

CRITICAL = frozenset(
    {
        "copy-server",
        "copy-schema",
        "log-age",
        "log-queue-age",
        "log-capture-lost",
        "schedule-update",
        "schedule-acknowledge",
        "schedule-import-orders",
        "amazon-token-refused",
    }
)
"""While one of these lasts, changes are lost or nothing is sent; the others wait for a person."""

_OF_THE_DOCTOR = CRITICAL | {
    "log-size",
    "log-feeds-stuck",
    "log-feeds-lost",
    "log-orders",
    "log-held",
    "log-refused",
    "log-leases",
    "triggers-suspended",
    "schedule-outcome",
    "schedule-unfinished",
    *(f"schedule-{task.name}" for task in SCHEDULE),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a check has found, in words; `id` stays the same while it lasts."""

    id: str
    is_critical: bool
    words: str
    remedy: str


def patient_of(settings: Settings, now: datetime | None = None) -> Patient:
    """The installation as the checks look at it, Amazon left out."""
    moment = now or utc_now()
    return Patient(Configuration(settings, Path(), {}), asks_amazon=False, now=lambda: moment)


def find_problems(patient: Patient) -> list[Problem]:
    """What is not well, the critical first.

    Raises DatabaseUnavailableError, NotInstalledError, MissingRightError or DBAPIError where it cannot be told.
    """
    installation.require(patient.database)
    found = [problem for check in CHECKS for problem in _looked(patient, check)]
    return sorted(found, key=lambda one: not one.is_critical)


def _looked(patient: Patient, check: Check) -> Iterator[Problem]:
    try:
        words = "; ".join(check.look(patient))
    except UnseenError:
        return  # what nobody has switched on
    if words:
        yield Problem(check.id, check.id in CRITICAL, words, check.remedy)


def _capture_lost(patient: Patient) -> Iterator[str]:
    for gap in gaps.lasting(gaps.open_gaps(patient.ledger, patient.tables), Cause.DEFECT):
        yield f"writes may not be logged since {gap.began_at} UTC: {gap.reason}"


def _gaps_noted(patient: Patient) -> Iterator[str]:
    for gap in other_gaps(patient.ledger, patient.database):
        if gap.cause is not Cause.DEFECT or gap.ended_at is not None:
            yield f"{gap.cause} noted at {gap.noted_at} UTC: {gap.reason}"


def _token_refused(patient: Patient) -> Iterator[str]:
    tasks = {task.name for task in SCHEDULE if task.is_on(patient.settings)}
    kind = AuthorizationError.__name__
    for task, message in runs.errors_of_latest(patient.ledger, patient.tables, kind):
        if task in tasks:
            yield f"{task}: {message}"


CHECKS: tuple[Check, ...] = (
    *(check for check in EVERY_CHECK if check.id in _OF_THE_DOCTOR),
    Check(
        "log-capture-lost",
        "the last run of update saw nothing wrong with triggers, procedures and log",
        "what is written meanwhile is found by looking at every listing afterwards, and not before",
        "`sqlbridge doctor` shows what is wrong now, `sqlbridge repair` puts back what is ours",
        _capture_lost,
        is_fatal=True,
    ),
    Check(
        "log-gaps-noted",
        "no time without capture waits to be looked at",
        "writes of that time may not be known",
        "let `run update` and `run reconcile` go on: they look at every listing and close it",
        _gaps_noted,
    ),
    Check(
        "amazon-token-refused",
        "Amazon has refused no token in the last run of any task",
        "nothing is sent for that seller; the changes wait, and none is lost",
        "authorise the application again in Seller Central, and set accounts.<name>.refresh_token",
        _token_refused,
        is_fatal=True,
    ),
)
"""What is looked at: those of the doctor's that need nothing but the bridge's tables, and three of their own."""
