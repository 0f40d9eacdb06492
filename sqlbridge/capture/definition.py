"""What an installation's triggers and procedure must look like, word for word."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from sqlbridge.capture.inline import inlined
from sqlbridge.capture.source import WATCH, ProcedureSource, TriggerSource, procedure_source, trigger_sources
from sqlbridge.database.naming import Names, quoted
from sqlbridge.database.statements import render

# A routine keeps both from its creation. A strict mode would refuse writes that the shop's own sessions allow. With
# literals in the character set of names, which DATABASE() has, no row pays for a conversion: 5 % of the INSERT.
ROUTINE_SESSION = "sql_mode = '', character_set_connection = @@character_set_system"

_LOG_TARGET = re.compile(r"(`[^`]+`\.`\w*?(?:log_change_v|change_log))\d*`")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger with names and body of this installation; `table` is the shop's full table name."""

    name: str
    table: str
    event: str
    body: str


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure of ours; `name` carries the bridge's prefix."""

    name: str
    head: str
    body: str


@dataclass(frozen=True, slots=True)
class Definition:
    """All that is put on a shop. `procedure` is None where the triggers hold its statement themselves.

    `watch` is what lets the worker see all this, without the right to change it.
    """

    names: Names
    triggers: tuple[Trigger, ...]
    procedure: Procedure | None
    watch: Procedure

    @property
    def procedures(self) -> tuple[Procedure, ...]:
        """The one or two that are wanted."""
        return (self.procedure, self.watch) if self.procedure else (self.watch,)

    def create_trigger(self, trigger: Trigger, definer: str | None) -> str:
        """CREATE TRIGGER for a session in the shop's schema; without a definer it becomes the account that runs it.

        MariaDB keeps the statement as it is written: with the schema in it, no dump could be restored as a copy.
        """
        return (
            f"CREATE {_definer_clause(definer)}TRIGGER {quoted(trigger.name)}"
            f" AFTER {trigger.event} ON {quoted(trigger.table)} FOR EACH ROW\n{trigger.body}"
        )

    def create_procedure(self, procedure: Procedure, definer: str | None) -> str:
        """CREATE PROCEDURE; without a definer it becomes the account that runs the statement."""
        name = f"{quoted(self.names.bridge_schema)}.{quoted(procedure.name)}"
        return f"CREATE {_definer_clause(definer)}PROCEDURE {name}{procedure.head}\n{procedure.body}"

    def is_foreign(self, body: str) -> bool:
        """Whether a trigger body writes to the log of another installation."""
        own = {self.names.bridge_object(name).removesuffix("`") for name in ("change_log", "log_change_v")}
        return any(target not in own for target in _LOG_TARGET.findall(body))

    def trigger_name(self, name: str) -> str:
        """Quoted name of a trigger: it lives in the shop's schema."""
        return f"{quoted(self.names.shop_schema)}.{quoted(name)}"


def definition_of(platform: str, names: Names, existing: Collection[str], *, inline: bool) -> Definition:
    """What belongs on those of the platform's watched tables that the shop has.

    `existing` holds the names of its tables, and those of `probed_columns` that are there.
    """
    procedure = procedure_source()
    fitting = [
        source
        for source in trigger_sources(platform)
        if names.shop_prefix + source.table in existing and (not source.needs or _column(source, names) in existing)
    ]
    # Of several that fit, the last file by name: a later version of the shop has the columns of the earlier ones.
    chosen = {source.name: source for source in sorted(fitting, key=lambda source: bool(source.needs))}
    triggers = (_trigger(source, procedure, names, inline=inline) for source in chosen.values())
    log_change = None if inline else _procedure(procedure, names)
    return Definition(names, tuple(triggers), log_change, _procedure(procedure_source(WATCH), names))


def probed_columns(platform: str, names: Names) -> set[str]:
    """The columns, as `table.column` with full table names, that decide which triggers fit the shop."""
    return {_column(source, names) for source in trigger_sources(platform) if source.needs}


def full_account(account: str) -> str:
    """`user@host`, as the server shows accounts; without host it is any host."""
    return account if "@" in account else f"{account}@%"


def quoted_account(account: str) -> str:
    """The account as SQL wants it."""
    user, _, host = full_account(account).rpartition("@")
    return f"{quoted(user)}@{quoted(host)}"


def _trigger(source: TriggerSource, procedure: ProcedureSource, names: Names, *, inline: bool) -> Trigger:
    body = inlined(source.body, procedure) if inline else source.body
    return Trigger(source.name, names.shop_prefix + source.table, source.event, render(body, names))


def _column(source: TriggerSource, names: Names) -> str:
    return names.shop_prefix + source.needs


def _procedure(source: ProcedureSource, names: Names) -> Procedure:
    return Procedure(names.bridge_prefix + source.name, source.head, render(source.body, names))


def _definer_clause(definer: str | None) -> str:
    return f"DEFINER={quoted_account(definer)} " if definer else ""
