"""Finds and reads the configuration: one TOML file, and the environment over it."""

import logging
import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlbridge.errors import SettingsError
from sqlbridge.settings.check import Checker
from sqlbridge.settings.environment import overlay
from sqlbridge.settings.structure import Settings

_VARIABLE = "SQLBRIDGE_CONFIG"
_PLACES = (Path("sqlbridge.toml"), Path("/etc/sqlbridge/sqlbridge.toml"))

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings, the file they were read from, and by dotted key who gave each value that is no default.

    `file_holds_secrets`: a secret stands in the file itself.
    """

    settings: Settings
    file: Path
    origins: Mapping[str, str]
    file_holds_secrets: bool = False


def load_settings(config: Path | None = None) -> Settings:
    """The settings of the file `config`, of SQLBRIDGE_CONFIG, or of the first of the usual places.

    Raises SettingsError that names the file and the key.
    """
    return load_configuration(config).settings


def load_configuration(config: Path | None = None) -> Configuration:
    """The settings as `load_settings` reads them, and where they come from."""
    file, text = _find(config)
    tables = _parse(file, text)
    overlay(tables, os.environ)
    checker = Checker(file)
    settings = checker.read(Settings, tables)
    if checker.file_holds_secrets and file.stat().st_mode & 0o077:
        _logger.warning("%s holds secrets and others than its owner may read it: chmod 600 %s", file, file)
    return Configuration(settings, file, checker.origins, checker.file_holds_secrets)


def places(config: Path | None) -> tuple[Path, ...]:
    """Where the configuration is looked for: in the file `config`, in that of SQLBRIDGE_CONFIG, or as is usual."""
    named = config or os.environ.get(_VARIABLE)
    return (Path(named),) if named else _PLACES


def _find(config: Path | None) -> tuple[Path, str]:
    for place in places(config):
        with suppress(FileNotFoundError):
            return place.absolute(), _text_of(place)
    looked = ", ".join(str(place.absolute()) for place in places(config))
    raise SettingsError(f"no configuration file; looked for {looked}; `sqlbridge init` writes one")


def _text_of(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except FileNotFoundError:
        raise
    except OSError as exc:
        raise SettingsError(f"{file} cannot be read: {exc.strerror}") from exc
    except UnicodeDecodeError as exc:
        raise SettingsError(f"{file} is not UTF-8 text: save it as UTF-8") from exc


def _parse(file: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as exc:
        raise SettingsError(f"{file} is not valid TOML: {exc}") from exc
