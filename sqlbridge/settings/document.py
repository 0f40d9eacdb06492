"""The configuration as a page: `make reference` writes docs/reference/configuration.md with it."""

import sys
from collections.abc import Iterator
from decimal import Decimal
from inspect import cleandoc
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Meta, Struct

from sqlbridge.settings.environment import variable_for
from sqlbridge.settings.keys import Key, keys_of
from sqlbridge.settings.names import IN_WORDS
from sqlbridge.settings.structure import Settings

_HEAD = """\
# Configuration

Written by `make reference`; do not edit. One TOML file, checked as a whole before anything is attempted: an unknown
key, a wrong type or a value out of range ends the command with exit code 78, and the message names key and origin.
`sqlbridge init` writes the file with all of this as comments, `sqlbridge config` shows what is in force, and whence.

## Where it is looked for

`--config FILE`, else the file that `SQLBRIDGE_CONFIG` names, else `sqlbridge.toml` in the working directory, else
`/etc/sqlbridge/sqlbridge.toml`. A file that holds secrets and that others may read is warned of: `chmod 600`.

## From the environment

Each value that is a text, a number, true or false can come from the environment, which wins over the file: the
variable is `SQLBRIDGE_`, then the tables and the key, in capitals, joined by two underscores; a minus in a name
becomes an underscore. With `_FILE` at the end it names a file that holds the value, such as a container's secret.
Both at once are refused. Lists and tables of values stand in the file only.

| key | variable |
|---|---|
| `database.password` | `SQLBRIDGE_DATABASE__PASSWORD`, or `SQLBRIDGE_DATABASE__PASSWORD_FILE` |
| `accounts.my-shop.refresh_token` | `SQLBRIDGE_ACCOUNTS__MY_SHOP__REFRESH_TOKEN`, or `…_FILE` |
| `accounts.main.channels.de.price` | `SQLBRIDGE_ACCOUNTS__MAIN__CHANNELS__DE__PRICE` |

| other variable | what it does |
|---|---|
| `SQLBRIDGE_CONFIG` | names the configuration file; also for `alembic` in a checkout |
| `SQLBRIDGE_DEMO_SERVER` | the demo's server, instead of a private one: `mysql://root:PASSWORD@127.0.0.1:3306/shop` |
| `SQLBRIDGE_BENCH_URL` | the server of `sqlbridge bench`, as its `--url` |
| `HTTPS_PROXY`, `NO_PROXY`, `SSL_CERT_FILE` | way to Amazon and trusted authorities, as httpx reads them |

**Required** keys have no default. *Secret* values are shown by no command. *Since* is the first release with the key.
Names of accounts and channels hold letters, digits, `-` and `_`, at most 32.
"""
_COLUMNS = "| key | type | default | since | meaning |\n|---|---|---|---|---|\n"
_PLAIN = {str: "text", int: "whole number", bool: "true or false", Decimal: "number"}


def page() -> str:
    """The page in Markdown."""
    return "\n".join([_HEAD, *_tables(Settings, "")])


def _tables(structure: type[Struct], path: str) -> Iterator[str]:
    for key in keys_of(structure):
        if key.table is not None:
            inner = f"{path}{key.name}" + (f".<{key.name.removesuffix('s')}>" if key.is_named else "")
            yield _table(key.table, inner)
            yield from _elements(key.table, inner)
            yield from _tables(key.table, f"{inner}.")


def _table(structure: type[Struct], path: str) -> str:
    rows = "".join(_row(key) for key in keys_of(structure) if key.table is None)
    variable = variable_for(path)
    return f"## `[{path}]`\n\n{cleandoc(structure.__doc__ or '')}\n\nVariables: `{variable}__…`\n\n{_COLUMNS}{rows}"


def _elements(structure: type[Struct], path: str) -> Iterator[str]:
    for key in keys_of(structure):
        if key.element is not None:
            rows = "".join(_row(one) for one in keys_of(key.element))
            yield f"### `{key.name}` of `[{path}]`\n\n{cleandoc(key.element.__doc__ or '')}\n\n{_COLUMNS}{rows}"


def _row(key: Key) -> str:
    default = "**required**" if key.is_required else f"`{_written(key.default)}`"
    kind = _kind(key.value_type) + (f": {IN_WORDS[key.pattern]}" if key.pattern else "")
    meaning = key.description + (" *Secret.*" if key.is_secret else "")
    cells = (f"`{key.name}`", kind, "none" if key.default is None and not key.is_required else default, key.since)
    return f"| {' | '.join(cells)} | {meaning} |\n"


def _written(value: object) -> str:
    # Strings, numbers and lists of JSON are those of TOML, but for decimals, which JSON would put in quotes.
    return str(value) if isinstance(value, Decimal) else msgspec.json.encode(value).decode()


def _kind(hint: Any) -> str:
    """What a value must be, in words."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _kind(parts[0]) + _bounds(parts[1])
    if origin is Literal:
        return " or ".join(f"`{value}`" for value in parts)
    if origin is list:
        return "list of tables" if issubclass(parts[0], Struct) else f"list of {_kind(parts[0])}s"
    if origin is dict:
        return "table of texts"
    if origin in (Union, UnionType):
        return " or ".join(_kind(part) for part in parts if part is not NoneType)
    return _PLAIN[hint]


def _bounds(meta: Meta) -> str:
    words = [f"{name} {bound}" for name, bound in (("at least", meta.ge), ("at most", meta.le)) if bound is not None]
    return "".join(f", {one}" for one in [*words, *(["not empty"] if meta.min_length else [])])


if __name__ == "__main__":
    sys.stdout.write(page())
