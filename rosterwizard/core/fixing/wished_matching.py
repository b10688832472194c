"""The matching of a sheet as a person wished for it beforehand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rosterwizard.core.fixing.said_columns import PLUS, column_of, columns_joined, columns_of
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching.likely_makings import splitting
from rosterwizard.core.matching.name_parts import part_of_field
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rosterwizard.core.fixing.wishes import Wishes
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.matching.matching import Matching
    from rosterwizard.core.profiles.language import RecordType


def wished_matching(sheet: JobSheet, wishes: Wishes) -> Matching:
    """Return the matching of the sheet as it is wished for.

    Raises RosterError "field-filled-twice": one of the two would be lost in silence.
    """
    fields = {each.name for each in sheet.record_type.fields}
    _refuse_filled_twice(sheet, wishes)
    matching = sheet.matching
    for heading, name in wishes.match.items():
        columns = columns_of(heading, sheet) if name in fields else ()
        if len(columns) == 1:
            matching = matching.with_match(columns[0], name)
        elif columns:
            matching = matching.with_made({name: Making(columns)})
    matching = matching.with_made(_wished_makings(sheet, wishes))
    constants = {name: value for name, value in wishes.constants.items() if name in fields}
    for name in constants:
        column = matching.column_of(name)
        matching = matching if column is None else matching.with_match(column, None)
    for heading in wishes.leave_out:
        column = column_of(heading, sheet)
        matching = matching if column is None else matching.with_match(column, None)
    out = {name for name in wishes.leave_out if name in fields}
    return replace(
        matching,
        constants={**matching.constants, **constants},
        left_out=matching.left_out | out,
        made={name: each for name, each in matching.made.items() if name not in {*constants, *out}},
    )


def _refuse_filled_twice(sheet: JobSheet, wishes: Wishes) -> None:
    """Raise RosterError "field-filled-twice" where two columns are to fill a field, each alone."""
    said = [
        *((name, heading) for heading, name in wishes.match.items() if columns_of(heading, sheet)),
        *((name, PLUS.join(each)) for name, each in wishes.join.items()),
        *((name, heading) for heading, names in wishes.split.items() for name in names if name),
    ]
    sources: dict[str, list[str]] = {}
    for name, source in said:
        sources.setdefault(name, []).append(source)
    for name, each in sources.items():
        if len(each) > 1:
            raise RosterError("field-filled-twice", field=name, sources=listed(each))


def _wished_makings(sheet: JobSheet, wishes: Wishes) -> dict[str, Making]:
    fields = {each.name for each in sheet.record_type.fields}
    made: dict[str, Making] = {}
    for name, headings in wishes.join.items():
        columns = columns_joined(headings, sheet) if name in fields else ()
        if columns:
            made[name] = Making(columns)
    for heading, names in wishes.split.items():
        column = column_of(heading, sheet)
        if column is not None and fields.issuperset(filter(None, names)):
            made |= _split(column, names, sheet.record_type)
    return made


def _split(column: int, names: Sequence[str], record_type: RecordType) -> Mapping[str, Making]:
    """Return what splits the column. Raises RosterError "split-no-names"."""
    parts = [name and part_of_field(record_type.field(name)) for name in names]
    for family_first in (False, True):
        given, family = reversed(names) if family_first else names
        wanted = ["family", "given"] if family_first else ["given", "family"]
        if all(part in {"", own} for part, own in zip(parts, wanted, strict=True)):
            return splitting(column, given, family, family_first=family_first)
    raise RosterError("split-no-names", fields=listed(filter(None, names)))
