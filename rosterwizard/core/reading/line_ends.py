"""What ends a line, and the line ends that stand inside cells."""

import re
from collections.abc import Sequence

from rosterwizard.core.reading.grid import Grid
from rosterwizard.core.sheet.odd_letters import LINE_BREAK, OTHER_LINE_BREAKS
from rosterwizard.core.sheet.oddity import Oddity

_MARK = "\ufeff"
_ENOUGH = 500  # letters of a line, to know it again


def one_kind_of_line_end(text: str) -> str:
    """Return a text of an old Mac with the line ends of today.

    Whoever joined two files left the mark of the second one inside, before the same headings; it
    belongs to no cell. Before anything else it counts as a blank, and is told as such.
    """
    text = text.lstrip(_MARK)
    if _MARK in text:
        first = re.escape(text.partition("\n")[0][:_ENOUGH].rstrip())
        text = re.sub(rf"(?m)^{_MARK}(?={first})", "", text)
    if "\r" in text and "\n" not in text and '"' not in text:
        return text.replace("\r", "\n")
    return text


def line_breaks(grid: Grid, text: str) -> dict[Oddity, Sequence[int]]:
    """Return for each column the rows whose cell has a line break in it.

    text: that of the headings and of all records.
    """
    records = int(grid.sheet_row[-1]) if grid.sheet_row.len() else 0
    ends, alone = text.count("\n"), text.count("\r") - text.count("\r\n")
    quoted = '"' in text and (ends > records or alone)
    if not quoted and not any(sign in text for sign in OTHER_LINE_BREAKS):
        return {}
    return {
        Oddity("line-break", column=place): rows.to_list()
        for place, column in enumerate(grid.frame)
        if (rows := column.str.contains(LINE_BREAK).arg_true()).len()
    }
