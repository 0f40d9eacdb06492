"""Accounts of the dashboard: who may log in, and in which role. Passwords come as hashes."""

import re
from typing import Any

from sqlbridge.database.engine import Database
from sqlbridge.errors import InputError
from sqlbridge.ledger import audit, dashboard_accounts, dashboard_sessions
from sqlbridge.model.changes import utc_now
from sqlbridge.model.people import Actor, DashboardRole

_NAME = re.compile(r"[\w.@+-]{1,64}")


def listed(database: Database) -> list[dict[str, Any]]:
    """The accounts by name, without their hashes."""
    with database.read() as connection:
        found = dashboard_accounts.every(connection, database.tables)
    names = ("name", "role", "created_at", "changed_at")
    return [{name: getattr(one, name) for name in names} for one in found]


def add(database: Database, actor: Actor, name: str, role: DashboardRole, password_hash: str) -> str:
    """Create an account. Raises InputError where there is one of that name already, or the name is none."""
    if not _NAME.fullmatch(name):
        raise InputError(f"{name!r} is no name for an account: letters, digits and any of _ . @ + -, at most 64")
    with database.begin() as connection:
        if dashboard_accounts.find(connection, database.tables, name):
            raise InputError(f"there is an account {name!r} already: `sqlbridge dashboard change` changes it")
        dashboard_accounts.add(connection, database.tables, name, role, password_hash, utc_now())
        words = f"{name} may log in as {role}"
        audit.record(connection, database.tables, actor, "account-add", name, words, utc_now())
    return words


def change(database: Database, actor: Actor, name: str, role: DashboardRole | None, password_hash: str | None) -> str:
    """Give an account another role or password; its logins end. Raises InputError where there is none."""
    with database.begin() as connection:
        now = utc_now()
        if not dashboard_accounts.change(
            connection, database.tables, name, now, role=role, password_hash=password_hash
        ):
            raise _unknown(name)
        dashboard_sessions.end_all(connection, database.tables, name)
        parts = [f"role {role}"] * (role is not None) + ["a new password"] * (password_hash is not None)
        words = f"{name} has {' and '.join(parts)}"
        audit.record(connection, database.tables, actor, "account-change", name, words, now)
    return words


def remove(database: Database, actor: Actor, name: str) -> str:
    """Remove an account, and end its logins. Raises InputError where there is none."""
    with database.begin() as connection:
        if not dashboard_accounts.remove(connection, database.tables, name):
            raise _unknown(name)
        dashboard_sessions.end_all(connection, database.tables, name)
        words = f"{name} may log in no more"
        audit.record(connection, database.tables, actor, "account-remove", name, words, utc_now())
    return words


def _unknown(name: str) -> InputError:
    return InputError(f"there is no account {name!r}: `sqlbridge dashboard accounts` lists them")
