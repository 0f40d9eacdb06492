"""The wheel, installed as a user would: in an environment of its own, far from the checkout.

It is built from the source distribution, which therefore has to hold all that the wheel is made of.
"""

import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from sqlbridge import __version__
from sqlbridge.settings.template import template
from tests.conftest import PROJECT
from tests.harness import MakeSettings, MakeShop


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = (sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(PROJECT))
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


def test_the_wheel_carries_every_file_of_the_package_and_of_the_folders_beside_it(contents: list[str]) -> None:
    expected = {str(path.relative_to(PROJECT)) for path in files("sqlbridge")}
    for folder in ("migrations", "triggers", "packaging"):
        expected |= {f"sqlbridge/{path.relative_to(PROJECT)}" for path in files(folder)}
    assert {name for name in contents if ".dist-info/" not in name} == expected
    assert any(name.endswith(".sql") for name in expected)


def files(folder: str) -> Iterator[Path]:
    """Whatever its kind: SQL, templates, styles, scripts, pictures, translations."""
    for path in (PROJECT / folder).rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


@pytest.mark.parametrize("folder", ["migrations", "triggers"])
def test_an_installed_wheel_finds_its_migrations_and_triggers(environment: Path, folder: str) -> None:
    code = f"from sqlbridge.resources import {folder}_folder; print({folder}_folder())"
    found = Path(run(environment, "python", "-c", code))
    assert found.is_relative_to(environment)
    assert any(found.rglob("*.py" if folder == "migrations" else "*.sql"))


def test_an_installed_wheel_tells_its_version_and_its_help(environment: Path) -> None:
    assert run(environment, "sqlbridge", "--version") == f"sqlbridge {__version__}"
    assert "install" in run(environment, "sqlbridge", "--help")


def test_an_installed_wheel_has_the_units_of_systemd(environment: Path) -> None:
    units = run(environment, "sqlbridge", "cron", "--systemd")
    assert f"ExecStart={environment}/bin/sqlbridge " in units
    assert "ProtectSystem=strict" in units


def test_an_installed_wheel_reads_a_configuration(environment: Path, tmp_path: Path) -> None:
    configuration = tmp_path / "sqlbridge.toml"
    values: dict[str, str | int] = {
        "database.schema": "shop",
        "database.user": "sqlbridge",
        "database.password": "secret",
        "shop.platform": "magento2",
    }
    configuration.write_text(template(values), encoding="utf-8")
    configuration.chmod(0o600)
    told = run(environment, "sqlbridge", "--config", str(configuration), "config", "--json")
    assert '"magento2"' in told
    assert '"secret"' not in told


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
