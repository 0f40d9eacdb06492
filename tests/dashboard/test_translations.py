"""Every word of the dashboard in every language of it."""

import re

import pytest

from sqlbridge.dashboard.catalogue import catalog_of, messages
from sqlbridge.dashboard.languages import LANGUAGES
from tests.dashboard.console import Browser

OTHERS = [language for language in LANGUAGES if language != "en"]
_PLACE = re.compile(r"%\(\w+\)[sd]|%%")


def _texts(one: object) -> list[str]:
    return [str(text) for text in one] if isinstance(one, list | tuple) else [str(one or "")]


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated_and_no_other(language: str) -> None:
    wanted = {message.id for message in messages() if message.id}
    catalog = catalog_of(language)
    translated = {
        message.id for message in catalog if message.id and all(_texts(message.string)) and not message.fuzzy
    }
    assert wanted - translated == set(), "run `make words`, and translate what is empty"
    assert {message.id for message in catalog if message.id} - wanted == set(), "run `make words`"
    assert not catalog.obsolete


@pytest.mark.parametrize("language", OTHERS)
def test_every_place_for_a_value_is_in_the_translation(language: str) -> None:
    for message in catalog_of(language):
        if message.id:
            wanted = {place for text in _texts(message.id) for place in _PLACE.findall(text)}
            for text in _texts(message.string):
                assert set(_PLACE.findall(text)) <= wanted, message.id
            assert wanted <= {place for text in _texts(message.string) for place in _PLACE.findall(text)}, message.id


def test_pages_are_shown_in_german(vera: Browser) -> None:
    vera.client.post("preferences", data={"language": "de"})
    page = vera.get("waiting").text
    assert "Wartend" in page
    assert "SKU beginnt mit" in page
