"""Settings as a configuration file."""

import msgspec

from sqlbridge.settings import Settings


def as_toml(settings: Settings) -> str:
    """The settings as the text of a sqlbridge.toml, secrets among them."""
    return _toml(msgspec.to_builtins(settings))


def _toml(table: dict[str, object], path: str = "") -> str:
    """JSON writes strings and numbers as TOML does; tables come after the values, nulls are left out."""
    tables = {key: value for key, value in table.items() if isinstance(value, dict)}
    values = {key: value for key, value in table.items() if key not in tables and value is not None}
    lines = [f"{_json(key)} = {_json(value)}\n" for key, value in values.items()]
    head = f"\n[{path}]\n" if path else ""
    parts = [_toml(value, f"{path}.{key}".lstrip(".")) for key, value in tables.items()]
    return head + "".join([*lines, *parts])


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
