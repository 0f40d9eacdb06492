"""The program as cron starts it: what a run of it takes."""

import compileall
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import sqlbridge
from sqlbridge.demo.configuration import as_toml
from sqlbridge.settings import Settings

_LOOK_SECONDS = 0.02
# packaging/systemd/sqlbridge-worker.service
_NICE = "10"


@dataclass(frozen=True, slots=True)
class Spent:
    """`seconds` from start to end, those of them on a processor, and the most memory it held, in MiB."""

    seconds: float
    processor: float
    mebibytes: float


@contextmanager
def configured(settings: Settings) -> Iterator[tuple[str, ...]]:
    """The command line of the program with a configuration file for these settings; compiled, as pip leaves it."""
    for place in sqlbridge.__path__:
        compileall.compile_dir(place, quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        configuration = Path(folder) / "sqlbridge.toml"
        configuration.write_text(as_toml(settings), encoding="utf-8")
        configuration.chmod(0o600)
        yield (sys.executable, "-m", "sqlbridge", "--config", str(configuration), "--log-level", "error")


@contextmanager
def at_work(program: Sequence[str]) -> Iterator[None]:
    """`sqlbridge worker` as its unit of systemd starts it, ended by SIGTERM. Raises RuntimeError where it fails."""
    command = ("nice", "-n", _NICE, *program, "worker")
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as worker:
        try:
            # That it is at work: what it takes to start is no part of a figure.
            told = worker.stderr.readline() if worker.stderr else ""
            yield
        finally:
            worker.terminate()
            told += worker.stderr.read() if worker.stderr else ""
    if worker.returncode:
        raise RuntimeError(f"the worker ended with {worker.returncode}: {told[-2000:]}")


def spent(command: Sequence[str]) -> Spent:
    """Run it to its end. Raises RuntimeError with what it said where it fails."""
    started = time.perf_counter()
    with (
        ThreadPoolExecutor(1) as pool,
        tempfile.TemporaryFile() as output,
        subprocess.Popen(command, stdout=output, stderr=output) as process,
    ):
        memory = pool.submit(_most_memory, process.pid)
        _, status, used = os.wait4(process.pid, 0)
        taken = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            said = output.read().decode()[-2000:]
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said}")
    return Spent(taken, used.ru_utime + used.ru_stime, memory.result() or used.ru_maxrss / 1024)


def _most_memory(pid: int) -> float:
    """Looked at until it has ended, in MiB; 0 where the kernel does not tell.

    What `wait4` tells begins with the memory of whoever has started the process, which plays Amazon here.
    """
    most = 0.0
    with suppress(OSError):
        while found := re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(encoding="ascii")):
            most = max(most, int(found[1]) / 1024)
            time.sleep(_LOOK_SECONDS)
    return most
