"""Rosters as old programs wrote them, made by chance from a seed, and how well they are read."""

from __future__ import annotations

import random
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.core.reading.encodings import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OTHER_NAMES = Path(__file__).parents[1] / "data" / "letters" / "other_names.toml"
_PLAIN = (
    "Anna",
    "Ben",
    "Clara",
    "David",
    "Emma",
    "Jonas",
    "Laura",
    "Peter",
    "Berg",
    "Holm",
    "Roth",
)
_WEST = ("german", "french", "spanish", "portuguese", "swedish", "dutch", "finnish", "icelandic")
_CENTRE = ("polish", "czech", "hungarian", "slovak", "croatian", "slovene")
_SLAVIC = ("russian", "bulgarian", "ukrainian")
WRITTEN_IN: Mapping[str, tuple[str, ...]] = {
    "utf-8": (*_WEST, *_CENTRE, *_SLAVIC, "japanese", "chinese", "greek"),
    "utf-8-sig": _WEST,
    "utf-16": ("german", "polish", "russian", "japanese"),
    "utf-16-le": ("german", "polish", "russian", "greek"),
    "utf-16-be": ("german", "polish", "russian", "greek"),
    "utf-32-le": ("german", "polish"),
    "cp1252": _WEST,
    "iso8859-1": _WEST,
    "mac-roman": _WEST[:-1],
    "cp850": _WEST,
    "cp437": ("german", "french", "spanish", "swedish"),
    "cp1250": _CENTRE,
    "cp1251": _SLAVIC,
    "cp932": ("japanese",),
    "gb18030": ("chinese",),
    "iso8859-2": ("polish", "hungarian"),
    "cp852": ("polish", "czech", "hungarian"),
    "cp1253": ("greek",),
    "cp1254": ("turkish",),
    "cp1255": ("hebrew",),
    "cp1256": ("arabic",),
    "cp1257": ("latvian", "lithuanian", "estonian"),
    "cp874": ("thai",),
    "iso8859-7": ("greek",),
    "iso8859-9": ("turkish",),
    "koi8-r": ("russian",),
    "cp866": ("russian",),
    "mac-cyrillic": ("russian",),
    "big5": ("taiwanese",),
    "euc_jp": ("japanese",),
    "euc_kr": ("korean",),
}
"""The encodings that are measured, with the languages whose names are written in them."""
SIZES = (1, 3, 10, 300)
_ALL_LETTERS = frozenset(
    (*_SLAVIC, "greek", "hebrew", "arabic", "thai", "japanese", "chinese", "taiwanese", "korean")
)
RIGHT, DOUBTED, WRONG = "right", "doubted", "wrong in silence"


def roster(language: str, encoding: str, rows: int, seed: int) -> str:
    """Return a roster of that many rows, with all letters that the encoding has."""
    chance = random.Random(f"{language} {encoding} {rows} {seed}")  # noqa: S311 - no secret
    names = other_names()[language]
    share = 1.0 if language in _ALL_LETTERS else 0.35

    def name() -> str:
        return chance.choice(names if chance.random() < share else _PLAIN)

    lines = [
        f"user{row},{name()},{name()},{chance.randint(1, 12)}{chance.choice('ABC')}"
        for row in range(rows)
    ]
    text = "\r\n".join(("username,surname,givenname,class", *lines, ""))
    return text.encode(encoding, "ignore").decode(encoding)


def other_names() -> Mapping[str, list[str]]:
    """Return names by language of which the program knows none."""
    found = tomllib.loads(_OTHER_NAMES.read_text(encoding="utf-8"))
    return {language: names.split() for language, names in found.items()}


def became(text: str, encoding: str) -> str:
    """Return what becomes of `text` when it is written in that encoding and read again."""
    found = decoded(text.encode(encoding))
    if found.question or found.doubtful:
        return DOUBTED
    return RIGHT if found.text == text else WRONG


def outcomes(encoding: str, seeds: int, sizes: tuple[int, ...] = SIZES) -> Counter[str]:
    """Return what became of rosters of each size and each language of an encoding."""
    return Counter(became(text, encoding) for text in rosters(encoding, seeds, sizes))


def rosters(encoding: str, seeds: int, sizes: tuple[int, ...]) -> Iterator[str]:
    """Give rosters of each size and each language that is written in an encoding."""
    for language in WRITTEN_IN[encoding]:
        for rows in sizes:
            for seed in range(seeds):
                yield roster(language, encoding, rows, seed)
