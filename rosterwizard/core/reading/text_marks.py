"""Signs that tell a spreadsheet to take a cell as text, and that are no part of it.

An apostrophe in front ('00123, and before a sign that would begin a formula, '+61 400 …), or a
formula that is nothing but its text (="00123"). Files for people are written so, ours among them.
A formula that is more than that came without its result, which nobody but the spreadsheet knows.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

import polars as pl

from rosterwizard.core.reading.grid import Grid
from rosterwizard.core.sheet.apostrophes import are_marked, is_marked_throughout
from rosterwizard.core.sheet.formula_text import NEUTRALISED, as_meant
from rosterwizard.core.sheet.formulas_in_text import COMPUTES
from rosterwizard.core.sheet.oddity import Oddity

_FORMULA = r'^\s*="((?:[^"]|"")*)"\s*$'
_SIGNS = (b"'", b"=")
_BEFORE = (  # a cell, or blanks at its start: the last bytes of all that Unicode has
    *b'"\t\n\v\f\r \x85\xa0\x9f\xa8\xa9\xaf',
    *range(0x80, 0x8B),
)
_FEW = 64  # bytes for each sign


def may_be_marked(data: bytes, delimiter: str) -> bool:
    """Tell whether a cell in these bytes of a text may begin with such a sign.

    There it follows a delimiter, a quotation mark, a line end or a blank.
    """
    before = frozenset({*delimiter.encode(), *_BEFORE})
    left = len(data) // _FEW  # with more of them, looking at the cells takes no longer
    for sign in _SIGNS:
        place = data.find(sign)
        while place >= 0:
            left -= 1
            if left < 0 or not place or data[place - 1] in before:
                return True
            place = data.find(sign, place + 1)
    return False


def without_text_marks(headings: Sequence[str], grid: Grid) -> tuple[Sequence[str], Grid]:
    """Return headings and records without such signs, and say that they were there.

    Formulas without their results stay as they are and are named, cell by cell.
    """
    headings = [as_meant(each) for each in headings]
    if not grid.may_be_marked:
        return headings, grid
    signed = grid.frame.select(pl.all().str.contains(r"^\s*['=]").any())
    maybe = [name for name in signed.columns if signed[name].item()]
    if not maybe:
        return headings, grid
    is_all = is_marked_throughout(grid.frame)
    plain = {name: _plain(grid.frame[name], is_all=is_all) for name in maybe}
    count = sum((plain[name] != grid.frame[name]).sum() for name in maybe)
    odd = {Oddity("writing-habit", "text-marks", tells=(("cells", str(count)),)): None}
    oddities = {**grid.oddities, **(odd if count else {}), **_formulas(grid.frame, maybe)}
    return headings, replace(grid, frame=grid.frame.with_columns(**plain), oddities=oddities)


def _formulas(frame: pl.DataFrame, names: Collection[str]) -> dict[Oddity, Sequence[int]]:
    """Return where formulas stand, column by column."""
    places = {name: frame[name].str.contains(COMPUTES).arg_true().to_list() for name in names}
    return {
        Oddity("formula", "text", column=frame.get_column_index(name)): found
        for name, found in places.items()
        if found
    }


def _plain(cells: pl.Series, *, is_all: bool) -> pl.Series:
    """Return the cells without the signs.

    An apostrophe may be a letter ('s Gravenhage, 'Akau). Before a number or the sign of a formula
    it is none, nor where all cells of a column begin with one and are codes, nor where all cells
    of the sheet begin with one (is_all).
    """
    text = pl.col(cells.name)
    marked = "^'" if is_all or are_marked(cells) else NEUTRALISED
    bare = (
        pl.when(text.str.contains(marked))
        .then(text.str.slice(1))
        .when(text.str.contains(_FORMULA))
        .then(text.str.extract(_FORMULA).str.replace_all('""', '"', literal=True))
        .otherwise(text)
    )
    return cells.to_frame().select(bare).to_series()
