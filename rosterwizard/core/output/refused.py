"""The rows that did not get in, as a file for the person who mends them."""

import polars as pl

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.job.outcomes import TAKEN, Outcomes
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.output.csv_text import UTF_8_WITH_MARK, csv_bytes
from rosterwizard.core.sheet.apostrophes import with_text_marks
from rosterwizard.core.sheet.formula_text import neutralised

_HEADINGS = ("row", "outcome", "why")


def refused_rows(sheet: JobSheet, outcomes: Outcomes) -> bytes:
    """Return a CSV file of every row that is not known to be in, with the reason.

    It has the person's own columns and headings, edits included, then the sheet's own row
    number, what became of the row, and why. For people, not for the system: it opens in Excel as
    UTF-8, formula-like text is neutralised, and all of it is read again just as it was.
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
    frame = pl.concat([sheet.frame[rows], reasons], how="horizontal")
    headings = (*sheet.sheet.headings, *(sentence("refused-rows", part) for part in _HEADINGS))
    harmless = pl.DataFrame([_harmless(cells) for cells in with_text_marks(frame)])
    return csv_bytes([neutralised(each) for each in headings], harmless, encoding=UTF_8_WITH_MARK)


def _state_words(states: pl.Series) -> pl.Series:
    text = states.cast(pl.String)
    return text.replace({state: sentence("refused-rows", state) for state in text.unique()})


def _harmless(cells: pl.Series) -> pl.Series:
    dangerous = {text: safe for text in cells.unique() if (safe := neutralised(text)) != text}
    return cells.replace(dangerous) if dangerous else cells
