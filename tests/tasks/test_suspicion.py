"""A suspicion says no more than what was seen; where nothing was seen, how many offers differ decides."""

from dataclasses import replace
from datetime import datetime

import pytest

from sqlbridge.model.traces import TableTrace
from sqlbridge.tasks.watching.suspicion import Bypass, Findings, suspicions

STOCK = TableTrace(datetime(2026, 1, 1), next_id=500, row_estimate=400, has_parents=True)
LARGE = replace(STOCK, row_estimate=1_000_000)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (STOCK, replace(STOCK, created_at=datetime(2026, 1, 2), next_id=9, row_estimate=8), Bypass.SWAP),
        (STOCK, replace(STOCK, next_id=9, row_estimate=8), Bypass.TRUNCATION),
        (STOCK, replace(STOCK, row_estimate=399), Bypass.CASCADE),
        (STOCK, replace(STOCK, row_estimate=399, has_parents=False), Bypass.SINGLE_WRITES),
        (STOCK, replace(STOCK, next_id=600, row_estimate=500), Bypass.SINGLE_WRITES),
        (LARGE, replace(LARGE, row_estimate=950_000), Bypass.SINGLE_WRITES),  # the server's guesses vary
        (LARGE, replace(LARGE, row_estimate=800_000), Bypass.CASCADE),
    ],
)
def test_the_most_telling_trace_names_the_bypass(before: TableTrace, now: TableTrace, expected: Bypass) -> None:
    found = suspicions(Findings(offers=1000, quantities=3), {"stock": before}, {"stock": now})
    assert [one.bypass for one in found] == [expected]


@pytest.mark.parametrize(("offers", "quantities"), [(20, 10), (1000, 100)])
def test_many_differences_without_a_trace_are_no_single_writes(offers: int, quantities: int) -> None:
    (one,) = suspicions(Findings(offers=offers, quantities=quantities), {"stock": STOCK}, {"stock": STOCK})
    assert one.bypass is Bypass.MASS_WRITE


def test_where_nothing_differs_nothing_is_suspected() -> None:
    assert suspicions(Findings(offers=1000), {"stock": STOCK}, {"stock": replace(STOCK, next_id=1)}) == []
