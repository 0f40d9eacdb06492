"""The doctor's own SQL files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row

from sqlbridge.database.statements import statement
from sqlbridge.doctor.patient import Patient

_SQL = Path(__file__).parent / "sql"


def query(
    patient: Patient, connection: Connection, name: str, *, sku_column: str = "", **parameters: Any
) -> Sequence[Row[Any]]:
    """The rows of `sql/<name>.sql`."""
    prepared = statement(_SQL / f"{name}.sql", patient.database.names, sku_column=sku_column)
    return connection.execute(prepared, parameters).all()


def execute(patient: Patient, connection: Connection, name: str, **parameters: Any) -> None:
    """Carry out the writing statement of `sql/<name>.sql`."""
    connection.execute(statement(_SQL / f"{name}.sql", patient.database.names), parameters)
