"""What is installed for CI, for development and in the containers is what was looked at: pinned, with its hashes."""

import re
import subprocess
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import PROJECT

REQUIREMENTS = PROJECT / "requirements"
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS: dict[str, list[str]] = PYPROJECT["project"]["optional-dependencies"]
RUNTIME = [*PYPROJECT["project"]["dependencies"], *PYPROJECT["build-system"]["requires"]]
DEVELOPMENT = [*RUNTIME, *(one for extra in EXTRAS.values() for one in extra if not one.startswith("sqlbridge"))]
LOCKS = {"runtime": RUNTIME, "dashboard": [*RUNTIME, *EXTRAS["dashboard"]], "development": DEVELOPMENT}
ENTRY = re.compile(r"(?P<pin>[^\s;]+==[^\s;]+)(?: ; [^\\]+)?(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n")

locks = pytest.mark.parametrize("name", LOCKS)


def locked(name: str) -> dict[str, Requirement]:
    """Canonical name -> the pin, of every entry of the file; fails where a line is of another form."""
    text = re.sub(r"^#.*\n", "", (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
    pins = [Requirement(entry["pin"]) for entry in ENTRY.finditer(text)]
    assert ENTRY.sub("", text) == "", "a line that is no pin with hashes"
    return {canonicalize_name(pin.name): pin for pin in pins}


def version(pin: Requirement) -> str:
    return str(pin.specifier).removeprefix("==")


@locks
def test_everything_the_project_asks_for_is_pinned_as_it_asks(name: str) -> None:
    pins = locked(name)
    for requirement in map(Requirement, LOCKS[name]):
        assert requirement.specifier.contains(version(pins[canonicalize_name(requirement.name)])), requirement


@locks
def test_what_is_pinned_needs_nothing_that_is_not(name: str) -> None:
    pins = locked(name)
    wanted: dict[str, set[str]] = {canonicalize_name(one.name): one.extras for one in map(Requirement, LOCKS[name])}
    for package in pins:
        if package == "colorama":
            continue  # for Windows only, so it is not here to be asked
        for needed in needs(distribution(package), wanted.get(package, set())):
            assert canonicalize_name(needed.name) in pins, f"{package} needs {needed}"


def needs(package: Distribution, extras: set[str]) -> list[Requirement]:
    requirements = map(Requirement, package.requires or ())
    environments = [{**default_environment(), "extra": extra} for extra in ("", *extras)]
    return [
        one
        for one in requirements
        if one.marker is None or any(map(one.marker.evaluate, environments))  # type: ignore[arg-type]
    ]


def test_the_tests_run_on_what_is_pinned() -> None:
    present = {name: distribution(name).version for name in locked("development") if name != "colorama"}
    assert present == {name: version(pin) for name, pin in locked("development").items() if name in present}


@pytest.mark.parametrize("name", ["runtime", "dashboard"])
def test_development_tests_the_releases_that_are_shipped(name: str) -> None:
    development = locked("development")
    assert {name: version(pin) for name, pin in locked(name).items()}.items() <= {
        name: version(pin) for name, pin in development.items()
    }.items()


@pytest.mark.parametrize(
    ("steps", "lock"),
    [
        (("make", "--always-make", "--dry-run", "setup"), "development"),
        (("cat", "docker/sqlbridge/Dockerfile"), "${LOCK}"),
    ],
)
def test_nothing_else_is_ever_installed(steps: tuple[str, ...], lock: str) -> None:
    text = subprocess.run(steps, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    lines = re.sub(r"\\\n\s*", "", text).splitlines()
    locks, itself = [line for line in lines if re.search(r"\bpip\b.* install ", line)]
    assert f"--require-hashes --only-binary :all: --requirement requirements/{lock}.txt" in locks
    assert "--no-deps --no-build-isolation" in itself


def test_ci_installs_by_make_alone() -> None:
    assert "pip" not in re.findall(
        r"[a-z]+", (PROJECT / ".ci" / "run").read_text(encoding="utf-8").replace("ensurepip", "")
    )
    assert Path(PROJECT / "Makefile").read_text(encoding="utf-8").count("pip $(PIP_INSTALL) $(LOCKED)") == 1
