"""Tables of listings, of the values that Amazon keeps, and of channels."""

from sqlalchemy import Column, Index, Table, UniqueConstraint
from sqlalchemy.dialects import mysql as my

from sqlbridge.database.schema.columns import (
    AMAZON_ID,
    AMOUNT,
    COUNT,
    ID,
    NAME,
    SHORT_ID,
    SKU,
    TEXT,
    TIME,
    WORD,
    MakeTable,
)


def listings(make: MakeTable) -> Table:
    """A seller SKU on a channel."""
    return make(
        "listings",
        Column("id", ID, primary_key=True, autoincrement=True),
        Column("account", NAME, nullable=False),
        Column("channel", NAME, nullable=False),
        Column("seller_sku", SKU, nullable=False),
        Column("shop_sku", SKU, nullable=False),
        Column("asin", NAME, nullable=True),
        Column("status", NAME, nullable=True),
        Column("fulfilment", WORD, nullable=False),
        Column("reported_price", AMOUNT, nullable=True),
        Column("reported_quantity", my.INTEGER(), nullable=True),
        Column("is_logged", my.TINYINT(), nullable=False, server_default="0"),
        Column("first_seen_at", TIME, nullable=False),
        Column("last_seen_at", TIME, nullable=False),
        UniqueConstraint("channel", "seller_sku", name="one_listing"),
        Index("by_shop_sku", "shop_sku"),
        Index("by_logged", "channel", "is_logged"),
    )


def listing_values(make: MakeTable) -> Table:
    """A value that Amazon keeps, and what is known of it."""
    return make(
        "listing_values",
        Column("id", ID, primary_key=True, autoincrement=True),
        Column("kind", WORD, nullable=False),
        Column("destination", NAME, nullable=False),
        Column("seller_sku", SKU, nullable=False),
        Column("acknowledged", AMOUNT, nullable=True),
        Column("acknowledged_at", TIME, nullable=True),
        Column("open_feed", ID, nullable=True),
        Column("open_value", AMOUNT, nullable=True),
        Column("refused_value", AMOUNT, nullable=True),
        Column("refused_feed", ID, nullable=True),
        Column("raise_waits_since", TIME, nullable=True),
        Column("held_value", AMOUNT, nullable=True),
        Column("held_reason", TEXT, nullable=True),
        Column("released_value", AMOUNT, nullable=True),
        UniqueConstraint("kind", "destination", "seller_sku", name="one_value"),
        Index("by_open_feed", "open_feed"),
        Index("by_held", "held_value"),
        Index("by_acknowledgment", "acknowledged", "acknowledged_at"),
    )


def value_patches(make: MakeTable) -> Table:
    """A value that went to Amazon by itself, while the feed that carries it is stuck."""
    return make(
        "value_patches",
        Column("value_id", ID, primary_key=True, autoincrement=False),
        Column("feed_id", ID, nullable=False),
        Column("asked_at", TIME, nullable=False),
        Column("value", AMOUNT, nullable=True),
        Column("refused_value", AMOUNT, nullable=True),
        Index("by_feed", "feed_id"),
    )


def channels(make: MakeTable) -> Table:
    """Which channel may send."""
    return make(
        "channels",
        Column("name", NAME, primary_key=True),
        Column("is_enabled", my.TINYINT(), nullable=False, server_default="0"),
        Column("is_resting", my.TINYINT(), nullable=False, server_default="0"),
        Column("enabled_at", TIME, nullable=True),
        Column("clock_at", TIME, nullable=True),
        Column("settings_hash", my.CHAR(64, charset="ascii", collation="ascii_bin"), nullable=True),
        Column("checked_at", TIME, nullable=True),
        Column("check_result", TEXT, nullable=True),
    )


def reports(make: MakeTable) -> Table:
    """A listings report that Amazon was asked for."""
    return make(
        "reports",
        Column("id", ID, primary_key=True, autoincrement=True),
        Column("account", NAME, nullable=False),
        Column("channel", NAME, nullable=False),
        Column("state", WORD, nullable=False),
        Column("amazon_report_id", AMAZON_ID, nullable=True),
        Column("requested_at", TIME, nullable=False),
        Column("checked_at", TIME, nullable=True),
        Column("closed_at", TIME, nullable=True),
        Column("listing_count", COUNT, nullable=True),
        Column("failures", COUNT, nullable=False, server_default="0"),
        Column("error", TEXT, nullable=True),
        Index("by_state", "state", "id"),
        Index("by_channel", "channel", "id"),
    )


def drifts(make: MakeTable) -> Table:
    """A value that Amazon reports otherwise than it acknowledged it, and how often it was sent again."""
    return make(
        "drifts",
        Column("kind", WORD, primary_key=True),
        Column("destination", NAME, primary_key=True),
        Column("seller_sku", SKU, primary_key=True),
        Column("acknowledged", AMOUNT, nullable=False),
        Column("reported", AMOUNT, nullable=False),
        Column("resendings", COUNT, nullable=False),
        Column("first_seen_at", TIME, nullable=False),
        Column("last_seen_at", TIME, nullable=False),
        Index("by_time", "last_seen_at"),
    )


def matches(make: MakeTable) -> Table:
    """A product that is not listed on a channel, and what Amazon's catalogue says to its EAN."""
    return make(
        "matches",
        Column("id", ID, primary_key=True, autoincrement=True),
        Column("channel", NAME, nullable=False),
        Column("shop_sku", SKU, nullable=False),
        Column("code", SHORT_ID, nullable=False),
        Column("state", WORD, nullable=False),
        Column("asin", SHORT_ID, nullable=True),
        Column("candidates", TEXT, nullable=True),
        Column("reason", TEXT, nullable=True),
        Column("looked_up_at", TIME, nullable=True),
        Column("submitted_at", TIME, nullable=True),
        UniqueConstraint("channel", "shop_sku", name="one_match"),
        Index("by_asin", "channel", "asin"),
        Index("by_state", "channel", "state", "id"),
    )
