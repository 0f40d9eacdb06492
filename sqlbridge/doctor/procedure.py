"""Checks of the procedure, of how changes are captured, and the probe that shows that they are."""

from collections.abc import Iterator

from sqlbridge.capture.comparison import ObjectState
from sqlbridge.capture.definition import Procedure
from sqlbridge.doctor import probe
from sqlbridge.doctor.model import Check
from sqlbridge.doctor.patient import Patient, UnseenError

_REPAIR = "run `sqlbridge install`: it puts right what differs and touches nothing else; then `sqlbridge run update`"


def _procedure_present(patient: Patient) -> Iterator[str]:
    if _procedure(patient).name not in patient.procedures:
        yield f"procedure {_procedure(patient).name} is missing"


def _procedure_same(patient: Patient) -> Iterator[str]:
    wanted = _procedure(patient)
    states = {found.name: found.state for found in patient.ground.objects}
    if states[wanted.name] is ObjectState.MISSING:
        _ = patient.ledger  # tells where nothing is installed
        raise UnseenError("there is no procedure of ours: see triggers-procedure")
    if states[wanted.name] is ObjectState.OUTDATED:
        stored = patient.procedures[wanted.name]
        yield f"{wanted.name} has another body, definer ({stored.definer}) or sql_mode ({stored.sql_mode or 'none'})"


def _procedure_leftover(patient: Patient) -> Iterator[str]:
    wanted = {procedure.name for procedure in patient.ground.wanted.procedures}
    for name in patient.procedures:
        if name not in wanted:
            yield f"procedure {name} is called by no trigger of this version"


def _capture_mode(patient: Patient) -> Iterator[str]:
    wanted = patient.settings.bridge.capture
    if patient.record.capture != wanted:
        yield f"bridge.capture is {wanted}, and installed is {patient.record.capture}"


def _locked_tables(patient: Patient) -> Iterator[str]:
    if patient.server.is_mariadb and patient.settings.bridge.capture == "inline":
        yield "bridge.capture is inline on MariaDB"


def _procedure(patient: Patient) -> Procedure:
    if patient.ground.wanted.procedure is None:
        raise UnseenError("bridge.capture is inline: there is no procedure")
    return patient.ground.wanted.procedure


CHECKS = (
    Check(
        "triggers-procedure",
        "the procedure that the triggers call is there",
        "the triggers swallow its absence (error 1305): every change is lost; dumps leave routines out by default",
        _REPAIR,
        _procedure_present,
        is_fatal=True,
    ),
    Check(
        "triggers-procedure-same",
        "the procedure does what its file says, as the definer",
        "a changed one may lose changes in silence",
        _REPAIR,
        _procedure_same,
        is_fatal=True,
    ),
    Check(
        "triggers-procedure-leftover",
        "no procedure of another version is left",
        "it may still be called by a trigger that was restored from a dump",
        _REPAIR,
        _procedure_leftover,
    ),
    Check(
        "triggers-mode-configured",
        "triggers are as bridge.capture says",
        "the configuration promises something else than what runs",
        "run `sqlbridge install`, or set bridge.capture back",
        _capture_mode,
    ),
    Check(
        "triggers-locked-tables",
        "a writer that locks tables is logged, too",
        "on MariaDB, triggers that hold the INSERT fail under LOCK TABLES (error 1442), as when a dump is restored",
        "set bridge.capture = 'procedure' and run `sqlbridge install`",
        _locked_tables,
    ),
    Check(
        "triggers-probe",
        "a change to the shop's stock is logged (only with --probe: changes a row and rolls back)",
        "it is the one proof that trigger, procedure, definer and log work together on this server",
        _REPAIR,
        probe.look,
        is_fatal=True,
        is_probe=True,
    ),
)
