"""What a number looks like under the format of its cell, as a person sees it in the sheet.

Source: ECMA-376, part 1, 18.8.30 and 18.8.31. A date that is shown in full stays in the one form
that no reader mistakes (2026-02-01); of any other, what is shown is all that is meant.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cached_property
from typing import Literal

# Those that a workbook does not spell out, but for the plain ones: 0 is General, 49 is text.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy-mm-dd",  # in the order of the person's country: it is a whole date anyway
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm",
    37: "#,##0 ;(#,##0)",
    38: "#,##0 ;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
}

Kind = Literal["general", "number", "date", "whole-date", "scientific", "unknown"]
Token = tuple[str, str]  # what it is, and its text

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
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SECONDS_A_DAY = 86_400
_LAST_SERIAL = 2_958_466  # the day after 9999-12-31
_FALSE_LEAP_DAY = 60  # 1900 counts as a leap year
_MONTH_LETTER = 5  # mmmmm is J, F, M, …
_KEPT_DIGITS = 15
_NAMED = 3  # from mmm and ddd on
# The largest number of a spreadsheet has 309 digits; Decimal by itself reckons with 28.
_LARGEST = Decimal("1.8E308")
_RECKONING = Context(prec=1000, rounding=ROUND_HALF_UP)


def format_of(code: str) -> "NumberFormat":
    """Return the format that is written so."""
    return NumberFormat(tuple(_section(part) for part in _parts(code)))


@dataclass(frozen=True, slots=True)
class _Section:
    """One of the up to four parts of a format. condition: which numbers it is for."""

    kind: Kind
    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None
    foreign: bool = False


@dataclass(frozen=True)
class NumberFormat:
    """A format, taken apart once for all the cells that have it."""

    sections: tuple[_Section, ...]

    @property
    def is_date(self) -> bool:
        """Whether its numbers count days."""
        return self.sections[0].kind in {"date", "whole-date"}

    @property
    def says_nothing(self) -> bool:
        """Whether a number looks as it would without the format, as far as we want to know."""
        return all(
            each.kind == "scientific" or (each.kind == "general" and len(each.tokens) == 1)
            for each in self.sections
        )

    @property
    def keeps_whole_numbers(self) -> bool:
        """Whether only numbers with a fraction look otherwise: whole dates without a time."""
        if len(self.sections) != 1:
            return False
        kind, tokens = self.sections[0].kind, self.sections[0].tokens
        return kind == "whole-date" or (
            kind == "number" and [text for _, text in tokens] in (["0"], ["#"])
        )

    @cached_property
    def _zeros(self) -> tuple[str, int, str] | None:
        """What stands before, how many zeros, what stands behind, where there is nothing else."""
        if len(self.sections) != 1 or self.sections[0].kind != "number":
            return None
        shape = "".join(
            "0" if kind == "digit" and text == "0" else "x" if kind == "literal" else "?"
            for kind, text in self.sections[0].tokens
        )
        found = re.fullmatch(r"(x*)(0+)(x*)", shape)
        if not found:
            return None
        texts = [text for _, text in self.sections[0].tokens]
        before, behind = texts[: found.end(1)], texts[found.start(3) :]
        return "".join(before).lstrip(), len(found[2]), "".join(behind).rstrip()

    def text(self, raw: str, *, is_1904: bool = False) -> str | None:
        """Return what is shown of the number; None where that is not known."""
        if self._zeros and raw.isdecimal() and raw.isascii() and len(raw) <= _KEPT_DIGITS:
            before, width, behind = self._zeros
            return f"{before}{raw.zfill(width)}{behind}"
        try:
            value = Decimal(raw)
            is_one = value.is_finite() and abs(value) < _LARGEST
            return self._shown(value, is_1904=is_1904) if is_one else None
        except ArithmeticError:  # no number, one beyond all dates, or longer than anything shown
            return None

    def _shown(self, value: Decimal, *, is_1904: bool) -> str | None:
        section, is_own = self._section_for(value)
        if section.kind in {"date", "whole-date"}:
            return _date(section, float(value), is_1904=is_1904)
        if section.kind in {"unknown", "scientific"} or not section.tokens:
            return None
        sign = "-" if value < 0 and not is_own else ""
        shown = _number(section.tokens, abs(value))
        # A number that is rounded to nothing has no sign.
        return (sign + shown if any(map(str.isdecimal, shown.replace("0", ""))) else shown).strip()

    def _section_for(self, value: Decimal) -> tuple[_Section, bool]:
        """Return the section for the number, and whether it says itself that it is negative."""
        numeric = self.sections[:3]
        for section in numeric:
            if section.condition and _holds(section.condition, value):
                return section, False
        if any(section.condition for section in numeric):
            return numeric[-1], False
        if value < 0 and len(numeric) > 1:
            return numeric[1], True
        if value == 0 and len(numeric) > 2:  # noqa: PLR2004 - positive, negative, zero
            return numeric[2], True
        return numeric[0], False


def _parts(code: str) -> list[str]:
    """Return the sections of a format as they are written."""
    parts = [""]
    for found in _TOKENS.finditer(code):
        if found["other"] == ";":
            parts.append("")
        else:
            parts[-1] += found[0]
    return parts


def _section(code: str) -> _Section:
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
    return _Section(_kind(tokens), tuple(_minutes_told(tokens)), condition, foreign)


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


def _holds(condition: tuple[str, float], value: Decimal) -> bool:
    sign, other = condition
    number = float(value)
    return {
        "<": number < other,
        ">": number > other,
        "<=": number <= other,
        ">=": number >= other,
        "=": number == other,
        "<>": number != other,
    }[sign]


# -- Numbers ------------------------------------------------------------------------------


def _number(tokens: tuple[Token, ...], value: Decimal) -> str:
    if any(kind == "general" for kind, _ in tokens) or ("other", "@") in tokens:
        plain = plain_number(value)
        return "".join(plain if kind in {"general", "other"} else text for kind, text in tokens)
    digits = [at for at, (kind, _) in enumerate(tokens) if kind == "digit"]
    if not digits:
        return "".join(text for _, text in tokens)
    point = next((at for at, each in enumerate(tokens) if each == ("other", ".")), len(tokens))
    last_whole = max((at for at in digits if at < point), default=point - 1)
    decimals = sum(at > point for at in digits)
    commas = [at for at, each in enumerate(tokens) if each == ("other", ",")]
    thousands = sum(last_whole < at < point for at in commas)
    percents = sum(each == ("other", "%") for each in tokens)
    scaled = value.scaleb(2 * percents - 3 * thousands, _RECKONING)
    rounded = scaled.quantize(Decimal(1).scaleb(-decimals), context=_RECKONING)
    whole, _, fraction = f"{rounded:f}".partition(".")
    groups = any(digits[0] < at < last_whole for at in commas)
    shown = _whole_part(tokens[:point], "" if whole == "0" else whole, groups=groups)
    return shown + _fraction_part(tokens[point:], fraction)


def _whole_part(tokens: tuple[Token, ...], whole: str, *, groups: bool) -> str:
    """Fill the places for digits from the right; the first one takes all that are left."""
    first = next((at for at, (kind, _) in enumerate(tokens) if kind == "digit"), -1)
    shown: list[str] = []
    left, written = whole, 0
    for at in range(len(tokens) - 1, -1, -1):
        kind, text = tokens[at]
        if kind != "digit":
            if text != ",":
                shown.append(text)
            continue
        taken = left[::-1] if at == first else left[-1:]
        left = "" if at == first else left[:-1]
        for digit in taken or {"0": "0", "?": " ", "#": ""}[text]:
            if groups and written and written % 3 == 0:
                shown.append(",")
            shown.append(digit)
            written += 1
    return "".join(reversed(shown))


def _fraction_part(tokens: tuple[Token, ...], fraction: str) -> str:
    shown = []
    needed = len(fraction.rstrip("0"))
    place = 0
    for kind, text in tokens:
        if kind != "digit":
            shown.append("" if text == "," else text)
            continue
        digit = fraction[place]
        shown.append(digit if text == "0" or place < needed else {"?": " ", "#": ""}[text])
        place += 1
    return "".join(shown)


def plain_number(value: Decimal) -> str:
    """Return the number without a format, to the 15 digits that a spreadsheet keeps."""
    rounded = f"{Decimal(f'{value:.15g}'):f}"
    return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded


# -- Dates --------------------------------------------------------------------------------


def moment_of(serial: float, *, is_1904: bool) -> datetime | None:
    """Return the moment that a number of days is; None where there is none."""
    if not 0 <= serial < _LAST_SERIAL - (1462 if is_1904 else 0):
        return None
    start = datetime(1904, 1, 1) if is_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - of no place
    if not is_1904 and serial < _FALSE_LEAP_DAY:
        start += timedelta(days=1)
    days, seconds = divmod(round(serial * _SECONDS_A_DAY * 1000), _SECONDS_A_DAY * 1000)
    return start + timedelta(days=days, milliseconds=seconds)


def _date(section: _Section, serial: float, *, is_1904: bool) -> str | None:
    moment = moment_of(serial, is_1904=is_1904)
    if moment is None:
        return None
    kinds = {text[0].lower() for kind, text in section.tokens if kind in {"date", "elapsed"}}
    has_time = bool({"h", "s", "["} & kinds)
    if section.kind == "whole-date":
        whole = _to_second(moment) if has_time else moment.replace(hour=0, minute=0, second=0)
        return whole.replace(microsecond=0).isoformat().removesuffix("T00:00:00")
    named = any(
        kind == "date" and text[0].lower() in "md" and len(text) >= _NAMED
        for kind, text in section.tokens
    )
    if section.foreign and named:
        return None  # the names of months are those of another language
    return _date_pieces(section.tokens, moment, serial)


def _to_second(moment: datetime) -> datetime:
    return moment + timedelta(milliseconds=500) if moment.microsecond else moment


def _date_pieces(tokens: tuple[Token, ...], moment: datetime, serial: float) -> str:
    if not any(each == ("other", ".") for each in tokens):
        moment = _to_second(moment)
    half = any(kind == "half" for kind, _ in tokens)
    shown = []
    for kind, text in tokens:
        if kind == "date":
            shown.append(_date_piece(text.lower(), moment, half=half))
        elif kind == "minute":
            shown.append(f"{moment.minute:0{min(len(text), 2)}}")
        elif kind == "elapsed":
            shown.append(_elapsed(text.lower(), serial))
        elif kind == "half":
            word = "AM" if moment.hour < 12 else "PM"  # noqa: PLR2004 - hours of half a day
            shown.append(word if "M" in text.upper() else word[0])
        elif kind == "digit":  # of parts of a second
            shown.append(str(moment.microsecond // 100_000))
        else:
            shown.append(text)
    return "".join(shown).strip()


def _date_piece(text: str, moment: datetime, *, half: bool) -> str:
    width = len(text)
    match text[0]:
        case "y":
            return f"{moment.year:04}" if width > 2 else f"{moment.year % 100:02}"  # noqa: PLR2004 - yy, yyyy
        case "m":
            name = _MONTHS[moment.month - 1]
            return _named(name, moment.month, width)
        case "d":
            return _named(_DAYS[moment.weekday()], moment.day, width)
        case "h":
            hour = (moment.hour % 12 or 12) if half else moment.hour
            return f"{hour:0{min(width, 2)}}"
    return f"{moment.second:0{min(width, 2)}}"


def _named(name: str, number: int, width: int) -> str:
    if width < _NAMED:
        return f"{number:0{width}}"
    if width == _MONTH_LETTER:
        return name[0]
    return name[:3] if width == _NAMED else name


def _elapsed(text: str, serial: float) -> str:
    seconds = round(serial * _SECONDS_A_DAY)
    unit = {"h": 3600, "m": 60, "s": 1}[text[1]]
    return f"{seconds // unit:0{len(text) - 2}}"
