"""One run at a time, on one host and across hosts: a row with a token that expires.

GET_LOCK would be shorter, but Galera refuses it. The token is checked again inside every transaction that
writes (`hold`), so that a run which slept too long cannot write over the one that followed it.
"""

import os
import secrets
import socket
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, select, update
from sqlalchemy.dialects.mysql import insert

from sqlbridge.database.engine import Database
from sqlbridge.database.tables import Tables
from sqlbridge.errors import AlreadyRunningError

_HOLDER_WORDS = 6
_ZOMBIE = "Z"  # dead, only nobody has asked for its exit code yet


@dataclass(frozen=True, slots=True)
class Lease:
    """A name that this process holds until it gives it back or dies."""

    name: str
    token: str
    lifetime: timedelta


def take(database: Database, name: str, now: datetime, lifetime: timedelta) -> Lease:
    """Take the lease, or raise AlreadyRunningError that names its holder."""
    lease = Lease(name, secrets.token_hex(16), lifetime)
    leases = database.tables.leases
    row = select(leases).where(leases.c.name == name)
    with database.begin() as connection:
        # Without a lock first: the holder locks the row for as long as its transactions last.
        _refuse_where_held(connection.execute(row).first(), now, lifetime)
        # Not IGNORE: two that start at once would each hold a shared lock and wait for the other's.
        connection.execute(insert(leases).values(name=name).on_duplicate_key_update(name=name))
        _refuse_where_held(connection.execute(row.with_for_update()).first(), now, lifetime)
        values = {"token": lease.token, "holder": _this_process(), "expires_at": now + lifetime}
        connection.execute(update(leases).where(leases.c.name == name).values(values))
    return lease


def hold(connection: Connection, tables: Tables, lease: Lease, now: datetime) -> None:
    """Renew the lease in the caller's transaction; AlreadyRunningError if another run has taken it over."""
    leases = tables.leases
    mine = (leases.c.name == lease.name) & (leases.c.token == lease.token)
    row = connection.execute(select(leases.c.name).where(mine).with_for_update()).first()
    if row is None:
        raise AlreadyRunningError(f"{lease.name}: another run took over while this one was not heard of; it goes on")
    connection.execute(update(leases).where(mine).values(expires_at=now + lease.lifetime))


def give_back(database: Database, lease: Lease) -> None:
    """Free the lease, if it is still ours."""
    leases = database.tables.leases
    mine = (leases.c.name == lease.name) & (leases.c.token == lease.token)
    with database.begin() as connection:
        connection.execute(update(leases).where(mine).values(token=None, holder=None, expires_at=None))


def running(connection: Connection, tables: Tables, now: datetime) -> set[tuple[str, int]]:
    """Host and process id of everybody who holds a lease and is not known to be dead."""
    leases = tables.leases
    query = select(leases.c.holder).where(leases.c.token.is_not(None), leases.c.expires_at > now)
    holders = [holder for holder in connection.execute(query).scalars() if not _is_dead(holder)]
    return {_host_and_pid(holder) for holder in holders if len(holder.split()) == _HOLDER_WORDS}


def _refuse_where_held(row: Row[Any] | None, now: datetime, lifetime: timedelta) -> None:
    """An end further ahead than a lease ever lasts was written by a clock that was wrong."""
    if row and row.token and now < row.expires_at <= now + lifetime and not _is_dead(row.holder):
        raise AlreadyRunningError(f"{row.name} is running already: {row.holder}, until {row.expires_at} UTC at most")


def _this_process() -> str:
    return f"host {_host()} pid {os.getpid()} started {_start_ticks(os.getpid())}"


def _host() -> str:
    """Where process ids mean the same: containers share a host's name, but not its processes."""
    processes = os.readlink("/proc/self/ns/pid") if Path("/proc/self/ns/pid").exists() else ""
    return f"{socket.gethostname()}/{processes}"


def _is_dead(holder: str) -> bool:
    """True if the holder ran on this host and its process is gone (or its pid is another's by now)."""
    words = holder.split()
    if len(words) != _HOLDER_WORDS or words[1] != _host():
        return False
    return _start_ticks(int(words[3])) != words[5]


def _host_and_pid(holder: str) -> tuple[str, int]:
    words = holder.split()
    return words[1].rpartition("/")[0], int(words[3])


def _start_ticks(pid: int) -> str:
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return "gone"
    # After the command name, which is in parentheses and may hold blanks, the fields begin with the state.
    state, *fields = status.rpartition(")")[2].split()
    return "gone" if state == _ZOMBIE else fields[18]
