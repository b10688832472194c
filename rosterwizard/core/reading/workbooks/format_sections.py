"""A number format taken apart: its sections, and of what each of them is made.

Source: ECMA-376, part 1, 18.8.30 and 18.8.31.
"""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["general", "number", "date", "whole-date", "scientific", "unknown"]
Token = tuple[str, str]  # what it is, and its text
Condition = tuple[str, float]  # how a number compares, and with which

_TOKENS = re.compile(
    r"""
      (?P<literal>"[^"]*"?|\\.|_.|\*.)
    | (?P<elapsed>\[(?:h+|m+|s+)\])
    | (?P<bracket>\[[^\]]*\])
    | (?P<general>General)
    | (?P<half>AM/PM|A/P)
    | (?P<date>y+|m+|d+|h+|s+)
    | (?P<exponent>E[+-])
    | (?P<digit>[0\#?])
    | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?)\]", re.IGNORECASE)
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-([0-9A-F]+))?\]", re.IGNORECASE)
_ENGLISH = 0x09  # the lowest ten bits of a language's number say which it is


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a format.

    condition: which numbers it is for. foreign: its names are those of another language.
    """

    kind: Kind
    tokens: tuple[Token, ...]
    condition: Condition | None = None
    foreign: bool = False


def sections_of(code: str) -> tuple[Section, ...]:
    """Return the sections of the format that is written so."""
    return tuple(map(_section, _parts(code)))


def _parts(code: str) -> list[str]:
    """Return the sections of a format as they are written."""
    parts = [""]
    for found in _TOKENS.finditer(code):
        if found["other"] == ";":
            parts.append("")
        else:
            parts[-1] += found[0]
    return parts


def _section(code: str) -> Section:
    tokens: list[Token] = []
    condition, foreign = None, False
    for found in _TOKENS.finditer(code):
        kind, text = str(found.lastgroup), found[0]
        if kind == "literal":
            tokens.append((kind, _literal(text)))
        elif kind == "bracket":
            if asked := _CONDITION.fullmatch(text):
                condition = (asked[1], float(asked[2]))
            elif sign := _CURRENCY.fullmatch(text):
                foreign = foreign or bool(sign[2] and int(sign[2], 16) & 0x3FF != _ENGLISH)
                if sign[1]:
                    tokens.append(("literal", sign[1]))
        else:
            tokens.append((kind, text))
    return Section(_kind(tokens), tuple(_minutes_told(tokens)), condition, foreign)


def _literal(text: str) -> str:
    """Return what a quoted, escaped or spacing part shows; mere room shows nothing."""
    if text[0] in "_*":
        return ""
    return text[1:] if text[0] == "\\" else text.strip('"')


def _kind(tokens: list[Token]) -> Kind:
    kinds = {kind for kind, _ in tokens}
    if "date" in kinds or "elapsed" in kinds:
        parts = {text[0].lower() for kind, text in _minutes_told(tokens) if kind == "date"}
        return "whole-date" if {"y", "m", "d"} <= parts else "date"
    if "exponent" in kinds:
        return "scientific"
    if "general" in kinds:
        return "general"
    others = {text for kind, text in tokens if kind == "other"}
    if "/" in others or others & set("bBeEgG"):
        return "unknown"  # fractions, and the years of other calendars
    return "general" if others == {"@"} and "digit" not in kinds else "number"


def _minutes_told(tokens: list[Token]) -> list[Token]:
    """Return the tokens with minutes told from months: they stand after hours or before seconds."""
    told = list(tokens)
    places = [at for at, (kind, _) in enumerate(told) if kind in {"date", "elapsed"}]
    for number, at in enumerate(places):
        kind, text = told[at]
        if kind != "date" or text[0].lower() != "m":
            continue
        before = told[places[number - 1]][1].strip("[")[:1].lower() if number else ""
        after = (
            told[places[number + 1]][1].strip("[")[:1].lower() if number + 1 < len(places) else ""
        )
        if before == "h" or after == "s":
            told[at] = ("minute", text)
    return told
