"""A small valid configuration to be broken in one place at a time."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

COMPLETE = """\
[database]
schema = "shop"
user = "bridge"

[shop]
platform = "prestashop"

[accounts.main]
seller_id = "A1B2C3"
region = "eu"
client_id = "client"
client_secret = "secret of the file"
refresh_token = "token of the file"

[accounts.main.channels.de]
marketplace = "DE"
shop = "1"
"""

WriteConfiguration = Callable[[str], Path]


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine reaches a test, and no file of the checkout's."""
    for variable in [name for name in os.environ if name.startswith("SQLBRIDGE_")]:
        monkeypatch.delenv(variable)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def write(tmp_path: Path) -> WriteConfiguration:
    """Writes a configuration that only its owner may read."""

    def write(text: str) -> Path:
        file = tmp_path / "sqlbridge.toml"
        file.write_text(text, "utf-8")
        file.chmod(0o600)
        return file

    return write


@pytest.fixture
def complete(write: WriteConfiguration) -> Path:
    """The file with the complete configuration."""
    return write(COMPLETE)
