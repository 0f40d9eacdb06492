"""Values of the configuration that come from the environment: SQLBRIDGE_<TABLE>__<KEY>, or ..._FILE."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlbridge.errors import SettingsError

_PREFIX = "SQLBRIDGE_"
_SEPARATOR = "__"
_FILE = "_file"


@dataclass(frozen=True, slots=True)
class EnvironmentText:
    """The text of an environment variable, or of the file that it names; `origin` says which."""

    text: str
    origin: str


def variable_for(path: str) -> str:
    """The environment variable of a key in dotted form: `database.port` -> SQLBRIDGE_DATABASE__PORT."""
    return _PREFIX + path.replace(".", _SEPARATOR).replace("-", "_").upper()


def environment_texts(environment: Mapping[str, str]) -> dict[tuple[str, ...], EnvironmentText]:
    """Every setting in the environment, by its path in lower case.

    Variables without a double underscore (SQLBRIDGE_CONFIG) are no settings. Raises SettingsError for a file
    that cannot be read, and for a value that is given twice.
    """
    texts: dict[tuple[str, ...], EnvironmentText] = {}
    for variable, content in environment.items():
        if not variable.upper().startswith(_PREFIX) or _SEPARATOR not in variable:
            continue
        *tables, key = variable[len(_PREFIX) :].lower().split(_SEPARATOR)
        path = (*tables, key.removesuffix(_FILE))
        if path in texts:
            raise SettingsError(f"{variable} and {texts[path].origin} both give {'.'.join(path)}: unset one of them")
        text = _secret(variable, Path(content)) if key.endswith(_FILE) else content
        texts[path] = EnvironmentText(text, variable)
    return texts


def overlay(tables: dict[str, Any], environment: Mapping[str, str]) -> None:
    """Put the environment's values into the tables of the file, over what they hold."""
    for (*parents, key), text in environment_texts(environment).items():
        table = tables
        for parent in parents:
            table = table.setdefault(_as_written(parent, table, text), {})
            if not isinstance(table, dict):
                raise SettingsError(f"{text.origin}: {parent} is not a table of the configuration")
        table[_as_written(key, table, text)] = text


def _secret(variable: str, file: Path) -> str:
    try:
        return file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as exc:
        reason = exc.strerror if isinstance(exc, OSError) else "it is not UTF-8 text"
        raise SettingsError(f"{variable}: {file} cannot be read: {reason}") from exc


def _as_written(name: str, known: Iterable[str], text: EnvironmentText) -> str:
    # A variable cannot spell the account "My-Shop" otherwise than as MY_SHOP.
    spellings = [spelling for spelling in known if spelling.lower().replace("-", "_") == name]
    if len(spellings) > 1:
        raise SettingsError(f"{text.origin} could mean {' or '.join(spellings)}: rename one of them")
    return spellings[0] if spellings else name
