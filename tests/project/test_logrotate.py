"""The rule of packaging/logrotate, carried out by the real logrotate on the logs of a shop."""

import grp
import gzip
import os
import pwd
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import PROJECT

RULE = PROJECT / "packaging" / "logrotate" / "sqlbridge"
LOGROTATE = shutil.which("logrotate", path=f"{os.environ['PATH']}:/usr/sbin")
pytestmark = pytest.mark.skipif(LOGROTATE is None, reason="logrotate is not installed")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    folder = tmp_path / "logs"
    folder.mkdir(mode=0o750)
    file = folder / "sqlbridge.log"
    file.write_text("the first day\n")
    return file


def rotate(log: Path, *options: str) -> str:
    """Rotate as the rule says, with the test's own folder and account in place of those that an installation has."""
    text = RULE.read_text()
    assert "/var/log/sqlbridge/*.log" in text
    assert "su sqlbridge sqlbridge" in text
    account = f"su {pwd.getpwuid(os.getuid()).pw_name} {grp.getgrgid(os.getgid()).gr_name}"
    rule = log.parent.parent / "rule"
    rule.write_text(
        text.replace("/var/log/sqlbridge/*.log", f'"{log.parent}/*.log"').replace("su sqlbridge sqlbridge", account)
    )
    rule.chmod(0o644)
    state = str(log.parent.parent / "state")
    command = (str(LOGROTATE), "--verbose", "--state", state, *options, str(rule))
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    return answer.stderr


def test_logrotate_finds_no_fault_with_the_rule(log: Path) -> None:
    told = rotate(log, "--debug")
    assert "error" not in told
    assert "unknown option" not in told


def test_a_run_that_is_under_way_loses_no_line(log: Path) -> None:
    with log.open("a") as run:
        rotate(log, "--force")
        run.write("told after the rotation\n")
    [old] = log.parent.glob("sqlbridge.log-*")
    assert old.read_text() == "the first day\ntold after the rotation\n"
    assert log.read_text() == ""


def test_nobody_else_may_read_the_new_log(log: Path) -> None:
    rotate(log, "--force")
    assert log.stat().st_mode & 0o777 == 0o640


def test_two_weeks_are_kept_all_but_the_last_compressed(log: Path) -> None:
    days = [f"sqlbridge.log-20260101-{1_700_000_000 + day}" for day in range(16)]
    for name in days[:-1]:
        (log.parent / f"{name}.gz").write_bytes(gzip.compress(name.encode()))
    (log.parent / days[-1]).write_text("yesterday\n")
    rotate(log, "--force")
    *kept, new = sorted(file.name for file in log.parent.glob("sqlbridge.log-*"))
    assert kept == [f"{name}.gz" for name in days[-13:]]
    assert (log.parent / new).read_text() == "the first day\n"
    assert gzip.decompress((log.parent / kept[-1]).read_bytes()) == b"yesterday\n"


def test_without_a_log_there_is_nothing_to_complain_of(log: Path) -> None:
    log.unlink()
    rotate(log, "--force")
