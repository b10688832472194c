"""Which of the values that a field takes a text means: by its words, never by its letters.

"Inactive" looks like "Active", and means the opposite.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import msgspec
from msgspec import Struct

from rosterwizard.core.cells.field_values import accepted
from rosterwizard.core.matching.meaning_signs import has_meaning_sign
from rosterwizard.core.matching.vocabulary import ideas_of_fields, key_of
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.rules.level_words import level_meant
from rosterwizard.core.sheet.both_forms import in_one_form
from rosterwizard.core.sheet.heading_words import words_of

_SWITCHING = frozenset({"yes", "no", "active", "inactive"})  # groups of words
_WHOLE = re.compile(r"(\d{1,4})\.0+")


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The file: words by what they mean, and what yes and no are for ideas.

    gender_letters: pairs for male and female of which one means the opposite in other lists.
    """

    gender_letters: tuple[tuple[str, str], ...]

    groups: dict[str, tuple[str, ...]]
    switches: dict[str, dict[str, tuple[str, ...]]]


def named_values(texts: Iterable[str], field: Field) -> dict[str, str]:
    """Return for each text the value that the system itself calls so: "male" is M.

    A whole number with a zero behind the point is that number.
    """
    labels = {each.label.lower(): each.value for each in field.categories if each.label}
    found = {text: labels[text.lower()] for text in texts if text.lower() in labels}
    numbers = {text: text for text in field.allowed} | _answers(field)
    for text in texts:
        whole = _WHOLE.fullmatch(text)
        if whole and whole[1] in numbers:
            found[text] = numbers[whole[1]]
    return found


def _answers(field: Field) -> dict[str, str]:
    """Return what is written for each text that a yes or no takes."""
    if field.type != "boolean":
        return {}
    pairs = (field.true_values, field.false_values)
    return {text: texts[0] for texts in pairs for text in texts}


def meant_values(texts: Iterable[str], field: Field) -> dict[str, str]:
    """Return for each text the one value that it means, where its words say so.

    None for a text with a sign that may mean something: "Active?", "(yes)".
    """
    by_group = _values_by_group(field)
    found = {}
    for text in texts:
        one = in_one_form(text.strip()).replace("°", "º")
        if has_meaning_sign(one):
            continue
        value = by_group.get(_groups_by_key().get(key_of(words_of(one)), ""))
        if value is None and (level := level_meant(one)) in field.allowed:
            value = level
        if value is not None and text != value:
            found[text] = value
    return found


def is_switch(field: Field) -> bool:
    """Tell whether the field is a yes or a no at heart, or switches an account on and off."""
    groups = {_groups_by_key().get(key_of(words_of(text))) for text in accepted(field)}
    return not groups.isdisjoint(_SWITCHING) or any(_switches_of(field))


@cache
def words_by_meaning() -> Words:
    """Return the words that ship with the program."""
    file = resources_folder() / "vocabulary" / "values.toml"
    return msgspec.toml.decode(file.read_bytes(), type=Words)


@cache
def _groups_by_key() -> dict[str, str]:
    groups = words_by_meaning().groups
    return {key_of(words_of(word)): name for name, words in groups.items() for word in words}


def _values_by_group(field: Field) -> Mapping[str, str]:
    """Return the value of the field for each group of words that means one and only one."""
    found: dict[str, str | None] = {}
    for text, value in _said_of_values(field):
        group = _groups_by_key().get(key_of(words_of(text)))
        if group is not None:
            found[group] = value if found.get(group, value) == value else None
    return {group: value for group, value in found.items() if value is not None}


def _said_of_values(field: Field) -> Iterator[tuple[str, str]]:
    """Give each value of the field with every text that says what it means."""
    if field.type != "boolean":
        labels = {each.value: each.label for each in field.categories}
        for value in field.allowed:
            yield value, value
            yield labels.get(value, ""), value
        return
    written = {"yes": field.true_values[0], "no": field.false_values[0]}
    for answer, value in written.items():
        yield answer, value
        for switch in _switches_of(field):
            yield from ((group, value) for group in switch[answer])


def _switches_of(field: Field) -> Iterator[Mapping[str, tuple[str, ...]]]:
    ideas = ideas_of_fields().get(key_of(words_of(field.name)), frozenset())
    for idea, switch in words_by_meaning().switches.items():
        if idea in ideas:
            yield switch
