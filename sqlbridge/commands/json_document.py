"""The documents of `--json` as a page: `make reference` writes docs/reference/json.md with it."""

import sys
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from sqlbridge.commands.shapes.registry import SHAPES, WITHOUT_DOCUMENT

_JSON = """\
# Documents of `--json`

Written by `make reference`; do not edit.

With `--json`, a command prints exactly one document on stdout; what it says to the operator, and its logs, go to
stderr. Where it ends with an error there may be no document: look at the [exit code](exit-codes.md). Amounts are
text, so that no digit is lost; times are UTC, without a zone. `feeds show --report` prints Amazon's own report, as
received. Names may be added to a document; none is taken away or changed in meaning without a word in the changelog.

## Which command prints what

| command | document |
|---|---|
"""
_WITHOUT = """
Without `--json` are:

{}

## The shapes

As [JSON Schema](https://json-schema.org/), draft 2020-12; `#/$defs/` is this section.
"""


def page() -> str:
    """The page in Markdown."""
    documents, shapes = msgspec.json.schema_components(SHAPES.values())
    rows = [f"| `{name}` | {_in_words(one)} |\n" for name, one in zip(SHAPES, documents, strict=True)]
    shapes |= {one["title"]: one for one in documents if "title" in one}
    reasons = "\n".join(f"- `{name}` {why}" for name, why in WITHOUT_DOCUMENT.items())
    return "".join([_JSON, *rows, _WITHOUT.format(reasons), *_sections(shapes)])


def _sections(shapes: Mapping[str, Any]) -> Iterator[str]:
    for name, schema in sorted(shapes.items()):
        text = msgspec.json.format(msgspec.json.encode(schema), indent=2).decode()
        yield f"\n### {name}\n\n```json\n{text}\n```\n"


def _in_words(schema: Mapping[str, Any]) -> str:
    if reference := schema.get("$ref"):
        name = reference.rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if schema.get("type") == "array":
        return f"list of {_in_words(schema['items'])}"
    return f"[{schema['title']}](#{schema['title'].lower()})"


if __name__ == "__main__":
    sys.stdout.write(page())
