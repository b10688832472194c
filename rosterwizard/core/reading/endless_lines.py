"""A line that no sheet could hold: a file whose line ends are missing, or no table at all."""

import re

from rosterwizard.core.messages.errors import RosterError

_MOST_CELLS = 100_000  # a spreadsheet has 16,384 columns
_LONGEST_FIRST = 1_000_000
_STEP = _MOST_CELLS // 2  # a line of so many cells holds a whole step, wherever it begins
_LOOKED_AT = 2 * _MOST_CELLS
_LINE_END = re.compile(r"[\r\n]")


def refuse_endless_lines(text: str, delimiter: str) -> None:
    """Raise RosterError "row-too-long" for a line of more cells than any sheet has columns.

    Such a line would be cut into millions of cells before anything could be said of it. "not-text"
    is raised where the very first line has megabytes without them: it holds no headings.
    """
    place = 0
    while place + _STEP < len(text):
        if _LINE_END.search(text, place, place + _STEP):
            place += _STEP
            continue
        before = max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1
        end = _LINE_END.search(text, place)
        place = end.end() if end else len(text)
        cells = text.count(delimiter, before, place) + 1
        # Inside quotes a delimiter is a letter: such a line is left to those who know quotes.
        if cells > _MOST_CELLS and '"' not in text[before : before + _LOOKED_AT]:
            raise RosterError("row-too-long", row=text.count("\n", 0, before) + 1, cells=cells)
        if not before and place > _LONGEST_FIRST:
            raise RosterError("not-text")
