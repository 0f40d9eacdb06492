"""What was sent to Amazon and what came back can be looked at afterwards, word for word."""

import json
from io import BytesIO

import pytest

from sqlbridge.errors import AmazonError
from sqlbridge.ledger import kept_documents
from sqlbridge.ledger.kept_documents import Kept
from tests.tasks.conftest import MakeWorld
from tests.tasks.world import World


def kept(world: World, what: Kept, feed_id: int) -> bytes:
    with world.bridge.database.read() as connection:
        content = kept_documents.find(connection, world.tables, what, feed_id)
    assert content is not None, f"no {what.words} of feed {feed_id} is kept"
    return b"".join(kept_documents.unpacked(content))


def test_the_document_that_amazon_was_given_is_kept_beside_its_report(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus("DEMO-0001", "DEMO-0002", quantity=99999)
    world.update()
    assert {feed["kind"] for feed in world.feeds()} == {"price", "stock"}
    for feed in world.feeds():
        assert kept(world, Kept.DOCUMENT, feed["id"]) == world.sandbox.document(feed["amazon_document_id"])
    world.acknowledge()
    for feed in world.feeds():
        report = json.loads(kept(world, Kept.REPORT, feed["id"]))
        assert report["header"]["feedId"] == feed["amazon_feed_id"]


def test_a_feed_that_amazon_did_not_take_still_shows_what_was_uploaded(make_world: MakeWorld) -> None:
    world = make_world()
    world.list_skus("DEMO-0001")
    world.sandbox.fault("lost-answer", operation="createFeed", times=9)
    with pytest.raises(AmazonError):
        world.update()
    assert {feed["state"] for feed in world.feeds()} == {"lost"}
    assert all(b"DEMO-0001" in kept(world, Kept.DOCUMENT, feed["id"]) for feed in world.feeds())


def test_packing_is_undone_piece_by_piece_whatever_the_size() -> None:
    for content in (b"", b"x", b"{}" * 200_000):
        pieces = list(kept_documents.unpacked(kept_documents.packed(BytesIO(content))))
        assert b"".join(pieces) == content
        assert all(len(piece) <= 64 * 1024 for piece in pieces)
