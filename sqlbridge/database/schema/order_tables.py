"""Tables of Amazon's orders, and of what the shop has shipped of them."""

from sqlalchemy import Column, Index, Table, UniqueConstraint
from sqlalchemy.dialects import mysql as my

from sqlbridge.database.schema.columns import (
    AMOUNT,
    COUNT,
    CURRENCY,
    ID,
    NAME,
    SHORT_ID,
    SKU,
    TEXT,
    TIME,
    WORD,
    MakeTable,
)


def orders(make: MakeTable) -> Table:
    """An order at Amazon; `content` is the whole of it, encrypted, until it is purged."""
    return make(
        "orders",
        Column("id", ID, primary_key=True, autoincrement=True),
        Column("account", NAME, nullable=False),
        Column("channel", NAME, nullable=False),
        Column("amazon_order_id", SHORT_ID, nullable=False),
        Column("status", SHORT_ID, nullable=False),
        Column("state", WORD, nullable=False),
        Column("purchased_at", TIME, nullable=False),
        Column("updated_at", TIME, nullable=False),
        Column("ship_by", TIME, nullable=True),
        Column("deliver_by", TIME, nullable=True),
        Column("currency", CURRENCY, nullable=False),
        Column("total", AMOUNT, nullable=False),
        Column("shop_order_id", SHORT_ID, nullable=True),
        Column("shop_reference", NAME, nullable=True),
        Column("reason", TEXT, nullable=True),
        Column("failures", COUNT, nullable=False, server_default="0"),
        Column("not_before", TIME, nullable=True),
        Column("cancel_reason", TEXT, nullable=True),
        Column("is_unwanted", my.TINYINT(), nullable=False, server_default="0"),
        Column("is_cancelled_in_shop", my.TINYINT(), nullable=False, server_default="0"),
        Column("content", my.MEDIUMBLOB(), nullable=True),
        Column("seen_at", TIME, nullable=False),
        Column("imported_at", TIME, nullable=True),
        Column("purged_at", TIME, nullable=True),
        UniqueConstraint("account", "amazon_order_id", name="one_order"),
        Index("by_state", "state", "id"),
        Index("by_status", "channel", "status"),
        Index("by_shop_order", "shop_order_id"),
        Index("by_purge", "purged_at", "deliver_by"),
    )


def order_items(make: MakeTable) -> Table:
    """An item of an order; `shop_sku` is what it is in the shop, `shop_line_id` its line in the shop's order."""
    return make(
        "order_items",
        Column("order_id", ID, primary_key=True, autoincrement=False),
        Column("item_id", SHORT_ID, primary_key=True),
        Column("seller_sku", SKU, nullable=False),
        Column("shop_sku", SKU, nullable=False),
        Column("quantity", COUNT, nullable=False),
        Column("quantity_shipped", COUNT, nullable=False),
        Column("shop_line_id", SHORT_ID, nullable=True),
        Index("by_shop_sku", "shop_sku"),
    )


def shipments(make: MakeTable) -> Table:
    """A parcel of the shop's, and how far Amazon knows of it; `items` is JSON: Amazon's item id to pieces.

    `carrier_code` and `carrier_title` are the shop's, `amazon_code` and `amazon_name` what Amazon is told.
    """
    return make(
        "shipments",
        Column("id", ID, primary_key=True, autoincrement=True),
        Column("order_id", ID, nullable=False),
        Column("parcel", SHORT_ID, nullable=False),
        Column("package_number", ID, nullable=False),
        Column("carrier_code", NAME, nullable=False),
        Column("carrier_title", SKU, nullable=False),
        Column("amazon_code", SKU, nullable=False),
        Column("amazon_name", SKU, nullable=False),
        Column("tracking_number", SKU, nullable=False),
        Column("shipped_at", TIME, nullable=False),
        Column("items", TEXT, nullable=False),
        Column("state", WORD, nullable=False),
        Column("feed_id", ID, nullable=True),
        Column("message_id", COUNT, nullable=True),
        Column("reason", TEXT, nullable=True),
        Column("seen_at", TIME, nullable=False),
        Column("confirmed_at", TIME, nullable=True),
        UniqueConstraint("order_id", "parcel", name="one_parcel"),
        Index("by_state", "state", "id"),
        Index("by_feed", "feed_id", "message_id"),
        Index("by_confirmation", "confirmed_at"),
    )
