"""The categories, manufacturers and attributes that a shop has, and which of them a filter means."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from sqlbridge.errors import ShopError
from sqlbridge.model import AskedTraits, Trait

_SHOWN = 20

Values = Mapping[str, Trait]
"""By the shop's id."""


@dataclass(frozen=True, slots=True)
class KnownTraits:
    """What was read of what there is, as far as the filters ask. `categories`: each with all above it, itself first.

    `values` are those of attributes by code, as far as the shop lists them.
    """

    categories: Mapping[str, tuple[Trait, ...]] = field(default_factory=dict)
    manufacturers: Values = field(default_factory=dict)
    values: Mapping[str, Values] = field(default_factory=dict)

    def require(self, asked: AskedTraits, *, closed: Collection[str] = ()) -> None:
        """Raises ShopError for what the shop does not have; attributes in `closed` have listed values only."""
        _require("category", asked.categories, [family[0] for family in self.categories.values()])
        _require("manufacturer", asked.manufacturers, self.manufacturers.values())
        for code in closed:
            _require(f"value of the attribute {code}", asked.attributes[code] - {""}, self.values[code].values())

    def meanings(self, asked: AskedTraits) -> dict[str, list[str]]:
        """By what the filters name, the ids of what they mean."""
        return dict(self._meanings(asked))

    def _meanings(self, asked: AskedTraits) -> Iterator[tuple[str, list[str]]]:
        for name in sorted(asked.categories):
            below = (id_ for id_, family in self.categories.items() if any(one.is_called(name) for one in family))
            yield f"category {name}", sorted(below)
        for name in sorted(asked.manufacturers):
            yield f"manufacturer {name}", _called(name, self.manufacturers)
        for code, listed in sorted(self.values.items()):
            for name in sorted(asked.attributes[code]):
                yield f"attribute {code} {name}", _called(name, listed)


def families(names: Mapping[str, Trait], parents: Mapping[str, str]) -> dict[str, tuple[Trait, ...]]:
    """Each category with all that stand above it, itself first; a circle in the shop's tree ends where it closes."""
    return {id_: tuple(_upwards(id_, names, parents)) for id_ in names}


def unknown(
    what: str, wanted: str, known: Iterable[str], remedy: str = "correct the filters of the channel"
) -> ShopError:
    """The error for something that the shop does not have, naming what it has, the nearest first."""
    names = list(dict.fromkeys(known))
    near = get_close_matches(wanted, names, n=3)
    shown = [*near, *(name for name in names if name not in near)][:_SHOWN]
    more = f" and {len(names) - len(shown)} more" if len(names) > len(shown) else ""
    return ShopError(f"the shop has no {what} {wanted!r}; it has {', '.join(shown) or 'none'}{more}: {remedy}")


def _upwards(id_: str, names: Mapping[str, Trait], parents: Mapping[str, str]) -> Iterator[Trait]:
    seen: set[str] = set()
    while id_ in names and id_ not in seen:
        yield names[id_]
        seen.add(id_)
        id_ = parents.get(id_, "")


def _require(what: str, wanted: Iterable[str], known: Collection[Trait]) -> None:
    for name in sorted(wanted):
        if not any(one.is_called(name) for one in known):
            raise unknown(what, name, map(str, known))


def _called(name: str, listed: Values) -> list[str]:
    return sorted(id_ for id_, one in listed.items() if one.is_called(name))
