"""What the tasks write down in English, in the viewer's language: sentences with places for names and numbers."""

import re
from functools import cache

from sqlbridge.dashboard.error_reasons import OF_AMAZON, OF_THE_SHOP
from sqlbridge.dashboard.reasons import REASONS
from sqlbridge.dashboard.sentences import DEEDS, FINDINGS
from sqlbridge.dashboard.viewer import gettext


def _(message: str) -> str:
    """Marks a message for translation."""
    return message


# Where a change has several reasons.
_BETWEEN = "; "
# Longer texts than this hold what somebody else wrote, such as a page of a proxy's.
_LONGEST = 2000
# As the tasks write them; %(...)s is whatever stands there.
PHRASES: tuple[str, ...] = (
    _("not imported"),
    _("cancelled in the shop, still open at Amazon: cancel it there"),
    _("cancelled at Amazon, not in the shop"),
    _("the buyer wants the order cancelled: %(reason)s"),
    _("the buyer wants some items cancelled: %(reason)s"),
    _("Amazon's answer cannot be read: %(reason)s"),
    _("%(code)s is also the code of %(skus)s: correct one of them, or choose"),
    _("no price"),
    _("Amazon has nothing listed there, or was asked for it too soon"),
    _("Amazon could not make the report: %(reason)s"),
    _("it was not ready, or not looked for, within a day"),
    _("it could not be fetched: %(reason)s"),
    _(
        "%(report)s lists %(number)s listings where %(known)s were known, so it was not used: if so many are gone "
        "indeed, run `sqlbridge run match --accept-shrunk`"
    ),
    *REASONS,
    *OF_AMAZON,
    *OF_THE_SHOP,
    *FINDINGS,
    *DEEDS,
)


def in_words(text: str | None) -> str:
    """The text in the viewer's language, where it is one of the phrases or the catalogue has it; else as it is."""
    if not text or len(text) > _LONGEST:
        return text or ""
    for phrase, pattern in _patterns():
        if found := pattern.fullmatch(text):
            return gettext(phrase, **{name: in_words(part) for name, part in found.groupdict().items()})
    # What is fixed, such as what a check is for, needs no pattern: the catalogue knows it as it is.
    known = gettext(text.replace("%", "%%"))
    if known == text and _BETWEEN in text:
        return _BETWEEN.join(map(in_words, text.split(_BETWEEN)))
    return known


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    # Phrases with many words of their own come first: a short one may fit a part of what a long one says.
    phrases = sorted(PHRASES, key=_own_length, reverse=True)
    return [(phrase, re.compile(_pattern(phrase), re.DOTALL)) for phrase in phrases]


def _own_length(phrase: str) -> int:
    return len(re.sub(r"%\(\w+\)s", "", phrase))


def _pattern(phrase: str) -> str:
    known: set[str] = set()

    def place(found: re.Match[str]) -> str:
        name = found[1]
        if name in known:  # the same stands there once more
            return f"(?P={name})"
        known.add(name)
        return f"(?P<{name}>.*)"

    return re.sub(r"%\\\((\w+)\\\)s", place, re.escape(phrase)).replace("%%", "%")
