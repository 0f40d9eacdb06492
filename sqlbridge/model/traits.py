"""What product filters look at besides price and stock: categories, manufacturer, attributes."""

from collections.abc import Mapping, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trait:
    """A category, a manufacturer or a value of an attribute: the shop's own id of it, and what it is called.

    Several names are those of the shop's default and of the store view; what is only a text has no id.
    """

    id: str
    names: tuple[str, ...]

    def is_called(self, wanted: str) -> bool:
        """Whether this is its id or one of its names; case and blanks around it do not count."""
        return wanted.strip() == self.id or _folded(wanted) in map(_folded, self.names)

    def __str__(self) -> str:
        name = self.names[0] if self.names else ""
        return f"{name} ({self.id})" if name and self.id else name or self.id


@dataclass(frozen=True, slots=True)
class Traits:
    """Of one product or combination. `categories` has those it is in and all above them.

    `attributes` has the values by code, as many as it has; none where it has no value.
    """

    categories: tuple[Trait, ...] = ()
    manufacturers: tuple[Trait, ...] = ()
    attributes: Mapping[str, tuple[Trait, ...]] | None = None

    def values(self, code: str) -> tuple[Trait, ...]:
        """The values of an attribute."""
        return (self.attributes or {}).get(code, ())


@dataclass(frozen=True, slots=True)
class AskedTraits:
    """What filters ask for, as the configuration words it: only this is read. Attributes by code."""

    categories: Set[str]
    manufacturers: Set[str]
    attributes: Mapping[str, Set[str]]

    def __bool__(self) -> bool:
        return bool(self.categories or self.manufacturers or self.attributes)


def _folded(text: str) -> str:
    return text.strip().casefold()
