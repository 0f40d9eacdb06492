"""What is shown of the configuration."""

from pathlib import Path

import msgspec

from sqlbridge.settings import DatabaseSettings, load_settings, redacted
from sqlbridge.settings.keys import keys_of
from sqlbridge.settings.structure import AccountSettings


def test_no_secret_is_shown(complete: Path) -> None:
    shown = redacted(load_settings(complete))
    assert shown["accounts"]["main"]["client_secret"] == "***"
    assert shown["accounts"]["main"]["seller_id"] == "A1B2C3"
    assert b"of the file" not in msgspec.json.encode(shown)


def test_a_secret_that_is_not_set_shows_as_empty(complete: Path) -> None:
    assert redacted(load_settings(complete))["database"]["password"] == ""


def test_every_key_that_sounds_like_a_secret_is_one() -> None:
    for structure in (DatabaseSettings, AccountSettings):
        for key in keys_of(structure):
            sounds_secret = any(word in key.name for word in ("password", "secret", "token"))
            assert key.is_secret == sounds_secret, key.name
