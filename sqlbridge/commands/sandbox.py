"""`sqlbridge sandbox`: a local Amazon to try the bridge on."""

from pathlib import Path
from typing import Annotated

import typer

from sqlbridge.commands.extras import missing
from sqlbridge.errors import InputError


def sandbox(
    host: Annotated[
        str, typer.Option(help="Address to listen on; by default nobody else can reach it.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 8099,
    seed: Annotated[Path | None, typer.Option(help="JSON file with sellers and listings.")] = None,
) -> None:
    """Play Amazon on this machine until interrupted: accounts, feeds, reports, limits. Nothing is kept."""
    try:
        from sqlbridge.sandbox.seed_file import read_seed
        from sqlbridge.sandbox.seeding import plant
        from sqlbridge.sandbox.server import listening_socket, server
        from sqlbridge.sandbox.state import new_state
    except ModuleNotFoundError as error:
        raise missing("the sandbox", "sandbox", error) from error

    state = new_state()
    if seed:
        plant(state, read_seed(seed))
    try:
        listening = listening_socket(host, port)
    except OSError as error:
        raise InputError(
            f"cannot listen on {host}:{port} ({error.strerror}): choose another --host or --port"
        ) from error
    with listening:
        url = f"http://{host}:{listening.getsockname()[1]}"
        typer.echo(f'The sandbox listens at {url}. Point an account at it with:\n  endpoint = "{url}"')
        server(state).run([listening])
