"""What was copied in another program, as a text that is read like a file.

Spreadsheets and browsers put cells on the clipboard as text with tabs between them, and quote those
with line breaks. A mail may hold its table as a web page alone.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.sheet.long_cells import let_cells_be_long

_FEWEST_LINES = 2  # headings, and a row below them
_BREAKS = {"br", "p", "div", "li"}
_UNSEEN = {"style", "script", "title"}


def pasted_text(plain: str, page: str = "") -> str:
    """Return the text of what was copied. plain, page: as plain text and as HTML, "" for none.

    Raises RosterError "pasted-nothing" and "pasted-one-line".
    """
    text = plain
    if page and "\t" not in plain:
        text = _text_of_page(plain, page) or plain
    if not text.strip():
        raise RosterError("pasted-nothing")
    if not is_of_lines(text):
        raise RosterError("pasted-one-line")
    return text


def is_of_lines(text: str) -> bool:
    """Tell whether it may be a table: it has two lines at least."""
    return sum(map(bool, map(str.strip, text.splitlines()))) >= _FEWEST_LINES


def _text_of_page(plain: str, page: str) -> str:
    """Return the one table of a page as text; "" where there is none, or none that is simple."""
    reader = _TableReader()
    reader.feed(page)
    reader.close()
    rows = reader.rows if reader.is_simple else []
    if max(map(len, rows), default=0) > 1:
        return _written(rows)
    if rows and plain.strip():
        # Of one column the plain text is the better one, with every blank; quoted, a comma in it
        # is no separator. Spreadsheets quote it, browsers do not.
        let_cells_be_long()
        cells = list(csv.reader(io.StringIO(plain, newline=""), delimiter="\t"))
        lines = [[line] for line in plain.splitlines()]
        for each in (cells, lines):
            if _says_the_same(each, rows):
                return _written(each, quoting=csv.QUOTE_ALL)
    return _written(rows, quoting=csv.QUOTE_ALL)


def _says_the_same(cells: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the cells are those of the page, but for their blanks."""
    one, other = (["".join("".join(row).split()) for row in each] for each in (cells, rows))
    return one == other


def _written(rows: Iterable[Sequence[str]], quoting: int = csv.QUOTE_MINIMAL) -> str:
    out = io.StringIO(newline="")
    # mypy: the module's own constants are numbers for it
    csv.writer(out, delimiter="\t", lineterminator="\n", quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


class _TableReader(HTMLParser):
    """Takes the cells of a page that holds one table.

    is_simple: there was just one, and none of its cells reaches over others.
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.is_simple = True
        self._tables = self._unseen = 0
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell."""
        if tag == "table":
            self._tables += 1
            self.is_simple = self._tables == 1
        elif tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in {"td", "th"}:
            self._end_cell()
            self._cell = []
            spans = {value for name, value in attrs if name in {"colspan", "rowspan"}}
            self.is_simple &= spans <= {"1"} and bool(self.rows)
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")
        self._unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        """End a row or a cell."""
        if tag in {"td", "th", "tr", "table"}:
            self._end_cell()
        self._unseen -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        """Take text, in which a line break is but a blank."""
        if self._cell is not None and not self._unseen:
            self._cell.append(" ".join(("." + data + ".").split())[1:-1])

    def close(self) -> None:
        """End the last cell, too, where the page does not."""
        super().close()
        self._end_cell()

    def _end_cell(self) -> None:
        if self._cell is not None and self.rows:
            lines = "".join(self._cell).split("\n")
            self.rows[-1].append("\n".join(map(str.strip, lines)).strip())
        self._cell = None
