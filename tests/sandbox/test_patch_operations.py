"""Laws of the patch operations, whatever is patched."""

from hypothesis import given
from hypothesis import strategies as st

from sqlbridge.sandbox.items import AVAILABILITY, Instance
from sqlbridge.sandbox.patches import Operation, identity, patched


def instance(channel: str, parts: dict[str, int]) -> Instance:
    return {"fulfillment_channel_code": channel} | parts


parts = st.dictionaries(st.sampled_from(["quantity", "lead_time_to_ship_max_days"]), st.integers(0, 30))
value = st.builds(instance, st.sampled_from(["DEFAULT", "AMAZON_EU"]), parts)
present = st.lists(value, unique_by=lambda each: each["fulfillment_channel_code"])
patching: st.SearchStrategy[Operation] = st.sampled_from(["add", "replace", "merge"])
any_operation: st.SearchStrategy[Operation] = st.sampled_from(["add", "replace", "merge", "delete"])


@given(present, value)
def test_replace_leaves_exactly_the_value(instances: list[Instance], new: Instance) -> None:
    after = patched(AVAILABILITY, instances, "replace", [new])
    assert [each for each in after if identity(AVAILABILITY, each) == identity(AVAILABILITY, new)] == [new]


@given(present, value)
def test_merge_names_all_parts_that_either_names(instances: list[Instance], new: Instance) -> None:
    (merged,) = (
        each
        for each in patched(AVAILABILITY, instances, "merge", [new])
        if identity(AVAILABILITY, each) == identity(AVAILABILITY, new)
    )
    before = next((each for each in instances if identity(AVAILABILITY, each) == identity(AVAILABILITY, new)), {})
    assert merged == before | new


@given(present, value, patching)
def test_doing_it_twice_changes_nothing_more(instances: list[Instance], new: Instance, op: Operation) -> None:
    once = patched(AVAILABILITY, instances, op, [new])
    assert patched(AVAILABILITY, once, op, [new]) == once


@given(present, value, any_operation)
def test_other_instances_stay_as_they_are(instances: list[Instance], new: Instance, op: Operation) -> None:
    after = patched(AVAILABILITY, instances, op, [new])
    others = [each for each in instances if identity(AVAILABILITY, each) != identity(AVAILABILITY, new)]
    assert all(each in after for each in others)


@given(present)
def test_delete_without_a_value_deletes_the_attribute(instances: list[Instance]) -> None:
    assert patched(AVAILABILITY, instances, "delete", []) == []
