"""What a person says of headings, one word after the other, on the page that asks about them."""

from dataclasses import replace

from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching.likely_makings import fields_of_names, splitting
from rosterwizard.core.matching.matching import Matching, fields_open
from rosterwizard.core.profiles.language import RecordType


def picked(matching: Matching, column: int, field: str | None) -> Matching:
    """Return the matching with a field for the column, or None: it is left out.

    Its text is split no more, and one that is left out makes no field with others either.
    """
    made = {
        name: each
        for name, each in matching.made.items()
        if column not in each.columns or (field is not None and not each.splits)
    }
    return freed(replace(matching, made=made).with_match(column, field), field)


def given(matching: Matching, field: str, value: str) -> Matching:
    """Return the matching with one value of the field for all rows."""
    matching = freed(matching, field)
    return replace(matching, constants={**matching.constants, field: value})


def left_out(matching: Matching, field: str) -> Matching:
    """Return the matching without the field."""
    matching = opened(matching, field)
    return replace(matching, left_out=matching.left_out | {field})


def opened(matching: Matching, field: str) -> Matching:
    """Return the matching with nothing that fills the field."""
    matching = freed(matching, field)
    column = matching.column_of(field)
    return matching if column is None else matching.with_match(column, None)


def made(matching: Matching, record_type: RecordType, field: str, making: Making) -> Matching:
    """Return the matching that makes the field; of a name, the other part too if nothing fills it.

    Also where that part is only a suggestion so far.
    """
    wanted = {field: making}
    names = fields_of_names(record_type)
    if making.splits and names and field in names:
        open_ = {each.name for each in fields_open(matching.settled(), record_type)}
        both = splitting(making.columns[0], *names, family_first=making.family_first)
        wanted |= {name: each for name, each in both.items() if name in open_}
    return matching.with_made(wanted)


def split(
    matching: Matching, record_type: RecordType, column: int, *, family_first: bool
) -> Matching:
    """Return the matching that splits a column, which fills no field by itself any more.

    The record type has fields for both parts of a name, see `fields_of_names`.
    """
    if matching.matches[column].field is not None:
        matching = matching.with_match(column, None)
    names = fields_of_names(record_type) or ("", "")
    return matching.with_made(splitting(column, *names, family_first=family_first))


def freed(matching: Matching, field: str | None) -> Matching:
    """Return the matching where no value, making or leaving out settles the field."""
    return replace(
        matching,
        constants={name: value for name, value in matching.constants.items() if name != field},
        made={name: each for name, each in matching.made.items() if name != field},
        left_out=matching.left_out - {field or ""},
    )
