"""`--probe`: changes a row of the shop's stock, looks whether that was logged, and rolls back.

The row is locked for the milliseconds between, nothing stays, and who reads the log normally sees nothing of it.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from sqlbridge.capture.privileges import own_privileges
from sqlbridge.database.engine import Database, Role, open_database
from sqlbridge.doctor.patient import Patient, UnseenError
from sqlbridge.doctor.queries import execute, query
from sqlbridge.errors import DatabaseBusyError

_STOCK = {
    "prestashop": "stock_available",
    "magento1": "cataloginventory_stock_item",
    "magento2": "cataloginventory_stock_item",
}
# Whoever comes after us waits as long as we do.
_SESSION = "SET SESSION lock_wait_timeout = 1, innodb_lock_wait_timeout = 1"


def look(patient: Patient) -> Iterator[str]:
    """Words where the change was not logged. UnseenError where no account may change stock, or the row is busy."""
    names, platform = patient.database.names, patient.settings.shop.platform
    table = names.shop_prefix + _STOCK[platform]
    if patient.ground.engines.get(table) != "InnoDB":
        raise UnseenError(f"table {table} is not InnoDB: a change to it cannot be rolled back")
    _ = patient.ledger
    row = next(iter(query(patient, patient.installer, f"{_family(patient)}_stock_row")), None)
    if row is None:
        raise UnseenError(f"table {table} is empty")
    if not _is_logged(patient, _writer(patient, table), int(row.id)):
        yield f"a change to row {row.id} of {table} was not logged"


def _family(patient: Patient) -> str:
    """Both Magentos keep their stock alike."""
    return "prestashop" if patient.settings.shop.platform == "prestashop" else "magento"


def _writer(patient: Patient, table: str) -> Database:
    roles = [Role.INSTALLER, *([Role.ORDERS] if patient.settings.database.orders_user else [])]
    for role in reversed(roles):
        database = open_database(patient.settings, role)
        connection = patient.connect(database)
        if own_privileges(connection).has("UPDATE", patient.database.names.shop_schema, table):
            return database
    raise UnseenError(
        f"no account of the configuration may change {table}: grant UPDATE on it to database.orders_user, "
        "which writes orders"
    )


def _is_logged(patient: Patient, writer: Database, row: int) -> bool:
    origin = f"doctor {secrets.token_hex(8)}"
    with _changed(patient, writer, row, origin), patient.database.read() as dirty:
        # The change is not committed, and never will be: only this level sees it.
        dirty.execution_options(isolation_level="READ UNCOMMITTED")
        return bool(query(patient, dirty, "probe_logged", origin=origin))


@contextmanager
def _changed(patient: Patient, writer: Database, row: int, origin: str) -> Iterator[None]:
    try:
        with writer.read() as connection:
            connection.exec_driver_sql(_SESSION)
            connection.execute(text("SET @sqlbridge_origin = :origin"), {"origin": origin})
            execute(patient, connection, f"{_family(patient)}_stock_change", row=row)
            try:
                yield
            finally:
                connection.rollback()
    except DatabaseBusyError as exc:
        raise UnseenError(f"the row was busy for a second, try again: {exc}") from exc
