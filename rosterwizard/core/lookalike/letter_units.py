"""A text taken apart into what may be replaced by itself: letters, digits, and all that stays.

Letters with marks, ligatures, letters that were read in a wrong encoding or stand there as an
escape keep their place and look: each is known by the plain letters that it stands for, so that
Jose and José are made alike, and what is wrong about a text stays wrong about it.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from rosterwizard.core.letters import controls, escapes, mojibake, unseen
from rosterwizard.core.letters.marked_letters import marked_alike
from rosterwizard.core.letters.plain_words import in_plain_form
from rosterwizard.core.letters.scripts import TO_LATIN, latin_twins
from rosterwizard.core.letters.written_letters import (
    escaped_alike,
    escapes_in,
    formed_alike,
    meant_by,
)
from rosterwizard.core.reading.stray_bytes import STRAYS

Kind = Literal[
    "letter",  # may become another one
    "twin",  # of another alphabet in a Latin word: may become another such one
    "marked",  # a letter with a mark in a word of such: may become another one with a mark
    "written",  # a letter or digit written by other signs: may become one written in that way
    "fixed",  # stands for letters, and stays
    "unseen",  # is in a word, and no letter of it
    "digit",
    "other",
]

_ACCENTS = re.compile("[\u0300-\u036f\u0653-\u0655\u3099\u309a]+")
_NO_ASCII = re.compile(r"[^\x00-\x7f]+|[\x00-\x7f]")
_UNSEEN = re.compile(f"{unseen.SIGNS}|{controls.CONTROLS}|[\ufffd\u200b\ufeff]")
_ESCAPE = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,8});|(?:%[0-9A-Fa-f]{2})+"
    r"|(?:\\u[0-9a-fA-F]{4})+|(?:\\x[0-9a-fA-F]{2})+"
)
_MARKS = frozenset({"Mn", "Mc", "Me"})
_WIDE = range(0xFF01, 0xFF5F)
_WIDE_TO_ASCII = 0xFEE0


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a text. raw: as it stands. plain: the letters or digits that it stands for."""

    kind: Kind
    raw: str = field(repr=False)
    plain: str = field(default="", repr=False)

    @property
    def ways(self) -> Mapping[str, str]:
        """Others that are written as this letter is, by their plain letters."""
        return (formed_alike if len(self.raw) == 1 else escaped_alike)(self.raw)

    @property
    def in_word(self) -> bool:
        """Whether it is part of a word."""
        return self.kind not in {"digit", "other"}

    def as_letter(self, plain: str) -> str:
        """Return a letter or digit in the form of this one. plain: which, see `plain`."""
        if self.kind == "twin":
            return latin_twins(self.raw)[_cased(plain, TO_LATIN[self.raw])]
        if self.kind == "marked":
            return _cased(marked_alike(self.raw).get(plain, self.raw), self.raw)
        if self.kind == "written" or (self.kind == "digit" and not self.raw.isdecimal()):
            return self.ways.get(plain, self.raw)
        if self.kind == "digit" and not self.raw.isascii():
            return chr(ord(self.raw) - unicodedata.decimal(self.raw) + int(plain))
        if ord(self.raw) in _WIDE:
            return chr(ord(_cased(plain, chr(ord(self.raw) - _WIDE_TO_ASCII))) + _WIDE_TO_ASCII)
        return _cased(plain, self.raw)


def units_of(text: str) -> list[Unit]:
    """Return the parts of a text; their `raw` joined is the text."""
    if text.isascii() and not _ESCAPE.search(text):
        return [_ascii_unit(each) for each in text]
    found: list[Unit] = []
    end = 0
    for escape in _ESCAPE.finditer(text):
        meant = escapes.unescaped(escape[0], is_code=False)
        if meant != escape[0]:
            found += _without_escapes(text[end : escape.start()])
            found += map(_of_escape, escapes_in(escape[0]))
            end = escape.end()
    found += _without_escapes(text[end:])
    return _in_one_script(found)


@lru_cache(maxsize=4096)
def _of_escape(escape: str) -> Unit:
    """Return the part that a single escape is."""
    meant = _unit_of(meant_by(escape))
    if meant.kind == "unseen":
        return Unit("unseen", escape)
    if len(meant.plain) == 1 and meant.kind != "digit" and len(escaped_alike(escape)) > 1:
        return Unit("written", escape, meant.plain)
    return _standing_for(escape, meant.raw)


