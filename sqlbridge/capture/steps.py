"""The DDL that brings what is on the server to what should be there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from sqlbridge.capture.comparison import CaptureObject, ObjectState
from sqlbridge.capture.definition import Definition, Procedure, Trigger
from sqlbridge.database.naming import quoted

_STAND_IN = "_stand_in"


@dataclass(frozen=True, slots=True)
class Step:
    """Statements that belong together. `schema` and `table` say what they need for themselves, if it is a table."""

    description: str
    statements: tuple[str, ...]
    schema: str = ""
    table: str = ""


def install_steps(
    wanted: Definition, inline: Definition, objects: list[CaptureObject], definer: str | None
) -> list[Step]:
    """From what was found to `wanted`; nothing to do gives no step.

    While a procedure is replaced it is gone, and the triggers would log nothing: they are `inline` meanwhile.
    """
    states = {found.name: found.state for found in objects}
    procedure = wanted.procedure
    steps = list(_watch_steps(wanted, states, definer))
    if procedure and states[procedure.name] is ObjectState.MISSING:
        steps.append(Step(f"procedure {procedure.name} created", (wanted.create_procedure(procedure, definer),)))
    if procedure and states[procedure.name] is ObjectState.OUTDATED:
        steps += _trigger_steps(inline, _present_ones_outdated(states, ObjectState.INSTALLED), definer)
        steps.append(_procedure_replaced(wanted, procedure, definer))
        states = _present_ones_outdated(states, ObjectState.MISSING)
    return [*steps, *_trigger_steps(wanted, states, definer), *_strays_dropped(wanted, objects)]


def removal_steps(
    definition: Definition, triggers: Iterable[tuple[str, str]], procedures: Iterable[str]
) -> list[Step]:
    """Drops the triggers, given as name and table, then the procedures: never the other way round."""
    return [
        *(_trigger_dropped(definition, name, table) for name, table in triggers),
        *(_procedure_dropped(definition, name) for name in procedures),
    ]


def _present_ones_outdated(states: dict[str, ObjectState], missing_as: ObjectState) -> dict[str, ObjectState]:
    kept = {ObjectState.MISSING: missing_as, ObjectState.DISPLACED: ObjectState.DISPLACED}
    return {name: kept.get(state, ObjectState.OUTDATED) for name, state in states.items()}


def _watch_steps(wanted: Definition, states: dict[str, ObjectState], definer: str | None) -> Iterator[Step]:
    watch, state = wanted.watch, states[wanted.watch.name]
    if state is ObjectState.MISSING:
        yield Step(f"procedure {watch.name} created", (wanted.create_procedure(watch, definer),))
    elif state is ObjectState.OUTDATED:
        yield _procedure_replaced(wanted, watch, definer)


def _procedure_replaced(wanted: Definition, procedure: Procedure, definer: str | None) -> Step:
    statements = (_drop_procedure(wanted, procedure.name), wanted.create_procedure(procedure, definer))
    return Step(f"procedure {procedure.name} replaced", statements)


def _trigger_steps(wanted: Definition, states: dict[str, ObjectState], definer: str | None) -> Iterator[Step]:
    for table, triggers in groupby(wanted.triggers, key=lambda trigger: trigger.table):
        of_table = list(triggers)
        outdated = [trigger for trigger in of_table if states[trigger.name] is ObjectState.OUTDATED]
        if outdated:
            yield _triggers_replaced(wanted, table, outdated, states, definer)
        for trigger in of_table:
            if states[trigger.name] in (ObjectState.MISSING, ObjectState.DISPLACED):
                # Its name is taken while it stands on another table; that one may not be locked together with this.
                drops = states[trigger.name] is ObjectState.DISPLACED
                before = (_drop_trigger(wanted, trigger.name),) if drops else ()
                statements = (*before, wanted.create_trigger(trigger, definer))
                yield Step(f"trigger {trigger.name} created on {table}", statements, wanted.names.shop_schema, table)


def _triggers_replaced(
    wanted: Definition, table: str, triggers: list[Trigger], states: dict[str, ObjectState], definer: str | None
) -> Step:
    statements = [one for trigger in triggers for one in _replacement(wanted, trigger, states, definer)]
    names = ", ".join(trigger.name for trigger in triggers)
    return Step(f"triggers replaced on {table}: {names}", tuple(statements), wanted.names.shop_schema, table)


def _replacement(
    wanted: Definition, trigger: Trigger, states: dict[str, ObjectState], definer: str | None
) -> Iterator[str]:
    """At every moment the old one stands, or its stand-in, or the new one: a write may be logged twice, never not.

    Locking the table instead would lock the log with it, since its triggers write to that: every writer of the shop's
    would wait, and one that has written already would be the victim of a deadlock (MySQL, error 1213).
    """
    stand_in = replace(trigger, name=f"{trigger.name}{_STAND_IN}")
    if stand_in.name in states:  # an installation that was broken off left it; the old one stands
        yield _drop_trigger(wanted, stand_in.name)
    yield wanted.create_trigger(stand_in, definer)
    yield _drop_trigger(wanted, trigger.name)
    yield wanted.create_trigger(trigger, definer)
    yield _drop_trigger(wanted, stand_in.name)


def _strays_dropped(wanted: Definition, objects: list[CaptureObject]) -> list[Step]:
    strays = [found for found in objects if found.state is ObjectState.STRAY]
    return removal_steps(
        wanted,
        [(found.name, found.table) for found in strays if found.kind == "trigger"],
        [found.name for found in strays if found.kind == "procedure"],
    )


def _trigger_dropped(definition: Definition, name: str, table: str) -> Step:
    statements = (_drop_trigger(definition, name),)
    return Step(f"trigger {name} on {table} dropped", statements, definition.names.shop_schema, table)


def _procedure_dropped(definition: Definition, name: str) -> Step:
    return Step(f"procedure {name} dropped", (_drop_procedure(definition, name),))


def _drop_trigger(definition: Definition, name: str) -> str:
    return f"DROP TRIGGER IF EXISTS {definition.trigger_name(name)}"


def _drop_procedure(definition: Definition, name: str) -> str:
    return f"DROP PROCEDURE IF EXISTS {quoted(definition.names.bridge_schema)}.{quoted(name)}"
