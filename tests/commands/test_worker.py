"""`sqlbridge worker` as a process: it works for its time, or until it is told to end."""

import signal
import subprocess
import sys
from pathlib import Path

from tests.security.program import write_configuration
from tests.tasks.conftest import MakeWorld, make_world, sandbox

__all__ = ["make_world", "sandbox"]


def _start(configuration: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "sqlbridge", "--config", str(configuration), "worker", *options]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def test_it_ends_after_its_budget(make_world: MakeWorld, tmp_path: Path) -> None:
    world = make_world()
    with _start(write_configuration(world.settings, tmp_path), "--budget", "2") as worker:
        assert worker.wait(timeout=60) == 0


def test_it_ends_in_order_when_it_is_told(make_world: MakeWorld, tmp_path: Path) -> None:
    world = make_world()
    with _start(write_configuration(world.settings, tmp_path)) as worker:
        assert worker.stderr is not None
        assert "until SIGTERM" in worker.stderr.readline()
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=60) == 0
        assert "the worker has ended" in worker.stderr.read()
