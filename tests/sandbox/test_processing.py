"""The course of feeds over the sandbox's time, and what can become of them."""

import pytest

from sqlbridge.sandbox import FaultKind, Sandbox
from tests.sandbox.seller import FEEDS, GERMANY, SELLER, CallingSeller, price, quantity


def chair_quantity(sandbox: Sandbox) -> int | None:
    return sandbox.listing(SELLER, GERMANY, "CHAIR").quantity


def test_a_feed_waits_is_processed_and_ends(sandbox: Sandbox, caller: CallingSeller) -> None:
    feed_id = caller.submit(quantity("CHAIR", 7))
    statuses = []
    for _ in range(6):
        statuses.append(caller.status(feed_id))
        sandbox.advance(1)
    assert statuses == ["IN_QUEUE", "IN_QUEUE", "IN_PROGRESS", "IN_PROGRESS", "IN_PROGRESS", "DONE"]


def test_values_take_effect_when_the_feed_ends(sandbox: Sandbox, caller: CallingSeller) -> None:
    created = sandbox.now()
    feed_id = caller.submit(quantity("CHAIR", 7))
    sandbox.advance(4)
    assert chair_quantity(sandbox) == 3
    sandbox.advance(1)
    assert chair_quantity(sandbox) == 7
    (applied,) = sandbox.history()
    assert (applied.source, applied.name, applied.value) == (feed_id, "quantity", 7)
    assert (applied.time - created).total_seconds() == 5


def test_durations_can_be_set(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.settings(queue_seconds=0, processing_seconds=0)
    assert caller.status(caller.submit(quantity("CHAIR", 7))) == "DONE"


def test_feeds_of_a_seller_are_processed_one_after_the_other(sandbox: Sandbox, caller: CallingSeller) -> None:
    first, second = (caller.submit(quantity("CHAIR", number)) for number in (7, 8))
    sandbox.advance(5)
    assert (caller.status(first), caller.status(second)) == ("DONE", "IN_PROGRESS")
    sandbox.advance(3)
    assert chair_quantity(sandbox) == 8


def test_feeds_can_be_processed_side_by_side(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.settings(one_feed_at_a_time=False)
    feeds = [caller.submit(quantity("CHAIR", number)) for number in (7, 8)]
    sandbox.advance(5)
    assert [caller.status(feed) for feed in feeds] == ["DONE", "DONE"]


def test_a_later_feed_can_overtake(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault(FaultKind.OVERTAKEN)
    caller.submit(quantity("CHAIR", 7))
    caller.submit(quantity("CHAIR", 8))
    sandbox.advance(60)
    assert [value.value for value in sandbox.history()] == [8, 7]


@pytest.mark.parametrize(("kind", "status"), [("stuck-in-queue", "IN_QUEUE"), ("stuck-in-progress", "IN_PROGRESS")])
def test_a_stuck_feed_holds_up_those_that_follow(
    sandbox: Sandbox, caller: CallingSeller, kind: str, status: str
) -> None:
    sandbox.fault(kind)
    stuck, following = (caller.submit(quantity("CHAIR", number)) for number in (7, 8))
    sandbox.advance(3000)
    assert (caller.status(stuck), caller.status(following)) == (status, "IN_QUEUE")


@pytest.mark.parametrize(("applied", "values"), [("none", []), ("half", [30]), ("all", [30, 7])])
def test_a_fatal_feed_has_no_report_and_may_have_been_applied(
    sandbox: Sandbox, caller: CallingSeller, applied: str, values: list[int]
) -> None:
    sandbox.fault("fatal", applied=applied)
    feed_id = caller.submit(price("CHAIR", 30), quantity("CHAIR", 7, message_id=2))
    sandbox.advance(10)
    assert caller.status(feed_id) == "FATAL"
    assert "resultFeedDocumentId" not in caller.feed(feed_id)
    assert [value.value for value in sandbox.history()] == values


def test_a_removed_feed_type_ends_fatal(sandbox: Sandbox, caller: CallingSeller) -> None:
    document = caller.upload(b"<AmazonEnvelope/>")
    feed_id = caller.create_feed(document, feedType="POST_PRODUCT_PRICING_DATA").json()["feedId"]
    sandbox.advance(10)
    assert caller.status(feed_id) == "FATAL"


def test_a_feed_can_be_cancelled_by_amazon(sandbox: Sandbox, caller: CallingSeller) -> None:
    sandbox.fault("cancelled")
    feed_id = caller.submit(quantity("CHAIR", 7))
    sandbox.advance(10)
    assert (caller.status(feed_id), chair_quantity(sandbox)) == ("CANCELLED", 3)


def test_a_feed_in_the_queue_can_be_cancelled(sandbox: Sandbox, caller: CallingSeller) -> None:
    feed_id = caller.submit(quantity("CHAIR", 7))
    assert caller.http.delete(f"{FEEDS}/{feed_id}").status_code == 200
    sandbox.advance(10)
    assert (caller.status(feed_id), chair_quantity(sandbox)) == ("CANCELLED", 3)


def test_a_feed_in_progress_cannot_be_cancelled(sandbox: Sandbox, caller: CallingSeller) -> None:
    feed_id = caller.submit(quantity("CHAIR", 7))
    sandbox.advance(3)
    assert caller.http.delete(f"{FEEDS}/{feed_id}").status_code == 400
    sandbox.advance(3)
    assert caller.status(feed_id) == "DONE"
