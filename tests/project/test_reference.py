"""The reference is as the code is, and the code says what there is to say."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sqlbridge import errors
from sqlbridge.capture import document as triggers
from sqlbridge.commands import document as commands
from sqlbridge.commands import error_document
from sqlbridge.database import document as tables
from sqlbridge.database.tables import Tables
from sqlbridge.settings import document as configuration
from sqlbridge.settings.keys import Key, keys_of
from sqlbridge.settings.structure import Settings
from tests.conftest import PROJECT

PAGES: dict[str, Callable[[], str]] = {
    "configuration": configuration.page,
    "commands": commands.page,
    "errors": error_document.page,
    "tables": tables.page,
    "triggers": triggers.page,
}


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_up_to_date(name: str) -> None:
    page = PROJECT / f"docs/reference/{name}.md"
    assert page.read_text(encoding="utf-8") == PAGES[name](), "run `make reference`"


def test_every_key_of_the_configuration_has_a_meaning() -> None:
    unexplained = [path for path, key in _keys(Settings) if not key.description]
    assert unexplained == []


def test_every_error_says_what_to_do() -> None:
    kinds = {
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.SqlBridgeError)
    }
    assert set(error_document.error_classes()) == kinds
    for section in re.split(r"^## ", error_document.page(), flags=re.MULTILINE)[1:]:
        assert re.search(r"\*\*What to do\.\*\* \w", section), section


def test_every_table_has_its_section() -> None:
    assert set(re.findall(r"^### (\w+)$", tables.page(), re.MULTILINE)) == {
        table.name for table in Tables("", "").metadata.tables.values()
    }


def _keys(structure: Any, path: str = "") -> Iterator[tuple[str, Key]]:
    for key in keys_of(structure):
        inner = key.table or key.element
        if key.table is None:
            yield f"{path}{key.name}", key
        if inner is not None:
            yield from _keys(inner, f"{path}{key.name}.")
