"""The configuration as it may be shown: with its secrets replaced."""

from typing import Any

from msgspec import Struct

from sqlbridge.settings.keys import Key, keys_of

_HIDDEN = "***"


def redacted(settings: Struct) -> dict[str, Any]:
    """The settings as nested dicts; a secret that is set shows as '***'."""
    return {key.name: _shown(key, getattr(settings, key.name)) for key in keys_of(type(settings))}


def _shown(key: Key, value: Any) -> Any:
    if key.is_named:
        return {name: redacted(table) for name, table in value.items()}
    if key.table is not None:
        return redacted(value)
    return _HIDDEN if key.is_secret and value else value
