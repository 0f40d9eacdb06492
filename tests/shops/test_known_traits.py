"""The tree of categories, whatever its state, and how what a shop lacks is named."""

from sqlbridge.model.traits import AskedTraits, Trait
from sqlbridge.shops.known_traits import KnownTraits, unknown


def test_a_circle_in_the_tree_ends_where_it_closes() -> None:
    categories = {id_: Trait(id_, (f"name {id_}",)) for id_ in ("1", "2", "3")}
    known = KnownTraits(categories, {"1": "2", "2": "1", "3": "2"})
    assert [one.id for one in known.family("3")] == ["3", "2", "1"]
    assert known.meanings(AskedTraits({"name 1"}, set(), {})) == {"category name 1": ["1", "2", "3"]}
    assert list(known.family("99")) == []


def test_of_many_the_nearest_are_named_first_and_the_rest_is_counted() -> None:
    words = str(unknown("manufacturer", "Acmee", [*(f"maker {number:02}" for number in range(30)), "Acme"]))
    assert words.startswith("the shop has no manufacturer 'Acmee'; it has Acme, maker 00, maker 01, ")
    assert words.endswith("maker 18 and 11 more: correct the filters of the channel")
