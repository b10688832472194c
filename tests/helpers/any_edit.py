"""Every kind of change that the core can make to a sheet, one after the other, by chance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
from hypothesis import strategies as st

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for, reshaping, twins, wishes
from rosterwizard.core.fixing.twins import Twins
from rosterwizard.core.job import cell_edits, sheet_edits
from rosterwizard.core.job.edits import Edit, HeadingEdit
from rosterwizard.core.letters.changed_case import CASES
from rosterwizard.core.making.made_of import Making, Part
from tests.helpers.any_roster import TEXTS
from tests.helpers.checked import system

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.matching.matching import Matching


def _rows(data: st.DataObject, sheet: JobSheet) -> list[int]:
    height = sheet.frame.height
    rows = st.lists(st.integers(0, height - 1), unique=True, max_size=3)
    return sorted(data.draw(rows)) if height else []


def _columns(data: st.DataObject, sheet: JobSheet) -> list[int]:
    columns = st.integers(0, sheet.frame.width - 1)
    return sorted(data.draw(st.lists(columns, unique=True, min_size=1, max_size=2)))


def _areas(data: st.DataObject, sheet: JobSheet) -> list[cell_edits.Area]:
    """Return one area or two, which may overlap."""
    times = data.draw(st.integers(1, 2))
    return [(_rows(data, sheet), _columns(data, sheet)) for _ in range(times)]


def _text(data: st.DataObject) -> str:
    return data.draw(st.sampled_from(TEXTS))


def typed(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    rows = _rows(data, sheet)
    (column, *_) = _columns(data, sheet)
    return cell_edits.typed(sheet, rows[0], column, _text(data)) if rows else None


def cleared(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    return cell_edits.cleared(sheet, _areas(data, sheet))


def filled_down(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    return cell_edits.filled_down(sheet, _areas(data, sheet))


def filled_with(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    return cell_edits.filled_with(sheet, _areas(data, sheet), _text(data))


def pasted(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    block = ((_text(data), _text(data)), (_text(data), _text(data)))
    return cell_edits.pasted(sheet, _rows(data, sheet), _columns(data, sheet), block)


def replaced(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    search = cell_edits.Search(_text(data), tuple(_columns(data, sheet)))
    if data.draw(st.booleans()):
        search = cell_edits.Search.in_areas(_text(data), _areas(data, sheet))
    return cell_edits.replaced(sheet, search, _text(data))


def recased(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    case = data.draw(st.sampled_from(CASES))
    return reshaping.recased(sheet, _areas(data, sheet), case, in_rows=True).edit


def split_up(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    separator = data.draw(st.sampled_from((" ", "e", "@", "", ".")))
    targets = (*_columns(data, sheet), None, *_columns(data, sheet))
    how = reshaping.Splitting(_columns(data, sheet)[0], separator, tuple(dict.fromkeys(targets)))
    return reshaping.split_up(sheet, _rows(data, sheet), how, in_rows=True).edit


def joined_up(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    columns, emptied = tuple(_columns(data, sheet)), data.draw(st.booleans())
    how = reshaping.Joining(columns, _columns(data, sheet)[0], " ", emptied)
    return reshaping.joined_up(sheet, _rows(data, sheet), how, in_rows=True).edit


def fixed(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    problems = check_sheet(system(sheet.record_type), sheet)
    fixes = fixes_for(sheet, problems)
    return data.draw(st.sampled_from(fixes)).edit if fixes else None


def heading(data: st.DataObject, sheet: JobSheet) -> Edit:
    (column, *_) = _columns(data, sheet)
    before = sheet.matching.matches[column].heading
    after = HeadingEdit(column, before, data.draw(st.text()))
    return Edit(code="fix-heading", params={"heading": before, "field": ""}, headings=(after,))


def any_matching(data: st.DataObject, sheet: JobSheet) -> Matching:
    """Return a matching that a person might say in place of the sheet's."""
    names = [each.name for each in sheet.record_type.fields]
    matching = sheet.matching
    for column in _columns(data, sheet):
        matching = matching.with_match(column, data.draw(st.none() | st.sampled_from(names)))
    name = data.draw(st.sampled_from(names))
    constants = data.draw(st.sampled_from(({}, {name: _text(data)}, matching.constants)))
    left_out = data.draw(st.frozensets(st.sampled_from(names)))
    matching = replace(matching, constants=constants, left_out=left_out)
    if data.draw(st.booleans()):
        return matching
    return matching.with_made({name: any_making(data, sheet)})


