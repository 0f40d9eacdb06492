"""Long work shows a bar on a terminal, and nothing of it elsewhere."""

from pathlib import Path

from tests.commands.busy_shop import BusyShop
from tests.commands.busy_shop import busy as busy
from tests.commands.busy_shop import make_world as make_world
from tests.commands.busy_shop import order_world as order_world
from tests.commands.busy_shop import sandbox as sandbox
from tests.commands.conftest import RunProgram, on_a_terminal
from tests.conftest import PROJECT

BAR = "━"
LOGGING = """
import logging
from sqlbridge.commands.logs import LogFormat, LogLevel, configure_logging
from sqlbridge.commands.progress_bar import shown_progress
configure_logging(LogLevel.INFO, LogFormat.TEXT)
with shown_progress() as advance:
    advance("SKUs", 1, 3)
    logging.getLogger("sqlbridge").warning("something is odd")
    advance("SKUs", 3, 3)
"""


def test_the_tasks_that_walk_everything_show_how_far_they_are(busy: BusyShop) -> None:
    for words, what in (
        (("run", "reconcile", "--dry-run"), "SKUs"),
        (("run", "update", "--dry-run"), "SKUs"),
        (("plan",), "SKUs"),
        (("doctor", "--only", "log"), "checks"),
        (("run", "update"), "changes"),
        (("run", "acknowledge"), "feeds"),
        (("uninstall", "--yes", "--now"), "objects"),
        (("install",), "triggers and procedures"),
    ):
        _, shown = on_a_terminal([str(PROJECT / "cli.py"), *words], busy.folder)
        assert f"{what} " in shown.replace("\x1b[0m", ""), (words, shown)
        assert BAR in shown, words


def test_where_stderr_is_no_terminal_there_is_no_bar(busy: BusyShop, run_program: RunProgram) -> None:
    outcome = run_program("run", "reconcile", "--dry-run")
    assert outcome.returncode == 0
    assert BAR not in outcome.stdout + outcome.stderr
    assert "\x1b" not in outcome.stdout + outcome.stderr


def test_a_log_line_stands_on_a_line_of_its_own_while_a_bar_is_shown(tmp_path: Path) -> None:
    _, shown = on_a_terminal(["-c", LOGGING], tmp_path, PYTHONPATH=str(PROJECT), NO_COLOR="1")
    lines = shown.replace("\x1b[2K", "").replace("\r", "\n").splitlines()
    assert "WARNING: something is odd" in [line.strip() for line in lines]
