"""Which texts of a column may tell of a person, and which are the system's own."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from rosterwizard.core.cells.date_text import date_form
from rosterwizard.core.cells.field_ideas import is_name, is_open_text
from rosterwizard.core.cells.field_values import accepted, blanks_of, kind_of
from rosterwizard.core.cells.words_for_nothing import is_blank_word
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.letters.plain_words import in_plain_form, plain_words
from rosterwizard.core.lookalike.look_alike_texts import Treated
from rosterwizard.core.lookalike.misspelt_values import misspelt
from rosterwizard.core.lookalike.own_words import OwnWords
from rosterwizard.core.lookalike.text_parts import Manner
from rosterwizard.core.matching.matching import Match
from rosterwizard.core.matching.nobodys_texts import (
    NUMBERS,
    holds_codes,
    is_plain_number,
    is_short_code,
    tells_apart,
)
from rosterwizard.core.matching.told_texts import is_personal, listed_values
from rosterwizard.core.profiles.language import Field, Profile, RecordType
from rosterwizard.core.rules.value_meanings import meant_values, named_values

Holds = Literal[
    "secret",  # passwords
    "name",  # any text below a field: it may be a person's, whatever the field is about
    "note",  # what fills no field
    "measured",  # numbers, years and dates that tell of nobody
]
Kept = Literal[
    "kept-days",  # as days that may have been codes of classes
    "kept-blanks",  # as words for nothing, where a name stands
]
Personal = Collection[tuple[str, str]]  # fields, by record type and name
_DATES = frozenset({"date", "datetime"})
_MEASURED = NUMBERS | _DATES
_COUNTED_DAY = re.compile(r"\d{5}")
_MONTH_FIRST = re.compile("%m.*%d.*%Y")
_NEVER = 9999
_CENTURY = 2000
_YEAR_DIGITS, _SERIAL_DIGITS = 4, 5
_DAY_AND_MONTH = 2  # numbers
_MIDNIGHT = " 00:00:00"
_DIGITS = re.compile(r"\d+")
_FIRST_DAY = date(1899, 12, 30)  # of those that a spreadsheet counts


@dataclass(frozen=True)
class PersonalColumn:
    """One column of a sheet.

    field: None where it fills none. is_dated: days are known to stand in it that were codes, see
    `DatedCode`. recent: the first year in which no pupil was born.
    """

    holds: Holds
    own: OwnWords
    record_type: RecordType
    field: Field | None = None
    is_dated: bool = False
    recent: int = _NEVER

    @classmethod
    def of(
        cls,
        sheet: JobSheet,
        match: Match,
        own: OwnWords,
        personal: Personal,
        recent: int = _NEVER,
    ) -> "PersonalColumn":
        """Return what a column of a sheet holds. personal: see `fields_of_people`."""
        record_type = sheet.record_type
        names = [
            *filter(None, [match.field or match.maybe]),
            *sheet.matching.made_with(match.column),
        ]
        fields = [record_type.field(name) for name in names]
        field = fields[0] if fields else None
        return cls(
            _holds(sheet, match, fields, personal),
            own,
            record_type,
            field,
            recent=recent,
        )

    @cached_property
    def samples(self) -> frozenset[str]:
        """The texts of the system's own samples, as they are compared."""
        if self.field is None:
            return frozenset()
        return frozenset(map(bare_sample, (*self.field.roster.samples, self.field.example)))

    def treated(self, text: str) -> Treated:
        """Return how a text of a record is replaced."""
        told = self._told.get(text)
        if told is None:
            told = self._told[text] = self._treated(text)
        return told

    @cached_property
    def _told(self) -> dict[str, Treated]:
        return {}  # most texts of a column stand there again and again

    def _treated(self, text: str) -> Treated:
        if self.holds == "secret":
            return "secret"
        if self._stays(text):
            return "stays"
        if self.field is not None and (near := misspelt(text, self.field)):
            return near
        # What was meant as a year or a date keeps its form, as in a column of no field.
        kind = kind_of(self.field) if self.field is not None else ""
        if kind in _DATES or (self.is_dated and _COUNTED_DAY.fullmatch(text)):
            return self._manner_of_days
        return "note" if self.holds == "note" or kind in NUMBERS else "name"

    def _stays(self, text: str) -> bool:
        """Tell whether a text is the system's own, or says too little to tell of anybody."""
        bare = text.strip()
        if bare.casefold() in self._taken:
            return True
        if self.field is not None and accepted(self.field):
            return self._is_of_list(bare)
        if self.holds == "measured":
            return self._is_plain_number(bare)
        if self._is_of_codes and is_short_code(bare):
            return True
        return self._may_have_codes and self._is_recent_day(bare)

    def kept(self, text: str) -> Kept | None:
        """Return as what a text stays that may tell of somebody all the same; None for others."""
        bare = text.strip()
        if self.treated(text) == "stays":
            is_day = self._may_have_codes and not is_short_code(bare)
            return "kept-days" if is_day and self._is_recent_day(bare) else None
        is_of_people = self.field is not None and is_name(self.field)
        return "kept-blanks" if is_of_people and bare.isalpha() and is_blank_word(bare) else None

    @property
    def _is_of_codes(self) -> bool:
        """Whether it holds codes that many share: of classes, of years."""
        field = self.field
        return field is not None and holds_codes(field, self.record_type)

    @cached_property
    def _manner_of_days(self) -> Manner:
        field = self.field
        if field is None or not self._is_compared:
            return "date"
        form = date_form(field.format)
        return "month-first-period" if _MONTH_FIRST.search(form) else "period"

    @property
    def _is_compared(self) -> bool:
        """Whether a rule asks which of two days comes first: its own or one of another field."""
        return self.field is not None and any(
            self.field.name in {each.name, each.roster.not_before}
            for each in self.record_type.fields
            if each.roster.not_before
        )

    @property
    def _may_have_codes(self) -> bool:
        """Whether days are looked for in it that were codes, see `DatedCode`."""
        field = self.field
        if field is None or tells_apart(field, self.record_type):
            return False
        return is_open_text(field) and not is_name(field)

    def _is_recent_day(self, bare: str) -> bool:
        """Tell whether it is a day of this year or the last, or of none, and nothing else.

        A spreadsheet makes such days of class codes, and nobody at school was born on one.
        """
        if any(word not in self.own.months for word in plain_words(bare)):
            return False
        runs = _DIGITS.findall(bare.removesuffix(_MIDNIGHT))
        if len(runs) == 1 and len(runs[0]) == _SERIAL_DIGITS:
            return (_FIRST_DAY + timedelta(int(runs[0]))).year >= self.recent
        years = [int(each) for each in runs if len(each) == _YEAR_DIGITS]
        days = [each for each in runs if len(each) <= _DAY_AND_MONTH]
        if len(days) > _DAY_AND_MONTH:  # the year comes last, in two digits
            years.append(_CENTURY + int(days.pop()))
        is_day = 0 < len(days) <= _DAY_AND_MONTH and len(days) + len(years) >= len(runs)
        return is_day and len(years) <= 1 and all(year >= self.recent for year in years)

    def _is_of_list(self, bare: str) -> bool:
        """Tell whether a text is of a closed list, or means a value of it in other words.

        What is only near to a value may as well be a person's, see `misspelt`.
        """
        field = self.field
        if field is None or bare.casefold() in self._taken:
            return True
        if field.type == "list":
            items = [each.strip() for each in bare.split(field.delimiter)]
            return len(items) > 1 and all(map(self._is_of_list, items))
        texts = [bare, in_plain_form(bare)]
        return any(way(texts, field) for way in (named_values, meant_values))

    @cached_property
    def _taken(self) -> frozenset[str]:
        return frozenset() if self.field is None else values_of(self.field, self.record_type)

    def _is_plain_number(self, bare: str) -> bool:
        is_number = self.field is not None and kind_of(self.field) in NUMBERS
        return is_number and is_plain_number(bare)


