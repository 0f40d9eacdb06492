"""Checks of what the watch sees before every run: whether anything is written to the shop that nobody logs."""

from collections.abc import Iterator

from sqlbridge.doctor.model import Check
from sqlbridge.doctor.patient import Patient, UnseenError
from sqlbridge.tasks.watching.capture_health import capture_health, suspensions


def _remarks(patient: Patient, *kinds: str) -> Iterator[str]:
    _ = patient.ledger  # where nothing is installed, nothing can be watched
    for remark in capture_health(patient.database, patient.settings).remarks:
        if remark.kind in kinds:
            yield f"{remark.table}: {remark.words}" if remark.table else remark.words


def _watched(patient: Patient) -> Iterator[str]:
    return _remarks(patient, "defect", "unseen")


def _suspended(patient: Patient) -> Iterator[str]:
    yield from suspensions(patient.ledger, patient.database)


def _gaps(patient: Patient) -> Iterator[str]:
    return _remarks(patient, "event", "gap")


def _upgrade(patient: Patient) -> Iterator[str]:
    if patient.settings.shop.platform != "magento2":
        raise UnseenError("only Magento 2 looks at triggers when it is upgraded")
    return _remarks(patient, "upgrade")


CHECKS = (
    Check(
        "triggers-watched",
        "the worker sees triggers, procedures, log and watched tables as they should be",
        "every run looks before it sends; what it cannot see, or finds wrong, is a time without capture",
        "`sqlbridge repair` puts back what is ours; every listing is then looked at anew",
        _watched,
        is_fatal=True,
    ),
    Check(
        "triggers-suspended",
        "capture is not suspended",
        "what is written meanwhile is found by looking at every listing afterwards, and not before",
        "after the shop's upgrade: `sqlbridge resume`",
        _suspended,
    ),
    Check(
        "triggers-upgrade",
        "Magento 2 can be upgraded with our triggers in place",
        "setup:upgrade takes every trigger that is not its own for a leftover, where indexers run by schedule",
        "`sqlbridge suspend` before setup:upgrade, `sqlbridge resume` after it",
        _upgrade,
    ),
    Check(
        "log-gaps",
        "no time without capture waits to be looked at",
        "writes of that time may not be known: an emptied or exchanged table, missing triggers, a move",
        "let `run update` and `run reconcile` go on: they look at every listing and close it",
        _gaps,
    ),
)
