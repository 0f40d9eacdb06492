"""Checks of the clocks: this host's, the database's, Amazon's, and the wall clock of the shop."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import func, select

from sqlbridge.amazon.clock import amazon_time
from sqlbridge.doctor.model import Check
from sqlbridge.doctor.patient import Patient, UnseenError
from sqlbridge.errors import ShopError
from sqlbridge.tasks.deciding.reading import stock_scope

_TOLERANCE = timedelta(seconds=60)


def _database(patient: Patient) -> Iterator[str]:
    shown: datetime = patient.worker.execute(select(func.utc_timestamp())).scalar_one()
    yield from _apart("the database's clock", shown, patient.now())


def _amazon(patient: Patient) -> Iterator[str]:
    if not patient.asks_amazon:
        raise UnseenError("Amazon was not to be asked (--offline)")
    places = {(account.region, account.endpoint) for account in patient.settings.accounts.values()}
    for region, endpoint in sorted(places):
        yield from _apart(f"Amazon's clock ({region})", amazon_time(region, endpoint), patient.now())


def _shop_zone(patient: Patient) -> Iterator[str]:
    for account in patient.accounts.values():
        try:
            patient.shop.due(patient.worker, stock_scope(account), patient.now(), patient.now())
        except ShopError as exc:
            if "time zone" in str(exc):  # else shop-stock
                yield str(exc)


def _future(patient: Patient) -> Iterator[str]:
    tables, now = patient.tables, patient.now() + _TOLERANCE
    places = {
        "runs": tables.runs.c.started_at,
        "changes": tables.changes.c.last_logged_at,
        "channels": tables.channels.c.clock_at,
    }
    for name, column in places.items():
        newest = patient.ledger.execute(select(func.max(column))).scalar()
        if newest is not None and newest > now:
            yield f"a row of {name} is of {newest} UTC"


def _apart(whose: str, shown: datetime, here: datetime) -> Iterator[str]:
    seconds = (shown - here).total_seconds()
    if abs(seconds) > _TOLERANCE.total_seconds():
        yield f"{whose} is {abs(seconds):.0f} s {'ahead of' if seconds > 0 else 'behind'} this host's"


CHECKS = (
    Check(
        "clock-database",
        "the database's clock and this host's are at most a minute apart",
        "specials begin and end at the wrong moment, and ages are wrong",
        "let NTP run on both hosts (timedatectl set-ntp true)",
        _database,
    ),
    Check(
        "clock-amazon",
        "Amazon's clock and this host's are at most a minute apart",
        "orders and feeds since a moment are missed, addresses for uploads seem to have expired",
        "let NTP run on this host (timedatectl set-ntp true)",
        _amazon,
    ),
    Check(
        "clock-shop-zone",
        "this host knows the shop's time zone",
        "nobody can say when a special begins: nothing is sent",
        "install the host's time zones (tzdata, tzdata-legacy), or correct the zone in the shop",
        _shop_zone,
        is_fatal=True,
    ),
    Check(
        "clock-future",
        "nothing in the bridge's tables is of the future",
        "a clock that ran ahead wrote it: what it marks as done is looked at again only when that time has come",
        "set the clock right; `sqlbridge channels disable` and `enable` let everything be looked at again",
        _future,
    ),
)
