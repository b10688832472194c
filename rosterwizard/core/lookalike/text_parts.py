"""What of a text is replaced, and how: its words, its numbers, its days.

All else stays as it is: blanks, signs, words of the program, the years of dates, times, formulas.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from rosterwizard.core.letters.plain_words import in_plain_form
from rosterwizard.core.letters.usual_case import is_particle
from rosterwizard.core.lookalike.letter_units import Unit, units_of, words_in
from rosterwizard.core.lookalike.mail_parts import tells_of_nobody
from rosterwizard.core.lookalike.own_words import OwnWords
from rosterwizard.core.lookalike.words_inside import SHORTEST
from rosterwizard.core.sheet.formulas_in_text import computes

Manner = Literal[
    "name",  # a cell of a record: names, identifiers, addresses
    "note",  # a cell below a heading that no field has: anything
    "heading",
    "title",  # above the headings, below the records, the name of a sheet or file
]
Kind = Literal[
    "word",
    "number",
    "small",  # a number of one or two digits
    "day",  # of a month, or the month itself
    "month-of-30",  # a month that has at least so many days
    "month-of-31",
    "mantissa",
    "small-mantissa",
]
MONTHS: Mapping[Kind, int] = {"month-of-30": 30, "month-of-31": 31}

_DAY_NUMBERS = re.compile(
    r"(?<![\d.,/-])(?:\d{4}([-/.] ?)(\d{1,2})\1(\d{1,2})"
    r"|(\d{1,2})([-/.] ?)(\d{1,2})\5(?:\d{4}|\d{2}))(?![\d/-])"
)
_EAST_ASIAN_DAY = re.compile(r"(?:\d{4}[年년] ?)?(\d{1,2})[月월] ?(\d{1,2})[日일]")
_TIME = re.compile(r"(?<![\d.:])\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?![\d:])")
_WORDS_OF_DAYS = re.compile(
    r"(?<![^\W_])(?:(\d{1,2})(?:st|nd|rd|th|er)?\.?[ -]*(?:de |of )?([^\W\d_]{3,10})"
    r"|([^\W\d_]{3,10})\.?[ -]*(\d{1,2})(?:st|nd|rd|th)?)\.?,?[ -]*(?:de )?(\d{4}|\d{2})?(?![^\W_])"
)
_SCIENTIFIC = re.compile(r"\s*[+-]?(\d(?:[.,]\d+)?)[eE][+-]?\d{1,3}\s*")
_CODE_WITH_E = re.compile(r"\s*(\d+)[eE](\d+)\s*")
_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:([,.' \u00a0\u202f])\d{3})(?:\1\d{3})*(?![\d])")
_DOMAIN = re.compile(r"@([^\s@<>()\[\];:\"|/\\]+)|\bhttps?://([^\s/]+)|\b(www\.[^\s/]+)")
_SCHEME = re.compile(r"\b(?:mailto(?=:)|https?(?=:)|www(?=\.))", re.IGNORECASE)
_SPELLED = re.compile(
    r"[(\[{<]\s*(?:at|dot|punkt|point|punto)\s*[)\]}>]|\s(?:at|dot)\s", re.IGNORECASE
)
_YEARS = range(1990, 2061)  # of schools; an earlier one may be of a birth
_YEAR_DIGITS = 4
_DIGITS = re.compile(r"\d+")
_LITERAL = re.compile(r'"[^"]*"|\'[^\']*\'')
_BETWEEN_ITEMS = frozenset({"and", "und", "et", "y", "e", "i", "en"})  # of a list, in words
_SMALL = 2  # digits of a number that tells of nobody by itself
_MANY_DIGITS = 6  # in a text: then its small numbers are parts of one
_LATEST_MONTH = 12
_LAST_OF_ALL_MONTHS, _LAST_DAY = 28, 31


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is replaced. places: where each unit begins in the text."""

    kind: Kind
    units: tuple[Unit, ...] = field(repr=False)
    places: tuple[int, ...]

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
        self._has_one_number = len(_DIGITS.findall(text)) == 1

    def parts(self) -> Iterator[Part]:
        if computes(self._text):
            self._keep_formula()
        found = [*self._numbers_with_e(), *self._days(), *self._grouped()]
        self._keep_parts_of_addresses()
        found += self._rest(many=self._has_many_digits())
        if not found and not self._done and self._tells_enough():
            found += self._rest(many=True)
        yield from found

    def _tells_enough(self) -> bool:
        """Tell whether somebody may be known again by the text, and it is more than a year."""
        telling = sum(unit.kind != "other" for unit in self._units)
        return self._manner in {"name", "note"} and telling >= SHORTEST

    def _has_many_digits(self) -> bool:
        return sum(unit.kind == "digit" for unit in self._units) >= _MANY_DIGITS

    # What has a form of its own

    def _keep(self, start: int, end: int) -> None:
        self._done.update(range(start, end))

    def _keep_formula(self) -> None:
        literals = [found.span() for found in _LITERAL.finditer(self._text)]
        inside = {place for start, end in literals for place in range(start, end)}
        self._done |= {*range(len(self._text))} - inside

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
        for found in _TIME.finditer(self._text):
            self._keep(*found.span())
        for pattern, groups in ((_DAY_NUMBERS, (2, 3, 4, 6)), (_EAST_ASIAN_DAY, (1, 2))):
            for found in pattern.finditer(self._text):
                there = [group for group in groups if found[group]]
                if self._done.isdisjoint(range(*found.span())) and _is_day(found, there):
                    yield from self._day_and_month(found, there)
                    self._keep(*found.span())
        for found in self._days_in_words():
            yield from self._number(found, "day", 1 if found[2] else 4)
            self._keep(*found.span())

    def _days_in_words(self) -> Iterator[re.Match[str]]:
        """Give the days with the word of a month beside them; other words may stand there, too."""
        start = 0
        while found := _WORDS_OF_DAYS.search(self._text, start):
            is_month = in_plain_form(found[2] or found[3]) in self._own.months
            is_free = self._done.isdisjoint(range(*found.span()))
            if is_month and is_free:
                yield found
            start = found.end() if is_month else found.start() + 1

    def _day_and_month(self, found: re.Match[str], groups: list[int]) -> Iterator[Part]:
        last = max(int(found[group]) for group in groups)
        kinds: Mapping[int, Kind] = {29: "month-of-30", 30: "month-of-30", 31: "month-of-31"}
        for group in groups:
            if last <= _LAST_OF_ALL_MONTHS:
                yield from self._number(found, "day", group)
            elif int(found[group]) != last:
                yield from self._number(found, kinds[last], group)

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
        for found in _DOMAIN.finditer(self._text):
            group = next(each for each in (1, 2, 3) if found[each])
            labels = list(re.finditer(r"[^.,]+", found[group]))
            for label in labels:
                is_last = label is labels[-1] and len(labels) > 1
                if tells_of_nobody(label[0].lower(), is_last=is_last):
                    start = found.start(group)
                    self._keep(start + label.start(), start + label.end())

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
        is_small = plain in own.beside_names or (is_particle(plain) and len(plain) > 1)
        return is_small and self._has_blank and not any(map(str.isdigit, self._text))

    def _stands_alone(self, part: Part) -> bool:
        before, after = part.places[0] - 1, part.places[-1] + 1
        beside = (self._text[max(before, 0) : before + 1], self._text[after : after + 1])
        return not any(sign.isalnum() or sign == "_" for sign in beside)

    def _digits(self, part: Part, *, many: bool) -> Iterator[Part]:
        count = len(part.units)
        is_name = self._manner == "name"
        is_all = is_name and part.plain == self._text.strip()
        is_year = self._stands_alone(part) and count == _YEAR_DIGITS and int(part.plain) in _YEARS
        is_lone = self._has_one_number and not is_all
        if is_lone and (is_year or (count <= _SMALL and not is_name)):
            return
        if len(part.plain.lstrip("0")) > _SMALL:
            yield part
        elif many or count > _SMALL or is_all or not is_name:
            yield Part("small", part.units, part.places)


def _is_day(found: re.Match[str], groups: list[int]) -> bool:
    """Tell whether the two numbers can be a day and a month, in either order."""
    one, other = (int(found[group]) for group in groups)
    return 0 < min(one, other) <= _LATEST_MONTH and 0 < max(one, other) <= _LAST_DAY


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
            if unit.kind in {"letter", "twin", "digit"}:
                letters[place] = unit.as_letter(own)
    return "".join(letters)
