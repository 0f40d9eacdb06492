"""Tables of the watch over triggers and watched tables."""

from sqlalchemy import Column, Index, Table

from sqlbridge.database.schema.columns import ID, NAME, TEXT, TIME, WORD, MakeTable


def gaps(make: MakeTable) -> Table:
    """A time in which writes of the shop's may not have been logged; `shop_tables` is JSON, empty for all."""
    return make(
        "gaps",
        Column("id", ID, primary_key=True, autoincrement=True),
        Column("cause", WORD, nullable=False),
        Column("reason", TEXT, nullable=False),
        Column("shop_tables", TEXT, nullable=False),
        Column("began_at", TIME, nullable=False),
        Column("noted_at", TIME, nullable=False),
        Column("noted_by", NAME, nullable=False),
        Column("looked_at", TIME, nullable=True),
        Column("ended_at", TIME, nullable=True),
        Column("closed_at", TIME, nullable=True),
        Index("by_closed", "closed_at", "id"),
    )


def fingerprints(make: MakeTable) -> Table:
    """What a watched table of the shop's looked like at the last look; `next_id` is its AUTO_INCREMENT."""
    return make(
        "fingerprints",
        Column("shop_table", NAME, primary_key=True),
        Column("engine", WORD, nullable=False),
        Column("created_at", TIME, nullable=True),
        Column("next_id", ID, nullable=True),
        Column("seen_at", TIME, nullable=False),
    )
