"""What a date or a time looks like. Source: ECMA-376, part 1, 18.8.31.

A date that is shown in full stays in the one form that no reader mistakes (2026-02-01).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rosterwizard.core.reading.workbooks.format_sections import Section, Token

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SECONDS_A_DAY = 86_400
_LAST_SERIAL = 2_958_466  # the day after 9999-12-31
_FIRST_DAY, _FIRST_DAY_1904 = date(1899, 12, 30).toordinal(), date(1904, 1, 1).toordinal()
_FALSE_LEAP_DAY = 60  # 1900 counts as a leap year
_MONTH_LETTER = 5  # mmmmm is J, F, M, …
_NAMED = 3  # from mmm and ddd on
_NOON = 12

Piece = Callable[[datetime, float], str]


@dataclass(frozen=True, slots=True)
class DateShape:
    """What a section says of every date; worked out once.

    pieces: what is shown, piece by piece; () for a date that is shown in full, None where that
    is not known. has_time: hours or seconds are shown. has_tenths: parts of a second are.
    """

    pieces: tuple[Piece, ...] | None
    has_time: bool
    has_tenths: bool

    def text(self, serial: float, *, is_1904: bool) -> str | None:
        """Return what is shown of a number of days; None where that is not known."""
        moment = moment_of(serial, is_1904=is_1904)
        if moment is None or self.pieces is None:
            return None
        if not self.pieces:
            whole = (
                _to_second(moment) if self.has_time else moment.replace(hour=0, minute=0, second=0)
            )
            return whole.replace(microsecond=0).isoformat().removesuffix("T00:00:00")
        shown = moment if self.has_tenths else _to_second(moment)
        return "".join([piece(shown, serial) for piece in self.pieces]).strip()


def date_shape(section: Section) -> DateShape:
    """Return what a section of a date says of every one."""
    tokens = section.tokens
    kinds = {text[0].lower() for kind, text in tokens if kind in {"date", "elapsed"}}
    has_time = bool({"h", "s", "["} & kinds)
    if section.kind == "whole-date":
        return DateShape((), has_time, has_tenths=False)
    named = any(
        kind == "date" and text[0].lower() in "md" and len(text) >= _NAMED for kind, text in tokens
    )
    half = any(kind == "half" for kind, _ in tokens)
    # The names of months may be those of another language.
    pieces = (
        None if section.foreign and named else tuple(_piece(each, half=half) for each in tokens)
    )
    return DateShape(pieces, has_time, has_tenths=("other", ".") in tokens)


def moment_of(serial: float, *, is_1904: bool) -> datetime | None:
    """Return the moment that a number of days is; None where there is none."""
    if not 0 <= serial < _LAST_SERIAL - (1462 if is_1904 else 0):
        return None
    first = _FIRST_DAY_1904 if is_1904 else _FIRST_DAY
    days = int(serial)
    if not is_1904 and days < _FALSE_LEAP_DAY:
        first += 1
    day = datetime.fromordinal(first + days)
    rest = serial - days
    return day + timedelta(milliseconds=round(rest * _SECONDS_A_DAY * 1000)) if rest else day


def _to_second(moment: datetime) -> datetime:
    return moment + timedelta(milliseconds=500) if moment.microsecond else moment


def _piece(token: Token, *, half: bool) -> Piece:
    """Return what shows one token. half: hours are those of half a day."""
    kind, text = token
    width = len(text)
    match kind:
        case "date":
            part = text[0].lower()
            return _hour(width, half=half) if part == "h" else _PARTS[part](width)
        case "minute":
            return lambda moment, _: f"{moment.minute:0{min(width, 2)}}"
        case "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[text[1].lower()]
            return lambda _, serial: f"{round(serial * _SECONDS_A_DAY) // unit:0{width - 2}}"
        case "half":
            letters = 2 if "M" in text.upper() else 1
            return lambda moment, _: ("AM" if moment.hour < _NOON else "PM")[:letters]
        case "digit":  # of parts of a second
            return lambda moment, _: str(moment.microsecond // 100_000)
    return lambda *_: text


def _year(width: int) -> Piece:
    if width > 2:  # noqa: PLR2004 - yy, yyyy
        return lambda moment, _: f"{moment.year:04}"
    return lambda moment, _: f"{moment.year % 100:02}"


def _month(width: int) -> Piece:
    names = [_named(name, number, width) for number, name in enumerate(_MONTHS, 1)]
    return lambda moment, _: names[moment.month - 1]


def _day(width: int) -> Piece:
    if width < _NAMED:
        return lambda moment, _: f"{moment.day:0{width}}"
    names = [_named(name, 0, width) for name in _DAYS]
    return lambda moment, _: names[moment.weekday()]


def _hour(width: int, *, half: bool) -> Piece:
    shown = min(width, 2)
    if half:
        return lambda moment, _: f"{moment.hour % _NOON or _NOON:0{shown}}"
    return lambda moment, _: f"{moment.hour:0{shown}}"


def _second(width: int) -> Piece:
    return lambda moment, _: f"{moment.second:0{min(width, 2)}}"


_PARTS = {"y": _year, "m": _month, "d": _day, "s": _second}


def _named(name: str, number: int, width: int) -> str:
    if width < _NAMED:
        return f"{number:0{width}}"
    if width == _MONTH_LETTER:
        return name[0]
    return name[:3] if width == _NAMED else name
