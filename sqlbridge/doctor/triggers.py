"""Checks of the triggers: each change of the shop's reaches the log, and no write of the shop's fails."""

import re
from collections.abc import Iterator

from sqlbridge.capture.catalogue import StoredObject, columns, stored_triggers
from sqlbridge.capture.definition import Trigger
from sqlbridge.capture.preflight import tables_of_other_engines
from sqlbridge.capture.survey import expected_tables
from sqlbridge.doctor.model import Check
from sqlbridge.doctor.patient import Patient, UnseenError

_NEW_OR_OLD = re.compile(r"\b(?:NEW|OLD)\.`?(\w+)`?")
_REPAIR = "run `sqlbridge install`: it puts right what differs and touches nothing else; then `sqlbridge run update`"


def _present(patient: Patient) -> Iterator[str]:
    for trigger in patient.ground.wanted.triggers:
        if trigger.name not in patient.triggers:
            yield f"{trigger.name} on {trigger.table} is missing"


def _body(patient: Patient) -> Iterator[str]:
    for wanted, stored in _pairs(patient):
        if stored.body != wanted.body:
            yield f"{stored.name} on {stored.table} has another body"


def _definer(patient: Patient) -> Iterator[str]:
    definer = patient.record.definer
    for _wanted, stored in _pairs(patient):
        if stored.definer != definer:
            yield f"{stored.name} on {stored.table} runs as {stored.definer}, not as {definer}"


def _mode(patient: Patient) -> Iterator[str]:
    for _wanted, stored in _pairs(patient):
        if stored.sql_mode:
            yield f"{stored.name} on {stored.table} was made with sql_mode {stored.sql_mode}"


def _place(patient: Patient) -> Iterator[str]:
    for wanted, stored in _pairs(patient):
        if (stored.table, stored.event) != (wanted.table, f"AFTER {wanted.event}"):
            yield f"{stored.name} stands {stored.event} on {stored.table}, not AFTER {wanted.event} on {wanted.table}"


def _leftover(patient: Patient) -> Iterator[str]:
    wanted = {trigger.name for trigger in patient.ground.wanted.triggers}
    for stored in patient.triggers.values():
        if stored.name not in wanted and stored.name not in patient.ground.foreign:
            yield f"{stored.name} on {stored.table} is not of this version"


def _foreign(patient: Patient) -> Iterator[str]:
    _ = patient.triggers
    for name in patient.ground.foreign:
        yield f"{name} writes to another installation's log"


def _columns(patient: Patient) -> Iterator[str]:
    schema = patient.database.names.shop_schema
    used = {
        f"{trigger.table}.{name}": trigger.name
        for trigger in patient.triggers.values()
        for name in _NEW_OR_OLD.findall(trigger.body or "")
    }
    if not used:
        raise _none_there(patient)
    for column in sorted(set(used) - columns(patient.installer, schema, used)):
        yield f"{used[column]} reads {column}, which is gone"


def _others(patient: Patient) -> Iterator[str]:
    watched = set(patient.ground.watched_tables)
    for trigger in _everybody(patient).values():
        magento = trigger.name.startswith("trg_")
        if trigger.table in watched and not magento and not trigger.name.startswith("sqlbridge_"):
            yield f"{trigger.name} ({trigger.event}) stands on {trigger.table}, too"


def _mview(patient: Patient) -> Iterator[str]:
    """Magento's own triggers on a table tell that an indexer with mode "Update by Schedule" follows it."""
    if patient.settings.shop.platform != "magento2":
        raise UnseenError("only Magento 2 removes triggers when it is upgraded")
    watched = set(patient.ground.watched_tables)
    found = {one.table for one in _everybody(patient).values() if one.name.startswith("trg_")} & watched
    if not found:
        return
    tables = f"{', '.join(sorted(found)[:3])}{' and others' * (len(found) > 3)}"
    if patient.database.names.shop_prefix:
        yield f"indexers follow {tables} by schedule, with a table prefix: setup:upgrade drops Magento's own triggers"
    else:
        yield f"indexers follow {tables} by schedule: setup:upgrade aborts in Magento 2.4.6 and later"


