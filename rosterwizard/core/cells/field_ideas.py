"""What a field is about, where that decides how its texts may be read."""

from rosterwizard.core.cells.field_values import is_typed_freely, kind_of, takes_several
from rosterwizard.core.matching.secret_columns import is_secret
from rosterwizard.core.matching.vocabulary import ideas_of_fields, key_of
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.sheet.heading_words import words_of

_NAMES = frozenset(
    {"given-name", "surname", "full-name", "middle-name", "preferred-name", "suffix"}
)
_CODES = frozenset({"year-level", "home-group", "class", "class-id", "class-name", "course-code"})

_SHARED = frozenset(
    {"school-id", "school-name", "school-year", "graduation-year", "home-group", "class"}
)


def is_about(field: Field, idea: str) -> bool:
    """Tell whether the field is about an idea of the vocabulary of headings."""
    return idea in _ideas(key_of(words_of(field.name)))


def is_name(field: Field) -> bool:
    """Tell whether the field holds people's names, of which there are all kinds."""
    return not _NAMES.isdisjoint(_ideas(key_of(words_of(field.name))))


def is_family_name(field: Field) -> bool:
    """Tell whether the field holds family names alone."""
    return "surname" in _ideas(key_of(words_of(field.name)))


def is_code(field: Field) -> bool:
    """Tell whether the field holds codes of classes, courses or levels."""
    return not _CODES.isdisjoint(_ideas(key_of(words_of(field.name))))


def is_shared(field: Field) -> bool:
    """Tell whether many records share a value of the field: a school, a year, a class."""
    return not _SHARED.isdisjoint(_ideas(key_of(words_of(field.name))))


def is_gender(field: Field) -> bool:
    """Tell whether the field says who is male and who is female."""
    return "gender" in _ideas(key_of(words_of(field.name)))


def is_open_text(field: Field) -> bool:
    """Tell whether the cells of the field may hold any text, and only one each."""
    return is_typed_freely(field) and not takes_several(field) and not is_secret(field)


def takes_numbers(field: Field) -> bool:
    """Tell whether a number in the field may have been kept by a spreadsheet as one."""
    return is_open_text(field) or (kind_of(field) in {"integer", "year"} and field.type != "list")


def _ideas(key: str) -> frozenset[str]:
    return ideas_of_fields().get(key, frozenset())
