"""What a field is about, where that decides how its texts may be read."""

from rosterwizard.core.cells.field_values import is_typed_freely, kind_of, takes_several
from rosterwizard.core.matching.ideas_of_field import ideas_of
from rosterwizard.core.matching.secret_columns import is_secret
from rosterwizard.core.profiles.language import Field

_NAMES = frozenset(
    {"given-name", "surname", "full-name", "middle-name", "preferred-name", "suffix"}
)


def is_about(field: Field, idea: str) -> bool:
    """Tell whether the field is about an idea of the vocabulary of headings."""
    return idea in ideas_of(field)


def is_name(field: Field) -> bool:
    """Tell whether the field holds people's names, of which there are all kinds."""
    return not _NAMES.isdisjoint(ideas_of(field))


def is_family_name(field: Field) -> bool:
    """Tell whether the field holds family names alone."""
    return "surname" in ideas_of(field)


def is_gender(field: Field) -> bool:
    """Tell whether the field says who is male and who is female."""
    return "gender" in ideas_of(field)


def is_open_text(field: Field) -> bool:
    """Tell whether the cells of the field may hold any text, and only one each."""
    return is_typed_freely(field) and not takes_several(field) and not is_secret(field)


def takes_numbers(field: Field) -> bool:
    """Tell whether a number in the field may have been kept by a spreadsheet as one."""
    return is_open_text(field) or (kind_of(field) in {"integer", "year"} and field.type != "list")
