"""Turns raw tables into the structures, and names the key and its origin where they do not fit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec
from msgspec import Struct, ValidationError

from sqlbridge.errors import SettingsError
from sqlbridge.settings.environment import EnvironmentText, variable_for
from sqlbridge.settings.keys import Key, keys_of
from sqlbridge.settings.names import ADDRESS, IN_WORDS, TEXTFILE

_NAME = re.compile(r"[A-Za-z0-9_-]{1,32}")

Structure = TypeVar("Structure", bound=Struct)


@dataclass(slots=True)
class Checker:
    """Checks the tables of one file with the environment laid over them.

    Afterwards `origins` tells for each value given, in dotted form, whether the file or which environment
    variable gave it, and `file_holds_secrets` whether a secret stands in the file itself.
    """

    file: Path
    origins: dict[str, str] = field(default_factory=dict)
    file_holds_secrets: bool = False

    def read(self, structure: type[Structure], raw: object, path: str = "") -> Structure:
        """The structure with the values of the table `raw`, which is found at `path`.

        Raises SettingsError for a key that is unknown, missing, or of the wrong type or value.
        """
        table = self._table(raw, path)
        keys = {key.name: key for key in keys_of(structure)}
        for name in table:
            if name not in keys:
                raise SettingsError(self._unknown(_dotted(path, name), table[name], list(keys)))
        values = {
            key.name: self._entry(key, table.get(key.name), _dotted(path, key.name))
            for key in keys.values()
            if key.name in table or key.is_required
        }
        return structure(**values)

    def _entry(self, key: Key, raw: object, path: str) -> object:
        if key.table is None:
            return self._value(key, raw, path)
        if not key.is_named:
            return self.read(key.table, {} if raw is None else raw, path)
        return {
            _checked_name(name, path): self.read(key.table, entry, _dotted(path, name))
            for name, entry in self._table(raw, path).items()
        }

    def _table(self, raw: object, path: str) -> Mapping[str, Any]:
        if not isinstance(raw, Mapping):
            raise SettingsError(f"{path} ({self._origin(raw)}) must be a table: [{path}]")
        return raw

    def _value(self, key: Key, raw: object, path: str) -> object:
        if raw is None:
            raise SettingsError(f"{path} is missing: add it to {self.file} or set {variable_for(path)}")
        self.origins[path] = self._origin(raw)
        is_text = isinstance(raw, EnvironmentText)
        self.file_holds_secrets |= key.is_secret and not is_text and bool(raw)
        try:
            return msgspec.convert(
                raw.text if isinstance(raw, EnvironmentText) else raw, key.value_type, strict=not is_text
            )
        except ValidationError as exc:
            raise SettingsError(f"{path} ({self._origin(raw)}): {_explained(exc, key)}") from exc

    def _unknown(self, path: str, raw: object, known: list[str]) -> str:
        parent, _, name = path.rpartition(".")
        near = get_close_matches(name, known, n=1)
        hint = f"did you mean {_dotted(parent, near[0])}?" if near else f"known here are {', '.join(known)}"
        return f"unknown key {path} ({self._origin(raw)}); {hint}"

    def _origin(self, raw: object) -> str:
        """A table is the environment's where all of it is."""
        if isinstance(raw, Mapping) and raw:
            origins = {self._origin(value) for value in raw.values()}
            return str(self.file) if str(self.file) in origins else min(origins)
        return raw.origin if isinstance(raw, EnvironmentText) else str(self.file)


def _checked_name(name: str, path: str) -> str:
    if not _NAME.fullmatch(name):
        raise SettingsError(f"{path}: the name {name!r} may hold letters, digits, '-' and '_' only, at most 32")
    return name


def _explained(exc: ValidationError, key: Key) -> str:
    text = str(exc).replace("`", "")
    if text == "Expected str of length >= 1":
        return "must not be empty"
    if "matching regex" in text and key.pattern:
        kind = {ADDRESS: "an address", TEXTFILE: "a file"}.get(key.pattern, "a name")
        return f"is not {kind} that SQLBridge accepts (allowed: {IN_WORDS[key.pattern]})"
    if text.startswith("Invalid enum value"):
        # The Literal may be within its Annotated; one of a table in a list is not looked for.
        allowed = get_args(get_args(key.value_type)[0]) or get_args(key.value_type)
        return f"{text}; known here are {', '.join(allowed)}" if isinstance(allowed[0], str) else text
    return f"{text}; put it in quotes" if text == "Expected str, got int" else text


def _dotted(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
