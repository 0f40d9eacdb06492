"""The messages of the dashboard, gathered from code and templates into the files of the translators: `make words`."""

from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from msgspec import Struct

from sqlbridge.dashboard.languages import FOLDER, LANGUAGES
from sqlbridge.monitoring.problems import CHECKS
from sqlbridge.settings import Settings
from sqlbridge.settings.keys import keys_of
from sqlbridge.settings.shown import meaning_of
from sqlbridge.tasks.schedule import SCHEDULE

_PACKAGE = Path(__file__).parent
_METHODS = [("**.py", "python"), ("templates/**.html", "jinja2.ext.babel_extract")]
_OPTIONS = {"templates/**.html": {"silent": "false", "extensions": "jinja2.ext.do", "newstyle_gettext": "true"}}
_WIDTH = 110
# Only what gettext needs: dates, versions and names would differ from run to run.
_HEADER = """\
# SQLBridge's dashboard in {language}.
msgid ""
msgstr ""
"Project-Id-Version: SQLBridge\\n"
"Language: {code}\\n"
"Plural-Forms: {plural_forms};\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def messages() -> Catalog:
    """Every message that a page may show, in English."""
    catalog = Catalog(project="SQLBridge", charset="utf-8")
    found = extract_from_dir(_PACKAGE, method_map=_METHODS, options_map=_OPTIONS)
    for file, line, message, comments, context in found:
        catalog.add(message, None, [(file, line)], auto_comments=comments, context=context)
    for source, texts in (("doctor", _of_checks()), ("settings", _of_settings(Settings)), ("schedule", _of_tasks())):
        for text in texts:
            # A percent sign would be a place for a value.
            catalog.add(text.replace("%", "%%"), None, [(source, 0)])
    return catalog


def catalog_of(language: str) -> Catalog:
    """What is translated into a language now."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file, language)


def _of_checks() -> Iterator[str]:
    """What the doctor says of its checks is written with them."""
    from sqlbridge.doctor.checks import CHECKS as OF_THE_DOCTOR

    for check in (*OF_THE_DOCTOR, *CHECKS):
        yield from (check.what, check.why, check.remedy)


def _of_settings(structure: type[Struct]) -> Iterator[str]:
    """What the tables of the configuration and their keys mean."""
    for key in keys_of(structure):
        if key.table is None:
            yield key.description
        else:
            yield meaning_of(key.table)
            yield from _of_settings(key.table)


def _of_tasks() -> Iterator[str]:
    """What each task of the schedule is for."""
    return (task.what for task in SCHEDULE)


def save(catalog: Catalog, language: str) -> None:
    """Write the file of a language: the same catalog is the same file, byte by byte."""
    name = Locale.parse(language).english_name
    header = _HEADER.format(language=name, code=language, plural_forms=catalog.plural_forms.rstrip(";"))
    with (FOLDER / f"{language}.po").open("wb") as file:
        file.write(header.encode())
        write_po(file, catalog, width=_WIDTH, no_location=True, omit_header=True, sort_output=True)


def _main() -> None:
    """Bring the files of all languages up to date: new messages are empty, those that are gone are dropped."""
    for language in LANGUAGES:
        if language == "en":
            continue
        file = FOLDER / f"{language}.po"
        catalog = catalog_of(language) if file.exists() else Catalog(language, charset="utf-8")
        catalog.update(messages(), no_fuzzy_matching=True)
        catalog.obsolete.clear()
        save(catalog, language)


if __name__ == "__main__":
    _main()
