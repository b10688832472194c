"""Painting marks: fills, notes, the list of problems and the memory, in a workbook of openpyxl.

Our fills remember the colour that they cover, and our notes begin with a line of their own, so that
the marks of an earlier copy can be taken away again.
"""

from collections.abc import Iterator
from copy import copy
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from rosterwizard.core.marking.marks import CellMark, Look, Marking
from rosterwizard.core.marking.written_text import put_exactly, written_text
from rosterwizard.core.sheet.marked_before import FIRST_ROWS, LIST_WIDTH, MEMORY_SHEET, MarkedBefore

AUTHOR = "Roster Wizard"
_HEAD = f"{AUTHOR}\n"  # the first line of each of our notes
FILLS: dict[Look, str] = {
    "error": "FFF6C7C1",
    "warning": "FFFBE3A6",
    "note": "FFD5E3EA",
    "mended": "FFCFE8CF",
}
_NOTHING = Color().rgb
_MOST_LETTERS = 2_000  # of a note; whoever needs more reads the list
_NOTE_WIDTH_PX, _LETTERS_PER_LINE, _LINE_PX = 320, 44, 18


def paint(workbook: Workbook, marking: Marking) -> None:
    """Lay the edits in and mark the cells; the sheets are there."""
    for sheet in marking.sheets:
        page = workbook[sheet.name]
        _unmerge(page, sheet.cells)
        for mark in sheet.cells:
            _mark(_anchor(page, mark), mark)


def take_marks_away(workbook: Workbook, memory: MarkedBefore | None) -> None:
    """Take away what an earlier copy has of our marks, and its sheets of ours."""
    if memory is None:
        return
    for page in list(workbook.worksheets):
        if page.title == MEMORY_SHEET or memory.is_list(page.title, _first_rows(page)):
            workbook.remove(page)
    for page in workbook.worksheets:
        for cell in cells_of(page):
            if cell.comment and _HEAD in cell.comment.text:
                _clean(cell)


def cells_of(page: Worksheet) -> list[Cell]:
    """Return the cells that are there: one stray cell can make a sheet of 17 billion others."""
    there = page._cells.values()  # noqa: SLF001 - rows() makes all
    return [cell for cell in there if isinstance(cell, Cell)]


def _first_rows(page: Worksheet) -> Iterator[list[str]]:
    there = page._cells  # noqa: SLF001 - as in `cells_of`

    def text_at(row: int, column: int) -> str:
        cell = there.get((row, column))
        return str(cell.value or "") if cell else ""

    columns = range(1, LIST_WIDTH + 1)
    return ([text_at(row, column) for column in columns] for row in range(1, FIRST_ROWS + 1))


def _clean(cell: Cell) -> None:
    comment = cast("Comment", cell.comment)
    theirs = comment.text[: comment.text.index(_HEAD)].rstrip()
    cell.comment = Comment(theirs, comment.author) if theirs else None
    if cell.fill.fgColor.rgb in FILLS.values():
        below = cell.fill.bgColor
        is_none = below.type == "indexed" or (below.type == "rgb" and below.rgb == _NOTHING)
        cell.fill = PatternFill() if is_none else PatternFill("solid", start_color=copy(below))


def _mark(cell: Cell, mark: CellMark) -> None:
    if mark.text is not None:
        put_exactly(cell, mark.text)
    if not mark.note:
        return
    comment = cell.comment
    before = f"{comment.text.rstrip()}\n\n" if comment else ""
    if _HEAD not in before:  # else it is one of several that are merged into one cell
        below = cell.fill.fgColor if cell.fill.fill_type == "solid" else Color()
        cell.fill = PatternFill("solid", start_color=FILLS[mark.look], end_color=copy(below))
        before += _HEAD
    author = comment.author if comment else AUTHOR
    text = written_text(f"{before}{mark.note}")
    cell.comment = _sized(
        text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…", author
    )


def _sized(text: str, author: str) -> Comment:
    lines = sum(len(line) // _LETTERS_PER_LINE + 1 for line in text.split("\n"))
    return Comment(text, author, height=(lines + 1) * _LINE_PX, width=_NOTE_WIDTH_PX)


def _anchor(page: Worksheet, mark: CellMark) -> Cell:
    """Return the cell, or the one that shows what is merged there."""
    cell = page.cell(mark.row, mark.column)
    if not isinstance(cell, MergedCell):
        return cell
    area = next(each for each in page.merged_cells.ranges if cell.coordinate in each)
    return cast("Cell", page.cell(area.min_row, area.min_col))


def _unmerge(page: Worksheet, marks: list[CellMark]) -> None:
    """Let each cell of an area that is changed stand for itself: they may differ now."""
    changed = [
        cell.coordinate
        for mark in marks
        if mark.text is not None
        and isinstance(cell := page.cell(mark.row, mark.column), MergedCell)
    ]
    for area in list(page.merged_cells.ranges):
        if not any(each in area for each in changed):
            continue
        first = cast("Cell", page.cell(area.min_row, area.min_col))
        page.unmerge_cells(area.coord)
        for row in page.iter_rows(area.min_row, area.max_row, area.min_col, area.max_col):
            for each in row:
                cell = cast("Cell", each)  # none of them is merged any more
                if cell is not first:
                    cell.value, cell.data_type = first.value, first.data_type
                    _dress(cell, first)


def _dress(cell: Cell, like: Cell) -> None:
    cell.font = copy(cast("Font", like.font))
    cell.fill = copy(cast("PatternFill", like.fill))
    cell.border = copy(cast("Border", like.border))
    cell.alignment = copy(cast("Alignment", like.alignment))
    cell.number_format = like.number_format
