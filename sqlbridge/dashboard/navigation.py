"""The pages in the order of the menu."""

from typing import NamedTuple


def _(message: str) -> str:
    """Marks a message for translation."""
    return message


class Entry(NamedTuple):
    """A line of the menu: the route's name, and its words in English."""

    route: str
    title: str


ENTRIES = (
    Entry("overview", _("Overview")),
    Entry("waiting", _("Waiting")),
    Entry("feeds", _("Feeds")),
    Entry("product", _("Product")),
    Entry("listings", _("Listings")),
    Entry("matches", _("EAN matches")),
    Entry("orders", _("Orders")),
    Entry("shipments", _("Shipments")),
    Entry("held", _("Held")),
    Entry("health", _("Health")),
    Entry("configuration", _("Configuration")),
    Entry("audit", _("Audit")),
)
