"""Compares what is on the server with what should be there."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlbridge.capture.catalogue import StoredObject
from sqlbridge.capture.definition import Definition, Procedure, Trigger


class ObjectState(StrEnum):
    """INSTALLED as it should be; MISSING; OUTDATED: there, but different; STRAY: there, but no longer wanted;

    DISPLACED: on another table than it should be, as after an exchange by RENAME;
    HIDDEN: the account may not see whether it is there.
    """

    INSTALLED = "installed"
    MISSING = "missing"
    OUTDATED = "outdated"
    STRAY = "stray"
    DISPLACED = "displaced"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class CaptureObject:
    """A trigger or the procedure, and how it is; `table` is the shop's table, empty for a procedure."""

    kind: str
    name: str
    table: str
    state: ObjectState


def compare(
    definition: Definition,
    triggers: dict[str, StoredObject],
    procedures: dict[str, StoredObject],
    definer: str,
) -> list[CaptureObject]:
    """How each wanted and each present object of ours is; `definer` is `user@host`."""
    return [
        *_procedures(definition.procedures, procedures, definer),
        *(
            CaptureObject(
                "trigger", wanted.name, wanted.table, _trigger_state(wanted, triggers.get(wanted.name), definer)
            )
            for wanted in definition.triggers
        ),
        *_stray_triggers(definition, triggers),
    ]


def _procedures(
    wanted: tuple[Procedure, ...], stored: dict[str, StoredObject], definer: str
) -> Iterator[CaptureObject]:
    for one in wanted:
        yield CaptureObject("procedure", one.name, "", _procedure_state(one, stored.get(one.name), definer))
    for name in stored:
        if name not in {one.name for one in wanted}:
            yield CaptureObject("procedure", name, "", ObjectState.STRAY)


def _stray_triggers(definition: Definition, stored: dict[str, StoredObject]) -> Iterator[CaptureObject]:
    wanted = {trigger.name for trigger in definition.triggers}
    for trigger in stored.values():
        if trigger.name not in wanted:
            yield CaptureObject("trigger", trigger.name, trigger.table, ObjectState.STRAY)


def _trigger_state(wanted: Trigger, stored: StoredObject | None, definer: str) -> ObjectState:
    if stored is None:
        return ObjectState.MISSING
    if stored.table != wanted.table:
        return ObjectState.DISPLACED
    return _installed_if(stored.event == f"AFTER {wanted.event}" and _same(wanted.body, stored, definer))


def _procedure_state(wanted: Procedure, stored: StoredObject | None, definer: str) -> ObjectState:
    return ObjectState.MISSING if stored is None else _installed_if(_same(wanted.body, stored, definer))


def _same(body: str, stored: StoredObject, definer: str) -> bool:
    # MySQL hides a procedure's body from accounts that may only execute it; its name carries the version anyway.
    same_body = stored.body is None or stored.body == body
    return same_body and stored.definer == definer and stored.sql_mode == ""


def _installed_if(same: bool) -> ObjectState:
    return ObjectState.INSTALLED if same else ObjectState.OUTDATED
