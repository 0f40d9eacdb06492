"""Carries out checks; whatever happens in one of them is a finding."""

from collections.abc import Iterable, Iterator

from sqlalchemy.exc import DBAPIError

from sqlbridge.database.refusals import MISSING_RIGHT, number_of
from sqlbridge.doctor.model import Check, Finding, Outcome
from sqlbridge.doctor.patient import Patient, UnseenError
from sqlbridge.errors import (
    AmazonUnavailableError,
    DatabaseUnavailableError,
    MissingRightError,
    NotInstalledError,
    SettingsError,
    ThrottledError,
)

# Each of these has a check of its own, which says so once.
_TOLD_ELSEWHERE = (DatabaseUnavailableError, NotInstalledError, SettingsError)
# What the patient has been asked for in vain, and the check that tells why; its words are not repeated by others.
_TOLD_BY = {
    "database": "server-reachable",
    "worker": "server-reachable",
    "installer": "grants-installer",
    "accounts": "amazon-settings",
}


def examine(patient: Patient, checks: Iterable[Check]) -> Iterator[Finding]:
    """One finding for each check, in order."""
    return (examined(patient, check) for check in checks)


def examined(patient: Patient, check: Check) -> Finding:
    """What one check finds. It never raises."""
    try:
        words = tuple(check.look(patient))
    except (UnseenError, ThrottledError, *_TOLD_ELSEWHERE) as exc:
        return Finding(check, Outcome.SKIPPED, (_reference(patient, check, exc) or _first_line(exc),))
    except AmazonUnavailableError as exc:
        return Finding(check, Outcome.SKIPPED, (f"see amazon-reachable: {_first_line(exc)}",))
    except MissingRightError as exc:
        return Finding(check, Outcome.SKIPPED, (f"the account may not see it: {_first_line(exc)}",))
    except DBAPIError as exc:
        if number_of(exc) in MISSING_RIGHT:
            return Finding(check, Outcome.SKIPPED, (f"the account may not see it: {exc.orig}",))
        words = (f"could not be looked at: {exc.orig}",)
    except Exception as exc:
        words = (f"could not be looked at: {_first_line(exc)}",)
    outcome = Outcome.FATAL if check.is_fatal else Outcome.WARNING
    return Finding(check, outcome if words else Outcome.OK, words)


def _reference(patient: Patient, check: Check, exc: Exception) -> str:
    """Which check tells of this error; empty where none does, or this one is it."""
    told_by = next((told for asked, told in _TOLD_BY.items() if patient.failures.get(asked) is exc), "")
    return f"see {told_by}" if told_by not in {"", check.id} else ""


def _first_line(exc: Exception) -> str:
    lines = str(exc).splitlines()
    return lines[0] if lines else type(exc).__name__
