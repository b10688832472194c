"""Which columns hold personal texts, and what is told of them and of passwords.

A profile says so of a field (`roster.personal`); whatever it says nothing of is personal, and so
is a column that fills no field. What stands in a field's own list of values tells of nobody, and
so does what a look-alike keeps, see `nobodys_texts`: whatever is replaced there is hidden here.
"""

from collections.abc import Callable, Collection
from functools import cache
from typing import TYPE_CHECKING

from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.matching.nobodys_texts import is_nobodys
from rosterwizard.core.matching.secret_columns import secret_columns, secret_fields
from rosterwizard.core.matching.vocabulary import words_of_headings
from rosterwizard.core.messages.screen_mask import Telling, hides_personal, screened
from rosterwizard.core.messages.secret_text import masked
from rosterwizard.core.profiles.language import Field, RecordType
from rosterwizard.core.sheet.heading_words import words_of

if TYPE_CHECKING:  # the window lists record types before there is a sheet
    import polars as pl

_SEVERAL = 3  # rows: what they share tells of none of them


def is_personal(field: Field) -> bool:
    """Tell whether the values of the field say something about a person."""
    return field.roster.personal


def personal_fields(record_type: RecordType) -> frozenset[str]:
    """Return the names of the fields whose values are personal."""
    return frozenset(field.name for field in record_type.fields if is_personal(field))


def listed_values(field: Field) -> frozenset[str]:
    """Return the values that the profile itself names: they tell of nobody."""
    roster, written = field.roster, (*field.true_values, *field.false_values)
    sentinels = (each.value for each in roster.sentinels)
    words = written if "boolean" in {field.type, field.item_type} else ()
    return frozenset({*field.allowed, *roster.synonyms, *sentinels, *words})


def personal_columns(matching: Matching, record_type: RecordType) -> frozenset[int]:
    """Return the columns that fill no field, or one whose values are personal, or make one."""
    fields = personal_fields(record_type)
    own = {
        match.column
        for match in matching.matches
        if match.field in fields
        or (match.field is None and not _makes_only_others(matching, match.column, fields))
    }
    for name, making in matching.made.items():
        if name in fields:
            own |= {*making.columns}
    return frozenset(own)


def _makes_only_others(matching: Matching, column: int, fields: Collection[str]) -> bool:
    makes = matching.made_with(column)
    return bool(makes) and not any(name in fields for name in makes)


def plain_headings(matching: Matching, record_type: RecordType) -> frozenset[str]:
    """Return the headings that say nothing about a person.

    They have no word but those that headings and names of fields are made of.
    """
    known = words_of_headings() | _words_of_fields(record_type)
    return frozenset(
        each.heading for each in matching.matches if known.issuperset(words_of(each.heading))
    )


def _words_of_fields(record_type: RecordType) -> frozenset[str]:
    accepted = (text for each in record_type.fields for text in each.roster.headings)
    texts = (*names_of_fields(record_type), *accepted)
    return frozenset(word for text in texts for word in words_of(text))


def names_of_fields(record_type: RecordType) -> frozenset[str]:
    """Return what the system calls the fields."""
    return frozenset(text for each in record_type.fields for text in (each.name, each.label))


class ToldTexts:
    """What is told of the texts of a sheet.

    Of passwords it is how long they are. While personal texts are hidden it is of these the shape
    alone; and so it is of what is on no list of the profile, unless its own shape says that it is
    nobody's, and it stands in several rows, and nowhere as a personal text: in a row that is
    shifted a name or a number of somebody stands in any column.
    """

    def __init__(self, matching: Matching, record_type: RecordType, frame: "pl.DataFrame") -> None:
        self._matching, self._record_type, self._frame = matching, record_type, frame
        self._secret = secret_columns(matching, record_type)
        self._secret_fields = secret_fields(record_type)
        self._personal = personal_columns(matching, record_type)
        self._of: dict[int, Telling] = {}

    def of(self, column: int) -> Telling:
        """Return what is told of the texts of a column."""
        if column not in self._of:
            self._of[column] = self._of_column(column)
        return self._of[column]

    def of_columns(self, columns: Collection[int]) -> Telling:
        """Return what is told of texts that may be of any of these columns."""
        if not self._secret.isdisjoint(columns):
            return masked
        tellings = [self.of(each) for each in columns]
        return tellings[0] if len(tellings) == 1 else screened

    def of_place(self, column: int | None, names: Collection[str]) -> Telling:
        """Return what is told of a problem of these fields that stands in that column."""
        if column in self._secret or not self._secret_fields.isdisjoint(names):
            return masked
        columns = {self._matching.column_of(name) for name in names} | {column}
        known = {each for each in columns if each is not None}
        return self.of_columns(known) if known else self._of_value(names)

    def of_field(self, name: str) -> Telling:
        """Return what is told of the texts that a field has."""
        return self.of_place(None, (name,))

    def _of_column(self, column: int) -> Telling:
        name = self._matching.matches[column].field
        if column in self._secret:
            return masked
        if not name:
            return _screening_but(lambda _: False)
        field = self._record_type.field(name)
        listed = _plain_values(field)
        if column in self._personal:
            return _screening_but(listed.__contains__)
        shared = cache(lambda: self._shared(column, field))
        return _screening_but(lambda text: text in listed or text in shared())

    def _of_value(self, names: Collection[str]) -> Telling:
        """Return what is told of texts of fields that no column fills alone: one for all rows."""
        fields = [each for each in self._record_type.fields if each.name in names]
        if len(names) != 1 or not fields or is_personal(fields[0]):
            return screened
        field, listed = fields[0], _plain_values(fields[0])
        return _screening_but(lambda text: text in listed or self._is_nobodys(text, field))

    def _shared(self, column: int, field: Field) -> frozenset[str]:
        """Return the texts that are nobody's, several rows share, and are personal nowhere."""
        texts = self._frame[f"c{column}"]
        counted = texts.value_counts(name="count")
        shared = counted.filter(counted["count"] >= _SEVERAL)[texts.name]
        for each in self._personal:
            there = self._frame[f"c{each}"].unique()
            shared = shared.filter(~shared.is_in(there.implode()))
        return frozenset(_plainly(each) for each in shared if self._is_nobodys(each, field))

    def _is_nobodys(self, text: str, field: Field) -> bool:
        return is_nobodys(text, field, self._record_type)


def _plain_values(field: Field) -> frozenset[str]:
    return frozenset(map(_plainly, listed_values(field)))


def _screening_but(is_plain: Callable[[str], bool]) -> Telling:
    """Return what tells plain texts, and of all others the shape while they are hidden.

    is_plain: tells it of a text in small letters, without blanks around it.
    """

    def told(text: str) -> str:
        return text if not hides_personal() or is_plain(_plainly(text)) else screened(text)

    return told


def _plainly(text: str) -> str:
    return text.strip().casefold()
