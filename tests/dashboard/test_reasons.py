"""What tasks write down as a reason is shown in the viewer's language, and no new reason is forgotten."""

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from babel.support import NullTranslations

from sqlbridge.dashboard.languages import translations
from sqlbridge.dashboard.phrases import PHRASES, in_words
from sqlbridge.dashboard.viewer import Viewer, set_viewer
from tests.dashboard.sentences import in_short, sentences

# Noted on a run, or shown nowhere: not the reason of anything.
_NO_REASONS = (
    "feed %s was sent for channel %s, which",
    "this is no XML that can be shown in lines",
    "SKUs looked at",
    "values over Amazon's feed quota",
)


class Marking(NullTranslations):
    """A language in which every phrase stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"[{message}]" if message in PHRASES else message


@pytest.fixture
def _marking() -> Iterator[None]:
    zone = ZoneInfo("UTC")
    set_viewer(Viewer(Locale("en"), zone, Marking()))
    yield
    set_viewer(Viewer(Locale("en"), zone, NullTranslations()))


def test_every_sentence_that_a_task_can_write_down_is_a_phrase() -> None:
    known = {in_short(phrase) for phrase in PHRASES}
    missing = {sentence for sentence in sentences() if not sentence.startswith(_NO_REASONS)} - known
    assert missing == set(), "add them to sqlbridge/dashboard/reasons.py or error_reasons.py"


def test_the_source_is_searched_for_sentences() -> None:
    found = sentences()
    assert len(found) > 100
    assert {
        "an older value is in feed %s",
        "known to Amazon as package %s",
        "held: the price would go from %s to %s (%s %)",
    } <= found


@pytest.mark.parametrize("phrase", PHRASES)
def test_every_phrase_is_recognised_and_stays_as_it_is_in_english(phrase: str) -> None:
    values = {name: f"<{number}>" for number, name in enumerate(re.findall(r"%\((\w+)\)s", phrase))}
    assert in_words(phrase % values) == phrase % values


@pytest.mark.usefixtures("_marking")
def test_reasons_within_reasons_are_translated_and_what_is_unknown_stays() -> None:
    assert in_words("not sold in the shop; fulfilled by Amazon") == "[not sold in the shop]; [fulfilled by Amazon]"
    assert in_words("the raised quantity waits for its price: the price is 0") == (
        "[the raised quantity waits for its price: [the price is 0]]"
    )
    assert in_words("Amazon refused this value in feed 5") == "[Amazon refused this value in feed 5]"
    long = "the run that had claimed it died" + "!" * 2000
    assert in_words(long) == long


@pytest.fixture
def _german() -> Iterator[None]:
    zone = ZoneInfo("UTC")
    set_viewer(Viewer(Locale("de"), zone, translations("de")))
    yield
    set_viewer(Viewer(Locale("en"), zone, NullTranslations()))


@pytest.mark.usefixtures("_german")
def test_the_phrase_that_says_most_of_a_text_is_taken_and_words_of_others_stay() -> None:
    assert in_words("Amazon refused the upload of a feed document (403 X): try again with a new document") == (
        "Amazon hat das Hochladen (ein Feed-Dokument) abgelehnt (403 X): "
        "mit einem neuen Dokument noch einmal versuchen"
    )
    assert in_words("order 5 got 1 lines instead of 2") == "Bestellung 5 bekam 1 Positionen statt 2"
    assert in_words("the value of this field is out of range") == "the value of this field is out of range"
