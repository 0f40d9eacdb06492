"""Texts as PrestaShop's own checks let them pass; a text that they refuse could not be saved again there."""

import re

MISSING = "-"
"""Stands where PrestaShop requires a text and Amazon has none; its checks of names and of numbers let it pass."""

_NOT_IN_NAMES = re.compile(r"""[0-9!<>,;?=+()/\\@#"°*`{}_^$%:¤|\[\]\x00-\x1f]""")
_DOT_WITHIN = re.compile(r"([.。])(?=\S)")
_NOT_IN_ADDRESSES = re.compile(r"[!<>?=+@{}_$%\x00-\x1f]")
_NOT_IN_CITIES = re.compile(r"""[!<>;?=+@#"°{}_$%\x00-\x1f]""")
_NOT_IN_POSTCODES = re.compile(r"[^A-Za-z0-9 -]")
_NOT_IN_TITLES = re.compile(r"[<>={}\x00-\x1f]")
_NOT_IN_MESSAGES = re.compile(r"[<>{}]")
_EXTENSION = re.compile(r"\s*(ext|x)\.?\s*(?=\d)", re.IGNORECASE)
_NOT_IN_PHONES = re.compile(r"[^+0-9. ()/-]")


def name(text: str) -> str:
    """A first or last name: no digits, no signs; a dot only at the end of a word."""
    return _DOT_WITHIN.sub(r"\1 ", _without(_NOT_IN_NAMES, text))


def address(text: str) -> str:
    """A line of an address."""
    return _without(_NOT_IN_ADDRESSES, text)


def city(text: str) -> str:
    """A city."""
    return _without(_NOT_IN_CITIES, text)


def postcode(text: str) -> str:
    """A postcode: letters, digits, blanks and hyphens."""
    return _without(_NOT_IN_POSTCODES, text)


def title(text: str) -> str:
    """The name of a product or a company."""
    return _without(_NOT_IN_TITLES, text)


def message(text: str) -> str:
    """A message of several lines, without anything that looks like HTML."""
    return _NOT_IN_MESSAGES.sub(" ", text).strip()


def phone(text: str) -> str:
    """A telephone number; an extension follows a slash."""
    return _without(_NOT_IN_PHONES, _EXTENSION.sub(" / ", text))


def _without(forbidden: re.Pattern[str], text: str) -> str:
    return " ".join(forbidden.sub(" ", text).split())