def _without_escapes(text: str) -> Iterator[Unit]:
    """Give the parts of a text; what was read in a wrong encoding is known by what it stood for."""
    meant = text if text.isascii() else mojibake.unscrambled(text)
    pieces = _NO_ASCII.findall(text)
    others = _NO_ASCII.findall(meant)
    is_same = [each for each in pieces if each.isascii()] == [e for e in others if e.isascii()]
    if meant == text or not is_same or len(pieces) != len(others):
        others = pieces
    for piece, other in zip(pieces, others, strict=True):
        if piece != other:
            yield _standing_for(piece, other)
        elif piece.isascii():
            yield _ascii_unit(piece)
        else:
            yield from _beyond_ascii(piece)


def _beyond_ascii(text: str) -> Iterator[Unit]:
    place = 0
    while place < len(text):
        marks = _ACCENTS.match(text, place + 1)
        end = marks.end() if marks and text[place].isalpha() else place + 1
        yield _unit_of(text[place:end])
        place = end


@lru_cache(maxsize=4096)
def _ascii_unit(sign: str) -> Unit:
    if sign.isalpha():
        return Unit("letter", sign, sign.lower())
    if sign.isdigit():
        return Unit("digit", sign, sign)
    return Unit("unseen" if _UNSEEN.match(sign) else "other", sign)


@lru_cache(maxsize=16_384)
def _unit_of(sign: str) -> Unit:
    """Return the part that a sign is, with the accents behind it."""
    if len(sign) > 1 or sign in STRAYS:
        return _standing_for(sign, STRAYS.get(sign, sign))
    category = unicodedata.category(sign)
    if _UNSEEN.match(sign) or category in _MARKS:
        return Unit("unseen", sign)
    if category == "Nd":
        return Unit("digit", sign, str(unicodedata.decimal(sign)))
    if len(formed_alike(sign)) > 1 and ord(sign) not in _WIDE:
        plain = in_plain_form(sign)
        return Unit("digit" if plain.isdecimal() else "written", sign, plain)
    return _letter(sign, category) if category[0] == "L" else Unit("other", sign)


def _letter(sign: str, category: str) -> Unit:
    if ord(sign) in _WIDE:
        return Unit("letter", sign, chr(ord(sign) - _WIDE_TO_ASCII).lower())
    plain = in_plain_form(sign)
    if plain.isascii() or len(sign.lower()) > 1 or category == "Lm":
        return Unit("fixed", sign, plain)
    return Unit("letter", sign, sign.lower())


def _standing_for(raw: str, meant: str) -> Unit:
    letters = "".join(filter(str.isalpha, in_plain_form(meant)))
    return Unit("fixed", raw, letters) if letters else Unit("other", raw)


def _in_one_script(units: list[Unit]) -> list[Unit]:
    """Return the parts; in Latin words letters of other alphabets are known by their twins."""
    found: list[Unit] = []
    for word in words_in(units):
        is_latin = any(each.kind == "letter" and each.plain.isascii() for each in word)
        own = [_twin(each) if is_latin and each.raw in TO_LATIN else each for each in word]
        found += own if any(map(_is_free, own)) else map(_marked, own)
    return found


def _twin(unit: Unit) -> Unit:
    plain = in_plain_form(TO_LATIN[unit.raw])
    is_free = TO_LATIN[unit.raw].isascii()
    return Unit("twin" if is_free else "fixed", unit.raw, plain)


def _is_free(unit: Unit) -> bool:
    return unit.kind in {"letter", "twin", "written"}


def _marked(unit: Unit) -> Unit:
    """Return a letter that stays as one that need not: no letter of its word is free."""
    is_marked = unit.kind == "fixed" and len(unit.raw) == 1 and len(marked_alike(unit.raw)) > 1
    return Unit("marked", unit.raw, unit.plain) if is_marked else unit


def words_in(units: list[Unit]) -> Iterator[list[Unit]]:
    """Give the units in groups: words, numbers, and all between them; none is left out."""
    group: list[Unit] = []
    for each in units:
        if group and _sort_of(group[-1]) != _sort_of(each):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _sort_of(unit: Unit) -> str:
    return "word" if unit.in_word else unit.kind


def _cased(letter: str, like: str) -> str:
    upper = letter.upper()
    return upper if like.isupper() and len(upper) == 1 else letter
