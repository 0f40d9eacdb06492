"""The keys of the configuration, read off the structures: what the loader, the template and redaction share."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin

import msgspec
from msgspec import NODEFAULT, Meta, Struct

_FIRST_RELEASE = "0.1.0"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a table: a value, a table of its own, or tables by name (`[accounts.<name>]`).

    `value_type` is what a value must be, with its bounds; `table` is the structure of the table or the tables,
    `element` that of the inline tables in a list. `default` is None where the key is required or holds a table.
    `name` is as the file spells it; `since` is the first release that knows the key.
    """

    name: str
    value_type: Any
    table: type[Struct] | None
    element: type[Struct] | None
    is_named: bool
    is_required: bool
    is_secret: bool
    pattern: str | None
    description: str
    example: str | int
    default: str | int | list[Any] | None
    since: str


def keys_of(structure: type[Struct]) -> Iterator[Key]:
    """The keys of a structure, in the order in which they are declared."""
    for field in msgspec.structs.fields(structure):
        plain, meta = _without_meta(field.type)
        is_mapping = get_origin(plain) is dict
        table = get_args(plain)[1] if is_mapping else plain
        is_table = isinstance(table, type) and issubclass(table, Struct)
        yield Key(
            name=field.encode_name,
            value_type=field.type,
            table=table if is_table else None,
            element=_element(plain),
            is_named=is_mapping and is_table,
            is_required=field.required,
            is_secret=bool((meta.extra or {}).get("secret")),
            pattern=meta.pattern,
            description=meta.description or "",
            example=(meta.examples or [""])[0],
            default=None if is_table else _default(field),
            since=(meta.extra or {}).get("since", _FIRST_RELEASE),
        )


def _element(plain: Any) -> type[Struct] | None:
    inner = get_args(plain)[0] if get_origin(plain) is list else None
    return inner if isinstance(inner, type) and issubclass(inner, Struct) else None


def _default(field: msgspec.structs.FieldInfo) -> Any:
    if field.default is not NODEFAULT:
        return field.default
    # A list as default: msgspec makes a new one for each structure.
    return None if field.default_factory is NODEFAULT else field.default_factory()


def _without_meta(hint: Any) -> tuple[Any, Meta]:
    if get_origin(hint) is Annotated:
        plain, meta = get_args(hint)
        return plain, meta
    return hint, Meta()
