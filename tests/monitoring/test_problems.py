"""Every problem is found from the database alone, with the doctor's own checks, and is gone once it is healed."""

import pytest

from sqlbridge.monitoring.problems import CHECKS, CRITICAL, Problem, find_problems, patient_of
from sqlbridge.settings import Settings
from tests.doctor import capture_cases, server_cases, work_cases
from tests.doctor.case import ADOPT, Case
from tests.doctor.clinic import Clinic, changed
from tests.doctor.work_cases import _NO_RUN, _RUN

_DEFECT = "INSERT INTO BRIDGE.gaps (cause, reason, shop_tables, began_at, noted_at, noted_by, ended_at) VALUES "
_NO_GAPS = ("DELETE FROM BRIDGE.gaps",)
_REFUSED = "INSERT INTO BRIDGE.run_errors SELECT id, 0, '{}', 'account main: invalid_grant' FROM BRIDGE.runs"
_OWN = (
    Case(
        "log-capture-lost",
        "trigger is missing",
        (_DEFECT + "('defect', 'trigger is missing', '[]', '2026-01-01', '2026-01-01', 'test', NULL)",),
        _NO_GAPS,
    ),
    Case(
        "log-gaps-noted",
        "event noted at 2026-01-01",
        (_DEFECT + "('event', 'emptied', '[]', '2026-01-01', '2026-01-01', 'test', '2026-01-01')",),
        _NO_GAPS,
    ),
    Case(
        "amazon-token-refused",
        "update: account main: invalid_grant",
        (
            _RUN + "('update', 'host', 1, UTC_TIMESTAMP(), UTC_TIMESTAMP(), 'failed', 'no')",
            _REFUSED.format("AuthorizationError"),
        ),
        ("DELETE FROM BRIDGE.run_errors", *_NO_RUN),
    ),
)
_IDS = {check.id for check in CHECKS}
CASES = [one for one in (*capture_cases.CASES, *server_cases.CASES, *work_cases.CASES, *_OWN) if one.id in _IDS]


def test_every_problem_is_of_a_known_kind_and_has_a_test_that_brings_it_about() -> None:
    assert len(_IDS) == len(CHECKS)
    assert {case.id for case in CASES} == _IDS
    assert CRITICAL <= _IDS


def test_a_sound_installation_has_no_problem_and_amazon_is_not_asked(clinic: Clinic) -> None:
    asked = clinic.sandbox.request_counts()
    assert _found(clinic.settings) == []
    assert clinic.sandbox.request_counts() == asked


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_problem_is_found_and_gone_once_it_is_healed(clinic: Clinic, case: Case) -> None:
    settings = case.change(clinic.settings)
    try:
        clinic.run(*case.statements)
        found = {one.id: one for one in _found(settings, case)}
    finally:
        _heal(clinic, case)
    assert case.words in found[case.id].words
    assert found[case.id].is_critical == (case.id in CRITICAL)
    assert next(iter(found.values())).is_critical == any(one.is_critical for one in found.values())
    assert _found(clinic.settings) == []


def test_an_error_of_another_kind_or_of_a_task_that_is_off_is_no_refused_token(clinic: Clinic) -> None:
    run = "(task, host, pid, started_at) VALUES ('{}', 'host', 1, UTC_TIMESTAMP())"
    try:
        for task, kind in (("match", "AuthorizationError"), ("update", "MissingRightError")):
            clinic.run(
                f"INSERT INTO BRIDGE.runs {run.format(task)}", _REFUSED.format(kind) + f" WHERE task = '{task}'"
            )
        assert "amazon-token-refused" not in {one.id for one in _found(clinic.settings)}
    finally:
        clinic.run("DELETE FROM BRIDGE.run_errors", *_NO_RUN)


def test_what_is_held_is_counted_with_an_index(clinic: Clinic) -> None:
    """At a million listings a monitor that reads each value every minute would be felt."""
    values = f"`{clinic.settings.bridge.schema}`.listing_values"
    rows = ", ".join(f"('price', 'de', '{number}')" for number in range(500))
    try:
        clinic.run(f"INSERT INTO BRIDGE.listing_values (kind, destination, seller_sku) VALUES {rows}")
        plan = clinic.shop.read(f"EXPLAIN SELECT COUNT(*) FROM {values} WHERE held_value IS NOT NULL")
    finally:
        clinic.run("DELETE FROM BRIDGE.listing_values")
    assert "by_held" in str(plan)


def _heal(clinic: Clinic, case: Case) -> None:
    if case.heal == (ADOPT,):
        clinic.adopt()
        clinic.run(*_NO_GAPS)
    else:
        clinic.run(*case.heal)


def _found(settings: Settings, case: Case | None = None) -> list[Problem]:
    with patient_of(settings) as patient:
        if case:
            moment = patient.now() + case.ahead
            patient.now = lambda: moment
        return find_problems(patient)


def test_a_limit_of_the_doctors_is_the_monitors_too(clinic: Clinic) -> None:
    row = "('sku', 'ANY', 'U', 'test', UTC_TIMESTAMP() - INTERVAL 2 HOUR)"
    patient_settings = changed(part="doctor", log_minutes=180)(clinic.settings)
    try:
        clinic.run(f"INSERT INTO BRIDGE.change_log (entity, entity_key, operation, origin, logged_at) VALUES {row}")
        assert [one.id for one in _found(clinic.settings)] == ["log-age"]
        assert _found(patient_settings) == []
    finally:
        clinic.run("DELETE FROM BRIDGE.change_log")
