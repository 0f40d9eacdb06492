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
# What the patient was asked for in vain, and where it is told why: the same words by every check would hide the rest.
_TOLD_BY = {
    "database": "see server-reachable",
    "worker": "see server-reachable",
    "installer": "see grants-installer",
    "ledger": "see log-installed: run `sqlbridge install`",
    "accounts": "see amazon-settings",
}


def examine(patient: Patient, checks: Iterable[Check]) -> Iterator[Finding]:
    """One finding for each check, in order."""
    return (examined(patient, check) for check in checks)


def examined(patient: Patient, check: Check) -> Finding:
    """What one check finds. It never raises."""
    try:
        words = tuple(check.look(patient))
    except (UnseenError, ThrottledError, *_TOLD_ELSEWHERE) as exc:
        return Finding(check, Outcome.SKIPPED, (_reference(patient, exc) or _first_line(exc),))
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


def _reference(patient: Patient, exc: Exception) -> str:
    """Where this error is told of; empty where it is not."""
    asked = next((one for one in _TOLD_BY if patient.failures.get(one) is exc), "")
    # A server that is away is away for the installer, too.
    return _TOLD_BY.get("worker" if asked == "installer" and "worker" in patient.failures else asked, "")


def _first_line(exc: Exception) -> str:
    lines = str(exc).splitlines()
    return lines[0] if lines else type(exc).__name__
