"""What the rules of a workbook say of given rows, worked out by LibreOffice."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from tests.helpers.libreoffice import shown_cells
from tests.helpers.workbooks import opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from openpyxl.worksheet.cell_range import MultiCellRange
    from openpyxl.worksheet.worksheet import Worksheet

FIRST = 2  # the row from which the given ones stand
_FAR = 60  # columns to the right, where nothing of a template stands
_OWN_ROW = re.compile(r"(\$[A-Z]{1,3})([0-9]+)\b")

Verdicts = dict[tuple[str, str, int], list[str]]  # of sheet, column letter and place of the rule


def verdicts(content: bytes, rows: Mapping[str, Sequence[Sequence[str]]]) -> Verdicts:
    """Return what each rule says of each row: TRUE, FALSE or an error; "" where it is not.

    rows: by the title of a sheet, instead of what stands there.
    """
    book = opened(content)
    places: dict[tuple[str, str, int], int] = {}
    for title, texts in rows.items():
        sheet = book[title]
        sheet.delete_rows(FIRST, sheet.max_row)
        for number, cells in enumerate(texts, start=FIRST):
            for column, text in enumerate(cells, start=1):
                cell = sheet.cell(number, column)
                cell.value, cell.number_format = text or None, "@"
        for letter, place, area, formula in _rules(sheet):
            column = places.setdefault((title, letter, place), _FAR + len(places))
            for number in range(FIRST, FIRST + len(texts)):
                if f"{letter}{number}" in area:
                    down = number - _first_row(area)
                    sheet.cell(number, column).value = f"={moved(formula, down)}"
    book.save(buffer := io.BytesIO())
    shown = shown_cells(buffer.getvalue())
    return {
        (title, letter, place): [_at(row, column) for row in shown[title][1 : 1 + len(rows[title])]]
        for (title, letter, place), column in places.items()
    }


def moved(formula: str, down: int) -> str:
    """Return the formula as a spreadsheet reads it so many rows further down."""
    return _OWN_ROW.sub(lambda found: f"{found[1]}{int(found[2]) + down}", formula)


def _at(row: Sequence[str], column: int) -> str:
    return row[column - 1] if column <= len(row) else ""


def _rules(sheet: Worksheet) -> Iterator[tuple[str, int, MultiCellRange, str]]:
    """Give the column, a place among its rules, the cells and a condition for the first of them."""
    for each in sheet.data_validations.dataValidation:
        for letter in _letters(each.sqref):
            if each.type == "custom":
                yield letter, 0, each.sqref, each.formula1
            elif each.type == "list":
                cell = f"${letter}{_first_row(each.sqref)}"
                yield letter, 0, each.sqref, f"SUMPRODUCT(({each.formula1}={cell})*1)>0"
    places: dict[str, int] = {}
    for area in sheet.conditional_formatting:
        for letter in _letters(area.cells):
            for rule in sorted(area.rules, key=lambda rule: rule.priority):
                places[letter] = places.get(letter, 0) + 1
                yield letter, places[letter], area.cells, rule.formula[0]


def _letters(area: MultiCellRange) -> list[str]:
    columns = {at for each in area.ranges for at in range(each.min_col, each.max_col + 1)}
    return [get_column_letter(at) for at in sorted(columns)]


def _first_row(area: MultiCellRange) -> int:
    return min(int(each.min_row) for each in area.ranges)
