"""What holds for every command: streams, exit codes, and the surroundings of cron."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from sqlbridge.commands.tour import stops
from tests.commands.conftest import CRON, RunProgram
from tests.conftest import PROJECT

# What takes as long to load as all that `status` needs.
SENDING = (
    "sqlbridge.amazon",
    "sqlbridge.capture",
    "sqlbridge.dashboard",
    "sqlbridge.doctor",
    "sqlbridge.ledger.change_log",
    "sqlbridge.ledger.changes",
    "sqlbridge.model.orders",
    "sqlbridge.monitoring",
    "sqlbridge.shops",
    "sqlbridge.tasks",
    "alembic",
    "babel",
    "httpx",
    "jinja2",
    "pydantic",
    "sp_api",
)

# The real program with one command more, which does what a command of ours must not do.
MISBEHAVING = """
import sys, time; sys.path.insert(0, {project!r})
from sqlbridge.commands import app, run
@app.command()
def misbehave():
    {deed}
run()
"""


def _misbehaving(deed: str) -> tuple[str, str]:
    return ("-c", MISBEHAVING.format(project=str(PROJECT), deed=deed))


def test_without_arguments_the_help_is_shown(run_program: RunProgram) -> None:
    assert "Usage:" in run_program().stdout


def test_the_program_starts_without_loading_what_only_one_command_needs(run_program: RunProgram) -> None:
    outcome = run_program("--version", program=_telling_what_it_loads())
    loaded = set(outcome.stderr.split())
    assert {"sqlalchemy", "alembic", "sp_api", "httpx", "starlette", "rich.table"} & loaded == set()
    commands = {f"sqlbridge.commands.{place.partition(':')[0]}" for _panel, _name, place, _line in stops()}
    assert commands & loaded == set()
    assert "sqlbridge.commands.program" in loaded


def test_status_loads_nothing_of_what_only_sending_needs(
    with_bridge: Callable[[str], Path], run_program: RunProgram
) -> None:
    with_bridge("http://127.0.0.1:9")
    outcome = run_program("status", program=_telling_what_it_loads())
    assert outcome.returncode == 0, outcome.stderr
    loaded = set(outcome.stderr.split())
    assert "sqlbridge.ledger.views.queue_views" in loaded
    assert {name for name in loaded if name.startswith(SENDING)} == set()


def _telling_what_it_loads() -> tuple[str, str]:
    """The program, which says on stderr at its end which modules it has loaded."""
    told = "atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    run = f"sys.path.insert(0, {str(PROJECT)!r}); from sqlbridge.commands import run; run()"
    return "-c", f"import atexit, sys; {told}; {run}"


def test_an_error_is_one_message_on_stderr_with_its_exit_code(run_program: RunProgram) -> None:
    outcome = run_program("config")
    assert (outcome.returncode, outcome.stdout) == (78, "")
    assert outcome.stderr.count("\n") == 1
    assert "no configuration file; looked for" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_logs_can_be_json(run_program: RunProgram) -> None:
    outcome = run_program("--log-format", "json", "config")
    entry = msgspec.json.decode(outcome.stderr, type=dict[str, str])
    assert entry["level"] == "error"
    assert entry["message"].startswith("no configuration file")


@pytest.mark.parametrize(("level", "is_told"), [("warning", True), ("error", False)])
def test_the_log_level_decides_what_is_told(
    run_program: RunProgram, configuration: Path, level: str, is_told: bool
) -> None:
    configuration.chmod(0o644)
    outcome = run_program("--log-level", level, "config")
    assert outcome.returncode == 0
    assert ("chmod 600" in outcome.stderr) == is_told


def test_the_version_is_told(run_program: RunProgram) -> None:
    assert re.fullmatch(r"sqlbridge \d+\.\d+\.\d+\n", run_program("--version").stdout)


def test_what_nobody_expected_ends_with_a_traceback_and_code_70(run_program: RunProgram) -> None:
    outcome = run_program("misbehave", program=_misbehaving("raise RuntimeError('of all things')"))
    assert outcome.returncode == 70
    assert "Traceback" in outcome.stderr
    assert "RuntimeError: of all things" in outcome.stderr


def test_a_traceback_in_a_json_log_stays_on_its_line(run_program: RunProgram) -> None:
    program = _misbehaving("raise RuntimeError('of all things')")
    outcome = run_program("--log-format", "json", "misbehave", program=program)
    entry = msgspec.json.decode(outcome.stderr, type=dict[str, str])
    assert "RuntimeError: of all things" in entry["traceback"]


def test_a_run_that_has_nothing_to_do_ends_with_0(run_program: RunProgram) -> None:
    deed = "from sqlbridge.errors import AlreadyRunningError; raise AlreadyRunningError('elsewhere')"
    outcome = run_program("misbehave", program=_misbehaving(deed))
    assert outcome.returncode == 0
    assert "INFO sqlbridge: elsewhere" in outcome.stderr


def test_umlauts_do_not_end_a_run_where_the_locale_has_none(run_program: RunProgram) -> None:
    plain_ascii = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    deed = "print('g' + chr(252) + 'nstig'); sys.stdout.flush(); print(chr(8364), file=sys.stderr)"
    outcome = run_program("misbehave", program=_misbehaving(deed), **plain_ascii)
    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stdout == "g\\xfcnstig\n"


def test_ctrl_c_ends_with_130_and_without_a_traceback(tmp_path: Path) -> None:
    # A shell's background jobs ignore the signal, and their children inherit that.
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    command = [sys.executable, *_misbehaving(heed + "print('sleeping', flush=True); time.sleep(60)"), "misbehave"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=CRON, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "sleeping\n"
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in stderr


def test_a_reader_that_leaves_early_hears_no_complaint(configuration: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, str(PROJECT / "cli.py"), "config"]
    outcome = subprocess.run(
        command, cwd=configuration.parent, env=CRON, stdout=writer, stderr=subprocess.PIPE, text=True
    )
    os.close(writer)
    assert (outcome.returncode, outcome.stderr) == (1, "")
