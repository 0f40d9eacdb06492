"""Checks that this is the installation that it says it is, and not a copy of it."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import select

from sqlbridge.doctor.model import Check
from sqlbridge.doctor.patient import Patient, UnseenError
from sqlbridge.doctor.queries import query
from sqlbridge.model.feeds import FeedState

_WINDOW = timedelta(days=1)
_COPY = (
    "on a copy: leave it, nothing is sent from there, or `sqlbridge uninstall --now`; after a move of the server: "
    "`sqlbridge adopt`; for failover: declare the server in bridge.servers"
)


def _server(patient: Patient) -> Iterator[str]:
    here = patient.server.identity
    if here not in (patient.record.server, *patient.settings.bridge.servers):
        yield f"it was installed on {patient.record.server}, this is {here}, which bridge.servers does not declare"


def _schema(patient: Patient) -> Iterator[str]:
    record, names = patient.record, patient.database.names
    if (record.shop_schema, record.shop_prefix) != (names.shop_schema, names.shop_prefix):
        yield (
            f"it was installed for schema {record.shop_schema!r} with prefix {record.shop_prefix!r}, "
            f"the configuration names {names.shop_schema!r} with {names.shop_prefix!r}"
        )


def _platform(patient: Patient) -> Iterator[str]:
    if patient.record.platform != patient.settings.shop.platform:
        yield f"it was installed for {patient.record.platform}, shop.platform is {patient.settings.shop.platform}"


def _twin(patient: Patient) -> Iterator[str]:
    names = patient.database.names
    own = {"schema": names.bridge_schema, "table": patient.tables.installation.name}
    for row in query(patient, patient.installer, "other_installations", **own):
        yield f"there is another one in {row.place}.{row.name}"


def _other_sender(patient: Patient) -> Iterator[str]:
    """Feeds of ours whose answer was lost are at Amazon, too, and cannot be told from another sender's."""
    feeds, since = patient.tables.feeds, patient.now() - _WINDOW
    recent = select(feeds.c.amazon_feed_id, feeds.c.state).where(feeds.c.created_at > since - _WINDOW)
    own = patient.ledger.execute(recent).all()
    if any(row.state == FeedState.LOST for row in own):
        raise UnseenError("a feed of ours is lost: see log-feeds-lost")
    known = {row.amazon_feed_id for row in own}
    for name, account in patient.amazon.items():
        unknown = [one.feed_id for one in account.feeds_since(since) if one.feed_id not in known]
        if unknown:
            yield f"Amazon has {len(unknown)} feeds of account {name} that are not ours, such as {unknown[0]}"


CHECKS = (
    Check(
        "copy-server",
        "the server is the one that the bridge was installed on",
        "a restored dump brings triggers, queue and configuration along: two bridges would send for one seller",
        _COPY,
        _server,
        is_fatal=True,
    ),
    Check(
        "copy-schema",
        "schema and prefix of the shop are those that the bridge was installed for",
        "the triggers watch another shop than the one whose prices are read",
        f"correct database.schema and shop.prefix; {_COPY}",
        _schema,
        is_fatal=True,
    ),
    Check(
        "copy-platform",
        "the platform is the one that the bridge was installed for",
        "the log's keys mean products of another kind of shop",
        "correct shop.platform, or uninstall and install again",
        _platform,
        is_fatal=True,
    ),
    Check(
        "copy-twin",
        "no other installation is on this server",
        "it may serve a copy of the shop and send for the same seller",
        "see whose it is, and uninstall it where it serves a copy",
        _twin,
    ),
    Check(
        "copy-other-sender",
        "nobody else has sent listings feeds for the seller in the last day",
        "a copy of this installation, or another program, sets the prices that the bridge believes to have set",
        "find the other program, or the copy that a restored dump has brought to life, and stop one of the two",
        _other_sender,
    ),
)
