"""Letters that were read in a wrong encoding, one by one, and others that would look alike.

Иванов is Ð˜Ð²Ð°Ð½Ð¾Ð² where UTF-8 was taken for Windows-1252: whoever reads it the other way
round knows the name.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate, pairwise

from rosterwizard.core.letters.written_letters import letters_like

_ENCODINGS = ("cp1252", "latin-1", "mac-roman", "cp437", "cp850", "cp1250", "cp1251")
_ODD = frozenset({"Cc", "Cf"})


def garbled_letters(text: str) -> list[tuple[str, str]]:
    """Return the pieces of a text without ASCII, each with the letter or mark that it stands for.

    There are none where the text was not read in a wrong encoding.
    """
    for encoding in _ENCODINGS:
        meant = _read(text, encoding)
        if meant and all(unicodedata.category(each)[0] in "LM" for each in meant):
            ends = [*accumulate(len(each.encode()) for each in meant)]
            pieces = [text[start:end] for start, end in pairwise([0, *ends])]
            return [*zip(pieces, meant, strict=True)]
    return []


@lru_cache(maxsize=4096)
def garbled_alike(piece: str) -> Mapping[str, str]:
    """Return the pieces that may stand for one, each by the letter that it means, in plain form.

    They are as long, and blanks and signs that nobody sees stand where it has some.
    """
    for encoding in _ENCODINGS:
        meant = _read(piece, encoding)
        if len(meant) == 1 and meant.isalpha():
            made = {plain: _garbled(e, encoding) for plain, e in letters_like(meant).items()}
            return {plain: each for plain, each in made.items() if _odd(each) == _odd(piece)}
    return {}


def _odd(piece: str) -> list[tuple[bool, bool]]:
    return [(each.isspace(), unicodedata.category(each) in _ODD) for each in piece]


def _read(text: str, encoding: str) -> str:
    """Return what the text was before it was read in an encoding; "" where it was nothing else."""
    try:
        meant = b"".join(_bytes_of(each, encoding) for each in text).decode()
    except UnicodeError:
        return ""
    return "" if meant == text else meant


def _garbled(letter: str, encoding: str) -> str:
    return "".join(_sign_of(each, encoding) for each in letter.encode())


def _bytes_of(sign: str, encoding: str) -> bytes:
    """Return the byte of a sign; an encoding without it leaves a control sign as it is."""
    return sign.encode("latin-1" if "\x80" <= sign <= "\x9f" else encoding)


def _sign_of(byte: int, encoding: str) -> str:
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)