def any_making(data: st.DataObject, sheet: JobSheet) -> Making:
    """Return a way to make a field of the sheet's columns."""
    parts: tuple[Part, ...] = ("all", "given", "family")
    part = data.draw(st.sampled_from(parts))
    columns = _columns(data, sheet)
    return Making(tuple(columns if part == "all" else columns[:1]), part, data.draw(st.booleans()))


def rematched(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    return sheet_edits.rematched(sheet, any_matching(data, sheet))


def rows_set_aside(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    return sheet_edits.rows_set_aside(sheet, _rows(data, sheet))


def rows_kept(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    return sheet_edits.rows_kept(sheet, _rows(data, sheet))


def row_added(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    return sheet_edits.row_added(sheet, next(iter(_rows(data, sheet)), None))


def rows_brought_back(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    opened = sheet.opened.height
    rows = data.draw(st.lists(st.integers(0, opened - 1), unique=True, max_size=3))
    return sheet_edits.rows_brought_back(sheet, rows)


def values_put(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    names = [each.name for each in sheet.record_type.fields]
    return wishes.values_put(sheet, {data.draw(st.sampled_from(names)): {_text(data): _text(data)}})


def everything(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    """Return one edit of several kinds at once."""
    edit: Edit | None = heading(data, sheet)
    for maker in (typed, rematched, rows_set_aside, row_added):
        other = maker(data, sheet)
        for name in ("cells", "matching", "set_aside", "new_rows"):
            if edit and other and maker is MAKES[name]:
                edit = msgspec.structs.replace(edit, **{name: getattr(other, name)})
    return edit


def _twins(data: st.DataObject, sheet: JobSheet) -> Twins | None:
    """Return rows that may be taken for each other, whatever stands in them."""
    rows = _rows(data, sheet)
    return Twins(tuple(rows), tuple(map(str, rows)), ()) if len(rows) > 1 else None


def only_one_kept(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    several = _twins(data, sheet)
    return twins.only_one_kept(sheet, several, len(several.rows) - 1) if several else None


def made_one(data: st.DataObject, sheet: JobSheet) -> Edit | None:
    several = _twins(data, sheet)
    chosen = dict.fromkeys(_columns(data, sheet), 1)
    return twins.made_one(sheet, several, chosen) if several else None


MAKES = {"cells": typed, "matching": rematched, "set_aside": rows_set_aside, "new_rows": row_added}
MAKERS = (
    *(typed, cleared, filled_down, filled_with, pasted, replaced, fixed, heading),
    *(rematched, rows_set_aside, rows_brought_back, rows_kept, row_added, values_put, everything),
    *(only_one_kept, made_one, recased, split_up, joined_up),
)


def changed(data: st.DataObject, sheet: JobSheet) -> JobSheet:
    """Return the sheet after one change of any kind, an undo or a redo; it may be the same."""
    kind = data.draw(st.sampled_from(("edit", "edit", "edit", "undo", "redo", "settle")))
    if kind == "undo":
        return sheet.undone()
    if kind == "redo":
        return sheet.redone()
    if kind == "settle":
        word = rematched(data, sheet)
        return sheet.settled(word) if word else sheet
    edit = data.draw(st.sampled_from(MAKERS))(data, sheet)
    return sheet.edited(edit) if edit else sheet


def same_edit(one: Edit, other: Edit) -> bool:
    """Tell whether two edits are alike in every part."""
    for field in msgspec.structs.fields(Edit):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if not (mine.equals(theirs) if field.name == "cells" else mine == theirs):
            return False
    return one.cells.schema == other.cells.schema


def same_sheet(one: JobSheet, other: JobSheet) -> bool:
    """Tell whether two sheets are alike in every part that a change can touch."""
    logs = [(one.edits.done, other.edits.done), (one.edits.undone, other.edits.undone)]
    return (
        one.frame.equals(other.frame)
        and one.sheet.frame.equals(other.sheet.frame)
        and one.sheet.sheet_row.equals(other.sheet.sheet_row)
        and one.sheet.set_aside == other.sheet.set_aside
        and one.matching == other.matching
        and all(
            len(mine) == len(theirs) and all(map(same_edit, mine, theirs)) for mine, theirs in logs
        )
    )
