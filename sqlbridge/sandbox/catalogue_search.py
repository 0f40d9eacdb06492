"""What is known of an ASIN, and which ASINs an identifier of any type leads to."""

from collections.abc import Iterator, Sequence

from sqlbridge.sandbox.catalogue import CatalogueItem
from sqlbridge.sandbox.state import State


def known_item(state: State, marketplace_id: str, asin: str) -> CatalogueItem | None:
    """The catalogue's item, or one made of a listing: what somebody sells is in the catalogue."""
    item = state.catalogue.get(marketplace_id, asin)
    if item:
        return item
    presences = (each.listed[marketplace_id] for each in state.items.values() if marketplace_id in each.listed)
    title = next((presence.title for presence in presences if presence.asin == asin), None)
    return None if title is None else CatalogueItem(asin=asin, marketplace_id=marketplace_id, title=title)


def found_asins(
    state: State, marketplace_id: str, identifiers_type: str, identifiers: Sequence[str], seller_id: str
) -> list[str]:
    """The ASINs that the identifiers lead to, each once, in the order of the identifiers."""
    asins = (
        asin
        for identifier in identifiers
        for asin in _asins_of(state, marketplace_id, identifiers_type, identifier, seller_id)
    )
    return list(dict.fromkeys(asins))


def _asins_of(
    state: State, marketplace_id: str, identifiers_type: str, identifier: str, seller_id: str
) -> Iterator[str]:
    if identifiers_type == "ASIN":
        if known_item(state, marketplace_id, identifier):
            yield identifier
    elif identifiers_type == "SKU":
        item = state.items.get((seller_id, identifier))
        if item and marketplace_id in item.listed:
            yield item.listed[marketplace_id].asin
    else:
        yield from state.catalogue.found(marketplace_id, identifier)
