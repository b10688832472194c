"""A line that no sheet could hold: a file whose line ends are missing, or no table at all."""

from rosterwizard.core.messages.errors import RosterError

_MOST_CELLS = 100_000  # a spreadsheet has 16,384 columns
_LONGEST_FIRST = 1_000_000
_STEP = _MOST_CELLS // 2  # a line of so many cells holds a whole step, wherever it begins
_LOOKED_AT = 2 * _MOST_CELLS
_HALF_STEP = _STEP // 2


def has_long_line(data: bytes) -> bool:
    """Tell whether a line may be so long that `refuse_endless_lines` looks at it.

    A line that is cut at either end counts from there; of two such halves one is told.
    """
    return any(
        b"\n" not in (part := data[place : place + _HALF_STEP]) and b"\r" not in part
        for place in range(0, len(data) - _HALF_STEP, _HALF_STEP)
    )


def refuse_endless_lines(text: str, delimiter: str) -> None:
    """Raise RosterError "row-too-long" for a line of more cells than any sheet has columns.

    Such a line would be cut into millions of cells before anything could be said of it. "not-text"
    is raised where the very first line has megabytes without them: it holds no headings.
    """
    place = 0
    while place + _STEP < len(text):
        if _line_end(text, place, place + _STEP) >= 0:
            place += _STEP
            continue
        before = max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1
        end = _line_end(text, place, len(text))
        place = end + 1 if end >= 0 else len(text)
        cells = text.count(delimiter, before, place) + 1
        # Inside quotes a delimiter is a letter: such a line is left to those who know quotes.
        if cells > _MOST_CELLS and '"' not in text[before : before + _LOOKED_AT]:
            raise RosterError("row-too-long", row=text.count("\n", 0, before) + 1, cells=cells)
        if not before and place > _LONGEST_FIRST:
            raise RosterError("not-text")


def _line_end(text: str, start: int, end: int) -> int:
    """Return where the first line ends there; -1 where none does.

    A pattern would take ten times as long, in which nothing else in the program may move.
    """
    feed = text.find("\n", start, end)
    back = text.find("\r", start, feed if feed >= 0 else end)
    return back if back >= 0 else feed
