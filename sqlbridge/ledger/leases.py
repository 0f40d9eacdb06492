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

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.mysql import insert

from sqlbridge.database.engine import Database
from sqlbridge.database.tables import Tables
from sqlbridge.errors import AlreadyRunningError


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
    with database.begin() as connection:
        connection.execute(insert(leases).values(name=name).prefix_with("IGNORE"))
        row = connection.execute(select(leases).where(leases.c.name == name).with_for_update()).one()
        if row.token and row.expires_at > now and not _is_dead(row.holder):
            raise AlreadyRunningError(f"{name} is running already: {row.holder}, until {row.expires_at} UTC at most")
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


def _this_process() -> str:
    return f"host {socket.gethostname()} pid {os.getpid()} started {_start_ticks(os.getpid())}"


def _is_dead(holder: str) -> bool:
    """True if the holder ran on this host and its process is gone (or its pid is another's by now)."""
    words = holder.split()
    if len(words) != 6 or words[1] != socket.gethostname():
        return False
    return _start_ticks(int(words[3])) != words[5]


def _start_ticks(pid: int) -> str:
    try:
        # After the command name, which is in parentheses and may hold blanks, the 20th field is the start.
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        return "gone"
