"""How a template looks: a calm sheet with one accent, in the colours of the window."""

import textwrap
from collections.abc import Mapping
from typing import cast

from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from rosterwizard.core.sheet.formula_text import neutralised
from rosterwizard.core.templates.hints import Look
from rosterwizard.core.templates.template_columns import Need

FONT = "Calibri"
TEXT, QUIET, FAINT = "1B2424", "536060", "6D7979"
ACCENT, ACCENT_GROUND, ON_ACCENT = "0B6B6B", "DCEEED", "FFFFFF"
SUNKEN, SOFT, LINE = "E1E7E7", "F4F6F6", "C9D1D1"
ERROR, ERROR_GROUND = "A3271B", "FBEAE8"
WARNING, WARNING_GROUND = "7C5100", "FBF1DA"

POINTS_PER_LINE = 15.0
_LETTERS_PER_DIGIT = 1.1  # a column is measured in digits, and letters are narrower


def filled(colour: str) -> PatternFill:
    """Return a plain fill; both colours are set, since a rule's fill takes the second one."""
    return PatternFill("solid", start_color=colour, end_color=colour)


def _font(**how: object) -> Font:
    return Font(**{"name": FONT, "size": 11, "color": TEXT, **how})  # type: ignore[arg-type] # as openpyxl has them


def _frame(colour: str, **sides: str) -> Border:
    return Border(**{name: Side(style=style, color=colour) for name, style in sides.items()})  # type: ignore[arg-type] # as above


BODY = _font()
STRONG = _font(bold=True)
LINK = _font(color=ACCENT, underline="single")
TITLE = _font(size=20, bold=True, color=ACCENT)
SUBTITLE = _font(size=12, color=QUIET)
SECTION = _font(size=14, bold=True, color=ACCENT)
STEP = _font(size=12, bold=True, color=ACCENT)
CAUTION = _font(bold=True, color=WARNING)
SAMPLE = _font(italic=True, color=FAINT)

SAMPLE_FILL, CAUTION_FILL = filled(SOFT), filled(WARNING_GROUND)
UNDERLINED = _frame(LINE, bottom="thin")
HEADING_FRAME = _frame(ON_ACCENT, left="thin", right="thin")
WRAPPED = Alignment(wrap_text=True, vertical="top")
IN_LINE = Alignment(vertical="center")
# To the left also for numbers: they would touch the text of the next column.
IN_COLUMN = Alignment(horizontal="left", vertical="center", indent=1)
HEADING_ALIGNMENT = Alignment(horizontal="left", vertical="center", indent=1, wrap_text=True)

# What must be filled is dark, what sometimes must is pale, what need not be is grey.
HEADING_FILLS: Mapping[Need, PatternFill] = {
    "always": filled(ACCENT),
    "when": filled(ACCENT_GROUND),
    "heading": filled(SUNKEN),
    "never": filled(SUNKEN),
}
HEADING_FONTS: Mapping[Need, Font] = {
    "always": _font(bold=True, color=ON_ACCENT),
    "when": _font(bold=True, color=ACCENT),
    "heading": _font(color=TEXT),
    "never": _font(color=TEXT),
}

_ALL_SIDES = ("left", "right", "top", "bottom")


def _shown(colour: str, ground: str, side: str, **font: object) -> DifferentialStyle:
    border = _frame(colour, **dict.fromkeys(_ALL_SIDES, side))
    return DifferentialStyle(Font(color=colour, **font), fill=filled(ground), border=border)  # type: ignore[arg-type] # as above


# Each differs in its frame or its letters as well, for those who do not see the colour.
SHOWN: Mapping[Look, DifferentialStyle] = {
    "missing": _shown(ERROR, ERROR_GROUND, "dashed"),
    "double": _shown(WARNING, WARNING_GROUND, "thin", bold=True),
    "needless": _shown(FAINT, SOFT, "hair", strike=True),
}


def put_text(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write text that stays text, whatever it looks like: nothing here is ever a formula."""
    cell = cell_at(sheet, row, column)
    cell.value = writable(text)
    cell.data_type = "s"  # openpyxl would make a formula of what begins with "="
    if neutralised(text) != text:
        cell.quotePrefix = True  # so it stays text when somebody edits the cell
    return cell


def writable(text: str) -> str:
    """Return the text without the control characters that a workbook cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return a cell, made when it is not there yet; merged ones are never asked for."""
    return cast("Cell", sheet.cell(row, column))


def height_of(text: str, characters_per_line: float) -> float:
    """Return the height, in points, of a row that shows the whole text."""
    width = int(characters_per_line * _LETTERS_PER_DIGIT)
    lines = sum(len(textwrap.wrap(line, width)) or 1 for line in text.split("\n"))
    return lines * POINTS_PER_LINE + 4
