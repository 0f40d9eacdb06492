"""The text of a new sqlbridge.toml: every key with its description."""

from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from sqlbridge.settings.keys import Key, keys_of
from sqlbridge.settings.structure import Settings

_HEADER = """\
# Configuration of SQLBridge. A '#' right before a key marks its default, or an example.
# Every value can come from the environment instead: SQLBRIDGE_DATABASE__PASSWORD holds database.password,
# and SQLBRIDGE_DATABASE__PASSWORD_FILE names a file that holds it.
"""


def template(values: Mapping[str, str | int]) -> str:
    """The commented configuration with `values`, by dotted key; required keys without a value are left empty."""
    return _HEADER + "".join(_sections(Settings, "", values))


def _sections(
    structure: type[Struct], path: str, values: Mapping[str, str | int], *, is_example: bool = False
) -> Iterator[str]:
    for key in keys_of(structure):
        if key.table is not None:
            inner = f"{path}{key.name}." + (f"{key.example}." if key.is_named else "")
            yield from _section(key, inner, values, is_example=is_example or key.is_named)


def _section(key: Key, path: str, values: Mapping[str, str | int], *, is_example: bool) -> Iterator[str]:
    assert key.table is not None  # noqa: S101
    yield f"\n# {key.description or key.table.__doc__}\n"
    yield f"{'#' if is_example else ''}[{path.removesuffix('.')}]\n"
    for value in keys_of(key.table):
        if value.table is None:
            yield _line(value, values.get(path + value.name), is_example=is_example)
    yield from _sections(key.table, path, values, is_example=is_example)


def _line(key: Key, value: str | int | None, *, is_example: bool) -> str:
    is_comment = is_example or (value is None and not key.is_required)
    unset = key.example if key.default is None else key.default
    # Strings, numbers and lists of JSON are those of TOML.
    text = msgspec.json.encode(unset if value is None else value).decode()
    return f"# {key.description}\n{'#' if is_comment else ''}{key.name} = {text}\n"
