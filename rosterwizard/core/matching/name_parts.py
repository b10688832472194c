"""Which fields and headings are about a full name or a part of one."""

from rosterwizard.core.making.made_of import Part
from rosterwizard.core.matching.heading_ideas import ideas_in, people_of
from rosterwizard.core.matching.vocabulary import (
    ideas_by_key,
    ideas_of_fields,
    key_of,
    vocabulary,
)
from rosterwizard.core.profiles.language import Field, RecordType
from rosterwizard.core.sheet.heading_words import words_of

_PARTS: dict[str, Part] = {"full-name": "all", "given-name": "given", "surname": "family"}


def part_of_field(field: Field) -> Part | None:
    """Return which part of a full name the field is, "all" for all of it; None for none."""
    for text in (field.name, field.title):
        ideas = ideas_of_fields().get(key_of(words_of(text)), frozenset())
        found = [part for idea, part in _PARTS.items() if idea in ideas]
        if len(found) == 1:
            return found[0]
    return None


def parts_of_heading(heading: str, record_type: RecordType) -> frozenset[Part]:
    """Return which parts of a full name the heading may say: "Name" is all of it, or the last."""
    ideas = ideas_in(heading, people_of(record_type))
    return frozenset(part for idea, part in _PARTS.items() if idea in ideas)


def says_family_first(heading: str) -> bool:
    """Tell whether the heading names the family name before the given names."""
    words = vocabulary().joined(words_of(heading))
    known = ideas_by_key()
    return any(
        "surname" in known.get(key_of(words[:place]), ())
        and "given-name" in known.get(key_of(words[place:]), ())
        for place in range(1, len(words))
    )
