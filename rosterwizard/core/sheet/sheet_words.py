"""What people are told of the sheets of a workbook: which are read, and which are not."""

from typing import TYPE_CHECKING

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import counted, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rosterwizard.core.sheet.sheet import Origin, SheetBeside


def sheets_left_out(sheets: "Iterable[SheetBeside]") -> str:
    """Return the names of the sheets, each with its number of rows."""
    return listed(_with_rows(each) for each in sheets)


def sheets_in_words(origin: "Origin") -> "Iterator[str]":
    """Give a sentence for whatever a person should know of the sheets of their workbook."""
    for alike in origin.sheets_alike:
        if alike.file:
            yield counted("file-alike", alike.rows, file=alike.file)
        else:
            code = "sheet-alike-hidden" if alike.hidden else "sheet-alike"
            yield counted(code, alike.rows, sheet=alike.name)
    yield from sheets_besides_problems(origin)


def sheets_besides_problems(origin: "Origin") -> "Iterator[str]":
    """Give what the check does not say: sheets with like rows are problems of the file there."""
    if origin.stacked:
        yield sentence("sheets-stacked", sheets=listed(origin.stacked))
    elif origin.hidden:
        yield sentence("sheet-hidden", sheet=origin.sheet_name)
    others = [each for each in origin.beside if not each.alike]
    if others:
        yield counted("sheets-unlike", len(others), sheets=sheets_left_out(others))
    if origin.charts:
        yield counted("sheets-charts", len(origin.charts), sheets=listed(origin.charts))
    if origin.linked:
        yield sentence("workbook-linked")


def hidden_in_words(origin: "Origin") -> "Iterator[str]":
    """Give a sentence for the rows and for the columns that are hidden in the sheet."""
    if origin.hidden_rows:
        yield counted("rows-hidden", origin.hidden_rows)
    if origin.hidden_columns:
        from rosterwizard.core.sheet.sheet import column_letter  # noqa: PLC0415 - imports polars

        columns = listed(map(column_letter, origin.hidden_columns))
        yield counted("columns-hidden", len(origin.hidden_columns), columns=columns)


def _with_rows(sheet: "SheetBeside") -> str:
    if sheet.file:
        part = "of-file" if sheet.name else "file"
        return sentence(
            "sheet-with-rows", part, file=sheet.file, sheet=sheet.name, count=sheet.rows
        )
    part = "hidden" if sheet.hidden else "message"
    return sentence("sheet-with-rows", part, sheet=sheet.name, count=sheet.rows)
