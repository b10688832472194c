"""The sheets of a workbook that are not read: each is named, and those with like rows stand out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from rosterwizard.core.matching.likely_types import clear_choice, likely_among
from rosterwizard.core.matching.sheet_types import TypedSheet
from rosterwizard.core.sheet.heading_text import folded
from rosterwizard.core.sheet.sheet import Sheet, SheetBeside

_ALIKE = 0.6  # of the headings that two sheets have together


def with_sheets_beside(
    typed: Sequence[TypedSheet], sheets: Iterable[Sheet]
) -> tuple[TypedSheet, ...]:
    """Return the sheets of a job, each knowing which others of its workbook it leaves out.

    sheets: everything that was read. What is like none of the sheets of a workbook is told with
    the first one. Of other files only sheets with like rows are told: two files for one record
    type.
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
    told: dict[int, list[SheetBeside]] = {}
    for sheet in left:
        file = sheet.origin.file
        own = (each for each in typed if each.sheet.origin.file == file)
        nearest = sorted(typed, key=lambda each: each.sheet.origin.file != file)
        alike = next((each for each in nearest if _are_alike(sheet, each)), None)
        of = alike or next(own, None)
        if of is not None:
            told.setdefault(id(of), []).append(_beside(sheet, of, alike=alike is not None))
    return tuple(_told(each, told.get(id(each), ())) for each in typed)


def _told(typed: TypedSheet, beside: Sequence[SheetBeside]) -> TypedSheet:
    origin = replace(typed.sheet.origin, beside=tuple(beside))
    return replace(typed, sheet=replace(typed.sheet, origin=origin))


def _beside(sheet: Sheet, of: TypedSheet, *, alike: bool) -> SheetBeside:
    origin = sheet.origin
    file = file_told(origin.file, of.sheet.origin.file)
    return SheetBeside(origin.sheet_name, sheet.height, alike, origin.hidden, file)


def file_told(file: Path, beside: Path) -> str:
    """Return what a file is called beside another one; "" for that one.

    Two that are called alike differ by their folders.
    """
    if file == beside:
        return ""
    return f"{file.parent.name}/{file.name}" if file.name == beside.name else file.name


def _are_alike(sheet: Sheet, typed: TypedSheet) -> bool:
    """Tell whether a sheet holds records of the same kind: most headings are the same, or fit."""
    own, others = _headings(sheet), _headings(typed.sheet)
    if len(own & others) >= _ALIKE * len(own | others):
        return True
    record_type = typed.record_type
    return clear_choice(likely_among([record_type], sheet.headings)) is not None


def _headings(sheet: Sheet) -> set[str]:
    return {text for heading in sheet.headings if (text := folded(heading))}
