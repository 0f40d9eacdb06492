"""A server whose max_allowed_packet is as small as old ones had it."""

import logging
import random
from decimal import Decimal
from io import BytesIO

import pytest
from sqlalchemy import func, literal, select

from sqlbridge.errors import DatabaseUnavailableError
from sqlbridge.ledger import feeds, kept_documents, listing_values
from sqlbridge.ledger.feeds import PlannedMessage
from sqlbridge.ledger.kept_documents import Kept
from sqlbridge.ledger.listing_values import ValueKey
from sqlbridge.model.changes import utc_now
from sqlbridge.model.feeds import FeedKind, FeedMessage, Issue
from sqlbridge.wiring import open_bridge
from tests.outages.tills import global_settings
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World

_SMALL = 1024 * 1024
_MESSAGES = 2500


def planned_messages(world: World) -> list[PlannedMessage]:
    """One for each of many SKUs, as long as a SKU can be at Amazon."""
    keys = [ValueKey(FeedKind.STOCK, "main", f"{number:0>40}") for number in range(_MESSAGES)]
    with world.bridge.database.begin() as connection:
        values = listing_values.load(connection, world.tables, keys)
    return [PlannedMessage(FeedMessage(key.seller_sku, Decimal(1)), values[key].id, ()) for key in keys]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_small_packet_is_enough_for_a_large_feed_that_is_refused_at_length(
    make_world: MakeWorld, caplog: pytest.LogCaptureFixture
) -> None:
    world = make_world()
    channel = world.bridge.accounts["main"].channel("de")
    with global_settings(world.shop, max_allowed_packet=_SMALL):
        world.bridge = open_bridge(world.settings)  # a session keeps what it began with
        issue = Issue("90117", "why not, at length. " * 100)
        report = random.Random(1).randbytes(2 * _SMALL)  # as hard to compress as a report ever is
        messages = planned_messages(world)
        with world.bridge.database.begin() as connection, caplog.at_level(logging.WARNING):
            feed = feeds.record(connection, world.tables, FeedKind.STOCK, channel, messages, utc_now())
            for kept in Kept:
                packed = kept_documents.packed(BytesIO(report))
                kept_documents.keep(connection, world.tables, kept, feed.id, packed, utc_now())
            refused = dict.fromkeys(range(1, len(messages) + 1), issue)
            feeds.settle(connection, world.tables, feed, refused, utc_now())
            assert kept_documents.kept_of(connection, world.tables, feed.id) == set()
        warned = [one.message for one in caplog.records if f"max_allowed_packet of {_SMALL}" in one.message]
        assert len(warned) == len(Kept)

        too_large = select(func.length(literal("x" * 2 * _SMALL)))
        with (
            pytest.raises(DatabaseUnavailableError, match="raise its max_allowed_packet"),
            world.bridge.database.read() as connection,
        ):
            connection.execute(too_large)
    with world.bridge.database.read() as connection:
        states = select(world.tables.feed_messages.c.state, func.count()).group_by("state")
        assert connection.execute(states).all() == [("refused", _MESSAGES)]
