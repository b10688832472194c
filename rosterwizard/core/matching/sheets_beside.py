"""The sheets of a workbook that are not read: each is named, and those with like rows stand out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rosterwizard.core.matching.likely_types import clear_choice, likely_among
from rosterwizard.core.matching.sheet_types import TypedSheet
from rosterwizard.core.sheet.heading_text import folded
from rosterwizard.core.sheet.sheet import Sheet, SheetBeside

_ALIKE = 0.6  # of the headings that two sheets have together


def with_sheets_beside(
    typed: Sequence[TypedSheet], sheets: Iterable[Sheet]
) -> tuple[TypedSheet, ...]:
    """Return the sheets of a job, each knowing which others of its workbook it leaves out.

    sheets: everything that was read of their files. What is like none of the sheets of a workbook
    is told with the first one.
    """
    taken = {
        (each.sheet.origin.file, name)
        for each in typed
        for name in each.sheet.origin.own_sheets or ("",)
    }
    left = [
        each
        for each in sheets
        if each.height and (each.origin.file, each.origin.sheet_name) not in taken
    ]
    firsts = {each.sheet.origin.file: each for each in reversed(typed)}
    told: dict[int, list[SheetBeside]] = {}
    for sheet in left:
        same_file = [each for each in typed if each.sheet.origin.file == sheet.origin.file]
        alike = next((each for each in same_file if _are_alike(sheet, each)), None)
        of = alike or firsts.get(sheet.origin.file)
        if of is not None:
            told.setdefault(id(of), []).append(_beside(sheet, alike=alike is not None))
    return tuple(_told(each, told.get(id(each), ())) for each in typed)


def _told(typed: TypedSheet, beside: Sequence[SheetBeside]) -> TypedSheet:
    origin = replace(typed.sheet.origin, beside=tuple(beside))
    return replace(typed, sheet=replace(typed.sheet, origin=origin))


def _beside(sheet: Sheet, *, alike: bool) -> SheetBeside:
    return SheetBeside(sheet.origin.sheet_name, sheet.height, alike, sheet.origin.hidden)


def _are_alike(sheet: Sheet, typed: TypedSheet) -> bool:
    """Tell whether a sheet holds records of the same kind: most headings are the same, or fit."""
    own, others = _headings(sheet), _headings(typed.sheet)
    if len(own & others) >= _ALIKE * len(own | others):
        return True
    record_type = typed.record_type
    return clear_choice(likely_among([record_type], sheet.headings)) is not None


def _headings(sheet: Sheet) -> set[str]:
    return {text for heading in sheet.headings if (text := folded(heading))}
