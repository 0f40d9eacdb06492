"""What the tasks write down in English, in the viewer's language: sentences with places for names and numbers."""

import re
from functools import cache

from sqlbridge.dashboard.viewer import gettext


def _(message: str) -> str:
    """Marks a message for translation."""
    return message


# As the tasks write them; %(...)s is whatever stands there.
PHRASES: tuple[str, ...] = (
    _("the raised quantity waits for the price to be accepted"),
    _("the raised quantity waits for its price: %(reason)s"),
    _("an older value is in feed %(feed)s"),
    _("Amazon refused this value in feed %(feed)s"),
    _("equal to what Amazon has acknowledged"),
    _("the run that had claimed it died"),
    _("retried by the operator"),
    _("superseded by change %(change)s"),
)


def in_words(text: str | None) -> str:
    """The text in the viewer's language, as far as it is one of the phrases; else as it is."""
    if not text:
        return ""
    for phrase, pattern in _patterns():
        if found := pattern.fullmatch(text):
            return gettext(phrase, **{name: in_words(part) for name, part in found.groupdict().items()})
    return text


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(phrase, re.compile(_pattern(phrase), re.DOTALL)) for phrase in PHRASES]


def _pattern(phrase: str) -> str:
    places = re.sub(r"%\\\((\w+)\\\)s", r"(?P<\1>.+)", re.escape(phrase))
    return places.replace("%%", "%")
