"""What docker/ names is there, and locked up; there is no Docker engine here, so the files are read."""

import json
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from importlib.metadata import requires
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from sqlbridge.settings import load_configuration
from tests.conftest import PROJECT

DOCKER = PROJECT / "docker"
DOCKERFILE = (DOCKER / "sqlbridge" / "Dockerfile").read_text(encoding="utf-8")
STEPS = [
    tuple(line.split(maxsplit=1))
    for line in re.sub(r"^#.*\n", "", DOCKERFILE, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    if line
]
COMPOSE: dict[str, Any] = yaml.safe_load((DOCKER / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = pytest.mark.parametrize("name", ["worker", "dashboard"])
SETTINGS = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))


def stages() -> list[list[tuple[str, ...]]]:
    """The steps of each stage, without those before the first."""
    found: list[list[tuple[str, ...]]] = []
    for step in STEPS:
        if step[0] == "FROM":
            found.append([])
        if found:
            found[-1].append(step)
    return found


def values(stage: list[tuple[str, ...]], instruction: str) -> list[str]:
    return [rest for name, rest in stage if name == instruction]


def resolved(text: str) -> str:
    """Compose's variables, where none is set."""
    return re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", text)


def test_everything_that_is_copied_is_there_and_gets_into_the_build() -> None:
    ignored = (PROJECT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    copied = [word for rest in values(stages()[0], "COPY") for word in rest.split()[:-1]]
    assert copied
    assert {line[1:] for line in ignored if line.startswith("!")} == set(copied)
    assert "*" in ignored
    for name in copied:
        assert (PROJECT / name).exists()


def test_the_image_gets_all_that_the_wheel_is_made_of() -> None:
    wheel = SETTINGS["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {*wheel["packages"], *wheel["force-include"], "pyproject.toml", SETTINGS["project"]["readme"]}
    copied = {word for rest in values(stages()[0], "COPY") for word in rest.split()}
    assert needed <= copied


def test_nothing_but_the_program_gets_into_the_last_stage() -> None:
    _, last = stages()
    assert values(last, "COPY") == ["--from=build /opt/sqlbridge /opt/sqlbridge"]
    assert "pip uninstall --yes --root-user-action=ignore pip" in values(last, "RUN")[0]
    assert not values(last, "ADD")


def test_both_stages_have_the_same_pinned_base() -> None:
    [(_, default)] = [step for step in STEPS if step[0] == "ARG" and step[1].startswith("BASE=")]
    assert re.fullmatch(r"BASE=python:3\.\d+-slim-\w+", default)
    assert [stage[0][1].split()[0] for stage in stages()] == ["${BASE}", "${BASE}"]


def test_what_builds_the_program_is_taken_out_and_nothing_that_it_needs() -> None:
    [removed] = re.findall(r"uninstall --yes\s+(hatchling[^&]*)", values(stages()[0], "RUN")[-1])
    project = SETTINGS["project"]
    needed = all_needed([*project["dependencies"], *project["optional-dependencies"]["dashboard"]])
    assert set(removed.split()) == all_needed(SETTINGS["build-system"]["requires"]) - needed


def all_needed(requirements: list[str]) -> set[str]:
    """The names of what is required, and of all that this requires in turn."""
    found: set[str] = set()
    waiting = [Requirement(one) for one in requirements]
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        extras = {"", *one.extras}
        if name in found or (one.marker and not any(one.marker.evaluate({"extra": extra}) for extra in extras)):
            continue
        found.add(name)
        waiting += [
            inner
            for inner in map(Requirement, requires(name) or [])
            if inner.marker is None or any(inner.marker.evaluate({"extra": extra}) for extra in extras)
        ]
    return found


def test_the_program_is_not_root_in_the_image_and_started_without_a_shell() -> None:
    _, last = stages()
    [user] = values(last, "USER")
    assert user == "10001:10001"
    assert f"--uid {user.partition(':')[0]} " in values(last, "RUN")[0]
    assert json.loads(values(last, "ENTRYPOINT")[0]) == ["sqlbridge"]
    order = [name for name, _ in last]
    assert order.index("RUN") < order.index("USER") < order.index("ENTRYPOINT")


def test_the_program_takes_the_command_of_the_image() -> None:
    [command] = values(stages()[-1], "CMD")
    answer = sqlbridge(*json.loads(command), "--help")
    assert "--every" in answer.stdout


def sqlbridge(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "sqlbridge", *arguments)
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)


@pytest.mark.parametrize(("code", "is_healthy"), [(0, True), (1, True), (2, False), (3, False)])
def test_a_warning_makes_no_container_ill_but_a_critical_state_does(
    code: int, is_healthy: bool, tmp_path: Path
) -> None:
    program = tmp_path / "sqlbridge"
    program.write_text(f'#!/bin/sh\n[ "$*" = "status --check" ] && exit {code}\n')
    program.chmod(0o755)
    [check] = values(stages()[-1], "HEALTHCHECK")
    command = json.loads(check[check.index("CMD") + 3 :])
    answer = subprocess.run(command, env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, check=False)
    assert (answer.returncode == 0) is is_healthy


@OURS
def test_a_service_is_locked_up(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert all(mount.endswith(":ro") for mount in service["volumes"])
    assert "privileged" not in service
    assert "user" not in service, "the image's own account"


@OURS
def test_a_service_names_files_that_are_there(name: str) -> None:
    service = SERVICES[name]
    context = DOCKER / service["build"]["context"]
    assert (context / service["build"]["dockerfile"]).samefile(DOCKER / "sqlbridge" / "Dockerfile")
    assert (PROJECT / "requirements" / f"{service['build']['args']['LOCK']}.txt").exists()
    for text in (*service["env_file"], *(mount.rpartition(":/")[0] for mount in service["volumes"])):
        assert (DOCKER / resolved(text)).exists()


def test_nothing_is_published_beyond_this_host() -> None:
    published = {name: [resolved(port) for port in one.get("ports", [])] for name, one in SERVICES.items()}
    assert published == {"worker": [], "dashboard": ["127.0.0.1:8080:8080"], "shop": []}


def test_the_dashboards_health_is_asked_where_it_listens() -> None:
    dashboard = SERVICES["dashboard"]
    assert dashboard["command"][dashboard["command"].index("--port") + 1] == "8080"
    kind, program, option, code = dashboard["healthcheck"]["test"]
    assert (kind, program, option) == ("CMD", "python", "-c")
    compile(code, "healthcheck", "exec")
    assert '"127.0.0.1", 8080' in code


def test_the_shop_is_that_of_docker_mysql() -> None:
    alone = yaml.safe_load((DOCKER / "mysql" / "compose.yaml").read_text(encoding="utf-8"))["services"]["shop"]
    assert {key: SERVICES["shop"][key] for key in ("hostname", "healthcheck")} == {
        key: alone[key] for key in ("hostname", "healthcheck")
    }
    assert (DOCKER / SERVICES["shop"]["build"]).samefile(DOCKER / "mysql")
    assert SERVICES["shop"]["profiles"] == ["demo"]


def test_the_demos_configuration_fits_the_demos_accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    demo = DOCKER / "demo"
    for line in (demo / "environment").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            variable, _, file = line.partition("=")
            monkeypatch.setenv(variable, file.replace("/etc/sqlbridge", str(demo)))
    settings = load_configuration(demo / "sqlbridge.toml").settings
    accounts = (DOCKER / "mysql" / "init" / "20-accounts.sql").read_text(encoding="utf-8")
    assert f"'{settings.database.user}'@'%' IDENTIFIED BY '{settings.database.password}'" in accounts
    assert settings.database.host in SERVICES
    readme = (DOCKER / "sqlbridge" / "README.md").read_text(encoding="utf-8")
    password = re.search(r"INSTALL_PASSWORD=(\S+)", readme)
    assert password
    assert f"'{settings.database.install_user}'@'%' IDENTIFIED BY '{password[1]}'" in accounts


def test_no_secret_of_an_installation_gets_into_the_image() -> None:
    ignored = (PROJECT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for secret in ("sqlbridge.toml", "docker", ".git", "environment", "secrets"):
        assert f"!{secret}" not in ignored
        assert any(fnmatch(secret, pattern) for pattern in ignored)
