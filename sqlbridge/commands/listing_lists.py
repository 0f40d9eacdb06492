"""`sqlbridge listings` and its lists: what matches, what does not, and what Amazon reports otherwise."""

from collections.abc import Iterator
from dataclasses import asdict, fields
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sqlbridge.commands.channel_choice import channel_named, configured_channels
from sqlbridge.commands.console import AsJson, print_csv, print_document, print_documents, print_table, say
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.options import OnChannel

if TYPE_CHECKING:
    from sqlbridge.tasks.listings.matching import MatchedListing
    from sqlbridge.tasks.running import Bridge

_DRIFT = (
    "kind", "destination", "seller_sku", "acknowledged", "reported", "resendings", "first_seen_at", "last_seen_at",
)  # fmt: skip


def list_listings(
    ctx: typer.Context,
    matched: Annotated[bool, typer.Option("--matched", help="Those that a product of the shop carries.")] = False,
    amazon_only: Annotated[bool, typer.Option("--amazon-only", help="Those that no product carries.")] = False,
    shop_only: Annotated[bool, typer.Option("--shop-only", help="What is sold in the shop and not listed.")] = False,
    ambiguous: Annotated[bool, typer.Option("--ambiguous", help="Those that several products carry.")] = False,
    gone: Annotated[bool, typer.Option("--gone", help="Those that Amazon's reports lack by now.")] = False,
    channel: OnChannel = None,
    limit: Annotated[int, typer.Option(min=0, help="Rows at most; 0: all.")] = 0,
    as_csv: Annotated[bool, typer.Option("--csv", help="Comma-separated values.")] = False,
    as_json: AsJson = False,
) -> None:
    """List what is listed at Amazon and what the shop sells, by how they match; without a choice, all of it."""
    from sqlbridge.tasks.listings.matching import Match, MatchedListing

    chosen = {
        Match.MATCHED: matched,
        Match.AMAZON_ONLY: amazon_only,
        Match.SHOP_ONLY: shop_only,
        Match.AMBIGUOUS: ambiguous,
        Match.GONE: gone,
    }
    wanted = {match for match, is_chosen in chosen.items() if is_chosen} or set(Match)
    found = islice(_matches(ctx.obj, channel, wanted), limit or None)
    columns = [field.name for field in fields(MatchedListing)]
    if as_json:
        print_documents(asdict(one) for one in found)
    elif as_csv:
        print_csv(columns, (list(asdict(one).values()) for one in found))
    else:
        print_table([name.replace("_", " ") for name in columns], [list(asdict(one).values()) for one in found])


def drift(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the prices and quantities that Amazon reports otherwise than it acknowledged them."""
    from sqlbridge.ledger import drifts
    from sqlbridge.wiring import open_installed

    invocation: Invocation = ctx.obj
    database = open_installed(invocation.settings)
    with database.read() as connection:
        found = drifts.listed(connection, database.tables)
    if as_json:
        print_document(found)
    else:
        print_table([name.replace("_", " ") for name in _DRIFT], [[one[name] for name in _DRIFT] for one in found])


def print_counts(invocation: Invocation, *, as_json: bool) -> None:
    """How many listings match and how many do not, by channel."""
    from sqlbridge.tasks.listings.matching import counts

    bridge = _bridge(invocation)
    rows: list[dict[str, Any]] = [
        {"channel": one.name, **counts(bridge, one)} for one in configured_channels(bridge.settings)
    ]
    if as_json:
        print_document(rows)
        return
    print_table([name.replace("-", " ") for name in rows[0]] if rows else (), [list(row.values()) for row in rows])
    say("`sqlbridge listings list` lists them; `sqlbridge listings --help` tells what else there is")


def _matches(invocation: Invocation, channel: str | None, wanted: Any) -> "Iterator[MatchedListing]":
    from sqlbridge.tasks.listings.matching import matches

    bridge = _bridge(invocation)
    chosen = [channel_named(bridge.settings, channel)] if channel else configured_channels(bridge.settings)
    for one in chosen:
        yield from matches(bridge, one, wanted)


def _bridge(invocation: Invocation) -> "Bridge":
    from sqlbridge.wiring import open_bridge

    return open_bridge(invocation.settings)
