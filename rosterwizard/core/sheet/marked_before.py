"""What a workbook that we marked remembers: which problems were marked in it, and at which rows.

The memory is a few columns of text in the very hidden sheet `MEMORY_SHEET`. Only text goes in and
out, so that the process that reads workbooks can hand over raw cells; nothing heavy is imported.
Rows are known again by digests, since people sort, delete and put in rows meanwhile.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice

MEMORY_SHEET = "_rosterwizard_marks"
FIRST_ROWS = 20  # where the headings of the list stand, whatever was put in above them
LIST_WIDTH = 7  # its columns; people put others beside them
FORM = "1"  # of the memory; readers of another form leave it alone

_FIRST, _ROW, _PROBLEM = "rosterwizard-marks", "row", "problem"
_WIDTH = 6
_MARK_BYTES = 8
_NO_ROW = ""


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """One row that had a problem.

    key: the digest of its key, "" where it has none. sheet: the name of its own sheet where
    several were stacked. number: its own at that time. cells: a digest of each filled cell but
    those of the key and of secret fields.
    """

    key: str
    sheet: str
    number: int
    cells: frozenset[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class MarkedProblem:
    """One problem that was marked. heading: where it is about no single field.

    row: None for a problem of the whole file or of a column.
    """

    record_type: str
    field: str
    code: str
    heading: str
    row: MarkedRow | None


@dataclass(frozen=True, slots=True)
class MarkedBefore:
    """All that the memory holds.

    list_sheet: the title of the sheet that lists the problems; "" where there is none.
    list_headings: by what that sheet is known again, see `mark_of_list`. more: how
    many problems there were beyond those that were marked. as_text: the workbook was made of
    text alone, so that nothing which reading noticed of the first file can be in it.
    """

    problems: tuple[MarkedProblem, ...] = field(repr=False)
    list_sheet: str = ""
    more: int = 0
    as_text: bool = False
    list_headings: str = ""

    def is_list(self, title: str, rows: Iterable[Sequence[str]]) -> bool:
        """Tell whether a sheet is the list, whatever its name is by now.

        rows: its first `FIRST_ROWS` at least.
        """
        if title == self.list_sheet:
            return True
        first = islice(rows, FIRST_ROWS)
        return bool(self.list_headings) and self.list_headings in map(mark_of_list, first)


def mark_of_list(headings: Sequence[str]) -> str:
    """Return by what the list is known again: a digest of its headings, which nobody sorts."""
    text = "\x1f".join(headings[:LIST_WIDTH])
    return blake2b(text.encode(), digest_size=_MARK_BYTES).hexdigest()


def memory_rows(memory: MarkedBefore) -> list[tuple[str, ...]]:
    """Return the memory as rows of text."""
    rows = dict.fromkeys(each.row for each in memory.problems if each.row is not None)
    numbers = {row: str(number) for number, row in enumerate(rows)}
    as_text = "text" if memory.as_text else ""
    return [
        (_FIRST, FORM, memory.list_sheet, str(memory.more), as_text, memory.list_headings),
        *(
            (_ROW, numbers[row], row.key, row.sheet, str(row.number), " ".join(sorted(row.cells)))
            for row in rows
        ),
        *(
            (
                *(_PROBLEM, each.record_type, each.field, each.code, each.heading),
                _NO_ROW if each.row is None else numbers[each.row],
            )
            for each in memory.problems
        ),
    ]


def read_memory(rows: Iterable[Sequence[str]]) -> MarkedBefore | None:
    """Return what the rows of `MEMORY_SHEET` hold; None where they are no memory of ours."""
    padded = [(*row, *[""] * _WIDTH)[:_WIDTH] for row in rows]
    if not padded or padded[0][:2] != (_FIRST, FORM):
        return None
    known = {
        number: MarkedRow(key, sheet, _number(own), frozenset(cells.split()))
        for what, number, key, sheet, own, cells in padded
        if what == _ROW
    }
    problems = tuple(
        MarkedProblem(record_type, field_name, code, heading, known.get(row))
        for what, record_type, field_name, code, heading, row in padded
        if what == _PROBLEM and (row in known or row == _NO_ROW)
    )
    _, _, list_sheet, more, as_text, headings = padded[0]
    return MarkedBefore(problems, list_sheet, _number(more), as_text == "text", headings)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < len("1,048,576") else 0
