"""Templates of ours, filled in as an office does it: cell by cell, below the headings."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.templates.template_mark import README_SHEET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from rosterwizard.core.profiles.language import RecordType

GOOD = Path(__file__).parents[1] / "data" / "profiles"
PROFILES = {profile.name: profile for profile in built_in_profiles()}

Rows = list[dict[str, str]]


def good_rows(record_type: RecordType) -> Rows:
    """Return the good example of the record type, by heading."""
    path = GOOD / record_type.system / f"{record_type.name}.good.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fill_in(path: Path, record_types: Sequence[RecordType]) -> None:
    """Write the good examples into the sheets of a template, which stand in that order."""
    workbook = openpyxl.load_workbook(path)
    sheets = [
        sheet
        for sheet in workbook.worksheets
        if sheet.sheet_state == "visible" and sheet.title != README_SHEET
    ]
    for sheet, record_type in zip(sheets, record_types, strict=True):
        _fill_in(sheet, good_rows(record_type))
    workbook.save(path)


def _fill_in(sheet: Worksheet, rows: Rows) -> None:
    headings = [str(cell.value) for cell in sheet[1]]
    for number, row in enumerate(rows, start=2):
        for column, heading in enumerate(headings, start=1):
            if row.get(heading):
                sheet.cell(number, column).value = row[heading]


def exact_file(record_type: RecordType, headings: list[str], rows: Rows) -> bytes:
    """Return the file as the system's own page describes it, made without the product."""
    dialect = record_type.dialect
    lines = [headings, *([row.get(name, "") for name in headings] for row in rows)]
    quoted = (
        dialect.delimiter.join(_quoted(cell, dialect.delimiter) for cell in line) for line in lines
    )
    end = dialect.line_terminator
    return (end.join(quoted) + end).encode(record_type.roster.encoding)


def _quoted(cell: str, delimiter: str) -> str:
    if any(sign in cell for sign in (delimiter, '"', "\r", "\n")):
        return '"' + cell.replace('"', '""') + '"'
    return cell
