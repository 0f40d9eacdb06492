"""Where there is no cron, `sqlbridge run due --every` is in its place, and ends as a container is ended."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import PROJECT

# A run that tells when it begins and, half a second later, when it ends; and fails.
RUN = 'echo begun >> "$0"; sleep 0.5; echo ended >> "$0"; exit 69'


@contextmanager
def started(*command: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def repeating(told: Path, seconds: float) -> tuple[str, ...]:
    code = f"from sqlbridge.commands.repeat import repeat; repeat(['sh', '-c', {RUN!r}, {str(told)!r}], {seconds})"
    return (sys.executable, "-c", code)


@pytest.fixture
def told(tmp_path: Path) -> Path:
    file = tmp_path / "told"
    file.touch()
    return file


def test_the_next_run_comes_however_the_last_one_ended(told: Path) -> None:
    with started(*repeating(told, 0.1)):
        wait_for(lambda: told.read_text().count("ended") >= 2)


def test_runs_never_overlap_however_short_the_time_between(told: Path) -> None:
    with started(*repeating(told, 0.1)):
        wait_for(lambda: told.read_text().count("begun") >= 3)
    assert told.read_text().startswith("begun\nended\nbegun\nended\nbegun\n")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_under_way_ends_and_no_other_begins(told: Path, number: signal.Signals) -> None:
    with started(*repeating(told, 0.1)) as process:
        wait_for(lambda: "begun" in told.read_text())
        process.send_signal(number)
        assert process.wait(10) == 0
    assert told.read_text() == "begun\nended\n"


def test_waiting_for_the_next_run_is_ended_at_once(told: Path) -> None:
    with started(*repeating(told, 3600)) as process:
        wait_for(lambda: "ended" in told.read_text())
        process.terminate()
        assert process.wait(5) == 0


def test_each_run_is_the_program_with_the_options_that_were_given(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.toml")
    options = ("--config", missing, "--log-format", "json")
    with started(sys.executable, "-m", "sqlbridge", *options, "run", "due", "--every", "1") as process:
        assert process.stderr
        line = process.stderr.readline()
        process.terminate()
        assert process.wait(10) == 0
    assert line.startswith("{")
    assert missing in line
