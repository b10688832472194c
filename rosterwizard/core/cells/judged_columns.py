"""How well the values of columns agree with their headings: by their fields and by what they say.

Nobody's word is asked: what a field does not take says that a heading is another's, and so does
what a heading says of its values.
"""

from collections.abc import Mapping
from dataclasses import replace

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.field_values import takes_several
from rosterwizard.core.cells.heading_looks import share_as_said
from rosterwizard.core.cells.shifted_rows import filled_and_off

FIT, MISFIT = 0.9, 0.5  # shares of the filled cells
_MOST_COMPARED = 300  # rows
_MOST_LOOKED_AT = 60  # of these, by their looks
_FEWEST = 3  # filled cells
Shares = Mapping[int, float]
"""By column, how many of its filled cells fit, 0 to 1; of few cells nothing can be told."""


def first_rows(own: Cells) -> Cells:
    """Return the cells of as many rows as are compared."""
    sheet = own.job_sheet
    if sheet.frame.height <= _MOST_COMPARED:
        return own
    return Cells(replace(sheet, frame=sheet.frame.head(_MOST_COMPARED), whole=None))


def shares_fitting(few: Cells, judges: Mapping[str, int]) -> Shares:
    """Judge the columns of fields that do not take any text, see `judging_fields`."""
    filled, off = filled_and_off(few, judges)
    counts = {at: (int(filled[name].sum()), int(off[name].sum())) for name, at in judges.items()}
    return {at: 1 - bad / cells for at, (cells, bad) in counts.items() if cells >= _FEWEST}


def shares_as_said(few: Cells, *, of_next: bool = False) -> Shares:
    """Judge the columns whose heading, or whose field, says what its values look like.

    of_next: by the values of the column behind each.
    """
    sheet = few.job_sheet
    lists = {each.name for each in sheet.record_type.fields if takes_several(each)}
    texts = [column.filter(column != "").head(_MOST_LOOKED_AT).to_list() for column in sheet.frame]
    return {
        match.column: share
        for match, column in zip(sheet.matching.matches, texts[of_next:], strict=False)
        if match.field not in lists and (share := share_as_said(match, column)) is not None
    }
