"""The configuration table by table, for looking at: each key with its value, where that comes from, what it means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import Struct

from sqlbridge.settings.keys import Key, keys_of
from sqlbridge.settings.load import Configuration
from sqlbridge.settings.redact import redacted
from sqlbridge.settings.structure import Settings


@dataclass(frozen=True, slots=True)
class ShownKey:
    """A key; `value` is written as in the file, a secret as '***'. `origin` is empty where it is the default."""

    name: str
    value: str
    origin: str
    description: str


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table of the file, such as `accounts.main.channels.de`."""

    path: str
    description: str
    keys: list[ShownKey]


def shown_tables(configuration: Configuration) -> list[ShownTable]:
    """Every table in effect, in the order of the file that `sqlbridge init` writes."""
    values = redacted(configuration.settings)
    return list(_inner(Settings, values, "", configuration.origins))


def meaning_of(table: type[Struct]) -> str:
    """What a table of the configuration is for, in one line."""
    return (table.__doc__ or "").partition("\n")[0]


def _inner(
    structure: type[Struct], values: Mapping[str, Any], path: str, origins: Mapping[str, str]
) -> Iterator[ShownTable]:
    for key in keys_of(structure):
        for inner, table in _tables(key, values[key.name], path + key.name):
            yield _table(key, table, inner, origins)
            assert key.table is not None  # noqa: S101
            yield from _inner(key.table, table, f"{inner}.", origins)


def _tables(key: Key, value: Any, path: str) -> list[tuple[str, Mapping[str, Any]]]:
    """The table, or the tables by name, that the key holds: none where it holds a value."""
    if key.is_named:
        return [(f"{path}.{name}", table) for name, table in value.items()]
    return [] if key.table is None else [(path, value)]


def _table(key: Key, values: Mapping[str, Any], path: str, origins: Mapping[str, str]) -> ShownTable:
    assert key.table is not None  # noqa: S101
    keys = [
        ShownKey(one.name, _text(values[one.name]), origins.get(f"{path}.{one.name}", ""), one.description)
        for one in keys_of(key.table)
        if one.table is None
    ]
    return ShownTable(path, meaning_of(key.table), keys)


def _text(value: object) -> str:
    return msgspec.json.encode(value).decode()
