"""Which texts of no closed list tell of nobody: numbers that are no long ones, and short codes.

What stands below a field may always be somebody's, for instance in a row that is shifted. So
whatever is nobody's says so by its own shape, and its field must tell no record apart.
"""

import re

from rosterwizard.core.letters.plain_words import plain_words
from rosterwizard.core.matching.ideas_of_field import is_code, is_shared
from rosterwizard.core.profiles.language import Field, RecordType

NUMBERS = frozenset({"integer", "number", "year"})
"""Types of fields that hold numbers."""
_PLAIN_NUMBER = re.compile(r"'? *[-+]?[0-9]{1,4}(?:[.,]0+)?")  # a longer one may be a person's
_MOST_IN_CODES = 3  # digits


def tells_apart(field: Field, record_type: RecordType) -> bool:
    """Tell whether a field tells records apart: its own, or others that it refers to."""
    schema = record_type.schema
    keys = (schema.primary_key, *schema.unique_keys, *(each.names for each in schema.foreign_keys))
    return field.constraints.unique or any(field.name in key for key in keys)


def holds_codes(field: Field, record_type: RecordType) -> bool:
    """Tell whether a field holds codes that many share: of classes, of years."""
    return not tells_apart(field, record_type) and (is_code(field) or is_shared(field))


def is_plain_number(bare: str) -> bool:
    """Tell whether a text without blanks around it is a number of at most four digits."""
    return bool(_PLAIN_NUMBER.fullmatch(bare))


def is_short_code(bare: str) -> bool:
    """Tell whether it is a code as any school has it: `7A`, `10.B`, `9B-2`."""
    digits = sum(map(str.isdigit, bare))
    return 0 < digits <= _MOST_IN_CODES and all(len(word) == 1 for word in plain_words(bare))


def is_nobodys(text: str, field: Field, record_type: RecordType) -> bool:
    """Tell whether a text of a field that is not personal tells of nobody by its shape alone.

    None of a field with a closed list does: there it would be on the list.
    """
    if field.allowed or field.type == "boolean":
        return False
    bare = text.strip()
    if field.type in NUMBERS and not tells_apart(field, record_type):
        return is_plain_number(bare)
    return holds_codes(field, record_type) and is_short_code(bare)
