"""What becomes a name in SQL, or part of an address, can only be a name."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sqlbridge.database.engine import names_of
from sqlbridge.errors import SettingsError
from sqlbridge.settings import Settings
from sqlbridge.settings.check import Checker
from sqlbridge.settings.keys import keys_of
from tests.settings.conftest import COMPLETE

# In dotted form, with the accounts and channels of COMPLETE.
KEYS = {
    "database.schema",
    "database.user",
    "database.install_user",
    "database.orders_user",
    "bridge.schema",
    "bridge.prefix",
    "bridge.definer",
    "shop.prefix",
    "shop.sku",
    "accounts.main.seller_id",
    "accounts.main.channels.de.price",
    "accounts.main.channels.de.submit.code",
}
ORDINARY = re.compile(r"[A-Za-z0-9_]{1,32}")
HOSTILE = (
    "shop`",
    "shop'",
    'shop"',
    "shop;",
    "shop; DROP TABLE orders",
    "shop\\",
    "shop\0",
    "shop\n",
    "\nshop",
    "sh op",
    "shop--",
    "shop/*",
    "shop#",
    "shоp",  # noqa: RUF001 - its o is Cyrillic
    "ｓｈｏｐ",  # noqa: RUF001 - full width
    "shop\u200b",
    "shop\u202e",
    "s" * 65,
    "../shop",
    "shop?x=1",
)
# What one of the keys allows on purpose: a hyphen in a schema, a host after the definer.
ALLOWED_SOMEWHERE = {"shop--", "../shop", "s" * 65}


def read(path: str, value: object) -> Settings:
    """The complete configuration with another value at that path."""
    tables: dict[str, Any] = tomllib.loads(COMPLETE)
    table = tables
    *parents, key = path.split(".")
    for parent in parents:
        table = table.setdefault(parent, {})
    table[key] = value
    return Checker(Path("sqlbridge.toml")).read(Settings, tables)


def read_named(table: str, name: str) -> Settings:
    """The complete configuration with one more account or channel of that name."""
    tables: dict[str, Any] = tomllib.loads(COMPLETE)
    accounts = tables["accounts"]
    group = accounts if table == "accounts" else accounts["main"]["channels"]
    group[name] = accounts["main"] if table == "accounts" else accounts["main"]["channels"]["de"]
    return Checker(Path("sqlbridge.toml")).read(Settings, tables)


def patterned(structure: type[msgspec.Struct], path: str) -> Iterator[str]:
    """The keys that have a pattern."""
    for key in keys_of(structure):
        name = f"{path}.{key.name}" if path else key.name
        if key.table is not None:
            yield from patterned(key.table, f"{name}.{key.example or 'main'}" if key.is_named else name)
        elif key.pattern:
            yield name


@given(st.one_of(st.sampled_from(HOSTILE), st.text(), st.text("`'\";\\\0\n -ab", min_size=1)))
@example("")
def test_no_text_but_a_name_passes_and_the_key_is_named(text: str) -> None:
    for path in KEYS:
        try:
            read(path, text)
        except SettingsError as error:
            assert path in str(error)  # noqa: PT017
        else:
            assert not set(text) & set("`'\";\\\0\r\n\t <>#?()=")
            assert text.isascii()
            assert len(text) <= 80


@pytest.mark.parametrize("path", sorted(KEYS))
def test_hostile_texts_are_refused_by_the_key(path: str) -> None:
    for text in HOSTILE:
        if text in ALLOWED_SOMEWHERE:
            continue
        with pytest.raises(SettingsError, match=rf"{re.escape(path)} .*(is not a name that SQLBridge accepts)"):
            read(path, text)


@pytest.mark.parametrize("path", sorted(path for path in KEYS if not path.endswith(("user", "definer"))))
def test_a_name_of_65_letters_is_refused(path: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(path)):
        read(path, "s" * 65)


@given(st.from_regex(ORDINARY, fullmatch=True))
def test_an_ordinary_name_passes_everywhere(text: str) -> None:
    for path in KEYS:
        read(path, text)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("database.schema", "my-shop$1"),
        ("database.user", "admin@my-server"),
        ("bridge.definer", "sqlbridge_definer@localhost"),
        ("bridge.definer", "definer@%"),
        ("bridge.definer", "definer@10.0.0.0/255.255.0.0"),
        ("bridge.definer", "definer@fe80::1"),
        ("bridge.definer", ""),
    ],
)
def test_what_servers_are_known_to_have_passes(path: str, value: str) -> None:
    read(path, value)


@pytest.mark.parametrize("table", ["accounts", "accounts.main.channels"])
@pytest.mark.parametrize("text", [text for text in HOSTILE if text != "shop--"])
def test_accounts_and_channels_are_named_by_names_only(table: str, text: str) -> None:
    with pytest.raises(SettingsError, match=rf"{table}: the name .* may hold letters"):
        read_named(table, text)


@pytest.mark.parametrize("text", [one for one in HOSTILE if one not in ALLOWED_SOMEWHERE])
@pytest.mark.parametrize(("part", "key"), [("database", "schema"), ("bridge", "schema"), ("shop", "prefix")])
def test_names_that_did_not_come_from_a_file_are_looked_at_as_well(part: str, key: str, text: str) -> None:
    settings = read("database.schema", "shop")
    changed = msgspec.structs.replace(getattr(settings, part), **{key: text})
    with pytest.raises(SettingsError, match=rf"{part}\.{key} = "):
        names_of(msgspec.structs.replace(settings, **{part: changed}))


def test_every_key_that_becomes_a_name_is_looked_at() -> None:
    elsewhere = ("monitoring.", "dashboard.")  # addresses, files, paths of a proxy
    others = {path for path in patterned(Settings, "") if path.startswith(elsewhere)}
    assert set(patterned(Settings, "")) - others == KEYS


@pytest.mark.parametrize("path", ["", "/sqlbridge", "/shop/sql-bridge_1.0"])
def test_the_dashboard_stands_below_a_path(path: str) -> None:
    assert read("dashboard.prefix", path).dashboard.prefix == path


@pytest.mark.parametrize("path", ["sqlbridge", "/sqlbridge/", "/", "//evil", "/a b", "/a?b", "/../a;", "https://x"])
def test_what_is_no_path_is_refused(path: str) -> None:
    with pytest.raises(SettingsError, match=re.escape("dashboard.prefix")):
        read("dashboard.prefix", path)
