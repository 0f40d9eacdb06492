"""The program as cron starts it: what a run of it takes."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlbridge.demo.configuration import as_toml
from sqlbridge.settings import Settings


@dataclass(frozen=True, slots=True)
class Spent:
    """`seconds` from start to end, those of them on a processor, and the most memory it held, in MiB."""

    seconds: float
    processor: float
    mebibytes: float


@contextmanager
def configured(settings: Settings) -> Iterator[tuple[str, ...]]:
    """The command line of the program with a configuration file for these settings."""
    with tempfile.TemporaryDirectory() as folder:
        configuration = Path(folder) / "sqlbridge.toml"
        configuration.write_text(as_toml(settings), encoding="utf-8")
        configuration.chmod(0o600)
        yield (sys.executable, "-m", "sqlbridge", "--config", str(configuration), "--log-level", "error")


def spent(command: Sequence[str]) -> Spent:
    """Run it to its end. Raises RuntimeError with what it said where it fails."""
    started = time.perf_counter()
    with tempfile.TemporaryFile() as output, subprocess.Popen(command, stdout=output, stderr=output) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        taken = time.perf_counter() - started
        if process.returncode:
            output.seek(0)
            said = output.read().decode()[-2000:]
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said}")
    return Spent(taken, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
