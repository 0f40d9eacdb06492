"""The installation's own row: which shop the bridge serves, on which server, and what it created."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, inspect, literal, select
from sqlalchemy.dialects.mysql import Insert, insert
from sqlalchemy.schema import CreateTable

from sqlbridge.capture.survey import Survey
from sqlbridge.database.tables import Tables

_ROW = 1


def create_record_table(tables: Tables) -> CreateTable:
    """Made before all other tables, so that a run that dies at once has said whether the schema is ours."""
    return CreateTable(tables.installation, if_not_exists=True)


def read_record(connection: Connection, tables: Tables) -> Row[Any] | None:
    """The row of `installation`; None where the table is missing or empty."""
    table = tables.installation
    if not inspect(connection).has_table(table.name, schema=table.schema):
        return None
    return connection.execute(select(table).where(table.c.id == _ROW)).first()


def is_current(record: Row[Any] | None, survey: Survey) -> bool:
    """Whether the row says what this installation would write; a run follows a failover, not `install`."""
    wanted = {**_values(survey), "definer": survey.configured_definer or survey.account}
    return record is not None and all(record._mapping[key] == value for key, value in wanted.items())


def write_record(tables: Tables, survey: Survey, created_schema: ColumnElement[Any]) -> Insert:
    """The statement that writes the row; an existing one keeps its uuid, date, server and whose the schema is."""
    definer = survey.configured_definer
    values = {**_values(survey), "definer": literal(definer) if definer else func.current_user()}
    statement = insert(tables.installation).values(
        id=_ROW,
        uuid=func.uuid(),
        created_schema=created_schema,
        installed_at=func.utc_timestamp(),
        server=survey.server.identity,
        **values,
    )
    return statement.on_duplicate_key_update({key: statement.inserted[key] for key in values})


def _values(survey: Survey) -> dict[str, Any]:
    return {
        "platform": survey.settings.shop.platform,
        "shop_schema": survey.names.shop_schema,
        "shop_prefix": survey.names.shop_prefix,
        "capture": survey.settings.bridge.capture,
    }
