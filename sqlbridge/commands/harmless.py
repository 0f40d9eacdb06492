"""What others wrote (Amazon, buyers, the shop), so that no terminal, log or spreadsheet obeys it."""

import re
import unicodedata

# What moves the cursor or turns the direction of writing, and line ends that only some programs take for such.
_COMMANDING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# Spreadsheets calculate a cell that begins so, in full width too; where they separate cells by semicolons, also after
# one.
_FORMULA = re.compile(r"(^|;)(?=\s*[=+\-@＝＋－＠])")  # noqa: RUF001 - these are what is looked for
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def one_line(text: str) -> str:
    """Without line ends and control characters: a space stands for each, and never two in a row."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def visible(text: str) -> str:
    """Line ends and tabs as they are, other control characters written out: an escape sequence shows as \\x1b[2J."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(letter) for letter in text)


def in_json(document: str) -> str:
    """The same JSON document, with those control characters escaped too that JSON allows as they are."""
    return document if document.isascii() and "\x7f" not in document else "".join(map(_escaped, document))


def in_spreadsheet(text: str) -> str:
    """A number as it is; anything else that a spreadsheet would calculate gets an apostrophe, as OWASP advises."""
    return text if _NUMBER.fullmatch(text) else _FORMULA.sub(r"\1'", text)


def _escaped(letter: str) -> str:
    # A line end between two members is the only one there can be; what has two halves commands nothing.
    is_plain = letter == "\n" or ord(letter) > 0xFFFF or not _commands(letter)
    return letter if is_plain else rf"\u{ord(letter):04x}"


def _visible(letter: str) -> str:
    return letter.encode("unicode_escape").decode() if _commands(letter) and letter not in "\n\t" else letter


def _commands(letter: str) -> bool:
    return unicodedata.category(letter) in _COMMANDING
