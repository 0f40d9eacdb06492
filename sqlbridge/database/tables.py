"""The bridge's tables as SQLAlchemy Core sees them.

What each is for stands in ARCHITECTURE.md; `migrations/versions/` creates them, and a test holds the two
against each other. All times are UTC. Texts that are compared are binary, so that case counts.
"""

from typing import Any

from sqlalchemy import Column, Index, MetaData, Table, UniqueConstraint
from sqlalchemy.dialects import mysql as my

_ID = my.BIGINT(unsigned=True)
_TIME = my.DATETIME()
_WORD = my.VARCHAR(16, charset="ascii", collation="ascii_bin")
_NAME = my.VARCHAR(64, charset="utf8mb4", collation="utf8mb4_bin")
_SKU = my.VARCHAR(255, charset="utf8mb4", collation="utf8mb4_bin")
_TEXT = my.TEXT(charset="utf8mb4", collation="utf8mb4_bin")
_AMAZON_ID = my.VARCHAR(255, charset="ascii", collation="ascii_bin")
_AMOUNT = my.DECIMAL(20, 6)
_COUNT = my.INTEGER(unsigned=True)
_KEY = my.VARBINARY(255)
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
        self.change_log = self._change_log()
        self.changes = self._changes()
        self.change_messages = self._change_messages()
        self.feeds = self._feeds()
        self.feed_messages = self._feed_messages()
        self.listings = self._listings()
        self.listing_values = self._listing_values()
        self.channels = self._channels()
        self.runs = self._runs()
        self.leases = self._leases()
        self.quotas = self._quotas()
        self.processing_reports = self._processing_reports()
        self.installation = self._installation()

    def _change_log(self) -> Table:
        return self._table(
            "change_log",
            Column("id", _ID, primary_key=True, autoincrement=True),
            Column("entity", _WORD, nullable=False),
            Column("entity_key", _KEY, nullable=False),
            Column("operation", my.CHAR(1, charset="ascii", collation="ascii_bin"), nullable=False),
            Column("origin", my.VARBINARY(64), nullable=False),
            Column("logged_at", my.TIMESTAMP(), nullable=False),
        )

    def _changes(self) -> Table:
        return self._table(
            "changes",
            Column("id", _ID, primary_key=True, autoincrement=True),
            Column("entity", _WORD, nullable=False),
            Column("entity_key", _KEY, nullable=False),
            Column("operation", my.CHAR(1, charset="ascii", collation="ascii_bin"), nullable=False),
            Column("origin", my.VARBINARY(64), nullable=False),
            Column("log_rows", _COUNT, nullable=False),
            Column("first_logged_at", _TIME, nullable=False),
            Column("last_logged_at", _TIME, nullable=False),
            Column("state", _WORD, nullable=False),
            Column("is_open", my.TINYINT(), nullable=True),
            Column("reason", _TEXT, nullable=True),
            Column("waits_for_feed", _ID, nullable=True),
            Column("not_before", _TIME, nullable=True),
            Column("finished_at", _TIME, nullable=True),
            UniqueConstraint("entity", "entity_key", "is_open", name="one_open_change"),
            Index("by_state", "state", "id"),
            Index("by_feed_waited_for", "waits_for_feed"),
            Index("by_end", "finished_at"),
        )

    def _change_messages(self) -> Table:
        return self._table(
            "change_messages",
            Column("change_id", _ID, primary_key=True, autoincrement=False),
            Column("feed_id", _ID, primary_key=True, autoincrement=False),
            Column("message_id", _COUNT, primary_key=True, autoincrement=False),
            Index("by_message", "feed_id", "message_id"),
        )

    def _feeds(self) -> Table:
        return self._table(
            "feeds",
            Column("id", _ID, primary_key=True, autoincrement=True),
            Column("kind", _WORD, nullable=False),
            Column("account", _NAME, nullable=False),
            Column("channel", _NAME, nullable=False),
            Column("state", _WORD, nullable=False),
            Column("amazon_document_id", _AMAZON_ID, nullable=True),
            Column("amazon_feed_id", _AMAZON_ID, nullable=True),
            Column("processing_status", _WORD, nullable=True),
            Column("message_count", _COUNT, nullable=False),
            Column("accepted_count", _COUNT, nullable=True),
            Column("refused_count", _COUNT, nullable=True),
            Column("created_at", _TIME, nullable=False),
            Column("submitted_at", _TIME, nullable=True),
            Column("checked_at", _TIME, nullable=True),
            Column("closed_at", _TIME, nullable=True),
            Column("failures", _COUNT, nullable=False, server_default="0"),
            Column("error", _TEXT, nullable=True),
            Index("by_state", "state", "id"),
            Index("by_amazon_feed", "amazon_feed_id"),
        )

    def _feed_messages(self) -> Table:
        return self._table(
            "feed_messages",
            Column("feed_id", _ID, primary_key=True, autoincrement=False),
            Column("message_id", _COUNT, primary_key=True, autoincrement=False),
            Column("value_id", _ID, nullable=False),
            Column("seller_sku", _SKU, nullable=False),
            Column("value", _AMOUNT, nullable=False),
            Column("currency", my.CHAR(3, charset="ascii", collation="ascii_bin"), nullable=True),
            Column("state", _WORD, nullable=False),
            Column("issue_code", my.VARCHAR(64, charset="utf8mb4", collation="utf8mb4_bin"), nullable=True),
            Column("issue", _TEXT, nullable=True),
            Index("by_value", "value_id", "state"),
            Index("by_issue", "state", "issue_code"),
        )

    def _listings(self) -> Table:
        return self._table(
            "listings",
            Column("id", _ID, primary_key=True, autoincrement=True),
            Column("account", _NAME, nullable=False),
            Column("channel", _NAME, nullable=False),
            Column("seller_sku", _SKU, nullable=False),
            Column("shop_sku", _SKU, nullable=False),
            Column("asin", _NAME, nullable=True),
            Column("status", _NAME, nullable=True),
            Column("fulfilment", _WORD, nullable=False),
            Column("reported_price", _AMOUNT, nullable=True),
            Column("reported_quantity", my.INTEGER(), nullable=True),
            Column("is_logged", my.TINYINT(), nullable=False, server_default="0"),
            Column("first_seen_at", _TIME, nullable=False),
            Column("last_seen_at", _TIME, nullable=False),
            UniqueConstraint("channel", "seller_sku", name="one_listing"),
            Index("by_shop_sku", "shop_sku"),
            Index("by_logged", "channel", "is_logged"),
        )

    def _listing_values(self) -> Table:
        return self._table(
            "listing_values",
            Column("id", _ID, primary_key=True, autoincrement=True),
            Column("kind", _WORD, nullable=False),
            Column("destination", _NAME, nullable=False),
            Column("seller_sku", _SKU, nullable=False),
            Column("acknowledged", _AMOUNT, nullable=True),
            Column("acknowledged_at", _TIME, nullable=True),
            Column("open_feed", _ID, nullable=True),
            Column("open_value", _AMOUNT, nullable=True),
            Column("refused_value", _AMOUNT, nullable=True),
            Column("refused_feed", _ID, nullable=True),
            Column("raise_waits_since", _TIME, nullable=True),
            Column("held_value", _AMOUNT, nullable=True),
            Column("held_reason", _TEXT, nullable=True),
            Column("released_value", _AMOUNT, nullable=True),
            UniqueConstraint("kind", "destination", "seller_sku", name="one_value"),
            Index("by_open_feed", "open_feed"),
        )

    def _channels(self) -> Table:
        return self._table(
            "channels",
            Column("name", _NAME, primary_key=True),
            Column("is_enabled", my.TINYINT(), nullable=False, server_default="0"),
            Column("is_resting", my.TINYINT(), nullable=False, server_default="0"),
            Column("enabled_at", _TIME, nullable=True),
            Column("clock_at", _TIME, nullable=True),
            Column("settings_hash", my.CHAR(64, charset="ascii", collation="ascii_bin"), nullable=True),
            Column("checked_at", _TIME, nullable=True),
            Column("check_result", _TEXT, nullable=True),
        )

    def _runs(self) -> Table:
        return self._table(
            "runs",
            Column("id", _ID, primary_key=True, autoincrement=True),
            Column("task", _WORD, nullable=False),
            Column("host", _NAME, nullable=False),
            Column("pid", _COUNT, nullable=False),
            Column("started_at", _TIME, nullable=False),
            Column("finished_at", _TIME, nullable=True),
            Column("outcome", _WORD, nullable=True),
            Column("counts", _TEXT, nullable=True),
            Column("error", _TEXT, nullable=True),
            Index("by_task", "task", "id"),
        )

    def _leases(self) -> Table:
        return self._table(
            "leases",
            Column("name", _NAME, primary_key=True),
            Column("token", my.CHAR(32, charset="ascii", collation="ascii_bin"), nullable=True),
            Column("holder", _TEXT, nullable=True),
            Column("expires_at", _TIME, nullable=True),
        )

    def _quotas(self) -> Table:
        return self._table(
            "quotas",
            Column("account", _NAME, primary_key=True),
            Column("operation", _NAME, primary_key=True),
            Column("tokens", my.DOUBLE(), nullable=False),
            Column("filled_at", my.DOUBLE(), nullable=False),
            Column("rate", my.DOUBLE(), nullable=False),
        )

    def _processing_reports(self) -> Table:
        return self._table(
            "processing_reports",
            Column("feed_id", _ID, primary_key=True, autoincrement=False),
            Column("content", my.LONGBLOB(), nullable=False),
            Column("received_at", _TIME, nullable=False),
        )

    def _installation(self) -> Table:
        return self._table(
            "installation",
            Column("id", my.TINYINT(unsigned=True), primary_key=True, autoincrement=False),
            Column("uuid", my.CHAR(36, charset="ascii", collation="ascii_bin"), nullable=False),
            Column("platform", _WORD, nullable=False),
            Column("shop_schema", _NAME, nullable=False),
            Column("shop_prefix", _NAME, nullable=False),
            Column("capture", _WORD, nullable=False),
            Column("definer", my.VARCHAR(255, charset="utf8mb4", collation="utf8mb4_bin"), nullable=False),
            Column("server", my.VARCHAR(255, charset="utf8mb4", collation="utf8mb4_bin"), nullable=False),
            Column("created_schema", my.TINYINT(), nullable=False),
            Column("installed_at", _TIME, nullable=False),
        )

    def _table(self, name: str, *parts: Column[Any] | Index | UniqueConstraint) -> Table:
        return Table(self._prefix + name, self.metadata, *parts, **_ENGINE)
