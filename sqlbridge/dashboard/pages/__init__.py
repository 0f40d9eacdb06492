"""The pages, one module each, in the order of the menu: what it shows, and what can be done there."""

from sqlbridge.dashboard.pages import (
    audit,
    configuration,
    feed,
    feeds,
    health,
    held,
    listings,
    matches,
    orders,
    overview,
    product,
    refusals,
    runs,
    shipments,
    waiting,
)

_MODULES = (
    overview,
    runs,
    waiting,
    feeds,
    feed,
    refusals,
    product,
    listings,
    matches,
    orders,
    shipments,
    held,
    health,
    configuration,
    audit,
)

PAGES = tuple(page for module in _MODULES for page in module.PAGES)
ACTIONS = tuple(action for module in _MODULES for action in module.ACTIONS)
