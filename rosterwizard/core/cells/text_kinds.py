"""Which kind of text a field holds, where that decides what may be wrong with its letters."""

from typing import Literal

from rosterwizard.core.cells.field_ideas import is_name
from rosterwizard.core.cells.field_values import kind_of, takes_any_text
from rosterwizard.core.matching.secret_columns import is_secret
from rosterwizard.core.profiles.language import Field, RecordType

TextKind = Literal[
    "words",  # names, titles, remarks: any letters of any language
    "code",  # an identifier, a number, a date, one of a list
    "address",  # an e-mail or web address
    "secret",  # a password: anything may be meant
]
_CODE_TYPES = frozenset({"integer", "number", "boolean", "date", "datetime", "year"})


def text_kind(field: Field, record_type: RecordType) -> TextKind:
    """Return the kind of text that the field holds."""
    if is_secret(field):
        return "secret"
    if field.format in {"email", "uri"}:
        return "address"
    if kind_of(field) in _CODE_TYPES or (_tells_apart(field, record_type) and not is_name(field)):
        return "code"
    return "words"


def is_written_as_read(field: Field, record_type: RecordType) -> bool:
    """Tell whether the system's file holds the field's texts letter for letter.

    So it does with words and passwords. What tells records apart, refers to one, or has to be of a
    form, is written as the rules understand it.
    """
    kind = text_kind(field, record_type)
    return kind == "secret" or (kind == "words" and takes_any_text(field))


def _tells_apart(field: Field, record_type: RecordType) -> bool:
    schema = record_type.schema
    refers = (name for key in schema.foreign_keys for name in key.names)
    roster, limits = field.roster, field.constraints
    return (
        limits.unique
        or roster.items.unique
        or roster.case_twins
        or field.name in schema.primary_key
        or field.name in refers
    )
