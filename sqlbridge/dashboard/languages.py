"""The languages of the dashboard: English as written in code and templates, others by files of GNU gettext."""

from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

LANGUAGES = {"en": "English", "de": "Deutsch"}
FOLDER = Path(__file__).parent / "translations"


@cache
def translations(language: str) -> NullTranslations:
    """The words of a language; read from the .po file itself, so that nothing needs to be built."""
    file = FOLDER / f"{language}.po"
    if not file.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with file.open("rb") as source:
        write_mo(compiled, read_po(source, language))
    compiled.seek(0)
    return Translations(compiled)
