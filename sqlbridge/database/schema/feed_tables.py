"""Tables of feeds and what Amazon says of them."""

from sqlalchemy import Column, Index, Table
from sqlalchemy.dialects import mysql as my

from sqlbridge.database.schema.columns import AMAZON_ID, AMOUNT, COUNT, ID, NAME, SKU, TEXT, TIME, WORD, MakeTable


def feeds(make: MakeTable) -> Table:
    """What was handed over to Amazon, or imported from there."""
    return make(
        "feeds",
        Column("id", ID, primary_key=True, autoincrement=True),
        Column("kind", WORD, nullable=False),
        Column("account", NAME, nullable=False),
        Column("channel", NAME, nullable=False),
        Column("state", WORD, nullable=False),
        Column("amazon_document_id", AMAZON_ID, nullable=True),
        Column("amazon_feed_id", AMAZON_ID, nullable=True),
        Column("processing_status", WORD, nullable=True),
        Column("message_count", COUNT, nullable=False),
        Column("accepted_count", COUNT, nullable=True),
        Column("refused_count", COUNT, nullable=True),
        Column("created_at", TIME, nullable=False),
        Column("submitted_at", TIME, nullable=True),
        Column("checked_at", TIME, nullable=True),
        Column("closed_at", TIME, nullable=True),
        Column("failures", COUNT, nullable=False, server_default="0"),
        Column("error", TEXT, nullable=True),
        Index("by_state", "state", "id"),
        Index("by_amazon_feed", "amazon_feed_id"),
        Index("by_creation", "created_at"),
        Index("by_kind", "kind", "id"),
        Index("by_channel", "channel", "kind", "id"),
    )


def feed_messages(make: MakeTable) -> Table:
    """A value in a feed, and Amazon's verdict."""
    return make(
        "feed_messages",
        Column("feed_id", ID, primary_key=True, autoincrement=False),
        Column("message_id", COUNT, primary_key=True, autoincrement=False),
        Column("value_id", ID, nullable=False),
        Column("seller_sku", SKU, nullable=False),
        Column("value", AMOUNT, nullable=False),
        Column("currency", my.CHAR(3, charset="ascii", collation="ascii_bin"), nullable=True),
        Column("state", WORD, nullable=False),
        Column("issue_code", my.VARCHAR(64, charset="utf8mb4", collation="utf8mb4_bin"), nullable=True),
        Column("issue", TEXT, nullable=True),
        Index("by_value", "value_id", "state"),
        Index("by_issue", "state", "issue_code"),
    )


def processing_reports(make: MakeTable) -> Table:
    """Amazon's reports as received, compressed."""
    return make(
        "processing_reports",
        Column("feed_id", ID, primary_key=True, autoincrement=False),
        Column("content", my.LONGBLOB(), nullable=False),
        Column("received_at", TIME, nullable=False),
    )


def feed_documents(make: MakeTable) -> Table:
    """What was uploaded to Amazon, as it was sent, compressed."""
    return make(
        "feed_documents",
        Column("feed_id", ID, primary_key=True, autoincrement=False),
        Column("content", my.LONGBLOB(), nullable=False),
        Column("written_at", TIME, nullable=False),
    )
