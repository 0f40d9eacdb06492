"""What filters ask an adapter for."""

from collections.abc import Mapping, Set

from sqlbridge.model.traits import AskedTraits


def asked(
    categories: Set[str] = frozenset(),
    manufacturers: Set[str] = frozenset(),
    attributes: Mapping[str, Set[str]] | None = None,
) -> AskedTraits:
    """Nothing but what is given."""
    return AskedTraits(categories, manufacturers, attributes or {})
