"""The bridge's tables as SQLAlchemy Core sees them.

What each is for stands in ARCHITECTURE.md; `migrations/versions/` creates them, and a test holds the two
against each other. All times are UTC.
"""

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

_ENGINE: dict[str, Any] = {
    "mysql_engine": "InnoDB",
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
}


class Tables:
    """The tables of one installation, in `schema` and with `prefix` before each name."""

    def __init__(self, schema: str, prefix: str) -> None:
        self.metadata = MetaData(schema=schema)
        self._prefix = prefix
        self.change_log = change_tables.change_log(self._table)
        self.changes = change_tables.changes(self._table)
        self.change_messages = change_tables.change_messages(self._table)
        self.feeds = feed_tables.feeds(self._table)
        self.feed_messages = feed_tables.feed_messages(self._table)
        self.feed_documents = feed_tables.feed_documents(self._table)
        self.processing_reports = feed_tables.processing_reports(self._table)
        self.listings = listing_tables.listings(self._table)
        self.listing_values = listing_tables.listing_values(self._table)
        self.value_patches = listing_tables.value_patches(self._table)
        self.channels = listing_tables.channels(self._table)
        self.reports = listing_tables.reports(self._table)
        self.drifts = listing_tables.drifts(self._table)
        self.matches = listing_tables.matches(self._table)
        self.orders = order_tables.orders(self._table)
        self.order_items = order_tables.order_items(self._table)
        self.shipments = order_tables.shipments(self._table)
        self.runs = run_tables.runs(self._table)
        self.run_errors = run_tables.run_errors(self._table)
        self.alerts = run_tables.alerts(self._table)
        self.leases = run_tables.leases(self._table)
        self.quotas = run_tables.quotas(self._table)
        self.progress = run_tables.progress(self._table)
        self.observed_tables = run_tables.observed_tables(self._table)
        self.queue_samples = dashboard_tables.queue_samples(self._table)
        self.audit = dashboard_tables.audit(self._table)
        self.dashboard_accounts = dashboard_tables.dashboard_accounts(self._table)
        self.dashboard_sessions = dashboard_tables.dashboard_sessions(self._table)
        self.login_failures = dashboard_tables.login_failures(self._table)
        self.gaps = watch_tables.gaps(self._table)
        self.fingerprints = watch_tables.fingerprints(self._table)
        self.installation = run_tables.installation(self._table)

    def _table(self, name: str, *parts: Column[Any] | Index | UniqueConstraint) -> Table:
        return Table(self._prefix + name, self.metadata, *parts, **_ENGINE)
