"""What of a text is replaced, and how: its words, its numbers, its days.

All else stays as it is: blanks, signs, words of the program, the years of dates, times, formulas.
"""

import re
from calendar import isleap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from rosterwizard.core.letters.usual_case import is_particle
from rosterwizard.core.lookalike.letter_units import Unit, units_of, words_in
from rosterwizard.core.lookalike.look_alike_days import day_counted, is_counted, last_day
from rosterwizard.core.lookalike.mail_parts import tells_of_nobody
from rosterwizard.core.lookalike.own_words import OwnWords
from rosterwizard.core.lookalike.words_inside import SHORTEST
from rosterwizard.core.sheet.formulas_in_text import computes

Manner = Literal[
    "name",  # a cell of a record: names, identifiers, addresses
    "note",  # a cell below a heading that no field has: anything
    "date",  # a cell of a field of dates: a number may be a day as well
    "period",  # one of a field of dates that are compared with those of another one
    "month-first-period",  # the same, where the month of a date stands in front
    "heading",
    "title",  # above the headings, below the records, the name of a sheet or file
]
Kind = Literal[
    "word",
    "number",
    "small",  # a number of one or two digits
    "day",  # of a month, or the month itself
    "late-day",  # a day after the twelfth, and its month
    "no-day",  # day and month of a date that no year has
    "word-day",  # a day, and its month as a word
    "counted-day",  # the number of a day
    "compared-day",  # the day of a date that is compared with others
    "compared-month",  # and its month
    "mantissa",
    "small-mantissa",
]

