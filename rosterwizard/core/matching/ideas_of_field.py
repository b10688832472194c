"""What a field is about, by the vocabulary of headings."""

from rosterwizard.core.matching.vocabulary import ideas_of_fields, key_of
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.sheet.heading_words import words_of

_CODES = frozenset({"year-level", "home-group", "class", "class-id", "class-name", "course-code"})

_SHARED = frozenset(
    {"school-id", "school-name", "school-year", "graduation-year", "home-group", "class"}
)


def ideas_of(field: Field) -> frozenset[str]:
    """Return the ideas that a field is about."""
    return ideas_of_fields().get(key_of(words_of(field.name)), frozenset())


def is_code(field: Field) -> bool:
    """Tell whether the field holds codes of classes, courses or levels."""
    return not _CODES.isdisjoint(ideas_of(field))


def is_shared(field: Field) -> bool:
    """Tell whether many records share a value of the field: a school, a year, a class."""
    return not _SHARED.isdisjoint(ideas_of(field))
