"""Made-up people as files: as they usually come, and oddly written."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import polars as pl
from openpyxl.utils import get_column_letter

from tests.bench.people import PLACES, People

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    Found = list[tuple[str | None, str]]

SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument"
# What ends the parts of a workbook that name others, and how they name the list of texts.
NAMING_TEXTS = {
    "[Content_Types].xml": (
        "</Types>",
        f'<Override PartName="/{TEXTS}" ContentType="{OFFICE}.spreadsheetml.sharedStrings+xml"/>',
    ),
    "xl/_rels/workbook.xml.rels": (
        "</Relationships>",
        f'<Relationship Id="texts" Type="{LINKS}/sharedStrings" Target="/{TEXTS}"/>',
    ),
}
ROWS_AT_A_TIME = 100_000
ODD_LINES = 100


def write_csv(path: Path, people: People) -> None:
    """Write a CSV file: UTF-8, quoted where it must be, lines that end as on Unix."""
    _as_written(people).write_csv(path)


def write_old_mac_csv(path: Path, people: People) -> None:
    """Write the same with lines that end in CR."""
    _as_written(people).write_csv(path, line_terminator="\r")


def _as_written(people: People) -> pl.DataFrame:
    """Return the table so that Polars puts no quotation marks where a cell is blank."""
    return people.frame.select(pl.when(pl.all() != "").then(pl.all()))


def write_odd_csv(path: Path, people: People, kind: str, lines: int = ODD_LINES) -> pl.DataFrame:
    """Write the same with some lines, far from each other, that are odd in one way of `ODD`.

    Return all that is wrong now, with warnings about these lines; see `People.wrong`.
    """
    write_csv(path, people)
    texts = path.read_text("utf-8").split("\n")
    step = people.frame.height // (lines + 1)
    right = set(range(2, people.frame.height + 2)) - set(people.wrong["row"])
    wrong = [people.wrong]
    for number in range(1, lines + 1):
        row = next(at for at in range(number * step, len(texts)) if at in right)
        texts[row - 1], found = ODD[kind](texts[row - 1], number)
        places = [(row, *each) for each in found]
        wrong.append(pl.DataFrame(places, schema=PLACES, orient="row"))
    path.write_text("\n".join(texts), "utf-8")
    return _moved(pl.concat(wrong), texts).sort("row")


def _moved(wrong: pl.DataFrame, texts: Sequence[str]) -> pl.DataFrame:
    """Return the places with the numbers that rows have where some lines are two."""
    lines = pl.Series([1 + each.count("\n") for each in texts]).cum_sum()
    return wrong.with_columns(row=lines.gather(wrong["row"] - 1).cast(PLACES["row"]))


def _ragged(line: str, number: int) -> tuple[str, Found]:
    if number % 2:
        return f"{line},too much", [RAGGED]
    student = ",student," in line
    return line.rsplit(",", 2)[0], [RAGGED, ("graduation", "required-when")][: 1 + student]


def _quoted_wrong(line: str, number: int) -> tuple[str, Found]:
    if number % 2:
        return line.replace(",user", ',"user', 1), [(None, "unclosed-quote")]
    odd = re.sub(",([YN]),", r',"\1"\1,', line)
    return odd, [(None, "quote-inside"), ("boarder", "type")]


def _blank_after(line: str, _number: int) -> tuple[str, Found]:
    return f"{line}\n", []


RAGGED = (None, "ragged-row")
ODD: Mapping[str, Callable[[str, int], tuple[str, Found]]] = {
    "ragged": _ragged,
    "quoted wrong": _quoted_wrong,
    "blank": _blank_after,
}


def with_long_cell(people: People, letters: int = 50_000_000) -> People:
    """Return the people with a cell of that many letters in the third row."""
    frame = people.frame.with_row_index("row")
    long = pl.when(row=2).then(pl.lit("x" * letters)).otherwise("first_name")
    added = pl.DataFrame([(4, "first_name", "maxLength")], schema=PLACES, orient="row")
    wrong = pl.concat([people.wrong.filter(pl.col("row") != 4), added]).sort("row")
    return People(frame.with_columns(first_name=long).drop("row"), wrong)


def write_workbook(path: Path, people: People) -> None:
    """Write a workbook as Excel does: a cell has the number of its text in one list of texts."""
    heads = pl.DataFrame({name: [name] for name in people.frame.columns})
    cells = pl.concat([heads, people.frame])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        with zipfile.ZipFile(_empty_workbook()) as empty:
            for name in set(empty.namelist()) - {SHEET}:
                book.writestr(name, _naming_texts(name, empty.read(name)))
        _write_lines(book, TEXTS, "sst", _text_lines(cells))
        _write_lines(book, SHEET, "worksheet", _sheet_lines(cells))


def _empty_workbook() -> io.BytesIO:
    """Return a workbook of which the sheet and the texts are yet to be put in."""
    workbook, out = openpyxl.Workbook(), io.BytesIO()
    workbook.worksheets[0].title = "People"
    workbook.save(out)
    return out


def _naming_texts(name: str, part: bytes) -> bytes:
    """Return a part so that it names the list of texts, which openpyxl writes none of."""
    if name not in NAMING_TEXTS:
        return part
    end, line = NAMING_TEXTS[name]
    return part.replace(end.encode(), f"{line}{end}".encode())


def _write_lines(book: zipfile.ZipFile, name: str, tag: str, lines: Iterator[pl.Series]) -> None:
    with book.open(name, "w", force_zip64=True) as part:
        part.write(f'<{tag} xmlns="{MAIN}">'.encode())
        for each in lines:
            part.write("".join(each).encode())
        part.write(f"</{tag}>".encode())


def _text_lines(cells: pl.DataFrame) -> Iterator[pl.Series]:
    """Give the texts of each column in their order."""
    for name in cells.columns:
        texts = cells[name].unique().sort()
        for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
            texts = texts.str.replace_all(sign, written, literal=True)
        yield "<si><t>" + texts + "</t></si>"


def _sheet_lines(cells: pl.DataFrame) -> Iterator[pl.Series]:
    """Give the rows. A blank cell is not there."""
    before, numbers = 0, {}
    for name in cells.columns:
        numbers[name] = cells[name].rank("dense") - 1 + before
        before += cells[name].n_unique()
    table = pl.DataFrame(numbers).with_row_index("row", 1)
    blank = cells.select(pl.all() == "")
    last = f"{get_column_letter(cells.width)}{cells.height}"
    yield pl.Series([f'<dimension ref="A1:{last}"/><sheetData>'])
    for at in range(0, cells.height, ROWS_AT_A_TIME):
        part, absent = (each.slice(at, ROWS_AT_A_TIME) for each in (table, blank))
        row = part["row"].cast(pl.String)
        line = '<row r="' + row + '">'
        for place, name in enumerate(cells.columns, 1):
            number = part[name].cast(pl.String)
            cell = f'<c r="{get_column_letter(place)}' + row + '" t="s"><v>' + number + "</v></c>"
            line += cell.zip_with(~absent[name], pl.repeat("", part.height, eager=True))
        yield line + "</row>"
    yield pl.Series(["</sheetData>"])
