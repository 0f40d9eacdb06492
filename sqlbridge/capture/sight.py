"""What of ours stands on the shop, as an account sees it that may not see triggers."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row
from sqlalchemy.exc import DBAPIError

from sqlbridge.capture.catalogue import StoredObject, procedure_families, stored_procedures, stored_triggers
from sqlbridge.capture.definition import Definition
from sqlbridge.database.naming import quoted
from sqlbridge.database.refusals import number_of

_NO_SUCH_PROCEDURE, _NOT_ALLOWED, _NO_DEFINER = 1305, 1370, 1449


@dataclass(frozen=True, slots=True)
class Sight:
    """Triggers and procedures by name. `is_complete` is False where the account may not have seen all of them.

    `lacks_definer` where the account is gone that they run as.
    """

    triggers: dict[str, StoredObject]
    procedures: dict[str, StoredObject]
    is_complete: bool = True
    lacks_definer: bool = False


def sight(connection: Connection, definition: Definition) -> Sight:
    """What the watching procedure tells, else what the account itself may see.

    The account sees nothing where it may not execute the procedure; that is told apart from objects that are missing.
    """
    names = definition.names
    watch = f"{quoted(names.bridge_schema)}.{quoted(definition.watch.name)}"
    try:
        rows = connection.exec_driver_sql(f"CALL {watch}()").all()
    except DBAPIError as exc:
        number = number_of(exc)
        if number not in {_NO_SUCH_PROCEDURE, _NOT_ALLOWED, _NO_DEFINER}:
            raise
        triggers, procedures = stored_triggers(connection, names.shop_schema), stored_procedures(connection, names)
        return Sight(triggers, procedures, is_complete=bool(triggers), lacks_definer=number == _NO_DEFINER)
    found = [_object(row) for row in rows]
    families = procedure_families(names)
    return Sight(
        {one.name: one for one in found if one.table},
        {one.name: one for one in found if not one.table and one.name.startswith(families)},
    )


def _object(row: Row[Any]) -> StoredObject:
    return StoredObject(
        name=row.name,
        body=row.body,
        definer=row.definer,
        sql_mode=row.sql_mode,
        table=row.table_name,
        event=row.event,
    )
