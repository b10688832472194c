"""Which columns hold personal texts, and what is told of them and of passwords.

A profile says so of a field (`roster.personal`); whatever it says nothing of is personal, and so
is a column that fills no field. What stands in a field's own list of values tells of nobody.
"""

from collections.abc import Callable, Collection, Iterable

from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.matching.secret_columns import secret_columns, secret_fields
from rosterwizard.core.matching.vocabulary import known_words
from rosterwizard.core.messages.screen_mask import Telling, hides_personal, screened
from rosterwizard.core.messages.secret_text import masked
from rosterwizard.core.profiles.language import Field, RecordType
from rosterwizard.core.sheet.heading_words import words_of

_BY_NAME = frozenset({"template", "exact", "case", "synonym", "hint", "rival", "alike"})


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
    words = written if field.type == "boolean" else ()
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


def plain_headings(matching: Matching) -> frozenset[str]:
    """Return the headings that say nothing about a person.

    They are names of fields or look alike, or have no word but those that headings are made of.
    """
    return frozenset(
        each.heading
        for each in matching.matches
        if each.reason in _BY_NAME or known_words().issuperset(words_of(each.heading))
    )


def names_of_fields(record_type: RecordType) -> frozenset[str]:
    """Return what the system calls the fields."""
    return frozenset(text for each in record_type.fields for text in (each.name, each.label))


class ToldTexts:
    """What is told of the texts of a sheet.

    Of passwords it is how long they are, of personal texts the shape alone while these are hidden,
    and of all others everything.
    """

    def __init__(self, matching: Matching, record_type: RecordType) -> None:
        self._matching, self._record_type = matching, record_type
        self._secret = secret_columns(matching, record_type)
        self._secret_fields = secret_fields(record_type)
        self._personal = personal_columns(matching, record_type)

    def of(self, column: int | None) -> Telling:
        """Return what is told of the texts of a column; None: of those of any."""
        return self.of_columns(() if column is None else (column,))

    def of_columns(self, columns: Collection[int]) -> Telling:
        """Return what is told of texts that may be of any of these columns."""
        if not self._secret.isdisjoint(columns):
            return masked
        if columns and self._personal.isdisjoint(columns):
            return str
        fields = {match.field for match in self._matching.matches if match.column in columns}
        return self._screening(fields)

    def of_place(self, column: int | None, names: Iterable[str]) -> Telling:
        """Return what is told of a problem of these fields that stands in that column."""
        fields = frozenset(names)
        if column in self._secret or not self._secret_fields.isdisjoint(fields):
            return masked
        known = fields and fields.isdisjoint(personal_fields(self._record_type))
        if known and (column is None or column not in self._personal):
            return str
        return self._screening(fields)

    def of_field(self, name: str) -> Telling:
        """Return what is told of the value that a field has in all rows."""
        return self.of_place(None, (name,))

    def _screening(self, fields: Collection[str | None]) -> Telling:
        listed = frozenset(
            _plainly(value)
            for name in fields
            if name
            for value in listed_values(self._record_type.field(name))
        )
        return _screening_but(listed) if listed else screened


def _screening_but(listed: frozenset[str]) -> Callable[[str], str]:
    def told(text: str) -> str:
        return text if not hides_personal() or _plainly(text) in listed else screened(text)

    return told


def _plainly(text: str) -> str:
    return text.strip().casefold()
