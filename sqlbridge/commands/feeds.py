"""`sqlbridge feeds`: what was sent to Amazon, and what Amazon said."""

from typing import Annotated

import typer

from sqlbridge.commands.console import AsJson, confirm, print_document, print_received, print_table, say
from sqlbridge.commands.context import Invocation
from sqlbridge.errors import InputError
from sqlbridge.model import OPEN_FEED_STATES, FeedKind, FeedState, utc_now

feeds_app = typer.Typer(help="List feeds, show one with Amazon's refusals.")

# Title -> column.
_LIST = {
    "id": "id",
    "name": "name",
    "kind": "kind",
    "channel": "channel",
    "state": "state",
    "stuck": "stuck",
    "messages": "message_count",
    "accepted": "accepted_count",
    "refused": "refused_count",
    "created at": "created_at",
    "ended at": "closed_at",
    "error": "error",
}
_MESSAGES = ("message_id", "seller_sku", "value", "currency", "state", "issue_code", "issue")


@feeds_app.callback(invoke_without_command=True)
def overview(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List feeds, show one with Amazon's refusals; without a command: list."""
    if ctx.invoked_subcommand is None:
        list_feeds(ctx, as_json=as_json)


@feeds_app.command("list")
def list_feeds(
    ctx: typer.Context,
    only_open: Annotated[bool, typer.Option("--open", help="Only feeds that have not ended.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="How many at most, the newest first.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List the newest feeds, by their classic name."""
    from sqlbridge.ledger import views
    from sqlbridge.tasks.stuck_feeds import stuck_before
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings)
    before = stuck_before(invocation.settings.worker, utc_now())
    with database.read() as connection:
        found = views.feeds(connection, database.tables, only_open=only_open, limit=limit, stuck_before=before)
    if as_json:
        print_document(found)
    else:
        print_table(list(_LIST), [[one[name] for name in _LIST.values()] for one in found])


@feeds_app.command()
def show(
    ctx: typer.Context,
    feed_id: Annotated[int, typer.Argument(help="Our number of the feed, as `feeds list` shows it.")],
    every: Annotated[bool, typer.Option("--all", help="All messages, not only those that Amazon refused.")] = False,
    report: Annotated[bool, typer.Option("--report", help="Amazon's processing report, as received.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="How many messages at most.")] = 100,
    as_json: AsJson = False,
) -> None:
    """Show one feed, and the messages that Amazon refused, with Amazon's words."""
    from sqlbridge.ledger import processing_reports, views
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings)
    with database.read() as connection:
        feed = views.feed(connection, database.tables, feed_id)
        messages = views.messages(connection, database.tables, feed_id, only_refused=not every, limit=limit)
        content = processing_reports.get(connection, database.tables, feed_id) if report else None
    if feed is None:
        raise InputError(f"there is no feed {feed_id}: `sqlbridge feeds list` shows them")
    if report:
        _print_report(feed_id, content)
    elif as_json:
        print_document({**feed, "messages": messages})
    else:
        print_table(("what", "value"), list(feed.items()))
        print_table(
            [name.replace("_", " ") for name in _MESSAGES], [[one[name] for name in _MESSAGES] for one in messages]
        )


@feeds_app.command()
def abandon(
    ctx: typer.Context,
    feed_id: Annotated[int, typer.Argument(help="Our number of the feed, as `feeds list` shows it.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Give up a feed that never ends: its values are sent anew, whatever Amazon does with the old ones."""
    from sqlbridge.ledger import feeds, shipment_feeds
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings)
    with database.read() as connection:
        found = feeds.in_state(connection, database.tables, *OPEN_FEED_STATES, kinds=list(FeedKind))
    still_open = {feed.id: feed for feed in found}
    if feed_id not in still_open:
        raise InputError(f"feed {feed_id} is not open: `sqlbridge feeds list --open` shows those that are")
    confirm(f"Give up feed {feed_id}? If Amazon processes it later, older values may show for a while.", yes=yes)
    feed, ended, reason = still_open[feed_id], FeedState.ABANDONED, "given up by the operator"
    with database.begin() as connection:
        if feed.kind is FeedKind.SHIPMENTS:
            shipment_feeds.fail(connection, database.tables, feed, ended, reason, utc_now(), unknown=True)
        else:
            feeds.fail(connection, database.tables, feed, ended, reason, utc_now(), unknown=True, not_before=None)
    say(f"feed {feed_id} is given up; what it carried goes again with the next run")


def _print_report(feed_id: int, content: bytes | None) -> None:
    if content is None:
        raise InputError(f"no processing report of feed {feed_id} is kept")
    print_received(content.decode("utf-8", "replace"))
