"""`sqlbridge worker`: prices and stock all the time, the urgent ones at once."""

from datetime import timedelta
from typing import Annotated

import typer

from sqlbridge.commands.console import say
from sqlbridge.commands.context import Invocation
from sqlbridge.commands.stop import Stop


def worker(
    ctx: typer.Context,
    budget: Annotated[
        int | None,
        typer.Option(
            min=1, show_default=False, help="End after so many seconds, as a run of cron's; else on SIGTERM only."
        ),
    ] = None,
) -> None:
    """Look at the log each second or few, and send at once what is sold out, then falling stock, then the rest.

    Does the work of `run update` and `run acknowledge`; the other tasks stay with cron. Few values go one by one,
    many as a feed: [worker] patch_values is the limit.
    """
    from sqlbridge.model.changes import utc_now
    from sqlbridge.tasks.worker import Shift, work
    from sqlbridge.wiring import open_bridge

    invocation: Invocation = ctx.obj
    stop = Stop()
    bridge = open_bridge(invocation.settings)
    ends = None if budget is None else utc_now() + timedelta(seconds=budget)
    say("at work" + (f" for {budget} seconds" if budget else " until SIGTERM"))
    work(bridge, Shift(stop.comes_within, ends))
    say("the worker has ended; what is under way goes on with the next run")
