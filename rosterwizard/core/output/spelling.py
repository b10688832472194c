"""Other spellings of a value that are accepted, written as the system spells them."""

from collections.abc import Callable, Mapping

import polars as pl

from rosterwizard.core.profiles.language import Field

Speller = Callable[[str], str]


def values_taken(field: Field) -> tuple[str, ...]:
    """Return every value (of an item, for a list) that the system itself takes."""
    values = field.allowed
    if field.type == "boolean":
        values = (*field.true_values, *field.false_values)
    return (*values, *(sentinel.value for sentinel in field.roster.sentinels))


def speller(field: Field) -> Speller:
    """Return what spells a value (an item, for a list) of that field as the system does.

    What the system takes itself stays as it is, and so does everything unknown: that is the
    checker's business. So are blanks around a value: they stay.
    """
    taken = frozenset(values_taken(field))
    synonyms = _unambiguous(field.roster.synonyms)

    def spelled(value: str) -> str:
        bare = value.strip()
        if not bare or bare in taken or bare.lower() not in synonyms:
            return value
        return value.replace(bare, synonyms[bare.lower()])

    return spelled


def _unambiguous(synonyms: Mapping[str, str]) -> dict[str, str]:
    """Return the values by lower case, without those that differ by more than case."""
    by_lower: dict[str, set[str]] = {}
    for key, value in synonyms.items():
        by_lower.setdefault(key.lower(), set()).add(value)
    return {key: next(iter(values)) for key, values in by_lower.items() if len(values) == 1}


def system_spellings(cells: pl.Series, field: Field) -> pl.Series:
    """Return the cells of that field with every accepted other spelling rewritten.

    Each different text is looked at once, since few of them are different.
    """
    if not field.roster.synonyms:
        return cells
    spelled = _list_speller(field) if field.type == "list" else speller(field)
    changed = {text: new for text in cells.unique() if (new := spelled(text)) != text}
    return cells.replace(changed) if changed else cells


def _list_speller(field: Field) -> Speller:
    spelled = speller(field)

    def spelled_list(cell: str) -> str:
        return field.delimiter.join(spelled(item) for item in cell.split(field.delimiter))

    return spelled_list
