"""The configuration that `sqlbridge init` writes."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from msgspec import Struct

from sqlbridge.errors import SettingsError
from sqlbridge.settings import Settings, load_settings
from sqlbridge.settings.keys import keys_of
from sqlbridge.settings.template import template
from tests.settings.conftest import WriteConfiguration

FOUND: dict[str, str | int] = {
    "database.schema": "shop",
    "database.user": "bridge",
    "database.socket": "/run/ümläut \"'\\",
    "database.port": 3307,
    "shop.platform": "magento2",
}


def test_what_was_found_makes_a_complete_configuration(write: WriteConfiguration) -> None:
    settings = load_settings(write(template(FOUND)))
    assert settings.database.socket == "/run/ümläut \"'\\"
    assert settings.database.port == 3307
    assert settings.accounts == {}


def test_what_must_be_filled_in_is_named_when_it_was_not(write: WriteConfiguration) -> None:
    with pytest.raises(SettingsError, match=r"database\.schema .* must not be empty"):
        load_settings(write(template({})))


def test_every_key_is_there_with_its_description() -> None:
    text = template({})
    for key in _values(Settings):
        assert re.search(rf"^# {re.escape(key[1])}\n#?{key[0]} = ", text, re.MULTILINE), key


def test_everything_that_is_commented_out_may_be_used_as_it_is(write: WriteConfiguration) -> None:
    text = re.sub(r"^#(?=[a-z\[])", "", template(FOUND), flags=re.MULTILINE)
    filled = re.sub(r'^(client_secret|refresh_token) = ""', r'\1 = "x"', text, flags=re.MULTILINE)
    settings = load_settings(write(filled))
    assert settings.accounts["main"].channels["de"].marketplace == "DE"
    assert set(tomllib.loads(text)) == {key.name for key in keys_of(Settings)}


def _values(structure: type[Struct]) -> Iterator[tuple[str, str]]:
    for key in keys_of(structure):
        if key.table is None:
            yield key.name, key.description
        else:
            yield from _values(key.table)