_FULL_YEAR = r"(?:1[5-9]|2[0-2]|00)\d\d|9999"
_DAY_NUMBERS = re.compile(
    rf"(?<![\d.,/-])(?:({_FULL_YEAR})([-/.] ?)(\d{{1,2}})\2(\d{{1,2}})"
    rf"|(\d{{1,2}})([-/.] ?)(\d{{1,2}})\6({_FULL_YEAR}|\d{{2}}))(?![\d/-]|\.\d)"
)
_OF_NO_YEAR = re.compile(r"(?<![\d.,/-])(\d{1,2})\. ?(\d{1,2})\.(?!\d)")
_SLASHED = re.compile(r"\s*(\d{1,2})/(\d{1,2})\s*")
_EAST_ASIAN_DAY = re.compile(r"(?:(\d{4})[年년] ?)?(\d{1,2})[月월] ?(\d{1,2})[日일]")
_TIME = re.compile(
    r"(?:(?<![\w.:])|(?<=\d)T)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?"
    r"(?:Z\b|\s?[AP]\.?M\b\.?)?(?![\d:])",
    re.IGNORECASE,
)
_WORDS_OF_DAYS = re.compile(
    r"(?<![^\W_])(?:(\d{1,2})(?:st|nd|rd|th|er)?\.?[ -]*(?:de |of )?([^\W\d_]{3,12})"
    r"|([^\W\d_]{3,12})\.?[ -]*(\d{1,2})(?!\d)(?:st|nd|rd|th)?)"
    r"\.?,?[ -]*(?:de )?(\d{4}|\d{2})?(?![^\W_])"
)
_SCIENTIFIC = re.compile(r"\s*[+-]?(\d(?:[.,]\d+)?)[eE][+-]?\d{1,3}\s*")
_CODE_WITH_E = re.compile(r"\s*(\d+)[eE](\d+)\s*")
_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:([,.' \u00a0\u202f])\d{3})(?:\1\d{3})*(?![\d])")
_DOMAIN = re.compile(r"@([^\s@<>()\[\];:\"|/\\]+)|\bhttps?://([^\s/]+)|\b(www\.[^\s/]+)")
_LABEL = re.compile(r"[^.,]+")
_SCHEME = re.compile(r"\b(?:mailto(?=:)|https?(?=:)|www(?=\.))", re.IGNORECASE)
_SPELLED = re.compile(
    r"[(\[{<]\s*(?:at|dot|punkt|point|punto)\s*[)\]}>]|\s(?:at|dot)\s", re.IGNORECASE
)
_YEARS = range(1990, 2061)  # of schools; an earlier one may be of a birth
_YEAR_DIGITS = 4
_DIGITS = re.compile(r"\d+")
_LITERAL = re.compile(r'"[^"]*"|\'[^\']*\'')
# A word of a formula that is no function, or a number that may be somebody's.
_NAME = re.compile(r"(?<![\w$.])(?:[^\W\d][\w.]*(?![\w.]|\s*\()!?|\d{6,}(?!\w))")
_REFERENCE = re.compile(r"[A-Za-z]{1,3}\d{0,7}|TRUE|FALSE", re.IGNORECASE)
_BETWEEN_ITEMS = frozenset({"and", "und", "et", "y", "e", "i", "en"})  # of a list, in words
_SMALL = 2  # digits of a number that tells of nobody by itself
_MANY_DIGITS = 6  # in a text: then its small numbers are parts of one
_LATEST_MONTH, _LAST_DAY = 12, 31
_PERIODS: frozenset[Manner] = frozenset({"period", "month-first-period"})
OF_DATES: frozenset[Manner] = _PERIODS | {"date"}
OF_RECORDS: frozenset[Manner] = OF_DATES | {"name", "note"}
_COUNTED = re.compile(r"\s*([1-9]\d{4})(?:\.0+)?\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is replaced.

    places: where each unit begins in the text. is_leap: a day may be of a year that has one more.
    day: which day it is of, where it is compared with others.
    """

    kind: Kind
    units: tuple[Unit, ...] = field(repr=False)
    places: tuple[int, ...]
    is_leap: bool = True
    day: date | None = None

    @property
    def plain(self) -> str:
        """Its letters or digits, in plain form."""
        return "".join(each.plain for each in self.units)


def parts_of(text: str, manner: Manner, own: OwnWords) -> list[Part]:
    """Return the parts of a text that are replaced, in no order."""
    return list(_Parting(text, manner, own).parts())


class _Parting:
    """One text on its way into parts. Whatever is taken for something is marked as done."""

    def __init__(self, text: str, manner: Manner, own: OwnWords) -> None:
        self._text = text
        self._manner = manner
        self._own = own
        self._units = units_of(text)
        self._at: dict[int, Unit] = {}
        place = 0
        for each in self._units:
            self._at[place] = each
            place += len(each.raw)
        self._done: set[int] = set()
        self._has_blank = any(map(str.isspace, text.strip()))
        self._has_digit = any(map(str.isdigit, text))
        self._has_one_number = len(_DIGITS.findall(text)) == 1

    def parts(self) -> Iterator[Part]:
        if computes(self._text):
            self._keep_formula()
        found = [*self._counted(), *self._numbers_with_e(), *self._days(), *self._grouped()]
        self._keep_parts_of_addresses()
        found += self._rest(many=self._has_many_digits())
        if not found and not self._done and self._tells_enough():
            found += self._rest(many=True)
        yield from found

    def _tells_enough(self) -> bool:
        """Tell whether somebody may be known again by the text, and it is more than a year."""
        telling = sum(unit.kind != "other" for unit in self._units)
        return self._manner in OF_RECORDS and telling >= SHORTEST

    def _has_many_digits(self) -> bool:
        return sum(unit.kind == "digit" for unit in self._units) >= _MANY_DIGITS

    # What has a form of its own

    def _keep(self, start: int, end: int) -> None:
        self._done.update(range(start, end))

    def _keep_formula(self) -> None:
        """Have a formula stay but for its literals, its long numbers and the names in it."""
        free = [found.span() for found in _LITERAL.finditer(self._text)]
        names = _NAME.finditer(self._text)
        free += [each.span() for each in names if not _REFERENCE.fullmatch(each[0])]
        inside = {place for start, end in free for place in range(start, end)}
        self._done |= {*range(len(self._text))} - inside

    def _counted(self) -> Iterator[Part]:
        """Give the number that is a day as a spreadsheet counts them, where dates stand."""
        found = _COUNTED.fullmatch(self._text)
        if found and self._manner in OF_DATES and is_counted(found[1]):
            day = day_counted(found[1]) if self._manner in _PERIODS else None
            yield replace(next(self._number(found, "counted-day", 1)), day=day)
            self._keep(0, len(self._text))

    def _numbers_with_e(self) -> Iterator[Part]:
        if found := _SCIENTIFIC.fullmatch(self._text):
            is_short = len(found[1].replace(",", ".").rstrip("0").replace(".", "")) <= _SMALL
            yield from self._number(found, "small-mantissa" if is_short else "mantissa", 1)
            self._keep(0, len(self._text))
        elif found := _CODE_WITH_E.fullmatch(self._text):
            kind: Kind = "number" if len(found[1]) > _SMALL else "small"
            yield from self._number(found, kind, 1)
            self._keep(0, len(self._text))

    def _days(self) -> Iterator[Part]:
        before = len(self._done)
        for found in _DAY_NUMBERS.finditer(self._text):
            year = found[1] or found[8]
            yield from self._day_and_month(found, (4, 3) if found[1] else (5, 7), year)
        for found in _EAST_ASIAN_DAY.finditer(self._text):
            yield from self._day_and_month(found, (3, 2), found[1] or "")
        yield from self._days_of_no_year()
        for found in self._days_in_words():
            day, word = (1, 2) if found[2] else (4, 3)
            if 0 < int(found[day]) <= _LAST_DAY:
                parts = [*self._number(found, "word-day", day), self._letters(found, word)]
                yield _joined(*parts, is_leap=_is_leap(found[5] or ""))
            else:
                yield from self._number(found, "day", day)
            self._keep(*found.span())
        if len(self._done) > before:
            self._keep_times()

    def _days_of_no_year(self) -> Iterator[Part]:
        slashed = filter(None, [_SLASHED.fullmatch(self._text)])
        for found in (*slashed, *_OF_NO_YEAR.finditer(self._text)):
            yield from self._day_and_month(found, (1, 2), "")

    def _keep_times(self) -> None:
        """Have the times stay that stand beside a date, if there is no other number."""
        times = [range(*found.span()) for found in _TIME.finditer(self._text)]
        there = {place for each in times for place in each} | self._done
        if not any(self._is_digit(at) for at in self._at if at not in there):
            self._done |= there

    def _days_in_words(self) -> Iterator[re.Match[str]]:
        """Give the days with the word of a month beside them; other words may stand there, too."""
        start = 0
        while found := _WORDS_OF_DAYS.search(self._text, start):
            is_month = self._letters(found, 2 if found[2] else 3).plain in self._own.months
            is_free = self._done.isdisjoint(range(*found.span()))
            if is_month and is_free:
                yield found
            start = found.end() if is_month else found.start() + 1

    def _day_and_month(
        self, found: re.Match[str], groups: tuple[int, int], year: str
    ) -> Iterator[Part]:
        """Give the two numbers of a date. groups: of the day and the month, or the other way."""
        is_free = self._done.isdisjoint(range(*found.span()))
        one, other = (int(found[group]) for group in groups)
        if not is_free or not (_is_day(one, other) or len(year) == len("2026")):
            return
        if _is_day(one, other) and not _has_day(one, other, year):
            yield self._day_before_month(found, groups, "no-day")
        elif _is_day(one, other) and self._is_comparable(year):
            yield from self._compared(found, groups, int(year))
        elif _is_day(one, other) and max(one, other) > _LATEST_MONTH:
            late = self._day_before_month(found, groups, "late-day")
            yield replace(late, is_leap=_is_leap(year))
        else:
            for group in groups:
                yield from self._number(found, "day", group)
        self._keep(*found.span())

    def _is_comparable(self, year: str) -> bool:
        return self._manner in _PERIODS and len(year) == _YEAR_DIGITS and int(year) > 0

    def _compared(self, found: re.Match[str], groups: tuple[int, int], year: int) -> Iterator[Part]:
        is_month_first = self._manner == "month-first-period" and not found[1]
        in_order = [*reversed(groups)] if is_month_first else [*groups]
        if max(int(found[group]) for group in groups) > _LATEST_MONTH:
            in_order = _late_first(found, groups)
        number, month = (int(found[group]) for group in in_order)
        day = date(year, month, number)
        kinds: tuple[Kind, Kind] = ("compared-day", "compared-month")
        for kind, group in zip(kinds, in_order, strict=True):
            yield replace(next(self._number(found, kind, group)), day=day)

    def _day_before_month(self, found: re.Match[str], groups: tuple[int, int], kind: Kind) -> Part:
        return _joined(
            *(next(self._number(found, kind, each)) for each in _late_first(found, groups))
        )

    def _letters(self, found: re.Match[str], group: int) -> Part:
        places = [place for place in range(*found.span(group)) if place in self._at]
        return Part("word", tuple(self._at[place] for place in places), tuple(places))

    def _grouped(self) -> Iterator[Part]:
        for found in _GROUPED.finditer(self._text):
            if self._done.isdisjoint(range(*found.span())) and self._manner != "heading":
                yield from self._number(found, "number", 0)
                self._keep(*found.span())

    def _number(self, found: re.Match[str], kind: Kind, group: int) -> Iterator[Part]:
        start, end = found.span(group)
        places = [place for place in range(start, end) if self._is_digit(place)]
        yield Part(kind, tuple(self._at[place] for place in places), tuple(places))

    def _is_digit(self, place: int) -> bool:
        return place in self._at and self._at[place].kind == "digit"

    def _keep_parts_of_addresses(self) -> None:
        for found in _SCHEME.finditer(self._text):
            self._keep(*found.span())
        for found in _SPELLED.finditer(self._text):
            self._keep(*found.span())
        for start, end in _kept_labels(self._text):
            self._keep(start, end)

    # All else

    def _rest(self, *, many: bool) -> Iterator[Part]:
        place = 0
        for group in words_in(self._units):
            places = []
            for each in group:
                places.append(place)
                place += len(each.raw)
            if not self._done.isdisjoint(places):
                continue
            part = Part("word" if group[0].in_word else "number", tuple(group), tuple(places))
            if group[0].in_word and part.plain:
                if not self._stays(part):
                    yield part
            elif group[0].kind == "digit":
                yield from self._digits(part, many=many)

    def _stays(self, word: Part) -> bool:
        """Tell whether a word is the program's own where it stands."""
        plain, own = word.plain, self._own
        if self._manner == "heading":
            return plain in own.headings or plain in own.values or len(plain) == 1
        if self._manner == "title":
            return plain in own.telling or plain in own.headings
        if self._has_blank and "".join(each.raw for each in word.units) in _BETWEEN_ITEMS:
            return True
        if not self._has_blank or self._has_digit:
            return False
        return self._is_small(plain) and (self._has_name or self._is_title(plain))

    def _is_small(self, plain: str) -> bool:
        """Tell whether a word is one that stands beside names."""
        return plain in self._own.beside_names or (is_particle(plain) and len(plain) > 1)

    def _is_title(self, plain: str) -> bool:
        """Tell whether a word that stands beside names is one in front of them."""
        return plain == self._words[0] and plain not in self._words[1:] and not is_particle(plain)

    @cached_property
    def _has_name(self) -> bool:
        """Whether there is a word that stands in no other's front: Van Le is called so."""
        return not all(map(self._is_small, self._words))

    @cached_property
    def _words(self) -> list[str]:
        groups = [each for each in words_in(self._units) if each[0].in_word]
        plain = ("".join(each.plain for each in group) for group in groups)
        return [*filter(None, plain)]

    def _stands_alone(self, part: Part) -> bool:
        before, after = part.places[0] - 1, part.places[-1] + 1
        beside = (self._text[max(before, 0) : before + 1], self._text[after : after + 1])
        return not any(sign.isalnum() or sign == "_" for sign in beside)

    def _digits(self, part: Part, *, many: bool) -> Iterator[Part]:
        count = len(part.units)
        is_name = self._manner == "name"
        is_all = is_name and part.plain == self._text.strip()
        is_year = self._stands_alone(part) and count == _YEAR_DIGITS and int(part.plain) in _YEARS
        if self._has_one_number and not is_name and (is_year or count <= _SMALL):
            return
        if len(part.plain.lstrip("0")) > _SMALL:
            yield part
        elif many or count > _SMALL or is_all or not is_name:
            yield Part("small", part.units, part.places)


def labels_that_stay(text: str) -> set[str]:
    """Return the parts of addresses in a text that stay, in small letters."""
    return {text[start:end].lower() for start, end in _kept_labels(text)}


def _kept_labels(text: str) -> Iterator[tuple[int, int]]:
    for found in _DOMAIN.finditer(text):
        group = next(each for each in (1, 2, 3) if found[each])
        start = found.start(group)
        for label in _LABEL.finditer(found[group]):
            if tells_of_nobody(label[0].lower(), may_end=label.start() > 0):
                yield start + label.start(), start + label.end()


def _late_first(found: re.Match[str], groups: Sequence[int]) -> list[int]:
    return sorted(groups, key=lambda group: -int(found[group]))


def _is_day(one: int, other: int) -> bool:
    """Tell whether the two numbers can be a day and a month, in either order."""
    return 0 < min(one, other) <= _LATEST_MONTH and max(one, other) <= _LAST_DAY


def _has_day(one: int, other: int, year: str) -> bool:
    """Tell whether a month has such a day in that year; "" is any."""
    return max(one, other) <= last_day(min(one, other), is_leap=_is_leap(year))


def _is_leap(year: str) -> bool:
    return not year or isleap(int(year))


def _joined(*parts: Part, is_leap: bool = True) -> Part:
    units = tuple(unit for part in parts for unit in part.units)
    places = tuple(place for part in parts for place in part.places)
    return Part(parts[0].kind, units, places, is_leap)


Replace = Callable[[Part], str]


def replaced(text: str, parts: list[Part], replace: Replace) -> str:
    """Return the text with its parts replaced; it is as long as before.

    replace: returns the plain letters or digits for a part, as many as it has.
    """
    letters = list(text)
    for part in parts:
        made, start = replace(part), 0
        for place, unit in zip(part.places, part.units, strict=True):
            own = made[start : start + len(unit.plain)]
            start += len(unit.plain)
            if unit.kind in {"letter", "twin", "marked", "written", "digit"}:
                letters[place : place + len(unit.raw)] = unit.as_letter(own)
    return "".join(letters)
