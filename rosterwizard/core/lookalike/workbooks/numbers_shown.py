"""The number that a cell has to hold so that it shows a text.

Only what is shown is looked at: a number that has more behind it than its format shows (a time
behind a date, a birthday behind a year, decimals) gets another that has nothing there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from rosterwizard.core.reading.workbooks.cell_text import column_texts
from rosterwizard.core.reading.workbooks.date_shapes import moment_of
from rosterwizard.core.reading.workbooks.number_format import NumberFormat

_SCALES = (0, -2, 3, 6)  # as it is, per cent, in thousands, in millions
_ROUNDED_TO_NOTHING = ("0.000000001", "-0.000000001")  # and has not the form of nothing
_CLOCK = re.compile(r"(\d+):(\d+)(?::(\d+))?(?:\.(\d))?(?:\s*(AM|PM|A|P)\b)?")
_SECONDS_A_DAY = 86_400
_FIRST, _FIRST_1904 = date(1899, 12, 30).toordinal(), date(1904, 1, 1).toordinal()
_FALSE_LEAP_DAY = 60
_LEAP_YEAR = 2000
_YEARS = range(1901, 2100)
_LONGEST = 400  # digits, more than any number has


@dataclass(frozen=True, slots=True)
class _Days:
    """Days by the text that is shown of each, and by its shape."""

    by_text: Mapping[str, str] = field(repr=False)
    by_shape: Mapping[str, list[str]] = field(repr=False)

    @classmethod
    def of(cls, by_text: Mapping[str, str]) -> "_Days":
        by_shape: dict[str, list[str]] = {}
        for text, serial in by_text.items():
            by_shape.setdefault(shape_of(text), []).append(serial)
        return cls(by_text, by_shape)


class NumbersShown:
    """Finds numbers for the cells of one format.

    form: None where a number is shown as it is.
    """

    def __init__(self, form: NumberFormat | None, *, is_1904: bool) -> None:
        self._form, self._is_1904 = form, is_1904
        self._found: dict[str, str | None] = {}
        self._near: dict[str, str | None] = {}
        self._days: list[_Days] = []

    def showing(self, text: str) -> str | None:
        """Return the number, as a workbook writes it; None where there is none."""
        if text not in self._found:
            self._found[text] = next(
                (each for each in self._candidates(text) if self.shown(each) == text), None
            )
        return self._found[text]

    def nearest(self, text: str) -> str | None:
        """Return a number that shows a text of the same shape; None where none is found."""
        if text not in self._near:
            shape = shape_of(text)
            self._near[text] = next(
                (each for each in self._alike(text, shape) if shape_of(self.shown(each)) == shape),
                None,
            )
        return self._near[text]

    def shown(self, raw: str) -> str:
        """Return what reading shows of the number."""
        form = self._form
        if form is None or form.says_nothing:
            return column_texts([float(raw)])[0]
        text = form.text(raw, is_1904=self._is_1904)
        if text is None:
            moment = moment_of(float(raw), is_1904=self._is_1904) if form.is_date else None
            text = column_texts([moment or float(raw)])[0]
        return text

    def _candidates(self, text: str) -> Iterator[str]:
        if self._form is not None and self._form.is_date:
            yield from self._dates(text)
        yield from _numbers(text)
        if self._form is not None:
            yield from _numbers(_without(text, self._form))
        yield from ("0", "1", "-1", *_ROUNDED_TO_NOTHING)

    def _dates(self, text: str) -> Iterator[str]:
        with suppress(ValueError):
            moment = datetime.fromisoformat(text)
            time = moment.time()
            yield self._serial(moment.date(), time.hour * 3600 + time.minute * 60 + time.second)
        times = list(_times(text))
        yield from map(_written, times)
        if self._has_days:
            for seconds in times:
                yield from (self._serial(day, seconds) for day in _some_days())
            yield from (days.by_text[text] for days in self._of_days() if text in days.by_text)

    def _alike(self, text: str, shape: str) -> Iterator[str]:
        """Give numbers that may show a text of that shape."""
        if self._form is None:
            return
        if not self._form.is_date:
            yield from _numbers(_without(text, self._form, shape))
        times = [seconds % _SECONDS_A_DAY for seconds in _times(text)]
        with suppress(ValueError):
            day = date.fromisoformat(text.partition("T")[0])
            yield from (self._serial(day, seconds) for seconds in times)
        yield from map(_written, times)
        if self._has_days:
            place = int(re.sub("[^0-9]", "", text[:_LONGEST]) or 0)
            for days in self._of_days():
                if alike := days.by_shape.get(shape):
                    yield alike[place % len(alike)]

    @property
    def _has_days(self) -> bool:
        sections = self._form.sections if self._form else ()
        tokens = [each for section in sections for each in section.tokens]
        return any(kind == "date" and text[0].lower() in "ymd" for kind, text in tokens)

    def _of_days(self) -> Iterator["_Days"]:
        """Give a day for each text that one of two centuries shows, the plainest ones first."""
        for number, days in enumerate((_some_days, _all_days)):
            if number == len(self._days):
                serials = (self._serial(day) for day in reversed(list(days())))
                self._days.append(_Days.of({self.shown(serial): serial for serial in serials}))
            yield self._days[number]

    def _serial(self, day: date, seconds: float = 0) -> str:
        """Return the number of days until then; 1900 counts as a leap year."""
        days = day.toordinal() - (_FIRST_1904 if self._is_1904 else _FIRST)
        if not self._is_1904 and days <= _FALSE_LEAP_DAY:
            days -= 1
        return _written(days * _SECONDS_A_DAY + seconds)


def _written(seconds: float) -> str:
    days = seconds / _SECONDS_A_DAY
    return str(int(days)) if days.is_integer() else repr(days)


def _some_days() -> Iterator[date]:
    """Give what is enough for most formats: each day of a year, and each month of two centuries."""
    first = date(_LEAP_YEAR, 1, 1)
    yield from (first + timedelta(days=each) for each in range(366))
    yield from (date(year, month, 1) for year in _YEARS for month in range(1, 13))


def _all_days() -> Iterator[date]:
    first, last = date(_YEARS[0], 1, 1), date(_YEARS[-1], 12, 31)
    yield from map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def _times(text: str) -> Iterator[float]:
    """Give the seconds that a time in the text may mean: hours first, or minutes first."""
    found = _CLOCK.search(text)
    if not found:
        return
    first, second, third = int(found[1]), int(found[2]), int(found[3] or 0)
    tenth = int(found[4] or 0) / 10
    if found[5]:
        first = first % 12 + (12 if found[5].startswith("P") else 0)
    yield first * 3600 + second * 60 + third + tenth
    yield first * 60 + second + tenth


def _numbers(text: str) -> Iterator[str]:
    """Give the numbers that the digits in the text may mean."""
    if len(text) > _LONGEST:
        return
    digits = re.sub(r"[^0-9.]", "", text)
    is_negative = "-" in text or "(" in text
    signs = ("-", "") if is_negative else ("", "-")
    for spelled in dict.fromkeys((text, digits.strip("."), digits.replace(".", ""))):
        value = _decimal(spelled)
        if value is None:
            continue
        for scale in _SCALES:
            for sign in signs:
                yield _plain(sign, abs(value.scaleb(scale)))


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if text.isascii() and value.is_finite() and value.adjusted() < 308 else None  # noqa: PLR2004 - the largest number of a spreadsheet


def _plain(sign: str, value: Decimal) -> str:
    if value.adjusted() > 20:  # noqa: PLR2004 - longer ones are written with an exponent
        return f"{sign}{value.normalize():E}"
    text = f"{value:f}"
    return sign + (text.rstrip("0").rstrip(".") if "." in text else text)


def shape_of(text: str) -> str:
    """Return what of a text is no digit, and where its digits are."""
    return re.sub("[0-9]", "0", text)


def _without(text: str, form: NumberFormat, shape: str = "") -> str:
    """Return the text without what the format puts around and between its digits.

    shape: that of the text, where the digits among these may be others.
    """
    for literal in _literals(form):
        if not shape:
            text = text.replace(literal, " ")
        elif (at := shape.find(shape_of(literal))) >= 0:
            end = at + len(literal)
            text, shape = f"{text[:at]} {text[end:]}", f"{shape[:at]} {shape[end:]}"
    return text


def _literals(form: NumberFormat) -> Iterable[str]:
    literals = {
        text for section in form.sections for kind, text in section.tokens if kind == "literal"
    }
    return sorted((each for each in literals if each.strip()), key=len, reverse=True)
