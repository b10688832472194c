"""Workbooks of all kinds that a person may have, and texts turned into others of their shape."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from rosterwizard.core.lookalike.workbooks.read_again import seen_in
from rosterwizard.core.lookalike.workbooks.texts import NewTexts, WorkbookTexts
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.workbooks.containers import container_of
from tests.helpers.filled_templates import PROFILES, fill_in
from tests.helpers.fuzz_corpus import corpus
from tests.helpers.marked_workbooks import job_of_file, own_marked, plain_marked
from tests.helpers.odd_workbooks import ODD_WORKBOOKS
from tests.helpers.patrons import HEADINGS, patron
from tests.helpers.workbook_files import workbook
from tests.helpers.workbooks import made

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rosterwizard.core.lookalike.workbooks.texts import CellText, WorkbookTexts

_TURNED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ123456789",
    "bcdefghijklmnopqrstuvwxyzaBCDEFGHIJKLMNOPQRSTUVWXYZA234567891",
)
_DIGITS = str.maketrans("123456789", "234567891")
_OTHER_DATES = {
    "1-Feb": "2-Mar",
    "2026": "2019",
    "6:00 PM": "7:30 AM",
    "36:05:00": "47:16:11",
    "12:00": "11:30",
}


@cache
def every_workbook() -> dict[str, bytes]:
    """Return those that can be read, by a name that says what they are."""
    found = {name: odd.data for name, odd in ODD_WORKBOOKS.items() if not odd.fault}
    found.update(_with_everything=with_everything())
    found.update({name: data for name, data in corpus().items() if _is_workbook(data)})
    with TemporaryDirectory() as folder:
        found.update(_filled(Path(folder)))
        found.update(_marked(Path(folder)))
    return found


def _is_workbook(data: bytes) -> bool:
    try:
        return container_of(data) != "zip" and bool(seen_in(data))
    except RosterError:
        return False


def _filled(folder: Path) -> Iterator[tuple[str, bytes]]:
    for name, profile in PROFILES.items():
        path = folder / f"{name}.xlsx"
        path.write_bytes(made(profile))
        fill_in(path, profile.record_types)
        yield f"filled-{name}", path.read_bytes()


def _marked(folder: Path) -> Iterator[tuple[str, bytes]]:
    path = folder / "ours.xlsx"
    path.write_bytes(workbook({"Kids": [HEADINGS, patron(1), ("bela", "Y", "N", "no", "2031")]}))
    yield "marked", own_marked(path).content
    yield "marked-anew", plain_marked(job_of_file(path))


def with_everything() -> bytes:
    """Return a workbook with names of people wherever one may stand."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Miss Honey's class"
    page.append(["Surname", "Born", "Score"])
    page.append(["Wormwood", date(2014, 5, 17), 12.5])
    page.append(["=VLOOKUP(\"Trunchbull\",'Miss Honey''s class'!A1:C9,3,FALSE)&Hortensia", None, 7])
    page["A2"].comment = Comment("Ask Mrs Phelps about it", "Jennifer Honey")
    page["A2"].hyperlink = "https://school.example/wormwood"
    page["C3"].number_format = '"Lavender "0'
    page["C2"].font = Font(name="Bruce Bogtrotter Sans")
    page["B3"] = "=SUM(Crunchem[Nigel])+112358"
    page["E1"], page["F1"], page["E2"], page["F2"] = "Nigel", "Amanda", 1, 2
    page.add_table(Table(displayName="Crunchem", ref="E1:F2"))
    page.merge_cells("G2:G4")
    page.row_dimensions[3].hidden = page.column_dimensions["B"].hidden = True
    page.auto_filter.ref = "A1:C3"
    page.auto_filter.add_filter_column(0, ["Wormwood"])
    page.oddHeader.center.text = "Agatha"  # type: ignore[union-attr] # it is there
    page.conditional_formatting.add("A1:A9", Rule("expression", formula=['$A1="Wormwood"']))
    check = DataValidation(type="list", formula1='"Wormwood,Phelps"', prompt="Ask Hortensia")
    check.add("D2:D9")
    page.add_data_validation(check)
    chart = BarChart()
    chart.title = "Points of Magnus"
    chart.add_data(Reference(page, min_col=3, min_row=1, max_row=3), titles_from_data=True)
    page.add_chart(chart, "H2")
    book.create_chartsheet("Magnus").add_chart(BarChart())
    book.defined_names["Hortensia"] = DefinedName(
        "Hortensia", attr_text="'Miss Honey''s class'!$A$2"
    )
    book.properties.creator = "Jennifer Honey"
    book.create_sheet("Fred").sheet_state = "veryHidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def turned(texts: WorkbookTexts) -> NewTexts:
    """Return other texts of the same shape, each one the same wherever it stands."""
    new = as_they_are(texts)
    others = {text: text.translate(_TURNED) for text in new.others}
    formats = [each.text for each in texts.others if each.where == "number-format"]
    columns = {name: [list(each) for each in sheet] for name, sheet in new.sheets.items()}
    for cell in texts.cells():
        columns[cell.sheet][cell.column][cell.row] = turned_cell(cell, formats)
    return NewTexts(columns, others)


def turned_cell(cell: CellText, formats: Iterable[str] = ()) -> str:
    """Return another text that the cell can show. formats: texts that number formats put in."""
    if cell.kind == "text":
        return cell.text.translate(_TURNED)
    if cell.kind == "boolean":
        return "FALSE" if cell.text == "TRUE" else "TRUE"
    if cell.kind == "number":
        literal = next((each for each in formats if each in cell.text), "")
        return cell.text.translate(_DIGITS).replace(literal, literal.translate(_TURNED))
    return _other_date(cell.text) if cell.kind == "date" else cell.text


def _other_date(text: str) -> str:
    if text in _OTHER_DATES:
        return _OTHER_DATES[text]
    try:
        later = datetime.fromisoformat(text) + timedelta(days=400)
    except ValueError:
        return text
    return later.isoformat().removesuffix("T00:00:00")


def said_in(content: bytes) -> str:
    """Return all that the XML in a zip says: its texts and the values of its attributes."""
    said: list[str] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            said.append(name)
            if name != "mimetype":
                for element in fromstring(archive.read(name)).iter():  # noqa: S314 - we wrote it
                    said += [*element.attrib.values(), element.text or "", element.tail or ""]
    return "\n".join(said)


def as_they_are(texts: WorkbookTexts) -> NewTexts:
    """Return the very texts of a workbook as its new ones."""
    others = {each.text: each.text for each in texts.others}
    return NewTexts({each.name: each.columns for each in texts.sheets}, others)
