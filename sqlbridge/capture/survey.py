"""A look at the server, the shop and what of ours is on it: the ground for every decision here."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, text

from sqlbridge.capture.catalogue import StoredObject, columns, engines, stored_procedures, stored_triggers
from sqlbridge.capture.comparison import CaptureObject, ObjectState, compare
from sqlbridge.capture.definition import Definition, definition_of, full_account, probed_columns
from sqlbridge.capture.privileges import Privileges, own_privileges
from sqlbridge.capture.server import Server, server_of
from sqlbridge.capture.source import trigger_sources
from sqlbridge.database.naming import Names
from sqlbridge.settings import Settings


@dataclass(frozen=True, slots=True)
class Survey:
    """What is there (`engines` by table, `objects`) and what is `wanted`; `inline` is the same without procedure.

    `foreign` names the triggers that write to another installation's log; they are none of ours.
    """

    settings: Settings
    names: Names
    server: Server
    account: str
    privileges: Privileges
    engines: dict[str, str]
    wanted: Definition
    inline: Definition
    objects: list[CaptureObject]
    foreign: tuple[str, ...]

    @property
    def watched_tables(self) -> list[str]:
        """The shop's full names of the tables that get triggers."""
        return sorted({trigger.table for trigger in self.wanted.triggers})

    @property
    def own_triggers(self) -> list[CaptureObject]:
        """The triggers of ours that are there, wanted or not."""
        return [one for one in self.objects if one.kind == "trigger" and one.state is not ObjectState.MISSING]

    @property
    def configured_definer(self) -> str | None:
        """The definer of the configuration; None lets it be the account that runs the statements."""
        return full_account(self.settings.bridge.definer) if self.settings.bridge.definer else None


def survey(connection: Connection, settings: Settings, names: Names) -> Survey:
    """Reads variables, grants and catalogue; creates nothing. Triggers are seen only with TRIGGER on their tables."""
    account = str(connection.execute(text("SELECT CURRENT_USER()")).scalar_one())
    tables = engines(connection, names.shop_schema)
    platform = settings.shop.platform
    existing = _existing(connection, platform, names, tables)
    wanted = definition_of(platform, names, existing, inline=settings.bridge.capture == "inline")
    stored = stored_triggers(connection, names.shop_schema)
    foreign = {name for name, trigger in stored.items() if wanted.is_foreign(trigger.body or "")}
    definer = full_account(settings.bridge.definer or account)
    return Survey(
        settings=settings,
        names=names,
        server=server_of(connection),
        account=account,
        privileges=own_privileges(connection),
        engines=tables,
        wanted=wanted,
        inline=definition_of(platform, names, existing, inline=True),
        objects=compare(wanted, _without(stored, foreign), stored_procedures(connection, names), definer),
        foreign=tuple(sorted(foreign)),
    )


def expected_tables(ground: Survey) -> set[str]:
    """The watched tables that every shop of the platform has; only Magento's inventory modules may be absent."""
    return always_there(ground.settings.shop.platform, ground.names)


def always_there(platform: str, names: Names) -> set[str]:
    """The same, by platform and names."""
    tables = {source.table for source in trigger_sources(platform)}
    return {names.shop_prefix + table for table in tables if not table.startswith("inventory_")}


def capture_objects(connection: Connection, settings: Settings, names: Names, definer: str) -> list[CaptureObject]:
    """How triggers and procedure are; `definer` is the one that the installation's row names.

    What the account may not see is HIDDEN: the worker's lacks TRIGGER on the shop's tables, rightly.
    """
    platform, inline = settings.shop.platform, settings.bridge.capture == "inline"
    existing = _existing(connection, platform, names, engines(connection, names.shop_schema))
    wanted = definition_of(platform, names, existing, inline=inline)
    triggers = stored_triggers(connection, names.shop_schema)
    privileges = own_privileges(connection)
    return [
        found
        if found.state is not ObjectState.MISSING or _may_see(privileges, found, names)
        else CaptureObject(found.kind, found.name, found.table, ObjectState.HIDDEN)
        for found in compare(wanted, triggers, stored_procedures(connection, names), definer)
    ]


def _existing(connection: Connection, platform: str, names: Names, tables: Collection[str]) -> set[str]:
    return {*tables, *columns(connection, names.shop_schema, probed_columns(platform, names))}


def _may_see(privileges: Privileges, wanted: CaptureObject, names: Names) -> bool:
    if wanted.kind == "trigger":
        return privileges.has("TRIGGER", names.shop_schema, wanted.table)
    return any(privileges.has(right, names.bridge_schema) for right in ("EXECUTE", "ALTER ROUTINE", "CREATE ROUTINE"))


def _without(stored: dict[str, StoredObject], foreign: set[str]) -> dict[str, StoredObject]:
    return {name: trigger for name, trigger in stored.items() if name not in foreign}
