"""Prices that change by the clock alone: specials and price rules by the day, versions of products by the second."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from sqlbridge.shops.magento2.catalogue import unix_time
from sqlbridge.shops.magento2.settings import local_day
from sqlbridge.shops.magento2.shape import ENTITY, Shape
from sqlbridge.shops.magento2.storefront import Storefront


def due(connection: Connection, shape: Shape, front: Storefront, after: datetime, until: datetime) -> set[int]:
    """Ids of the products that the clock changes after `after` and not after `until`, both in UTC."""
    settings = front.settings
    found = _specials(connection, shape, front, days_begun(after, until, settings.default_zone))
    found |= _rules(connection, shape, front, days_begun(after, until, settings.zone))
    return found | _versions(connection, shape, after, until)


def days_begun(after: datetime, until: datetime, zone: ZoneInfo) -> list[date]:
    """The days whose first moment in the zone lies after `after` and not after `until`, both in UTC."""
    first, last = local_day(after, zone), local_day(until, zone)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [day for day in days if after < _midnight(day, zone) <= until]


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC).replace(tzinfo=None)


def _specials(connection: Connection, shape: Shape, front: Storefront, days: list[date]) -> set[int]:
    if not days:
        return set()
    file = shape.file("due_specials", f"{ENTITY}_datetime")
    rows = shape.queries.rows(
        connection, file, first=days[0], last=days[-1], store=front.store_id, **front.attributes.ids
    )
    return {row.entity_id for row in rows}


def _rules(connection: Connection, shape: Shape, front: Storefront, days: list[date]) -> set[int]:
    if not days:
        return set()
    place = {"website": front.website_id, "group": front.group}
    rows = shape.queries.rows(connection, "due_rules.sql", first=days[0], last=days[-1], **place)
    return _changed(rows, days)


def _changed(rows: Iterable[Any], days: list[date]) -> set[int]:
    """The products whose rule price, or that they have one, differs between a day and the one before."""
    prices: defaultdict[int, dict[date, Any]] = defaultdict(dict)
    for row in rows:
        prices[row.product_id][row.rule_date] = row.rule_price
    return {
        product
        for product, by_day in prices.items()
        if any(by_day.get(day) != by_day.get(day - timedelta(days=1)) for day in days)
    }


def _versions(connection: Connection, shape: Shape, after: datetime, until: datetime) -> set[int]:
    if not shape.has_versions:
        return set()
    moments = {"after": unix_time(after), "until": unix_time(until)}
    return {row.entity_id for row in shape.queries.rows(connection, "due_versions_staged.sql", **moments)}
