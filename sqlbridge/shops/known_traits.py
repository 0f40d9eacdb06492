"""The categories, manufacturers and attributes that a shop has, and which of them a filter means."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from sqlbridge.errors import ShopError
from sqlbridge.model.traits import AskedTraits, Trait

_SHOWN = 20

Values = Mapping[str, Trait]
"""By the shop's id."""


@dataclass(frozen=True, slots=True)
class KnownTraits:
    """What was read of what there is, as far as the filters ask. `parents` has the category above each.

    `values` are those of attributes by code, as far as the shop lists them.
    """

    categories: Values = field(default_factory=dict)
    parents: Mapping[str, str] = field(default_factory=dict)
    manufacturers: Values = field(default_factory=dict)
    values: Mapping[str, Values] = field(default_factory=dict)

    def require(self, asked: AskedTraits, *, closed: Collection[str] = ()) -> None:
        """Raises ShopError for what the shop does not have; attributes in `closed` have listed values only."""
        _require("category", asked.categories, self.categories.values())
        _require("manufacturer", asked.manufacturers, self.manufacturers.values())
        for code in closed:
            _require(f"value of the attribute {code}", asked.attributes[code] - {""}, self.values[code].values())

    def meanings(self, asked: AskedTraits) -> dict[str, list[str]]:
        """By what the filters name, the ids of what they mean."""
        return dict(self._meanings(asked))

    def family(self, category: str) -> Iterator[Trait]:
        """A category and all that stand above it; a circle in the shop's tree ends where it closes."""
        return (self.categories[id_] for id_ in self._upwards(category))

    def _meanings(self, asked: AskedTraits) -> Iterator[tuple[str, list[str]]]:
        for name in sorted(asked.categories):
            called = set(_called(name, self.categories))
            below = (id_ for id_ in self.categories if called.intersection(self._upwards(id_)))
            yield f"category {name}", sorted(below)
        for name in sorted(asked.manufacturers):
            yield f"manufacturer {name}", _called(name, self.manufacturers)
        for code, listed in sorted(self.values.items()):
            for name in sorted(asked.attributes[code]):
                yield f"attribute {code} {name}", _called(name, listed)

    def _upwards(self, category: str) -> Iterator[str]:
        seen: set[str] = set()
        while category in self.categories and category not in seen:
            yield category
            seen.add(category)
            category = self.parents.get(category, "")


def unknown(
    what: str, wanted: str, known: Iterable[str], remedy: str = "correct the filters of the channel"
) -> ShopError:
    """The error for something that the shop does not have, naming what it has, the nearest first."""
    names = list(dict.fromkeys(known))
    near = get_close_matches(wanted, names, n=3)
    shown = [*near, *(name for name in names if name not in near)][:_SHOWN]
    more = f" and {len(names) - len(shown)} more" if len(names) > len(shown) else ""
    return ShopError(f"the shop has no {what} {wanted!r}; it has {', '.join(shown) or 'none'}{more}: {remedy}")


def _require(what: str, wanted: Iterable[str], known: Collection[Trait]) -> None:
    for name in sorted(wanted):
        if not any(one.is_called(name) for one in known):
            raise unknown(what, name, map(str, known))


def _called(name: str, listed: Values) -> list[str]:
    return sorted(id_ for id_, one in listed.items() if one.is_called(name))
