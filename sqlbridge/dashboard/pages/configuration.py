"""The configuration in effect: secrets hidden, and where each value comes from."""

from dataclasses import replace

from starlette.responses import Response

from sqlbridge.dashboard.routing import Action, Page
from sqlbridge.dashboard.visit import Visit
from sqlbridge.settings.shown import ShownTable, shown_tables


def show(visit: Visit) -> Response:
    """Every table, or with `only=set` what is no default."""
    configuration = visit.cockpit.configuration
    tables = shown_tables(configuration)
    if visit.asked("only") == "set":
        tables = [one for table in tables if (one := _without_defaults(table)).keys]
    return visit.page("configuration.html", tables=tables, file=str(configuration.file))


def _without_defaults(table: ShownTable) -> ShownTable:
    return replace(table, keys=[key for key in table.keys if key.origin])


PAGES = (Page("/configuration", "configuration", show),)
ACTIONS: tuple[Action, ...] = ()
