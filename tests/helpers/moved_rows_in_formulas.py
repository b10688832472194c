"""What a spreadsheet makes of the formulas of a workbook's rules when rows go or come.

As LibreOffice does it, the strictest: it moves a rule's own formula as if it stood in the first
of the rule's cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook
    from openpyxl.worksheet.cell_range import MultiCellRange

LOST = "#REF!"
_TEXT = r'"(?:[^"]|"")*"'
_CELL = r"\$?[A-Z]{1,3}\$?([0-9]+)\b"
_REFERENCE = re.compile(rf"{_TEXT}|(?:(?:'((?:[^']|'')+)'|([A-Za-z_]\w*))!)?{_CELL}(?::{_CELL})?")
_OWN = re.compile(rf"{_TEXT}|(?<![!:$])\$?[A-Z]{{1,3}}([0-9]+)\b")


@dataclass(frozen=True, slots=True)
class Moving:
    """Rows from `first` on that go (count below 0) or come, in one sheet."""

    sheet: str
    first: int
    count: int

    def row(self, row: int) -> int | None:
        """Return where a row is afterwards; None where it is gone."""
        if row < self.first:
            return row
        return None if row < self.first - self.count else row + self.count

    def rows(self, first: int, last: int) -> tuple[int, int] | None:
        """Return where an area is afterwards."""
        start = next((new for row in range(first, last + 1) if (new := self.row(row))), None)
        end = next((new for row in range(last, first - 1, -1) if (new := self.row(row))), None)
        return None if start is None or end is None else (start, end)


@dataclass(frozen=True, slots=True)
class StandingRule:
    """One rule of a sheet: its cells in one column, and its formula as its first cell has it."""

    sheet: str
    column: int
    first: int
    last: int
    formula: str

    def after(self, moving: Moving) -> StandingRule:
        """Return the rule when the rows have moved."""
        formula = _REFERENCE.sub(lambda found: self._moved(found, moving), self.formula)
        area = moving.rows(self.first, self.last) if moving.sheet == self.sheet else None
        first, last = area or (self.first, self.last)
        return replace(self, first=first, last=last, formula=formula)

    def _moved(self, found: re.Match[str], moving: Moving) -> str:
        quoted, plain, first, last = found.groups()
        title = quoted or plain
        if first is None or (title or self.sheet).replace("''", "'") != moving.sheet:
            return found[0]
        rows = moving.rows(int(first), int(last or first))
        if rows is None:
            return LOST
        whole = found[0].replace(f"{first}:", f"{rows[0]}:") if last else found[0]
        return re.sub(r"[0-9]+$", str(rows[1]), whole)

    @property
    def own_rows(self) -> set[int]:
        """The rows that move with the cell that is checked."""
        return {int(found[1]) for found in _OWN.finditer(self.formula) if found[1]}


def rules_standing_in(book: Workbook) -> Iterator[StandingRule]:
    """Give every rule of the workbook that has a formula."""
    for sheet in book.worksheets:
        for check in sheet.data_validations.dataValidation:
            for formula in (check.formula1, check.formula2):
                if formula:
                    yield _rule(sheet.title, check.sqref, formula)
        for area in sheet.conditional_formatting:
            for rule in area.rules:
                yield _rule(sheet.title, area.cells, rule.formula[0])


def _rule(title: str, cells: MultiCellRange, formula: str) -> StandingRule:
    (area,) = cells.ranges
    return StandingRule(title, area.min_col, area.min_row, area.max_row, formula)
