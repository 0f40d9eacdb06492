"""Finds out before anything is created whether the installation can succeed and will not harm the shop."""

from collections.abc import Iterator

from sqlalchemy import Connection

from sqlbridge.capture.blockers import why_unseen
from sqlbridge.capture.server import Server
from sqlbridge.capture.source import PLATFORMS
from sqlbridge.capture.survey import Survey, expected_tables
from sqlbridge.database.failures import READ_ONLY_REMEDY
from sqlbridge.shops import recognise

_OLDEST_MYSQL = (5, 7)
_OLDEST_MARIADB = (10, 3)


def shop_problems(connection: Connection, survey: Survey) -> Iterator[str]:
    """Obstacles in the shop and its server, whoever installs: one line each, with the remedy."""
    yield from _recognition_problems(connection, survey)
    yield from _foreign_problems(survey)
    yield from version_problems(survey.server)
    yield from _read_only_problems(survey.server)
    yield from _binary_log_problems(survey)
    yield from engine_problems(survey)


def warnings(connection: Connection, survey: Survey) -> Iterator[str]:
    """What the operator should know, though it does not stand in the way."""
    if survey.configured_definer is None:
        yield (
            f"bridge.definer is empty, so the triggers run as {survey.account}: that account must stay, for without "
            "it every write of the shop's fails (error 1449); set bridge.definer, and `sqlbridge grants` prints a "
            "locked account for it"
        )
    if survey.server.is_mariadb and survey.wanted.procedure is None:
        # Seen on 10.5, 10.11 and 11.8, once any other statement has read the log: LOCK TABLES then opens too few
        # instances of it for the triggers of several events. A procedure opens its own.
        yield (
            "bridge.capture is inline on MariaDB: what a writer changes under LOCK TABLES (a dump being restored, "
            "for example) fails to be logged (error 1442); set it to procedure unless no writer does that"
        )
    if why := why_unseen(connection):
        yield (
            "who holds a table is not to be seen, so creating or dropping a trigger may make the shop's writers wait "
            f"for a second, and end one as a deadlock: {why}"
        )
    for table, engine in tables_of_other_engines(survey):
        yield (
            f"table {table} is {engine}, not InnoDB: a write that is rolled back or breaks off stays in the shop "
            f"but is not in the log; ALTER TABLE {table} ENGINE=InnoDB mends that"
        )


def _recognition_problems(connection: Connection, survey: Survey) -> Iterator[str]:
    shop, names = survey.settings.shop, survey.names
    found = recognise(connection, names.shop_schema)
    if not any(one.platform == shop.platform and one.prefix == names.shop_prefix for one in found):
        seen = ", ".join(f"{one.platform} {one.version} with prefix {one.prefix!r}" for one in found) or "none"
        yield (
            f"schema {names.shop_schema!r} holds no {shop.platform} shop with table prefix {names.shop_prefix!r} "
            f"(found: {seen}): correct database.schema, shop.platform or shop.prefix"
        )
    elif shop.platform not in PLATFORMS:
        yield f"shop.platform = {shop.platform!r} is not supported yet; supported: {', '.join(PLATFORMS)}"
    else:
        yield from _unseen_table_problems(survey)


def _unseen_table_problems(survey: Survey) -> Iterator[str]:
    # The catalogue hides what the account has no right on, and a table without triggers loses its changes in silence.
    schema = survey.names.shop_schema
    for table in sorted(expected_tables(survey) - set(survey.engines)):
        yield f"table {schema}.{table} is not to be seen: grant the installer TRIGGER and SELECT on it"


def _foreign_problems(survey: Survey) -> Iterator[str]:
    for trigger in survey.foreign:
        yield (
            f"trigger {trigger} in schema {survey.names.shop_schema!r} writes to another installation's log: "
            "uninstall that one first, a schema can have only one bridge"
        )


def version_problems(server: Server) -> Iterator[str]:
    """Whether the server is older than what the bridge works on."""
    oldest = _OLDEST_MARIADB if server.is_mariadb else _OLDEST_MYSQL
    if server.version < oldest:
        yield f"{server.name} is too old: update to MySQL 5.7 or MariaDB 10.3 at least"


def _read_only_problems(server: Server) -> Iterator[str]:
    for words in server.read_only:
        yield f"the server takes no writes, as {words}: {READ_ONLY_REMEDY}"


def engine_problems(survey: Survey) -> Iterator[str]:
    """Tables whose writes would be refused once they have a trigger."""
    if survey.server.is_mariadb or survey.server.gtid_consistency != "ON":
        return
    for table, engine in tables_of_other_engines(survey):
        yield (
            f"table {table} is {engine} and enforce_gtid_consistency is ON: with a trigger, every write to it "
            f"would be refused (error 1785): ALTER TABLE {table} ENGINE=InnoDB first"
        )


def tables_of_other_engines(survey: Survey) -> list[tuple[str, str]]:
    """The watched tables that are not InnoDB, with their engines."""
    tables = ((table, survey.engines[table]) for table in survey.watched_tables)
    return [(table, engine) for table, engine in tables if engine != "InnoDB"]


def _binary_log_problems(survey: Survey) -> Iterator[str]:
    if survey.server.logs_binary and survey.server.binlog_format == "STATEMENT":
        yield "binlog_format is STATEMENT, which refuses the worker's writes (error 1665): set it to ROW or MIXED"
