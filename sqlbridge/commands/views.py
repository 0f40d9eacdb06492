"""`sqlbridge status`: how it is going, on one screen."""

from collections.abc import Mapping
from typing import Annotated

import typer

from sqlbridge.commands.check import check
from sqlbridge.commands.console import AsJson, print_document, print_table, print_text
from sqlbridge.commands.context import Invocation
from sqlbridge.model.changes import utc_now

IsCheck = Annotated[
    bool,
    typer.Option(
        "--check", help="One line for Nagios and its kin; exit code 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN."
    ),
]


def status(ctx: typer.Context, is_check: IsCheck = False, as_json: AsJson = False) -> None:
    """Show the queue, what it waits for, the feeds on their way, Amazon's refusals and the last runs."""
    if is_check:
        check(ctx.obj, as_json=as_json)
    from sqlbridge.ledger import runs
    from sqlbridge.ledger.views import listing_views, order_views, queue_views, shipment_views
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings)
    before = invocation.settings.worker.stuck_before(utc_now())
    with database.read() as connection:
        document = {
            "queue": queue_views.queue(connection, database.tables),
            "waiting": queue_views.waits(connection, database.tables),
            "open_feeds": queue_views.feeds(
                connection, database.tables, only_open=True, limit=100, stuck_before=before
            ),
            "refusals": queue_views.refusals(connection, database.tables),
            "listings": listing_views.summary(connection, database.tables),
            "orders": order_views.summary(connection, database.tables),
            "shipments": shipment_views.summary(connection, database.tables),
            "last_runs": runs.latest(connection, database.tables),
        }
    if as_json:
        print_document(document)
    else:
        _print(document)


def _print(document: Mapping[str, object]) -> None:
    for title, part in document.items():
        print_text(f"\n{title.replace('_', ' ').capitalize()}")
        if isinstance(part, dict):
            print_table(tuple(part), [tuple(part.values())])
        elif isinstance(part, list) and part:
            columns = [name for name in _COLUMNS[title] if name in part[0]]
            print_table(
                [name.replace("_", " ") for name in columns], [[_cell(row[name]) for name in columns] for row in part]
            )
        else:
            print_text("none")


def _cell(value: object) -> object:
    """Counts in words, the zeros only where there is nothing else to tell."""
    if not isinstance(value, dict):
        return value
    told = {name: number for name, number in value.items() if number} or value
    return ", ".join(f"{name} {number}" for name, number in told.items())


_COLUMNS = {
    "waiting": ("reason", "changes", "until"),
    "open_feeds": (
        "id",
        "kind",
        "channel",
        "state",
        "stuck",
        "processing_status",
        "message_count",
        "created_at",
        "error",
    ),
    "refusals": ("code", "values", "last_feed", "message"),
    "listings": (
        "channel",
        "listings",
        "fulfilled_by_amazon",
        "gone",
        "report_state",
        "report_requested_at",
        "report_error",
    ),
    "orders": ("state", "orders", "oldest"),
    "shipments": ("state", "parcels", "oldest"),
    "last_runs": ("task", "outcome", "started_at", "finished_at", "host", "counts", "error"),
}
