"""Codes are what GS1 and the ISBN agency make of them.

The good ones are printed examples: EAN-13 and EAN-8 of the Wikipedia's article on EAN, UPC-A of that on UPC, the two
spellings of one ISBN of that on ISBN, GTIN-14 of GS1's General Specifications.
"""

import pytest

from sqlbridge.model.product_codes import gtin_of, is_code, padded


@pytest.mark.parametrize(
    ("text", "gtin"),
    [
        ("4006381333931", "04006381333931"),
        ("73513537", "00000073513537"),
        ("036000291452", "00036000291452"),
        ("0036000291452", "00036000291452"),
        ("10614141543219", "10614141543219"),
        ("9780306406157", "09780306406157"),
        ("0-306-40615-2", "09780306406157"),
        (" 978-0-306\u201140615-7 ", "09780306406157"),
        ("080442957X", "09780804429573"),
        ("080442957x", "09780804429573"),
    ],
)
def test_every_spelling_of_a_code_is_the_same_gtin(text: str, gtin: str) -> None:
    assert gtin_of(text) == padded(text) == gtin


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("4006381333932", "check digit of 4006381333932 is wrong: 1 would"),
        ("0306406153", "check digit of 0306406153 is wrong: 2 would"),
        ("036000291453", "check digit"),
        ("40063813339", "8, 10, 12, 13 or 14 digits"),
        ("ABCDEFGHIJKLM", "no EAN, UPC, ISBN or GTIN"),
        ("٤٠٠٦٣٨١٣٣٣٩٣١", "no EAN, UPC, ISBN or GTIN"),
        ("2000000000008", "inside a shop"),
        ("2912345678906", "inside a shop"),
        ("0212345678909", "inside a shop"),
        ("212345678905", "check digit"),
        ("212345678909", "inside a shop"),
        ("412345678903", "inside a shop"),
        ("20123451", "inside a shop"),
    ],
)
def test_what_amazon_cannot_know_is_refused_in_words(text: str, words: str) -> None:
    """GS1 keeps 02, 04 and 20 to 29 for restricted circulation, and 0 and 2 in front of eight digits."""
    with pytest.raises(ValueError, match=words):
        gtin_of(text)


def test_zeros_and_blanks_are_no_code() -> None:
    assert [is_code(text) for text in ("", " ", "0", "0000000000000", "-", "4006381333931")] == [False] * 5 + [True]
