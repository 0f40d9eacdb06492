"""Processes that start at once: forked from one which has imported everything, and which does nothing else."""

import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlbridge.commands import run
from tests.conftest import PROJECT

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["__main__", __name__, "tests.crash.interruption", "tests.preloaded"])


def run_program(
    arguments: Sequence[str], directory: Path, environment: dict[str, str], seconds: float = 60
) -> subprocess.CompletedProcess[str]:
    """Run `cli.py` with these arguments in a process of its own, nothing to read; raises TimeoutExpired."""
    with TemporaryDirectory() as folder:
        outputs = (Path(folder, "stdout"), Path(folder, "stderr"))
        process = PROCESSES.Process(target=_run, args=(arguments, directory, environment, outputs))
        process.start()
        process.join(seconds)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired(list(arguments), seconds)
        told = (output.read_text(encoding="utf-8") for output in outputs)
        return subprocess.CompletedProcess(list(arguments), process.exitcode, *told)


def _run(arguments: Sequence[str], directory: Path, environment: dict[str, str], outputs: tuple[Path, Path]) -> None:
    _be_started_with(environment, outputs)
    os.chdir(directory)
    sys.argv = [str(PROJECT / "cli.py"), *arguments]
    run()


def _be_started_with(environment: dict[str, str], outputs: tuple[Path, Path]) -> None:
    """What a process gets from whoever starts it, and the interpreter makes of it."""
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    for descriptor, file in enumerate((Path(os.devnull), *outputs)):
        with file.open("r" if descriptor == 0 else "w") as opened:
            os.dup2(opened.fileno(), descriptor)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
