"""What changes a price by the clock alone: special prices that begin or end, and catalogue rules, day by day."""

from datetime import datetime

from sqlalchemy import Connection

from sqlbridge.shops.magento1.place import Place
from sqlbridge.shops.magento1.prices import LAST_DAY
from sqlbridge.shops.magento1.products import attribute_ids
from sqlbridge.shops.reading import Queries


def due_products(
    connection: Connection, queries: Queries, place: Place, after: datetime, until: datetime
) -> list[int]:
    """The ids of the products whose price changes after the one moment of UTC and until the other."""
    # In the hour that autumn repeats, the later moment has the earlier local time.
    first, last = sorted((place.settings.local(after), place.settings.local(until)))
    dates = queries.rows(
        connection,
        "special_dates.sql",
        store=place.store,
        after=first,
        until=last,
        day_before_after=first - LAST_DAY,
        day_before_until=last - LAST_DAY,
        **attribute_ids(connection, queries),
    )
    products = {row.entity_id for row in dates}
    if first.date() != last.date():
        days = {"first_day": first.date(), "last_day": last.date(), "website": place.website, "group": place.group}
        products |= {row.entity_id for row in queries.rows(connection, "rule_changes.sql", **days)}
    return sorted(products)
