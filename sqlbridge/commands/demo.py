"""`sqlbridge demo`: the whole story on this machine, with a private server and a local Amazon."""

from typing import Annotated, Literal

import typer

from sqlbridge.commands.extras import missing


def demo(
    shop: Annotated[Literal["prestashop", "magento1", "magento2"], typer.Option(help="Whose shop.")] = "prestashop",
    server: Annotated[str, typer.Option(help="Which database server: mariadb, mysql.")] = "mariadb",
    skus: Annotated[int, typer.Option(min=100, help="How many SKUs.")] = 2000,
    keep: Annotated[bool, typer.Option("--keep", help="Keep everything running until Ctrl-C.")] = False,
    dashboard: Annotated[
        bool, typer.Option("--dashboard", help="Serve the dashboard meanwhile, and keep everything running.")
    ] = False,
) -> None:
    """Let a till and an ERP write behind a shop's back, and see it arrive at a local Amazon."""
    try:
        from sqlbridge.demo.story import tell
    except ImportError as exc:
        raise missing("the demo", "demo", exc) from exc
    tell(shop, server, skus, keep=keep or dashboard, has_dashboard=dashboard)
