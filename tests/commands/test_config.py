"""`sqlbridge config`."""

from pathlib import Path

import msgspec

from tests.commands.conftest import RunProgram


def test_each_value_is_shown_with_its_origin(run_program: RunProgram, configuration: Path) -> None:
    outcome = run_program("config", SQLBRIDGE_DATABASE__PORT="3307")
    lines = [line.split() for line in outcome.stdout.splitlines()]
    assert ["database.schema", "shop", str(configuration)] in lines
    assert ["database.port", "3307", "SQLBRIDGE_DATABASE__PORT"] in lines
    assert ["database.host", "127.0.0.1", "default"] in lines


def test_secrets_are_not_shown(run_program: RunProgram, configuration: Path) -> None:
    for arguments in (["config"], ["config", "--json"]):
        outcome = run_program(*arguments)
        assert "***" in outcome.stdout
        assert "hunter2" not in outcome.stdout + outcome.stderr


def test_the_document_holds_file_settings_and_origins(run_program: RunProgram, configuration: Path) -> None:
    document = msgspec.json.decode(run_program("config", "--json").stdout)
    assert document["file"] == str(configuration)
    assert document["settings"]["database"]["port"] == 3306
    assert document["origins"]["database.user"] == str(configuration)


def test_the_file_can_be_named_by_option(run_program: RunProgram, configuration: Path) -> None:
    moved = configuration.rename(configuration.with_name("elsewhere.toml"))
    assert run_program("config").returncode == 78
    assert run_program("--config", str(moved), "config").returncode == 0
