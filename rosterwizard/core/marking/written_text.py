"""Text that a workbook gives back just as it was."""

import re

from openpyxl.cell import Cell

from rosterwizard.core.sheet.formula_text import NEUTRALISED, neutralised

_LONGEST = 32_767  # letters in a cell
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNWRAPPED = re.compile(rf'{NEUTRALISED}|^\s*="')


def written_text(text: str) -> str:
    """Return the text as it stands in a workbook's part: controls by their numbers.

    So is the first of nothing but blanks: openpyxl does not say that they are to be kept.
    Source: ECMA-376, 22.9.2.19 (ST_Xstring).
    """
    if text.isspace():
        text = f"_x{ord(text[0]):04X}_{text[1:]}"
    else:
        text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _CONTROLS.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text)[:_LONGEST]


def put_exactly(cell: Cell, text: str) -> None:
    """Put the text in as text, whatever it looks like, so that reading gives it back as it is."""
    marked = f"'{text}" if _UNWRAPPED.match(text) else text  # reading takes one sign away
    cell.number_format = "@"
    cell.value = written_text(marked)
    cell.data_type = "s"  # openpyxl would make a formula of what begins with "="
    if neutralised(text) != text:
        cell.quotePrefix = True  # so it stays text when somebody edits the cell
