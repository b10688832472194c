"""A new workbook of text cells, for what was no workbook that could keep its formatting."""

import io
from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rosterwizard.core.job.job import Job
from rosterwizard.core.marking.marks import Marking
from rosterwizard.core.marking.painting import paint
from rosterwizard.core.marking.places import Places
from rosterwizard.core.marking.problem_list import list_problems
from rosterwizard.core.marking.written_text import put_exactly
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.sheet.apostrophes import with_text_marks
from rosterwizard.core.sheet.sheet import Sheet
from rosterwizard.core.templates import looks
from rosterwizard.core.templates.finishing import finished
from rosterwizard.core.templates.layout import sheet_titles

MOST_CELLS = 3_000_000
_MOST_ROWS = 1_048_576
_LOOKED_AT = 200  # rows that say how wide a column is
_NARROWEST, _WIDEST = 8, 48
_REPORT_EACH = 500


def plain_places(job: Job) -> dict[str, Places]:
    """Return where the cells of the job stand in the new workbook, by the name of the type."""
    titles = sheet_titles([each.record_type for each in job.sheets])
    return {
        each.record_type.name: Places.in_new_workbook(each, titles[each.record_type.name])
        for each in job.sheets
    }


def plain_workbook(job: Job, marking: Marking, progress: Progress = UNWATCHED) -> bytes:
    """Return a workbook with a sheet of text for each sheet of the job, and the marks.

    A row keeps the number that it has in the person's own file. Raises RosterError
    "marking-too-big" for more cells or rows than a workbook takes.
    """
    # With the rows that were set aside: the copy holds all that was there.
    wholes = {sheet.record_type.name: sheet.opened for sheet in job.sheets}
    _refuse_too_big(wholes.values())
    workbook = Workbook()
    del workbook[workbook.sheetnames[0]]
    writing = _Writing(workbook, progress, sum(whole.height for whole in wholes.values()))
    for name, places in plain_places(job).items():
        writing.write(wholes[name], places)
    paint(workbook, marking)
    list_problems(workbook, marking)
    workbook.properties.creator = "Roster Wizard"
    buffer = io.BytesIO()
    workbook.save(buffer)
    areas = {number: page.dimensions for number, page in enumerate(workbook.worksheets, start=1)}
    return finished(buffer.getvalue(), areas)


def _refuse_too_big(sheets: Iterable[Sheet]) -> None:
    cells = 0
    for sheet in sheets:
        cells += sheet.height * sheet.frame.width
        rows = sheet.places.last_in_file() + sheet.new_rows
        if cells > MOST_CELLS or rows > _MOST_ROWS:
            raise RosterError("marking-too-big", most=MOST_CELLS)


@dataclass(slots=True)
class _Writing:
    """Writes the sheets one after the other. total, done: rows."""

    workbook: Workbook
    progress: Progress
    total: int
    done: int = 0

    def write(self, whole: Sheet, places: Places) -> None:
        """Write the pages of one sheet: headings, rows above them, rows."""
        pages = {name: self.workbook.create_sheet(name) for name in places.pages}
        for name, page in pages.items():
            _write_headings(page, whole, places.heading_row(name))
        for aside in whole.origin.above:
            page = pages[aside.sheet or places.title]
            put_exactly(looks.cell_at(page, aside.row, 1), aside.text)
        numbers = whole.places.number
        frame = with_text_marks(whole.frame)
        # A new row has nothing that was read; what was put into it is laid in with the marks.
        for row, texts in enumerate(frame.head(whole.height - whole.new_rows).iter_rows()):
            page = pages[whole.places.sheet_of(row) or places.title]
            for column, text in enumerate(texts, start=1):
                if text:
                    put_exactly(looks.cell_at(page, numbers[row], column), text)
            if row % _REPORT_EACH == 0:
                self.progress.report(self.done + row, self.total)
        self.done += whole.height


def _write_headings(page: Worksheet, whole: Sheet, row: int) -> None:
    for column, text in enumerate(whole.headings, start=1):
        if row and text:
            cell = looks.cell_at(page, row, column)
            put_exactly(cell, text)
            cell.font = looks.STRONG
        texts = whole.frame[f"c{column - 1}"].head(_LOOKED_AT)
        widest = max(map(len, [text, *texts]), default=0) + 2
        width = min(max(widest, _NARROWEST), _WIDEST)
        page.column_dimensions[get_column_letter(column)].width = width
    if row:
        page.freeze_panes = f"A{row + 1}"
