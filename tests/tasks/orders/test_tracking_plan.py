"""What is recorded of a parcel, and what Amazon's answer means for one that is in doubt."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from sqlbridge.ledger.shipment_queries import FollowedItem, FollowedOrder, Shipment
from sqlbridge.model.orders import Fate, Parcel
from sqlbridge.model.shipments import AmazonCarrier, SentPackage, ShippedOrder, Sighting
from sqlbridge.model.states import ShipmentState
from sqlbridge.settings import TrackingSettings
from sqlbridge.tasks.shipments.check import judge
from sqlbridge.tasks.shipments.parcel_plan import package_of, plan

NOW = datetime(2026, 11, 25, 12)
PARCEL = Parcel("7", NOW - timedelta(hours=1), "dhl", "DHL", "A1", {"line": 2})
SEEN = Sighting("7", "dhl", "DHL", AmazonCarrier("DHL", "DHL"), "A1", PARCEL.shipped_at, {"item": 2})
SHIPMENT = Shipment(
    id=1,
    order_id=1,
    account="main",
    channel="de",
    amazon_order_id="305-1",
    order_status="UNSHIPPED",
    ordered=3,
    purchased_at=NOW - timedelta(days=1),
    package_number=1,
    sighting=SEEN,
    state=ShipmentState.READY,
    message_id=None,
    reason=None,
    confirmed_at=None,
)
CONFIRMED = replace(SHIPMENT, state=ShipmentState.CONFIRMED, confirmed_at=NOW)
DOUBTFUL = replace(SHIPMENT, state=ShipmentState.DOUBTFUL)


def order(*shipments: Shipment, shipped: int = 0, lines: tuple[str, ...] = ("line",)) -> FollowedOrder:
    """Three pieces of each line."""
    items = tuple(FollowedItem("item" if name == "line" else name, name, 3, shipped) for name in lines)
    return FollowedOrder(1, "305-1", "11", True, False, items, shipments)


def steps(followed: FollowedOrder, *parcels: Parcel) -> list[tuple[str, str, dict[str, int]]]:
    """State, tracking number and pieces of what is to be recorded."""
    planned = plan(followed, Fate(False, parcels), TrackingSettings(), NOW)
    return [(one.state.value, one.sighting.tracking_number, dict(one.sighting.pieces)) for one in planned.steps]


def test_pieces_that_are_shipped_or_on_their_way_are_not_told_again() -> None:
    assert steps(order(), PARCEL) == [("ready", "A1", {"item": 2})]
    assert steps(order(shipped=2), PARCEL) == [("ready", "A1", {"item": 1})]
    second = replace(PARCEL, id="8", tracking_number="A2")
    on_its_way = replace(SHIPMENT, state=ShipmentState.SENDING)
    assert steps(order(on_its_way), PARCEL, second) == [("ready", "A2", {"item": 1})]
    assert steps(order(DOUBTFUL), PARCEL, second) == [("ready", "A2", {"item": 1})]
    assert steps(order(shipped=3), PARCEL) == [("refused", "A1", {})]


def test_nothing_is_written_where_nothing_is_new() -> None:
    assert steps(order(SHIPMENT), PARCEL) == []
    assert steps(order(CONFIRMED, shipped=2), PARCEL) == []
    refused = replace(SHIPMENT, state=ShipmentState.REFUSED, reason="no")
    assert steps(order(refused), PARCEL) == []
    assert steps(order(refused), replace(PARCEL, tracking_number="A2")) == [("ready", "A2", {"item": 2})]


def test_a_number_that_disappears_in_the_shop_stays_at_amazon() -> None:
    without = replace(PARCEL, tracking_number="", carrier_code="", carrier_title="")
    assert steps(order(CONFIRMED, shipped=2), without) == []
    assert plan(order(CONFIRMED), Fate(False, ()), TrackingSettings(), NOW).gone == ()


def test_a_parcel_that_is_taken_back_before_it_was_told_is_forgotten() -> None:
    planned = plan(order(SHIPMENT), Fate(False, ()), TrackingSettings(), NOW)
    assert (planned.steps, planned.gone) == ((), (SHIPMENT,))


def test_two_items_of_amazons_may_share_a_line_of_the_shop() -> None:
    shared = replace(order(), items=(FollowedItem("item", "line", 1, 0), FollowedItem("twin", "line", 2, 0)))
    assert steps(shared, PARCEL) == [("ready", "A1", {"item": 1, "twin": 1})]


def test_a_day_that_is_to_come_or_before_the_order_is_not_told() -> None:
    def told(shipped_at: datetime) -> datetime:
        return package_of(replace(SHIPMENT, sighting=replace(SEEN, shipped_at=shipped_at)), NOW).shipped_at

    assert told(NOW + timedelta(hours=2)) == NOW
    assert told(NOW - timedelta(days=9)) == SHIPMENT.purchased_at


def found(status: str, shipped: int, *packages: SentPackage) -> ShippedOrder:
    """What Amazon tells of the order of three pieces."""
    return ShippedOrder("305-1", status, {"item": 3}, {"item": shipped}, packages)


@pytest.mark.parametrize(
    ("shipment", "at_amazon", "state"),
    [
        (DOUBTFUL, found("PARTIALLY_SHIPPED", 2, SentPackage("1", "A1", {"item": 2})), "confirmed"),
        (DOUBTFUL, found("PARTIALLY_SHIPPED", 2, SentPackage("9", "a 1", {"item": 2})), "confirmed"),
        # To tell all of it again would tell of too many pieces, to be silent of too few.
        (DOUBTFUL, found("PARTIALLY_SHIPPED", 1, SentPackage("9", "a 1", {"item": 1})), "refused"),
        (DOUBTFUL, found("PARTIALLY_SHIPPED", 2, SentPackage("1", "OLD", {"item": 2})), "ready"),
        (DOUBTFUL, found("UNSHIPPED", 0), "ready"),
        (DOUBTFUL, found("SHIPPED", 3, SentPackage("4", "B1", {"item": 3})), "confirmed"),
        (DOUBTFUL, found("CANCELLED", 0), "refused"),
        (replace(DOUBTFUL, reason="no"), found("UNSHIPPED", 0), "refused"),
        (replace(DOUBTFUL, confirmed_at=NOW), found("SHIPPED", 3, SentPackage("1", "OLD", {"item": 2})), "ready"),
        # The carrier may have been what was corrected.
        (replace(DOUBTFUL, confirmed_at=NOW), found("SHIPPED", 3, SentPackage("1", "A1", {"item": 2})), "ready"),
        (
            replace(DOUBTFUL, confirmed_at=NOW, reason="no"),
            found("SHIPPED", 3, SentPackage("4", "OLD", {"item": 3})),
            "refused",
        ),
    ],
)
def test_amazons_order_tells_what_became_of_a_parcel(shipment: Shipment, at_amazon: ShippedOrder, state: str) -> None:
    assert judge(shipment, at_amazon).state == state


@pytest.mark.parametrize(
    ("other", "pieces_at_amazon", "state"),
    [
        (replace(CONFIRMED, id=2, package_number=9), 2, "ready"),
        (replace(DOUBTFUL, id=2, package_number=9), 2, "ready"),
        # Whoever confirmed it by hand put both into one package.
        (replace(CONFIRMED, id=2, package_number=9), 4, "confirmed"),
        (replace(CONFIRMED, id=2, package_number=9), 3, "refused"),
        # Amazon was never told of the other: the number is one that somebody else chose.
        (replace(SHIPMENT, id=2, package_number=9), 2, "confirmed"),
        (replace(CONFIRMED, id=2, package_number=8), 2, "confirmed"),
    ],
)
def test_a_package_under_the_same_tracking_number_may_be_another_parcel(
    other: Shipment, pieces_at_amazon: int, state: str
) -> None:
    at_amazon = found("PARTIALLY_SHIPPED", pieces_at_amazon, SentPackage("9", "A1", {"item": pieces_at_amazon}))
    at_amazon = replace(at_amazon, ordered={"item": 6})
    assert judge(SHIPMENT, at_amazon, [other]).state == state
