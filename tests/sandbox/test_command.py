"""`sqlbridge sandbox` and its seed file."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sqlbridge.commands.sandbox import sandbox as run_sandbox
from sqlbridge.errors import InputError
from sqlbridge.sandbox import Sandbox
from tests.sandbox.seller import GERMANY, SELLER

SEED = {
    "sellers": [
        {
            "seller_id": SELLER,
            "client_id": "application",
            "client_secret": "secret",
            "refresh_token": "Atzr|1",
            "marketplaces": [GERMANY],
        }
    ],
    "listings": [{"seller_id": SELLER, "marketplace_id": GERMANY, "sku": "CHAIR", "price": 20.5, "quantity": 3}],
}
PROGRAM = "import typer; from sqlbridge.commands.sandbox import sandbox; typer.run(sandbox)"


@contextmanager
def running(*arguments: str) -> Iterator[tuple[Sandbox, str]]:
    """The command in a process of its own: a control client, and what the command said."""
    command = [sys.executable, "-u", "-c", PROGRAM, "--port", "0", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            said = process.stdout.readline() + process.stdout.readline()
            with Sandbox(said.split('"')[1]) as sandbox:
                yield sandbox, said
        finally:
            process.terminate()


def test_the_command_says_how_to_point_an_account_at_it(tmp_path: Path) -> None:
    with running() as (sandbox, said):
        assert f'endpoint = "{sandbox.url}"' in said
        assert sandbox.url.startswith("http://127.0.0.1:")
        assert sandbox.listings() == []


def test_a_seed_file_fills_the_sandbox(tmp_path: Path) -> None:
    file = tmp_path / "seed.json"
    file.write_text(json.dumps(SEED))
    with running("--seed", str(file)) as (sandbox, _):
        assert [(listing.sku, listing.quantity) for listing in sandbox.listings(SELLER)] == [("CHAIR", 3)]


def test_an_unknown_marketplace_is_named(tmp_path: Path) -> None:
    file = tmp_path / "seed.json"
    file.write_text(json.dumps(SEED).replace(GERMANY, "GERMANY"))
    with pytest.raises(InputError, match="GERMANY"):
        run_sandbox(port=0, seed=file)


@pytest.mark.parametrize("content", ["{", '{"sellers": [{"seller_id": "A2"}]}', '{"customers": []}'])
def test_a_wrong_seed_file_is_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "seed.json"
    file.write_text(content)
    with pytest.raises(InputError, match=r"seed\.json"):
        run_sandbox(port=0, seed=file)


def test_a_missing_seed_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"seed\.json"):
        run_sandbox(port=0, seed=tmp_path / "seed.json")


def test_a_taken_port_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"127.0.0.1:{port}.*--host or --port"):
            run_sandbox(port=port)


def test_a_missing_extra_is_named() -> None:
    program = "import sys; sys.modules['starlette'] = None; " + PROGRAM.replace(
        "typer.run(sandbox)", "sandbox(port=0)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (
        "InputError: the sandbox needs more packages (starlette.applications): pip install '.[sandbox]' in the"
        in ended.stderr
    )
