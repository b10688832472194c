"""Rosters as files: text in several encodings, and workbooks as people and programs write them."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import TYPE_CHECKING, Literal

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.cell import Cell, MergedCell

    from tests.helpers.damaged.rosters import Roster, Row

Form = Literal["utf-8", "utf-8-sig", "cp1252", "utf-16", "tabs", "semicolons", "texts", "excel"]
FORMS: tuple[Form, ...] = (
    *("utf-8", "utf-8-sig", "cp1252", "utf-16", "tabs", "semicolons"),
    *("texts", "excel"),
)
_SEPARATORS: dict[Form, str] = {"tabs": "\t", "semicolons": ";", "utf-16": "\t"}
_NUMBER = re.compile("[1-9][0-9]{0,8}|0")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_PADDED = re.compile("[0-9]{2,9}")
_DAY = "yyyy-mm-dd"


def write(roster: Roster, folder: Path, form: Form) -> Path:
    """Write the roster as a file of that form; letters that its encoding lacks make it UTF-8."""
    if form in {"texts", "excel"} or roster.typed or roster.more:
        path = folder / "roster.xlsx"
        _workbook(roster, as_excel=form == "excel").save(path)
        return path
    text = io.StringIO()
    writer = csv.writer(text, delimiter=_SEPARATORS.get(form, ","))
    writer.writerows([roster.headings, *roster.rows])
    path = folder / "roster.csv"
    encoding = "utf-8" if form in {"tabs", "semicolons"} else form
    try:
        content = text.getvalue().encode(encoding)
    except UnicodeEncodeError:
        content = text.getvalue().encode("utf-8")
    path.write_bytes(content)
    return path


def _workbook(roster: Roster, *, as_excel: bool) -> Workbook:
    """Return a workbook of texts; as_excel: with numbers and dates where Excel would have them."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = roster.record_type.name if roster.is_set else "Roster"
    _fill(book, 0, roster.headings, roster.rows)
    if as_excel:
        for column in range(len(roster.headings)):
            _type_column([sheet.cell(row + 2, column + 1) for row in range(len(roster.rows))])
    for (row, column), (value, form) in roster.typed.items():
        cell = sheet.cell(row + 2, column + 1)
        cell.value = value  # type: ignore[assignment] # whatever openpyxl takes
        cell.number_format = form
    for place, (name, headings, rows) in enumerate(roster.more, 1):
        book.create_sheet(name)
        _fill(book, place, headings, rows)
    return book


def _fill(book: Workbook, place: int, headings: Sequence[str], rows: Sequence[Row]) -> None:
    sheet = book.worksheets[place]
    for at, row in enumerate((headings, *rows), 1):
        for column, text in enumerate(row, 1):
            if text:
                cell = sheet.cell(at, column)
                cell.value, cell.data_type = _CONTROL.sub(_escaped, text), "s"
                cell.number_format = "@"


def _escaped(sign: re.Match[str]) -> str:
    """Return a sign that XML cannot hold as workbooks write it."""
    return f"_x{ord(sign[0]):04X}_"


def _type_column(cells: Sequence[Cell | MergedCell]) -> None:
    """Make numbers or dates of a column that holds nothing else."""
    filled = [cell for cell in cells if cell.value]
    texts = [str(cell.value) for cell in filled]
    form = _form_of(texts)
    for cell, text in zip(filled, texts, strict=True) if form else ():
        cell.value = date.fromisoformat(text) if form == _DAY else int(text)
        cell.number_format = form


def _form_of(texts: Sequence[str]) -> str:
    """Return the number format that shows values as just these texts; "" for none."""
    if all(_NUMBER.fullmatch(text) for text in texts):
        return "0"
    if all(_PADDED.fullmatch(text) for text in texts) and len({*map(len, texts)}) == 1:
        return "0" * len(texts[0])
    return _DAY if all(map(_is_day, texts)) else ""


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