def _tables_seen(patient: Patient) -> Iterator[str]:
    _ = patient.triggers
    for table in sorted(expected_tables(patient.ground) - set(patient.ground.engines)):
        yield f"table {table} is not there, or hidden from {patient.ground.account}"


def _engines(patient: Patient) -> Iterator[str]:
    for table, engine in tables_of_other_engines(patient.ground):
        yield f"table {table} is {engine}"


def _pairs(patient: Patient) -> Iterator[tuple[Trigger, StoredObject]]:
    """The triggers that should be there and are. UnseenError where there is none of which anything could be said."""
    found = [
        (one, patient.triggers[one.name]) for one in patient.ground.wanted.triggers if one.name in patient.triggers
    ]
    if not found:
        raise _none_there(patient)
    yield from found


def _none_there(patient: Patient) -> UnseenError:
    _ = patient.ledger  # tells where nothing is installed
    return UnseenError("no trigger of ours is there: see triggers-present")


def _everybody(patient: Patient) -> dict[str, StoredObject]:
    _ = patient.triggers  # they are hidden from this account, or none is
    return stored_triggers(patient.installer, patient.database.names.shop_schema, beginning="")


CHECKS = (
    Check(
        "triggers-present",
        "every trigger is there",
        "what is written to a table without its trigger never reaches Amazon; a dump restored without triggers, or a "
        "table swapped by RENAME, loses them in silence",
        _REPAIR,
        _present,
        is_fatal=True,
    ),
    Check(
        "triggers-body",
        "every trigger does what its file says, word for word",
        "a changed one may miss changes, or fail the shop's write",
        _REPAIR,
        _body,
        is_fatal=True,
    ),
    Check(
        "triggers-definer",
        "every trigger runs as the definer of the installation",
        "the account that a dump or Magento's catalogue rules put in its place may lack the rights, or be dropped: "
        "then every write of the shop's fails (error 1449)",
        _REPAIR,
        _definer,
        is_fatal=True,
    ),
    Check(
        "triggers-mode",
        "every trigger was made without a strict sql_mode",
        "under a strict one, a value that the shop may write could fail in the trigger",
        _REPAIR,
        _mode,
    ),
    Check(
        "triggers-place",
        "every trigger stands on its table, after its event",
        "RENAME takes triggers along: the table that has the name now is not watched",
        _REPAIR,
        _place,
        is_fatal=True,
    ),
    Check(
        "triggers-leftover",
        "no trigger of another version of ours is left",
        "it may call a procedure that is gone",
        _REPAIR,
        _leftover,
    ),
    Check(
        "triggers-foreign",
        "no trigger writes to another installation's log",
        "the two would replace each other's triggers",
        "uninstall the other one: a schema can have only one bridge",
        _foreign,
    ),
    Check(
        "triggers-columns",
        "every column that a trigger reads is there",
        "once an upgrade has dropped one, every write to the table fails (error 1054), and no handler catches it",
        "DROP TRIGGER the ones named, at once; then update sqlbridge and run `sqlbridge install`",
        _columns,
        is_fatal=True,
    ),
    Check(
        "triggers-others",
        "no trigger of somebody else's stands on a watched table",
        "it runs in the same statement: what it refuses or locks looks like our doing, and ours like its",
        "know whose it is; nothing else need be done",
        _others,
    ),
    Check(
        "triggers-mview",
        "no indexer of Magento 2 with mode Update by Schedule follows a watched table",
        "its setup:upgrade takes every trigger that is not its own for a leftover and aborts, or, with a table "
        "prefix, drops its own and does not put them back; ours stay",
        "before setup:upgrade take the triggers off and put them back after it; or apply Adobe's patch ACSD-56741; "
        "or `bin/magento indexer:set-mode realtime`",
        _mview,
    ),
    Check(
        "triggers-tables",
        "every table that a shop of this platform has is to be seen",
        "a table that was renamed or is hidden is not watched",
        "name it as the shop does, or grant the installer TRIGGER and SELECT on it; then `sqlbridge install`",
        _tables_seen,
        is_fatal=True,
    ),
    Check(
        "triggers-engines",
        "every watched table is InnoDB",
        "what is rolled back or breaks off stays in such a table, and is not in the log",
        "ALTER TABLE ... ENGINE=InnoDB",
        _engines,
    ),
)
