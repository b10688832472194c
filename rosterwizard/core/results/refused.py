"""Rows of a submission that need another look, as a file that is mended and loaded again."""

import io
from pathlib import PurePath

import polars as pl
from openpyxl import Workbook

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.job.outcomes import Outcomes
from rosterwizard.core.job.row_states import OPEN, TAKEN
from rosterwizard.core.marking.written_text import put_exactly
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.output.csv_text import UTF_8_WITH_MARK, csv_bytes
from rosterwizard.core.sheet.apostrophes import with_text_marks
from rosterwizard.core.sheet.formula_text import neutralised
from rosterwizard.core.sheet.reason_columns import reason_headings
from rosterwizard.core.templates import looks
from rosterwizard.core.templates.finishing import finished

WORKBOOK = ".xlsx"
MOST_ROWS = 1_048_575  # below the headings of a workbook
_WIDTH = 18


def failed_rows(outcomes: Outcomes) -> Outcomes:
    """Return the outcomes of the rows that surely did not get in."""
    return outcomes.only("refused", "not-sent")


def open_rows(outcomes: Outcomes) -> Outcomes:
    """Return the outcomes of the rows of which nobody knows whether they are in."""
    return outcomes.only(*OPEN)


def refused_rows(sheet: JobSheet, outcomes: Outcomes, name: str = "") -> bytes:
    """Return a file of every row of `outcomes` that is not known to be in, with the reason.

    It has the person's own columns and headings, edits included, then the sheet's own row
    number, what became of the row, and why. For people, not for the system, in which
    formula-like text is neutralised; all of it is read again just as it was, without the columns
    of reasons. name: what the file is to be called; it is a workbook where that ends with .xlsx,
    else CSV, which opens in Excel as UTF-8. Raises RosterError "too-many-for-workbook".
    """
    left = outcomes.frame.filter(~pl.col("state").cast(pl.String).is_in(list(TAKEN)))
    rows = left["row"]
    reasons = pl.DataFrame(
        {
            "number": sheet.sheet.places.of_rows(rows).in_words(),
            "state": _state_words(left["state"]),
            "why": left["words"],
        }
    )
    frame = with_text_marks(pl.concat([sheet.frame[rows], reasons], how="horizontal"))
    headings = (*sheet.sheet.headings, *reason_headings())
    if PurePath(name).suffix.lower() == WORKBOOK:
        return _workbook(headings, frame, name)
    harmless = pl.DataFrame([_harmless(cells) for cells in frame])
    return csv_bytes([neutralised(each) for each in headings], harmless, encoding=UTF_8_WITH_MARK)


def _workbook(headings: tuple[str, ...], frame: pl.DataFrame, name: str) -> bytes:
    if frame.height > MOST_ROWS:
        raise RosterError("too-many-for-workbook", file=PurePath(name).name, rows=frame.height)
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = sentence("refused-rows", "sheet")
    for column, text in enumerate(headings, start=1):
        cell = looks.cell_at(page, 1, column)
        put_exactly(cell, text)
        cell.font = looks.STRONG
        page.column_dimensions[cell.column_letter].width = _WIDTH
    for row, texts in enumerate(frame.iter_rows(), start=2):
        for column, text in enumerate(texts, start=1):
            if text:
                put_exactly(looks.cell_at(page, row, column), text)
    page.freeze_panes = "A2"
    workbook.properties.creator = "Roster Wizard"
    buffer = io.BytesIO()
    workbook.save(buffer)
    return finished(buffer.getvalue(), {1: page.dimensions})


def _state_words(states: pl.Series) -> pl.Series:
    text = states.cast(pl.String)
    return text.replace({state: sentence("refused-rows", state) for state in text.unique()})


def _harmless(cells: pl.Series) -> pl.Series:
    dangerous = {text: safe for text in cells.unique() if (safe := neutralised(text)) != text}
    return cells.replace(dangerous) if dangerous else cells
