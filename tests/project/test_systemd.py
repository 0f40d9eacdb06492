"""The units of packaging/systemd: in step with the schedule, understood by systemd, and locked up."""

import configparser
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sqlbridge.settings import load_configuration
from sqlbridge.tasks.schedule import SCHEDULE, ScheduledTask
from tests.conftest import PROJECT

UNITS = PROJECT / "packaging" / "systemd"
SERVICES = ("sqlbridge@.service", "sqlbridge-dashboard.service", "sqlbridge-worker.service")
TASKS = pytest.mark.parametrize("task", SCHEDULE, ids=lambda task: task.name)
DAY = datetime(2026, 1, 5, tzinfo=UTC)
# systemd-analyze's own scale, from 0 to 10; what runs a network client stays above 1.
MOST_EXPOSURE = 1.8
needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")


def unit(name: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=False, delimiters="=")
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(UNITS / name)
    return parser


def analyze(*arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    path = {} if folder is None else {"SYSTEMD_UNIT_PATH": f"{folder}:"}
    environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8", **path}
    return subprocess.run(
        ("systemd-analyze", *arguments), env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """All units as they would be installed, with both examples of drop-ins; the programs are of this machine."""
    for file in UNITS.glob("sqlbridge*"):
        text = re.sub(r"^ExecStart=/opt\S+", "ExecStart=/bin/true", file.read_text(), flags=re.MULTILINE)
        (tmp_path / file.name).write_text(text)
    for service in SERVICES:
        folder = tmp_path / f"{service}.d"
        folder.mkdir()
        shutil.copy(UNITS / "secrets.conf", folder)
    shutil.copy(UNITS / "on-failure.conf", tmp_path / "sqlbridge@.service.d")
    return tmp_path


def test_every_task_has_a_timer_and_no_other_is_there() -> None:
    assert {file.name for file in UNITS.glob("*.timer")} == {f"sqlbridge@{task.name}.timer" for task in SCHEDULE}


@TASKS
def test_a_timer_keeps_to_the_schedule(task: ScheduledTask) -> None:
    timer = unit(f"sqlbridge@{task.name}.timer")
    assert timer["Timer"]["OnCalendar"] == task.calendar
    assert timer["Unit"]["Description"] == f"SQLBridge: {task.what}"
    assert timer["Timer"]["Persistent"] == "true"
    assert timer["Install"]["WantedBy"] == "timers.target"


@needs_systemd
@TASKS
def test_cron_and_systemd_start_a_task_at_the_same_minutes(task: ScheduledTask) -> None:
    minutes = [DAY + timedelta(minutes=number) for number in range(24 * 60)]
    by_cron = [one for one in minutes if is_met(task.cron, one)]
    before = f"{DAY - timedelta(seconds=1):%Y-%m-%d %H:%M:%S} UTC"
    told = analyze("calendar", f"--base-time={before}", f"--iterations={len(by_cron)}", task.calendar).stdout
    by_systemd = re.findall(r"(?:Next elapse|Iter\. #\d+): \S+ (\S+ \S+) UTC", told)
    assert by_systemd == [f"{one:%Y-%m-%d %H:%M:%S}" for one in by_cron]


def is_met(cron: str, moment: datetime) -> bool:
    minute, hour, *rest = cron.split()
    assert rest == ["*", "*", "*"]
    return is_in(minute, moment.minute) and is_in(hour, moment.hour)


def is_in(field: str, number: int) -> bool:
    base, _, step = field.partition("/")
    return number % int(step or 1) == 0 if base == "*" else str(number) in base.split(",")


@needs_systemd
def test_systemd_understands_all_units_with_the_examples_of_drop_ins(installed: Path) -> None:
    names = [file.name for file in installed.glob("sqlbridge*.timer")]
    names += ["sqlbridge@update.service", "sqlbridge-failure@update.service", *SERVICES[1:]]
    verdict = analyze("verify", "--man=no", *(str(installed / name) for name in names), folder=installed)
    assert [line for line in verdict.stderr.splitlines() if "sqlbridge" in line] == []
    assert verdict.returncode == 0, verdict.stderr


@needs_systemd
def test_systemd_would_complain_of_a_key_that_it_does_not_know(installed: Path) -> None:
    file = installed / "sqlbridge@.service"
    file.write_text(file.read_text().replace("NoNewPrivileges", "NoNewPrivilege"))
    verdict = analyze("verify", "--man=no", str(installed / "sqlbridge@update.service"), folder=installed)
    assert "NoNewPrivilege" in verdict.stderr


@needs_systemd
@pytest.mark.parametrize("name", SERVICES)
def test_a_service_can_do_little_beside_its_work(name: str) -> None:
    verdict = analyze("security", "--offline=true", "--no-pager", str(UNITS / name))
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", verdict.stdout)
    assert found, verdict.stderr
    assert float(found[1]) <= MOST_EXPOSURE


def test_all_services_are_locked_up_alike() -> None:
    rules = {
        (UNITS / name).read_text().partition("\nNice=")[2].partition("\n[Install]")[0].strip() for name in SERVICES
    }
    assert len(rules) == 1
    assert rules != {""}


def test_the_example_hands_over_secrets_that_the_configuration_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (UNITS / "secrets.conf").read_text()
    loaded = set(re.findall(r"^LoadCredential=(\w+):/etc/sqlbridge/secrets/\1$", text, re.MULTILINE))
    variables = dict(re.findall(r"^Environment=(\w+_FILE)=%d/(\w+)$", text, re.MULTILINE))
    assert loaded == set(variables.values())
    for variable, name in variables.items():
        (tmp_path / name).write_text(f"the {name}\n")
        monkeypatch.setenv(variable, str(tmp_path / name))
    configuration = tmp_path / "sqlbridge.toml"
    configuration.write_text(CONFIGURATION)
    settings = load_configuration(configuration).settings
    account = settings.accounts["main"]
    assert settings.database.password == "the database_password"
    assert (account.client_secret, account.refresh_token) == ("the client_secret", "the refresh_token")


CONFIGURATION = """
[database]
schema = "shop"
user = "sqlbridge"
[bridge]
[shop]
platform = "prestashop"
prefix = "ps_"
[accounts.main]
seller_id = "A1SELLER"
region = "eu"
client_id = "amzn1.application-oa2-client.1"
"""
