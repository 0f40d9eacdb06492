"""Who may log in to the dashboard. Passwords come and go as hashes only."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from sqlbridge.database.tables import Tables
from sqlbridge.model.people import DashboardRole


@dataclass(frozen=True, slots=True)
class DashboardAccount:
    """An account as it is stored; the moments are UTC."""

    name: str
    role: DashboardRole
    password_hash: str
    created_at: datetime
    changed_at: datetime


def find(connection: Connection, tables: Tables, name: str) -> DashboardAccount | None:
    """The account of that name, or None."""
    table = tables.dashboard_accounts
    row = connection.execute(select(table).where(table.c.name == name)).mappings().first()
    return None if row is None else DashboardAccount(**{**row, "role": DashboardRole(row["role"])})


def every(connection: Connection, tables: Tables) -> list[DashboardAccount]:
    """All accounts, by name."""
    table = tables.dashboard_accounts
    rows = connection.execute(select(table).order_by(table.c.name)).mappings()
    return [DashboardAccount(**{**row, "role": DashboardRole(row["role"])}) for row in rows]


def add(
    connection: Connection, tables: Tables, name: str, role: DashboardRole, password_hash: str, now: datetime
) -> None:
    """Create an account; that there is none of that name is the caller's to see."""
    values = {"name": name, "role": role.value, "password_hash": password_hash, "created_at": now, "changed_at": now}
    connection.execute(insert(tables.dashboard_accounts).values(values))


def change(
    connection: Connection,
    tables: Tables,
    name: str,
    now: datetime,
    *,
    role: DashboardRole | None = None,
    password_hash: str | None = None,
) -> bool:
    """Give an account another role or password, or both; False where there is none of that name."""
    table = tables.dashboard_accounts
    values: dict[str, object] = {"changed_at": now}
    values |= {"role": role.value} if role else {}
    values |= {"password_hash": password_hash} if password_hash else {}
    return connection.execute(update(table).where(table.c.name == name).values(values)).rowcount > 0


def remove(connection: Connection, tables: Tables, name: str) -> bool:
    """Remove an account; False where there is none of that name."""
    table = tables.dashboard_accounts
    return connection.execute(delete(table).where(table.c.name == name)).rowcount > 0
