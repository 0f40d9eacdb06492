"""`sqlbridge feeds`: what was sent to Amazon, and what Amazon said."""

from typing import TYPE_CHECKING, Annotated

import typer

from sqlbridge.commands.console import AsJson, confirm, print_document, print_received, print_table
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.deed import tell
from sqlbridge.commands.options import DryRun, FeedId, Yes
from sqlbridge.errors import InputError
from sqlbridge.model.changes import utc_now

if TYPE_CHECKING:
    from sqlbridge.ledger.kept_documents import Kept

feeds_app = typer.Typer(help="List feeds, show one with Amazon's refusals, give one up, send refusals again.")

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
    from sqlbridge.ledger.views import queue_views
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings)
    before = invocation.settings.worker.stuck_before(utc_now())
    with database.read() as connection:
        found = queue_views.feeds(connection, database.tables, only_open=only_open, limit=limit, stuck_before=before)
    if as_json:
        print_document(found)
    else:
        print_table(list(_LIST), [[one[name] for name in _LIST.values()] for one in found])


@feeds_app.command()
def show(
    ctx: typer.Context,
    feed_id: FeedId,
    every: Annotated[bool, typer.Option("--all", help="All messages, not only those that Amazon refused.")] = False,
    report: Annotated[bool, typer.Option("--report", help="Amazon's processing report, as received.")] = False,
    document: Annotated[bool, typer.Option("--document", help="What was sent to Amazon, word for word.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="How many messages at most.")] = 100,
    as_json: AsJson = False,
) -> None:
    """Show one feed, and the messages that Amazon refused, with Amazon's words."""
    from sqlbridge.ledger import kept_documents
    from sqlbridge.ledger.kept_documents import Kept
    from sqlbridge.ledger.views import queue_views
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings)
    with database.read() as connection:
        feed = queue_views.feed(connection, database.tables, feed_id)
        messages = queue_views.messages(connection, database.tables, feed_id, only_refused=not every, limit=limit)
        kept = Kept.REPORT if report else Kept.DOCUMENT
        content = kept_documents.find(connection, database.tables, kept, feed_id) if report or document else None
    if feed is None:
        raise InputError(f"there is no feed {feed_id}: `sqlbridge feeds list` shows them")
    if report or document:
        _print_kept(kept, feed_id, content)
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
    feed_id: FeedId,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Give up a feed that never ends: its values are sent anew, whatever Amazon does with the old ones."""
    from sqlbridge.actions import feeds
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings, dry_run=dry_run)
    feeds.require_open(database, feed_id)
    question = f"Give up feed {feed_id}? If Amazon processes it later, older values may show for a while."
    confirm(question, yes=yes or dry_run)
    tell(feeds.abandon(database, invocation.actor, feed_id), dry_run=dry_run, as_json=as_json)


@feeds_app.command()
def resend(
    ctx: typer.Context,
    feed_id: FeedId,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Send what Amazon refused in a feed again, with the shop's values of that moment."""
    from sqlbridge.actions import feeds
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings, dry_run=dry_run)
    number = len(feeds.refused(database, feed_id))
    confirm(f"Send {number} changes again that Amazon refused in feed {feed_id}?", yes=yes or dry_run)
    tell(feeds.resend(database, invocation.actor, feed_id), dry_run=dry_run, as_json=as_json)


def _print_kept(kept: "Kept", feed_id: int, content: bytes | None) -> None:
    from sqlbridge.ledger import kept_documents

    if content is None:
        raise InputError(f"no {kept.words} of feed {feed_id} is kept")
    print_received(b"".join(kept_documents.unpacked(content)).decode("utf-8", "replace"))
