"""Whose values go first in the fast lane. Pure."""

from hypothesis import given
from hypothesis import strategies as st

from sqlbridge.tasks.sending.fast_lane import in_turns

Owned = tuple[str, int]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers())))
def test_nobody_is_left_out_and_everybody_keeps_the_own_order(items: list[Owned]) -> None:
    turns = in_turns(items, lambda one: one[0])
    for owner in "abc":
        assert [one for one in turns if one[0] == owner] == [one for one in items if one[0] == owner]


@given(st.integers(1, 20), st.integers(1, 20))
def test_a_seller_with_many_values_does_not_make_one_with_few_wait(many: int, few: int) -> None:
    items: list[Owned] = [("many", number) for number in range(many)] + [("few", number) for number in range(few)]
    turns = in_turns(items, lambda one: one[0])
    assert all(turns.index(("few", number)) <= 2 * number + 1 for number in range(few))
