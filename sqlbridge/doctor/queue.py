"""Checks of what is on its way to Amazon: nothing is stuck, nothing is forgotten."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, select

from sqlbridge.doctor.model import Check
from sqlbridge.doctor.patient import Patient
from sqlbridge.ledger import held_values
from sqlbridge.ledger.views import order_views, queue_views
from sqlbridge.model.feeds import OPEN_FEED_STATES, FeedState


def _age(patient: Patient) -> Iterator[str]:
    limit = timedelta(hours=patient.settings.doctor.queue_hours)
    oldest = queue_views.oldest(patient.ledger, patient.tables)
    if oldest is not None and patient.now() - oldest > limit:
        yield f"the oldest change that has not reached Amazon is of {oldest} UTC"


def _refused(patient: Patient) -> Iterator[str]:
    number = queue_views.refused_number(patient.ledger, patient.tables)
    if number:
        yield f"Amazon has refused {number} changes"


def _held(patient: Patient) -> Iterator[str]:
    number = sum(held_values.counted(patient.ledger, patient.tables).values())
    if number:
        yield f"{number} values are held back"


def _stuck(patient: Patient) -> Iterator[str]:
    feeds = patient.tables.feeds
    before = patient.now() - timedelta(hours=patient.settings.doctor.feed_hours)
    states = [state for state in OPEN_FEED_STATES if state not in (FeedState.LOST, FeedState.SUBMITTING)]
    yield from _feeds(patient, feeds.c.state.in_(states) & (feeds.c.created_at < before))


def _lost(patient: Patient) -> Iterator[str]:
    feeds = patient.tables.feeds
    before = patient.now() - timedelta(minutes=patient.settings.worker.lease_minutes)
    lost = feeds.c.state.in_((FeedState.LOST, FeedState.SUBMITTING))
    yield from _feeds(patient, lost & (feeds.c.created_at < before))


def _feeds(patient: Patient, condition: ColumnElement[bool]) -> Iterator[str]:
    feeds = patient.tables.feeds
    for row in patient.ledger.execute(select(feeds).where(condition).order_by(feeds.c.id).limit(5)):
        yield f"feed {row.id} of {row.created_at} UTC is {row.state}{f': {row.error}' if row.error else ''}"


def _leases(patient: Patient) -> Iterator[str]:
    leases = patient.tables.leases
    over = and_(leases.c.token.is_not(None), leases.c.expires_at < patient.now())
    for row in patient.ledger.execute(select(leases).where(over)):
        yield f"the lease {row.name} ended at {row.expires_at} UTC, and {row.holder} never gave it back"


def _orders(patient: Patient) -> Iterator[str]:
    number = sum(order_views.failed(patient.ledger, patient.tables).values())
    if number:
        yield f"{number} orders of Amazon's could not be imported"


CHECKS = (
    Check(
        "log-queue-age",
        "no change has been on its way to Amazon for longer than doctor.queue_hours",
        "the shop sells at another price, or other pieces, than Amazon",
        "`sqlbridge status` says what they wait for, `sqlbridge changes` which they are",
        _age,
    ),
    Check(
        "log-refused",
        "Amazon has refused nothing that still stands",
        "a refused value stays as it was at Amazon until somebody mends the cause",
        "`sqlbridge feeds` shows Amazon's words; `sqlbridge changes retry` sends again",
        _refused,
    ),
    Check(
        "log-held",
        "no value is held back by a guard",
        "a price that jumped or a mass of zeros waits for a person to say that it is meant",
        "`sqlbridge offers held` shows them, `sqlbridge offers release` lets them go, mending the shop replaces them",
        _held,
    ),
    Check(
        "log-feeds-stuck",
        "Amazon ends every feed within doctor.feed_hours",
        "the values in it wait, and newer ones of the same SKUs behind them",
        "let `sqlbridge run acknowledge` run; else see Amazon's health page for sellers and wait",
        _stuck,
    ),
    Check(
        "log-feeds-lost",
        "no feed's fate has been unknown for longer than a run may take",
        "its values are sent again only when every feed at Amazon that may be it has ended",
        "let `sqlbridge run update` and `sqlbridge run acknowledge` run",
        _lost,
    ),
    Check(
        "log-leases",
        "no run died with its lease",
        "it was killed, or its host went down; the next run takes over, but what kills runs may kill the next",
        "look into the host's log for the kill; memory is the usual reason",
        _leases,
    ),
    Check(
        "log-orders",
        "every order of Amazon's was imported",
        "its pieces are kept off Amazon until somebody says what became of it, and its buyer waits",
        "`sqlbridge orders list` shows the reasons, `sqlbridge orders retry` tries again",
        _orders,
    ),
)
