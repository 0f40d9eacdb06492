"""Running the program as a user would, and showing what was typed and what came of it."""

import subprocess
import sys

from rich.console import Console

from sqlbridge.demo.stage import Stage
from sqlbridge.errors import SqlBridgeError


class DemoFailedError(SqlBridgeError):
    """Amazon's side and the shop differ where they must not, or a command failed."""


def sqlbridge(console: Console, built: Stage, *words: str, quiet: bool = False) -> None:
    """Run `sqlbridge` with these words; with `quiet`, only the last line is shown. Raises DemoFailedError."""
    console.print(f"[bold]$ sqlbridge {' '.join(words)}[/bold]")
    command = [sys.executable, "-m", "sqlbridge", "--config", str(built.configuration), *words]
    with console.status("working"):
        result = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if result.returncode:
        raise DemoFailedError(f"`sqlbridge {' '.join(words)}` failed:\n{result.stdout}{result.stderr}")
    lines = (result.stdout + result.stderr).strip().splitlines()
    console.print("\n".join(lines[-1:] if quiet else lines), markup=False)
