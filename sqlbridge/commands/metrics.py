"""`sqlbridge metrics`: what Prometheus is told."""

import typer

from sqlbridge.commands.console import print_text
from sqlbridge.commands.context import Invocation


def metrics(ctx: typer.Context) -> None:
    """Print the metrics in Prometheus' text format, which is the document here: there is no --json.

    `monitoring.textfile` in the configuration writes them after every run.
    """
    from sqlbridge.monitoring.textfile import current_metrics

    invocation: Invocation = ctx.obj
    print_text(current_metrics(invocation.settings).rstrip("\n"))
