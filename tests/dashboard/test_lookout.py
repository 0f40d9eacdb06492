"""Looks that are made in a thread of their own."""

from threading import Event

import pytest

from sqlbridge.dashboard.lookout import Lookout
from sqlbridge.errors import DatabaseUnavailableError


def test_nobody_waits_longer_than_they_want_to_and_the_last_result_stays() -> None:
    may_go, found = Event(), iter(range(9))

    def look() -> int:
        may_go.wait(10)
        return next(found)

    lookout = Lookout(look)
    lookout.start()
    lookout.wait(0.01)
    assert (lookout.last, lookout.is_running) == (None, True)
    lookout.start()
    may_go.set()
    lookout.wait(10)
    assert lookout.last == 0, "one look at a time: the second start found the first at work"


def test_what_changes_during_a_look_is_looked_at_after_it() -> None:
    has_begun, may_go, state, seen = Event(), Event(), ["ill"], list[str]()

    def look() -> None:
        seen.append(state[0])
        has_begun.set()
        may_go.wait(10)

    lookout = Lookout(look)
    lookout.start()
    has_begun.wait(10)
    state[0] = "well"
    lookout.renew()
    may_go.set()
    lookout.wait(10)
    assert seen == ["ill", "well"]


def test_a_failure_is_told_until_a_look_succeeds() -> None:
    is_away = [True]

    def look() -> str:
        if is_away[0]:
            raise DatabaseUnavailableError("away")
        return "here"

    lookout = Lookout(look)
    lookout.start()
    lookout.wait(10)
    with pytest.raises(DatabaseUnavailableError):
        _ = lookout.last
    is_away[0] = False
    lookout.renew()
    lookout.wait(10)
    assert lookout.last == "here"
