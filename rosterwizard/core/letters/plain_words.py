"""Texts in small letters without marks, as names are compared: Søren is soren, Müller muller."""

import re
import unicodedata

LETTERS = {"ł": "l", "ø": "o", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
"""What stands in plain form for the letters that are no other letter with a mark."""
_TABLE = str.maketrans(LETTERS)
_WORD = re.compile(r"[^\W\d_]+")


def in_plain_form(text: str) -> str:
    """Return the text in small letters without marks; signs, digits and blanks stay."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(each for each in apart if not unicodedata.combining(each))
    return plain.lower().translate(_TABLE)  # a letter of a form of its own is a capital till then


def plain_words(text: str) -> list[str]:
    """Return the words of a text, in plain form."""
    return _WORD.findall(in_plain_form(text))
