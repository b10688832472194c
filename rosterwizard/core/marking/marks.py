"""What is to be marked in a workbook, in words: all that the process that writes it is told."""

from typing import Literal

import msgspec
from msgspec import Struct

Look = Literal["error", "warning", "note", "mended"]
MOST_PLACES = 10_000
"""So many problems are marked and listed; of all others is said how many they are."""


class CellMark(Struct, frozen=True):
    """One cell. row, column: 1-based. note: what is said of it; "" where it is not marked.

    text: what is laid in; None where the cell stays as it is.
    """

    row: int
    column: int
    look: Look
    note: str
    text: str | None = None

    def __repr__(self) -> str:
        """Show no cell."""
        return f"CellMark(row={self.row}, column={self.column}, look={self.look!r})"


class SheetMarks(Struct, frozen=True):
    """The marks of one sheet of the workbook. headings: some of its texts, by their places.

    Where something else stands there by now, the file is not the one that was checked.
    """

    name: str
    cells: list[CellMark]
    headings: list[tuple[int, int, str]] = msgspec.field(default_factory=list)

    def __repr__(self) -> str:
        """Show no cell."""
        return f"SheetMarks({self.name!r}, cells={len(self.cells)})"


class ProblemLine(Struct, frozen=True):
    """One line of the list. sheet, cell: where its link leads to; "" for no place.

    texts: one for each column of the list.
    """

    look: Look
    sheet: str
    cell: str
    texts: list[str]

    def __repr__(self) -> str:
        """Show no cell."""
        return f"ProblemLine({self.look!r})"


class Marking(Struct, frozen=True):
    """All that is marked.

    list_title: of the sheet that lists the problems; "" where there are none. summary: the lines
    above its headings. memory: the rows of `MEMORY_SHEET`, of which the first names that sheet.
    """

    sheets: list[SheetMarks]
    list_title: str = ""
    summary: list[str] = []
    headings: list[str] = []
    lines: list[ProblemLine] = []
    memory: list[list[str]] = []

    def __repr__(self) -> str:
        """Show no cell."""
        return f"Marking(sheets={len(self.sheets)}, lines={len(self.lines)})"
