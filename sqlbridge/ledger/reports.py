"""Listings reports that Amazon was asked for. No other module writes the column `state` of `reports`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update

from sqlbridge.database.tables import Tables
from sqlbridge.model.reports import ReportState
from sqlbridge.model.selling import Channel

View = dict[str, Any]

_OPEN = (ReportState.ASKING, ReportState.REQUESTED)


@dataclass(frozen=True, slots=True)
class Report:
    """A report. `requested_at` is a moment that it surely shows: what Amazon kept then, or has been given since."""

    id: int
    state: ReportState
    amazon_report_id: str | None
    requested_at: datetime
    failures: int
    error: str | None


class CompleteReport(NamedTuple):
    """A report that was read to its end."""

    requested_at: datetime
    listing_count: int


def ask(connection: Connection, tables: Tables, channel: Channel, now: datetime) -> int:
    """Record that a report is about to be asked for; its id."""
    values = {
        "account": channel.account,
        "channel": channel.name,
        "state": ReportState.ASKING.value,
        "requested_at": now,
    }
    return int(connection.execute(insert(tables.reports).values(values)).lastrowid)


def asked(connection: Connection, tables: Tables, report_id: int, amazon_report_id: str) -> None:
    """Amazon has taken the request."""
    asking = and_(tables.reports.c.id == report_id, tables.reports.c.state == ReportState.ASKING)
    _write(connection, tables, asking, state=ReportState.REQUESTED.value, amazon_report_id=amazon_report_id)


def close(
    connection: Connection,
    tables: Tables,
    report_id: int,
    state: ReportState,
    now: datetime,
    *,
    error: str,
) -> None:
    """The report has come to an end that is no use."""
    mine = tables.reports.c.id == report_id
    _write(connection, tables, mine, state=state.value, error=error, checked_at=now, closed_at=now)


def complete_with(connection: Connection, tables: Tables, report_id: int, listing_count: int, now: datetime) -> None:
    """The report is read and recorded, to the last of so many listings."""
    mine, times = tables.reports.c.id == report_id, {"checked_at": now, "closed_at": now}
    done = ReportState.DONE.value
    _write(connection, tables, mine, state=done, listing_count=listing_count, error=None, **times)


def checked(connection: Connection, tables: Tables, report_id: int, now: datetime) -> None:
    """Amazon was asked about it, and is not ready."""
    _write(connection, tables, tables.reports.c.id == report_id, checked_at=now)


def could_not_fetch(connection: Connection, tables: Tables, report: Report, error: str, now: datetime) -> int:
    """Fetching it failed; how often it has by now."""
    mine, failures = tables.reports.c.id == report.id, report.failures + 1
    _write(connection, tables, mine, failures=failures, error=error, checked_at=now)
    return failures


def newest(connection: Connection, tables: Tables, channel: str) -> Report | None:
    """The report of the channel that was asked for last."""
    table = tables.reports
    query = select(table).where(table.c.channel == channel).order_by(table.c.id.desc()).limit(1)
    row = connection.execute(query).first()
    if row is None:
        return None
    state = ReportState(row.state)
    return Report(row.id, state, row.amazon_report_id, row.requested_at, row.failures, row.error)


def complete(connection: Connection, tables: Tables, channel: str, limit: int) -> list[CompleteReport]:
    """The last complete reports of the channel, the newest first."""
    table = tables.reports
    done = and_(table.c.channel == channel, table.c.state == ReportState.DONE)
    query = select(table.c.requested_at, table.c.listing_count).where(done).order_by(table.c.id.desc()).limit(limit)
    return [CompleteReport(*row) for row in connection.execute(query)]


def latest(connection: Connection, tables: Tables) -> list[dict[str, Any]]:
    """The last report of each channel."""
    table = tables.reports
    ids = select(func.max(table.c.id)).group_by(table.c.channel)
    names = ("channel", "state", "requested_at", "closed_at", "listing_count", "error")
    query = select(*(table.c[name] for name in names)).where(table.c.id.in_(ids)).order_by(table.c.channel)
    return [dict(row) for row in connection.execute(query).mappings()]


def last_of(connection: Connection, tables: Tables, channel: str) -> tuple[View | None, View | None]:
    """The channel's last report, and its last complete one."""
    table = tables.reports
    names = ("state", "requested_at", "closed_at", "listing_count", "error")
    query = select(*(table.c[name] for name in names)).where(table.c.channel == channel)
    query = query.order_by(table.c.id.desc()).limit(1)
    last = connection.execute(query).mappings().first()
    complete = connection.execute(query.where(table.c.state == ReportState.DONE)).mappings().first()
    return (dict(last) if last else None), (dict(complete) if complete else None)


def purge(connection: Connection, tables: Tables, before: datetime, limit: int) -> int:
    """Remove up to `limit` reports that ended before that moment."""
    table = tables.reports
    old = select(table.c.id).where(table.c.closed_at < before, table.c.state.not_in(_OPEN)).limit(limit)
    ids: Sequence[int] = connection.execute(old).scalars().all()
    return connection.execute(delete(table).where(table.c.id.in_(ids))).rowcount if ids else 0


def _write(connection: Connection, tables: Tables, which: ColumnElement[bool], **values: object) -> None:
    connection.execute(update(tables.reports).where(which).values(values))
