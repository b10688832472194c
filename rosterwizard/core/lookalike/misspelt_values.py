"""What stands for a misspelt value of a closed list: another misspelling of the same value.

It tells of nobody but the value, which is the system's, and is mended as the first one is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from string import ascii_lowercase

from rosterwizard.core.profiles.language import Field
from rosterwizard.core.rules.nearest import nearest_values
from rosterwizard.core.rules.value_meanings import meant_values, named_values


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A text that is near to a value. others: texts of its shape that are just as near."""

    others: tuple[str, ...] = field(repr=False)


def misspelt(text: str, of: Field) -> Misspelt | None:
    """Return what may stand for a text; None where it is near to no value, or nothing else is."""
    if not of.allowed or of.type == "list":
        return None
    bare = text.strip()
    value = nearest_values([bare], of).get(bare)
    if value is None:
        return None
    for tried in (_misspelt_once(value), _misspelt_twice(value)):
        alike = {_in_case_of(bare, each) for each in tried if _shape(each) == _shape(bare)} - {bare}
        near = nearest_values(sorted(alike), of)
        meant = named_values(alike, of).keys() | meant_values(alike, of).keys()
        found = [each for each in near if near[each] == value and each not in meant]
        if found:
            return Misspelt(tuple(text.replace(bare, each, 1) for each in found))
    return None


def _misspelt_once(value: str) -> Iterator[str]:
    """Give the value with a letter missing, doubled, exchanged with the next one, or another."""
    yield from _moved(value)
    for at, letter in enumerate(value):
        if letter.isalpha():
            yield from (value[:at] + other + value[at + 1 :] for other in ascii_lowercase)


def _misspelt_twice(value: str) -> Iterator[str]:
    for each in _moved(value):
        yield from _moved(each)


def _moved(value: str) -> Iterator[str]:
    for at in range(len(value)):
        before, behind = value[:at], value[at + 1 :]
        yield before + behind
        yield before + value[at] * 2 + behind
        yield before + behind[:1] + value[at] + behind[1:]


def _shape(text: str) -> list[tuple[bool, bool, bool]]:
    return [(each.isalpha(), each.isspace(), each.isascii()) for each in text]


def _in_case_of(text: str, other: str) -> str:
    """Return the other text, which is as long, with capitals where the text has them."""
    pairs = zip(text, other, strict=True)
    return "".join(each.upper() if own.isupper() else each.lower() for own, each in pairs)
