"""Who is logged in to the dashboard. The table holds hashes of tokens, so that reading it lets nobody in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select, update

from sqlbridge.database.tables import Tables
from sqlbridge.model.people import DashboardRole

# Every page would write otherwise.
_SEEN_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Session:
    """A login that is good: whose, in which role, and what the next page says once."""

    token_hash: str
    account: str
    role: DashboardRole
    seen_at: datetime
    notice: str | None


def begin(connection: Connection, tables: Tables, token: str, account: str, now: datetime) -> None:
    """The account is logged in with this token."""
    values = {"token_hash": _hash(token), "account": account, "began_at": now, "seen_at": now}
    connection.execute(insert(tables.dashboard_sessions).values(values))


def find(connection: Connection, tables: Tables, token: str, since: datetime) -> Session | None:
    """The session of the token, if it was used after `since` and its account is still there."""
    table, accounts = tables.dashboard_sessions, tables.dashboard_accounts
    columns = (table.c.token_hash, table.c.account, accounts.c.role, table.c.seen_at, table.c.notice)
    query = select(*columns).join(accounts, accounts.c.name == table.c.account)
    row = connection.execute(query.where(table.c.token_hash == _hash(token), table.c.seen_at > since)).first()
    return None if row is None else Session(row[0], row[1], DashboardRole(row[2]), row[3], row[4])


def seen(connection: Connection, tables: Tables, session: Session, now: datetime) -> bool:
    """Write down that the session is in use and its notice was shown; whether anything was written."""
    if session.notice is None and session.seen_at + _SEEN_AGAIN > now:
        return False
    _update(connection, tables, session, seen_at=now, notice=None)
    return True


def notify(connection: Connection, tables: Tables, session: Session, notice: str) -> None:
    """What the session's next page says."""
    _update(connection, tables, session, notice=notice)


def end(connection: Connection, tables: Tables, session: Session) -> None:
    """The browser has logged out."""
    table = tables.dashboard_sessions
    connection.execute(delete(table).where(table.c.token_hash == session.token_hash))


def end_all(connection: Connection, tables: Tables, account: str) -> None:
    """Whoever is logged in with that account is not any more."""
    table = tables.dashboard_sessions
    connection.execute(delete(table).where(table.c.account == account))


def purge(connection: Connection, tables: Tables, before: datetime, limit: int) -> int:
    """Remove up to `limit` sessions that were used last before that moment."""
    table = tables.dashboard_sessions
    old = select(table.c.token_hash).where(table.c.seen_at < before).limit(limit)
    hashes = connection.execute(old).scalars().all()
    return connection.execute(delete(table).where(table.c.token_hash.in_(hashes))).rowcount if hashes else 0


def _update(connection: Connection, tables: Tables, session: Session, **values: object) -> None:
    table = tables.dashboard_sessions
    connection.execute(update(table).where(table.c.token_hash == session.token_hash).values(values))


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
