"""The printed schedule can be installed as it is, with or without a configuration."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sqlbridge.commands.program import app
from sqlbridge.tasks.schedule import SCHEDULE
from tests.conftest import PROJECT

_FIELD = r"(?:\*|\d{1,2}(?:,\d{1,2})*)(?:/\d{1,2})?"
_LINE = re.compile(rf"({_FIELD}) ({_FIELD}) (\*) (\*) (\*)  (nice /.+)")


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


def test_the_shop_has_the_processor_first_by_cron_as_by_systemd() -> None:
    lines = [line for line in printed("cron").splitlines() if not line.startswith("#")]
    assert all("  nice /" in line for line in lines)
    for unit in ("sqlbridge@.service", "sqlbridge-worker.service"):
        assert "\nNice=10\n" in (PROJECT / "packaging/systemd" / unit).read_text()


def test_the_configuration_is_named_and_percent_signs_do_not_end_the_command(tmp_path: Path) -> None:
    line = printed("--config", str(tmp_path / "100% shop.toml"), "cron", "--single").splitlines()[-1]
    assert line.endswith(r"100\% shop.toml' run due")


def test_the_configuration_that_is_there_is_the_one_that_cron_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SQLBRIDGE_CONFIG", raising=False)
    assert "--config /etc/sqlbridge/sqlbridge.toml run due" in printed("cron", "--single")
    (tmp_path / "sqlbridge.toml").touch()
    assert f"--config {tmp_path}/sqlbridge.toml run due" in printed("cron", "--single")
    monkeypatch.setenv("SQLBRIDGE_CONFIG", "/elsewhere/shop.toml")
    assert "--config /elsewhere/shop.toml run due" in printed("cron", "--single")


def test_what_the_runs_tell_is_appended_to_the_file_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [str(Path(sys.executable).parent / "sqlbridge")])
    log = tmp_path / "100% my log"
    lines = printed("--config", str(tmp_path / "missing.toml"), "cron", "--single", "--log", str(log)).splitlines()
    found = _LINE.fullmatch(lines[-1])
    assert found
    for _ in range(2):
        subprocess.run(["sh", "-c", found[6].replace(r"\%", "%")], check=False)
    assert log.read_text().count("missing.toml") == 2


def test_the_units_of_systemd_are_those_of_the_packaging_with_what_is_ours(tmp_path: Path) -> None:
    configuration = str(tmp_path / "my 100% shop.toml")
    text = printed("--config", configuration, "cron", "--systemd", "--user", "shopkeeper")
    parts = re.split(r"^# /etc/systemd/system/(\S+)\n", text, flags=re.MULTILINE)[1:]
    units = dict(zip(parts[::2], parts[1::2], strict=True))
    assert units.keys() == {"sqlbridge@.service", *(f"sqlbridge@{task.name}.timer" for task in SCHEDULE)}
    for name, content in units.items():
        ours = set(content.splitlines()) - set((PROJECT / "packaging/systemd" / name).read_text().splitlines())
        if name.endswith(".timer"):
            assert ours == set()
        else:
            program, shop = str(Path(sys.argv[0]).absolute()), configuration.replace("%", "%%")
            assert ours == {f'ExecStart={program} --config "{shop}" run %i', "User=shopkeeper"}