def values_of(field: Field, record_type: RecordType) -> frozenset[str]:
    """Return every text that a field says itself that it takes, in small letters."""
    texts = listed_values(field).union(blanks_of(field, record_type))
    return frozenset(each.casefold() for each in texts)


def bare_sample(text: str) -> str:
    """Return a text without what happens to it on the way through files."""
    return text.strip().casefold().lstrip("'0")


def fields_of_people(job: Job) -> frozenset[tuple[str, str]]:
    """Return the fields whose texts tell of a person, by record type and name.

    What a personal field refers to, or what refers to it, is personal too.
    """
    personal = {
        (sheet.record_type.name, each.name)
        for sheet in job.sheets
        for each in sheet.record_type.fields
        if is_personal(each)
    }
    pairs = [*_references(job.profile)]
    while more := {
        other
        for pair in pairs
        for one, other in (pair, pair[::-1])
        if one in personal and other not in personal
    }:
        personal |= more
    return frozenset(personal)


def _references(profile: Profile) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    for record_type in profile.record_types:
        for key in record_type.schema.foreign_keys:
            target = key.reference.resource or record_type.name
            for one, other in zip(key.names, key.reference.names, strict=False):
                yield (record_type.name, one), (target, other)


def _holds(sheet: JobSheet, match: Match, fields: Sequence[Field], personal: Personal) -> Holds:
    if match.column in sheet.secret_columns:
        return "secret"
    if not fields:
        return "note"
    if any((sheet.record_type.name, each.name) in personal for each in fields):
        return "name"
    return "measured" if kind_of(fields[0]) in _MEASURED else "name"
