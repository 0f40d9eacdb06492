"""Which values of a stuck feed go without it, and which of them first."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from sqlbridge.ledger.value_patches import ValuePatch
from sqlbridge.tasks.deciding.decisions import decide
from sqlbridge.tasks.sending.urgency import CarriedValue, carried_value, without_feed
from tests.tasks.test_decisions import LIMIT, PRICE, QUANTITY, UNKNOWN, target


def carried(acknowledged: str, in_feed: str, desired: str, patch: ValuePatch | None = None) -> CarriedValue:
    """A quantity in feed 7."""
    value = replace(UNKNOWN, acknowledged=Decimal(acknowledged), open_feed=7, open_value=Decimal(in_feed))
    (decision,) = decide([target(QUANTITY, desired)], {QUANTITY: without_feed(value, patch)}, LIMIT)
    return carried_value(decision, value, is_sent=patch is not None)


@pytest.mark.parametrize(
    ("acknowledged", "in_feed", "desired", "patch", "is_news"),
    [
        ("9", "4", "4", None, True),  # Amazon has not got what the feed carries
        ("9", "4", "9", None, True),  # Amazon may get the feed's 4 at any time
        ("9", "4", "9", ValuePatch(Decimal(9), None), False),
        ("9", "4", "4", ValuePatch(Decimal(4), None), False),
        ("9", "4", "2", ValuePatch(Decimal(4), None), True),
        ("9", "4", "4", ValuePatch(None, None), True),  # nobody knows whether Amazon has taken it
        ("9", "4", "4", ValuePatch(None, Decimal(4)), False),  # refused
    ],
)
def test_the_newest_value_goes_once(
    acknowledged: str, in_feed: str, desired: str, patch: ValuePatch | None, is_news: bool
) -> None:
    assert carried(acknowledged, in_feed, desired, patch).is_news is is_news


def test_what_falls_below_anything_that_amazon_may_show_goes_before_what_rises_and_before_prices() -> None:
    (price,) = decide([target(PRICE, "9.90")], {PRICE: UNKNOWN}, LIMIT)
    falls, falls_below_the_feed = carried("9", "4", "4"), carried("1", "4", "3")
    rises, dearer = carried("1", "4", "5"), carried_value(price, UNKNOWN, is_sent=False)
    assert [one.rank for one in (falls, falls_below_the_feed, rises, dearer)] == [0, 0, 1, 2]
