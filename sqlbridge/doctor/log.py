"""Checks of the bridge's tables, above all of the log that the shop's own transactions write."""

import re
from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import inspect, text

from sqlbridge.capture.catalogue import engines
from sqlbridge.database.naming import quoted
from sqlbridge.database.revision import PROGRAM_REVISION, installed_revision
from sqlbridge.doctor.model import Check
from sqlbridge.doctor.patient import Patient
from sqlbridge.errors import NotInstalledError
from sqlbridge.ledger import uncollected

# Measured on MariaDB 10.11 and MySQL 9.7: 100,000 rows about products take 6.8 MB.
_BYTES = 70
# Nine tenths of BIGINT UNSIGNED.
_LAST_ID = (2**64 - 1) // 10 * 9
_INSTALL = "run `sqlbridge install`"


def _installed(patient: Patient) -> Iterator[str]:
    try:
        _ = patient.record
    except NotInstalledError as exc:
        yield str(exc)


def _revision(patient: Patient) -> Iterator[str]:
    found = installed_revision(patient.ledger, patient.database.names)
    if found != PROGRAM_REVISION:
        yield f"the tables are of revision {found or 'none'}, this program is of {PROGRAM_REVISION}"


def _columns(patient: Patient) -> Iterator[str]:
    catalogue = inspect(patient.ledger)
    for one in patient.tables.metadata.tables.values():
        if not catalogue.has_table(one.name, schema=one.schema):
            yield f"table {one.name} is missing"
            continue
        found = {shown["name"] for shown in catalogue.get_columns(one.name, schema=one.schema)}
        for name in sorted(found ^ set(one.columns.keys())):
            yield f"{one.name}.{name} is {'not known here' if name in found else 'missing'}"


def _engines(patient: Patient) -> Iterator[str]:
    found = engines(patient.ledger, patient.database.names.bridge_schema)
    for one in patient.tables.metadata.tables.values():
        if found.get(one.name, "InnoDB") != "InnoDB":
            yield f"table {one.name} is {found[one.name]}"


def _indexes(patient: Patient) -> Iterator[str]:
    log = patient.tables.change_log
    for index in inspect(patient.ledger).get_indexes(log.name, schema=log.schema):
        yield f"{log.name} has the index {index['name']}"


def _counter(patient: Patient) -> Iterator[str]:
    log = patient.tables.change_log
    # The catalogue's own figure may be a day old on MySQL.
    shown = patient.ledger.execute(text(f"SHOW CREATE TABLE {quoted(log.schema or '')}.{quoted(log.name)}")).one()[1]
    found = re.search(r"AUTO_INCREMENT=(\d+)", shown)
    if found and int(found[1]) > _LAST_ID:
        yield f"the next id of {log.name} is {found[1]}"


def _size(patient: Patient) -> Iterator[str]:
    most = patient.settings.doctor.log_rows
    if uncollected.number(patient.ledger, patient.tables, most + 1) > most:
        yield f"the log has more than {most} rows, about {most * _BYTES // 2**20} MiB"


def _age(patient: Patient) -> Iterator[str]:
    limit = timedelta(minutes=patient.settings.doctor.log_minutes)
    oldest = uncollected.oldest(patient.ledger, patient.tables)
    if oldest is not None and patient.now() - oldest > limit:
        yield f"the oldest row of the log is of {oldest} UTC"


def _own_schema(patient: Patient) -> Iterator[str]:
    names = patient.database.names
    if names.bridge_schema == names.shop_schema:
        yield f"the bridge's tables are in the shop's schema {names.shop_schema}"


CHECKS = (
    Check(
        "log-installed",
        "the bridge is installed where bridge.schema says",
        "nothing is captured or sent",
        f"{_INSTALL}, or correct bridge.schema and bridge.prefix",
        _installed,
        is_fatal=True,
    ),
    Check(
        "log-revision",
        "the bridge's tables are of this program's revision",
        "a program that does not know its own tables stops or writes wrongly",
        f"{_INSTALL} with the newer program",
        _revision,
        is_fatal=True,
    ),
    Check(
        "log-columns",
        "the bridge's tables have the columns that this program knows",
        "a log with another shape refuses the triggers' rows, which swallow that",
        f"undo what was altered, then {_INSTALL}",
        _columns,
        is_fatal=True,
    ),
    Check(
        "log-engines",
        "the bridge's tables are InnoDB",
        "a log of another engine keeps what the shop has rolled back, locks whole tables, and, where it is MEMORY "
        "and full, fails the shop's write on MySQL (error 1114): no handler catches that",
        "ALTER TABLE ... ENGINE=InnoDB, at a quiet hour: open transactions of the shop's make it wait",
        _engines,
        is_fatal=True,
    ),
    Check(
        "log-indexes",
        "the log has its primary key and no other index",
        "each further one costs every write of the shop's (2 to 3 µs a row), and a unique one makes writers wait",
        "DROP INDEX, at a quiet hour and with a short lock_wait_timeout",
        _indexes,
    ),
    Check(
        "log-counter",
        "the log's ids are far from their end",
        "when they are used up, changes are lost: the triggers swallow the error",
        "empty the log by `sqlbridge run update`, then ALTER TABLE ... AUTO_INCREMENT = 1",
        _counter,
        is_fatal=True,
    ),
    Check(
        "log-size",
        "the log has at most doctor.log_rows rows",
        "each change of a watched row adds about 80 bytes until the worker has collected it, and as much to the "
        "binary log: a million changes are 80 MB, and a full disk stops the shop as well",
        "see why `sqlbridge run update` does not run or fails: schedule-update, schedule-outcome",
        _size,
    ),
    Check(
        "log-age",
        "the oldest row of the log is younger than doctor.log_minutes",
        "nobody collects: Amazon shows old prices and stock",
        "see why `sqlbridge run update` does not run or fails: schedule-update, schedule-outcome",
        _age,
    ),
    Check(
        "log-own-schema",
        "the bridge's tables have a schema of their own",
        "a dump of the shop takes them along, and its restore on a copy brings a queue that is not the copy's",
        "set another bridge.schema before the installation; afterwards uninstall and install again",
        _own_schema,
    ),
)
