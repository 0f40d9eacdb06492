"""The wheel, installed as a user would: in an environment of its own, far from the checkout."""

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from sqlbridge.settings.template import template
from tests.conftest import PROJECT
from tests.harness import MakeSettings, MakeShop


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(PROJECT))
    subprocess.run(command, capture_output=True, check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def contents(wheel: Path) -> list[str]:
    with ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; what it depends on is borrowed from the environment of the tests."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    run(folder, "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel))
    packages = next(folder.glob("lib/python*/site-packages"))
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


def run(environment: Path, program: str, *arguments: str) -> str:
    command = (str(environment / "bin" / program), *arguments)
    return subprocess.run(command, cwd=environment, capture_output=True, text=True, check=True).stdout.strip()


def test_the_wheel_puts_one_package_into_site_packages(contents: list[str]) -> None:
    tops = {name.split("/")[0] for name in contents}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"sqlbridge"}


def test_the_wheel_carries_every_sql_file(contents: list[str]) -> None:
    below_the_package = {str(path.relative_to(PROJECT)) for path in (PROJECT / "sqlbridge").rglob("*.sql")}
    beside_it = {f"sqlbridge/{path.relative_to(PROJECT)}" for path in (PROJECT / "triggers").rglob("*.sql")}
    assert below_the_package | beside_it <= set(contents)
    assert any(name.startswith("sqlbridge/migrations/versions/") for name in contents)


@pytest.mark.parametrize("folder", ["migrations", "triggers"])
def test_an_installed_wheel_finds_its_migrations_and_triggers(environment: Path, folder: str) -> None:
    code = f"from sqlbridge.resources import {folder}_folder; print({folder}_folder())"
    found = Path(run(environment, "python", "-c", code))
    assert found.is_relative_to(environment)
    assert any(found.rglob("*.py" if folder == "migrations" else "*.sql"))


def test_an_installed_wheel_shows_its_help(environment: Path) -> None:
    assert "install" in run(environment, "sqlbridge", "--help")


def test_an_installed_wheel_installs_the_triggers(
    environment: Path, shop: MakeShop, settings: MakeSettings, tmp_path: Path
) -> None:
    demo_shop = shop("prestashop")
    there = settings(demo_shop)
    values: dict[str, str | int] = {
        "database.schema": demo_shop.schema,
        "database.user": "root",
        "database.socket": there.database.socket,
        "bridge.schema": there.bridge.schema,
        "bridge.definer": "",
        "shop.platform": "prestashop",
        "shop.prefix": demo_shop.prefix,
    }
    configuration = tmp_path / "sqlbridge.toml"
    configuration.write_text(template(values), encoding="utf-8")
    configuration.chmod(0o600)
    run(environment, "sqlbridge", "--config", str(configuration), "install")
    demo_shop.write("UPDATE ps_stock_available SET quantity = quantity + 1 LIMIT 1")
    assert demo_shop.read(f"SELECT COUNT(*) FROM `{there.bridge.schema}`.change_log") == [(1,)]
