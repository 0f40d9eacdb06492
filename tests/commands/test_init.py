"""`sqlbridge init`: the template, and what it finds out on a real server."""

import os
import stat
from pathlib import Path

import pytest

from sqlbridge.errors import SettingsError
from sqlbridge.settings import load_settings
from tests.commands.conftest import RunProgram, on_a_terminal
from tests.conftest import PROJECT
from tests.harness import DemoShop, MakeShop


def _access(shop: DemoShop) -> list[str]:
    return ["--socket", str(shop.server.socket), "--schema", shop.schema, "--user", "root"]


def test_without_options_a_template_to_be_filled_in_is_written(run_program: RunProgram, tmp_path: Path) -> None:
    outcome = run_program("init")
    assert outcome.returncode == 0
    assert "wrote sqlbridge.toml" in outcome.stderr
    with pytest.raises(SettingsError, match=r"database\.schema .* must not be empty"):
        load_settings(tmp_path / "sqlbridge.toml")


def test_only_its_owner_may_read_the_file(run_program: RunProgram, tmp_path: Path) -> None:
    (tmp_path / "old.toml").touch(0o644)
    for name in ("new.toml", "old.toml"):
        run_program("init", "--force", "--output", name)
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_a_file_that_is_there_is_replaced_only_when_told_so(run_program: RunProgram, configuration: Path) -> None:
    before = configuration.read_text()
    outcome = run_program("init")
    assert outcome.returncode == 65
    assert "add --force to replace it" in outcome.stderr
    assert configuration.read_text() == before
    assert run_program("init", "--force").returncode == 0
    assert configuration.read_text() != before


def test_a_place_that_cannot_be_written_is_named(run_program: RunProgram) -> None:
    outcome = run_program("init", "--output", "/nowhere/new.toml")
    assert outcome.returncode == 65
    assert "/nowhere/new.toml cannot be written: No such file" in outcome.stderr


def test_half_an_access_to_the_database_is_refused(run_program: RunProgram, tmp_path: Path) -> None:
    outcome = run_program("init", "--host", "db")
    assert outcome.returncode == 65
    assert "--schema and --user must be given" in outcome.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("platform", ["prestashop", "magento2"])
def test_the_shop_is_recognised(shop: MakeShop, run_program: RunProgram, tmp_path: Path, platform: str) -> None:
    demo = shop(platform, skus=1)
    outcome = run_program("init", *_access(demo))
    assert outcome.returncode == 0, outcome.stderr
    settings = load_settings(tmp_path / "sqlbridge.toml")
    assert (settings.shop.platform, settings.shop.prefix) == (platform, demo.prefix)
    assert settings.database.socket == str(demo.server.socket)


def test_of_several_shops_one_must_be_named(shop: MakeShop, run_program: RunProgram, tmp_path: Path) -> None:
    demo = shop("prestashop", skus=1)
    tables = [row[0] for row in demo.read("SHOW TABLES")]
    demo.write(*(f"CREATE TABLE old_{table} LIKE {table}" for table in tables))
    outcome = run_program("init", *_access(demo))
    assert outcome.returncode == 65
    assert "'ps_'" in outcome.stderr
    assert "'old_ps_'" in outcome.stderr
    run_program("init", *_access(demo), "--prefix", "old_ps_")
    assert load_settings(tmp_path / "sqlbridge.toml").shop.prefix == "old_ps_"


def test_a_schema_without_a_shop_is_refused(shop: MakeShop, run_program: RunProgram) -> None:
    demo = shop("prestashop", skus=1)
    outcome = run_program("init", "--socket", str(demo.server.socket), "--schema", "mysql", "--user", "root")
    assert outcome.returncode == 65
    assert "there is no shop in 'mysql'" in outcome.stderr


def test_a_password_of_the_environment_is_used_and_not_written_down(
    shop: MakeShop, run_program: RunProgram, tmp_path: Path
) -> None:
    demo = shop("prestashop", skus=1)
    account = f"init_{os.getpid()}"
    demo.write(
        f"CREATE USER {account}@localhost IDENTIFIED BY 'hunter2'",
        f"GRANT SELECT ON {demo.schema}.* TO {account}@localhost",
    )
    access = [account if word == "root" else word for word in _access(demo)]
    refused = run_program("init", *access)
    accepted = run_program("init", *access, SQLBRIDGE_DATABASE__PASSWORD="hunter2")
    demo.write(f"DROP USER {account}@localhost")
    assert (refused.returncode, accepted.returncode) == (69, 0)
    assert "no password was given: set database.password in the configuration, or SQLBRIDGE_DATABASE__PASSWORD" in (
        refused.stderr
    )
    assert "hunter2" not in (tmp_path / "sqlbridge.toml").read_text()


def test_a_password_typed_on_the_terminal_is_not_shown_and_is_written_down(shop: MakeShop, tmp_path: Path) -> None:
    demo = shop("prestashop", skus=1)
    demo.write("CREATE USER init_typed@localhost IDENTIFIED BY 'hunter2'")
    demo.write(f"GRANT SELECT ON {demo.schema}.* TO init_typed@localhost")
    arguments = [str(PROJECT / "cli.py"), "init", *_access(demo), "--user", "init_typed"]
    code, shown = on_a_terminal(arguments, tmp_path, typed="hunter2\n")
    demo.write("DROP USER init_typed@localhost")
    assert code == 0, shown
    assert "hunter2" not in shown
    assert load_settings(tmp_path / "sqlbridge.toml").database.password == "hunter2"
