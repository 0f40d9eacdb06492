"""The printed schedule can be installed as it is, with or without a configuration."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sqlbridge.commands.program import app
from sqlbridge.tasks.schedule import SCHEDULE

_FIELD = r"(?:\*|\d{1,2}(?:,\d{1,2})*)(?:/\d{1,2})?"
_LINE = re.compile(rf"({_FIELD}) ({_FIELD}) (\*) (\*) (\*)  (/.+)")


def printed(*arguments: str) -> str:
    result = CliRunner().invoke(app, [*arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_every_task_has_a_line_that_cron_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [line for line in printed("cron").splitlines() if not line.startswith("#")]
    commands = [found[6] for line in lines if (found := _LINE.fullmatch(line))]
    assert len(commands) == len(lines) == len(SCHEDULE)
    assert {command.rpartition(" run ")[2] for command in commands} == {task.name for task in SCHEDULE}
    assert {"update", "acknowledge", "match", "import-orders", "send-tracking", "auto-submit"} <= {
        task.name for task in SCHEDULE
    }


def test_the_configuration_is_named_and_percent_signs_do_not_end_the_command(tmp_path: Path) -> None:
    line = printed("--config", str(tmp_path / "100% shop.toml"), "cron", "--single").splitlines()[-1]
    assert line.endswith(r"100\% shop.toml' run due")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    text = printed("--config", str(tmp_path / "my 100% shop.toml"), "cron", "--systemd", "--user", "root")
    parts = re.split(r"^# /etc/systemd/system/(\S+)\n", text, flags=re.MULTILINE)[1:]
    files = [tmp_path / name for name in parts[::2]]
    for file, content in zip(files, parts[1::2], strict=True):
        file.write_text(re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", content, flags=re.MULTILINE))
    assert len(files) == 2 * len(SCHEDULE)
    verdict = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, files)], capture_output=True, text=True, check=False
    )
    complaints = [line for line in verdict.stderr.splitlines() if str(tmp_path) in line]
    assert complaints == []
    for task in SCHEDULE:
        subprocess.run(["systemd-analyze", "calendar", task.calendar], check=True, capture_output=True)
