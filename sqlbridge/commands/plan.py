"""`sqlbridge plan`: how much the next run would change, before it does."""

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from sqlbridge.commands.console import AsJson, print_document, print_table, say
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.progress_bar import shown_progress

if TYPE_CHECKING:
    from sqlbridge.tasks.deciding.decisions import Decision
    from sqlbridge.tasks.running import Bridge


def plan(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Count what the present shop and configuration would change at Amazon; nothing is sent."""
    from sqlbridge.tasks.deciding.explanation import everything
    from sqlbridge.wiring import open_bridge

    invocation: Invocation = ctx.obj
    bridge, counts, behind_prices = open_bridge(invocation.settings), Counter[tuple[str, str, str]](), 0
    with shown_progress() as advance:
        for decision in everything(replace(bridge, advance=advance)):
            counts[_kind(decision)] += 1
            behind_prices += decision.behind is not None
    rows = [
        {"value": value, "destination": destination, "change": change, "listings": number}
        for (value, destination, change), number in sorted(counts.items())
    ]
    if as_json:
        print_document(rows)
    else:
        print_table(("value", "of", "what would happen", "listings"), [tuple(row.values()) for row in rows])
        _say_what_waits(bridge, behind_prices)


def _say_what_waits(bridge: "Bridge", behind_prices: int) -> None:
    """Not by listing: to find the SKUs of all changes that wait would ask the shop about each of them."""
    from sqlbridge.ledger.views import queue_views

    if behind_prices:
        say(f"raised quantities that wait until Amazon has accepted their price: {behind_prices}")
    with bridge.database.read() as connection:
        tables, longest = bridge.database.tables, bridge.worker.longest_wait
        number, first = queue_views.put_off(connection, tables, bridge.now(), longest)
    if number:
        say(
            f"changes that wait for a time: {number}, the first until {first} UTC; their values are counted here, "
            "and go only then: `sqlbridge explain SKU` tells what lets one go now"
        )


def _kind(decision: "Decision") -> tuple[str, str, str]:
    key = decision.target.key
    return key.kind.value, key.destination, _change(decision)


def _change(decision: "Decision") -> str:
    """In words; by how much a value would change in steps of tens of percent."""
    desired, shown = decision.target.desired, decision.value.acknowledged
    if decision.is_held:
        return "held back"
    if decision.target.is_filtered and desired is None:
        return "left out by filters"
    if desired is None or desired == shown or decision.step.value == "nothing":
        return "nothing"
    if not shown:
        return "first value" if shown is None else "back from 0"
    percent = (desired - shown) * 100 / shown
    return "to 0" if desired == 0 else f"{'up' if percent > 0 else 'down'} by {_range(abs(float(percent)))}"


def _range(percent: float) -> str:
    return next((f"up to {bound} %" for bound in (1, 10, 50) if percent <= bound), "more than 50 %")
