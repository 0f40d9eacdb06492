"""The bridge's tables as SQLAlchemy Core sees them.

What each is for stands in ARCHITECTURE.md; `migrations/versions/` creates them, and a test holds the two
against each other. All times are UTC.
"""

from collections.abc import Callable
from threading import Lock
from typing import Any

from sqlalchemy import Column, Index, MetaData, Table, UniqueConstraint

from sqlbridge.database.schema import (
    change_tables,
    dashboard_tables,
    feed_tables,
    listing_tables,
    order_tables,
    run_tables,
    watch_tables,
)
from sqlbridge.database.schema.columns import MakeTable

_ENGINE: dict[str, Any] = {
    "mysql_engine": "InnoDB",
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
}
_DESCRIBING = Lock()


class _Described:
    """A table that is described when it is asked for: to describe all takes longer than a command's queries."""

    def __init__(self, describe: Callable[[MakeTable], Table]) -> None:
        self._describe = describe

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, tables: "Tables", _owner: type) -> Table:
        described: dict[str, Table] = vars(tables)
        with _DESCRIBING:
            # Found there, it is not asked for here again; but another thread may have asked meanwhile.
            if self._name not in described:
                described[self._name] = self._describe(tables.make)
            return described[self._name]


class Tables:
    """The tables of one installation, in `schema` and with `prefix` before each name."""

    change_log = _Described(change_tables.change_log)
    changes = _Described(change_tables.changes)
    change_messages = _Described(change_tables.change_messages)
    feeds = _Described(feed_tables.feeds)
    feed_messages = _Described(feed_tables.feed_messages)
    feed_documents = _Described(feed_tables.feed_documents)
    processing_reports = _Described(feed_tables.processing_reports)
    listings = _Described(listing_tables.listings)
    listing_values = _Described(listing_tables.listing_values)
    value_patches = _Described(listing_tables.value_patches)
    channels = _Described(listing_tables.channels)
    reports = _Described(listing_tables.reports)
    drifts = _Described(listing_tables.drifts)
    matches = _Described(listing_tables.matches)
    orders = _Described(order_tables.orders)
    order_items = _Described(order_tables.order_items)
    shipments = _Described(order_tables.shipments)
    runs = _Described(run_tables.runs)
    run_errors = _Described(run_tables.run_errors)
    alerts = _Described(run_tables.alerts)
    leases = _Described(run_tables.leases)
    quotas = _Described(run_tables.quotas)
    progress = _Described(run_tables.progress)
    observed_tables = _Described(run_tables.observed_tables)
    queue_samples = _Described(dashboard_tables.queue_samples)
    audit = _Described(dashboard_tables.audit)
    dashboard_accounts = _Described(dashboard_tables.dashboard_accounts)
    dashboard_sessions = _Described(dashboard_tables.dashboard_sessions)
    login_failures = _Described(dashboard_tables.login_failures)
    gaps = _Described(watch_tables.gaps)
    fingerprints = _Described(watch_tables.fingerprints)
    installation = _Described(run_tables.installation)

    def __init__(self, schema: str, prefix: str) -> None:
        self._metadata = MetaData(schema=schema)
        self._prefix = prefix

    @property
    def metadata(self) -> MetaData:
        """All of them, described."""
        for name, one in vars(Tables).items():
            if isinstance(one, _Described):
                getattr(self, name)
        return self._metadata

    def make(self, name: str, *parts: Column[Any] | Index | UniqueConstraint) -> Table:
        """Describe a table of that name without prefix."""
        return Table(self._prefix + name, self._metadata, *parts, **_ENGINE)
