"""EAN, UPC, ISBN and GTIN: one number in several spellings, told apart by their lengths. Pure."""

import re

_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015]+")
_ISBN_10 = re.compile(r"[0-9]{9}[0-9Xx]")
_LENGTHS = (8, 12, 13, 14)
# GS1 leaves these to shops and companies: what they are differs from one to the next.
_INTERNAL = ("02", "04", "2")
_INTERNAL_EAN_8 = ("0", "2")


def is_code(text: str) -> bool:
    """Whether there is a code at all: some import tools write zeros for none."""
    return bool(cleaned(text).strip("0"))


def gtin_of(text: str) -> str:
    """The code as a GTIN-14. Raises ValueError, in words for the operator, for one that means nothing to Amazon."""
    code = cleaned(text)
    if _ISBN_10.fullmatch(code):
        _require(code, _check_digit_of_isbn_10(code[:9]))
        return padded(code)
    if not (code.isascii() and code.isdecimal()) or len(code) not in _LENGTHS:
        raise ValueError(f"{text!r} is no EAN, UPC, ISBN or GTIN: these have 8, 10, 12, 13 or 14 digits")
    _require(code, check_digit(code[:-1]))
    if code.startswith(_INTERNAL_EAN_8) if len(code) == 8 else padded(code)[1:].startswith(_INTERNAL):
        raise ValueError(f"{code} has a prefix for use inside a shop (2, 02, 04), so Amazon does not know it")
    return padded(code)


def padded(text: str) -> str:
    """Any spelling as 14 digits, unchecked: Amazon's index knows no other form."""
    code = cleaned(text)
    if _ISBN_10.fullmatch(code):
        body = f"978{code[:9]}"
        code = body + check_digit(body)
    return code.zfill(14)


def cleaned(text: str) -> str:
    """The code without blanks and hyphens."""
    return _SEPARATORS.sub("", text)


def check_digit(digits: str) -> str:
    """The digit that belongs behind these, by GS1's weights 3 and 1 from the right."""
    weighed = sum(int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(reversed(digits)))
    return str(-weighed % 10)


def _check_digit_of_isbn_10(digits: str) -> str:
    weighed = sum(int(digit) * (10 - place) for place, digit in enumerate(digits))
    return "0123456789X"[-weighed % 11]


def _require(code: str, digit: str) -> None:
    if code[-1].upper() != digit:
        raise ValueError(f"the check digit of {code} is wrong: {digit} would belong to the digits before it")
