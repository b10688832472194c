"""Small workbooks, each with one thing that is odd, and what is to be read from it.

Those that LibreOffice Calc wrote lie in `tests/data/workbooks`; all others are made here.
"""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.helpers.workbook_files import ods_file, workbook, xlsx_file, zip_file
from tests.helpers.xlsb_files import cell, row, text, xlsb_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DATA = Path(__file__).parents[1] / "data" / "workbooks"


@dataclass(frozen=True, slots=True)
class Odd:
    """One workbook. rows: those below the headings of the first sheet that is read.

    odd: the code and the column of what is noticed, by the rows' own numbers. fault: the code of
    the refusal, where nothing is read. facts: members of the sheet's origin.
    """

    data: bytes
    rows: Sequence[Sequence[str]] = ()
    odd: Mapping[tuple[str, int], Sequence[int]] = field(default_factory=dict)
    fault: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


def _xlsx(cells: str, forms: Sequence[str] = (), *, around: str = "", more: str = "") -> bytes:
    """Return a workbook with the headings ID and x above one row.

    forms: the formats of the styles 1, 2, ….
    """
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{form.replace(chr(34), "&quot;")}"/>'
        for number, form in enumerate(forms, 164)
    )
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in range(164, 164 + len(forms)))
    heads = _inline("A1", "ID") + _inline("B1", "x")
    return xlsx_file(
        f'<row r="1">{heads}</row><row r="2"{around}>{cells}</row>{more}',
        f'<numFmts>{formats}</numFmts><cellXfs><xf numFmtId="0"/>{styles}</cellXfs>',
    )


def _inline(place: str, words: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


def _shown(form: str, raw: str, shown: str) -> Odd:
    return Odd(
        _xlsx(f'<c r="A2" s="1"><v>{raw}</v></c>' + _inline("B2", "y"), [form]), [(shown, "y")]
    )


def _cells(cells: str, *shown: str, **more: object) -> Odd:
    return Odd(_xlsx(cells), [shown], **more)  # type: ignore[arg-type] # by name


def _ods(*cells: str, before: str = "") -> bytes:
    heads = "".join(_ods_cell("string", each) for each in ("ID", "x"))
    made = "".join(cells)
    return ods_file(
        f"{before}<table:table-row>{heads}</table:table-row><table:table-row>{made}</table:table-row>"
    )


def _ods_cell(kind: str, inside: str, more: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="{kind}"{more}><text:p>{inside}</text:p>'
        "</table:table-cell>"
    )


def _xlsb(*cells: bytes, forms: Sequence[str] = ()) -> bytes:
    heads = (row(0), cell(6, 0, 0, text("ID")), cell(6, 1, 0, text("x")))
    return xlsb_file(*heads, row(1), *cells, forms=forms)


def _number(value: float) -> bytes:
    return struct.pack("<d", value)


def _changed(data: bytes, part: str, content: bytes | None) -> bytes:
    """Return a zip with one part replaced, or without it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts.pop(part, None)
    return zip_file({**parts, part: content} if content is not None else dict(parts))


PLAIN = [["ID", "x"], ["1", "y"]]
BOOK = workbook({"People": PLAIN})
CALC = [
    ("01234", "3.00", "8A", "2031-09-01", "#DIV/0!", "50%", "1-Feb", "12:00"),
    ("P0012", "4.50", "8A", "2031-09-01", "#DIV/0!", "50%", "1-Feb", "12:00"),
    ("000-00-1234", "6.00", "8A", "2031-09-01", "#DIV/0!", "50%", "1-Feb", "12:00"),
]
CALC_ODD = {
    ("date-damage", 3): (2, 3, 4),
    ("date-damage", 6): (2, 3, 4),
    ("merged-cell", 2): (3, 4),
}
CALC_FACTS = {"hidden_rows": 1, "hidden_columns": (5,), "sheet_name": "People"}
_FORMULA = "<f>IF(A1=&quot;&quot;,&quot;&quot;,1)</f>"

ODD_WORKBOOKS: dict[str, Odd] = {
    # What Calc wrote, in three forms
    "calc-xlsx": Odd((DATA / "calc.xlsx").read_bytes(), CALC, CALC_ODD, facts=CALC_FACTS),
    "calc-xls": Odd((DATA / "calc.xls").read_bytes(), CALC, CALC_ODD, facts=CALC_FACTS),
    "calc-ods": Odd((DATA / "calc.ods").read_bytes(), CALC, CALC_ODD, facts=CALC_FACTS),
    # Numbers as they are shown
    "zeros-in-front": _shown("00000", "1234", "01234"),
    "letter-in-front": _shown('"P"0000', "12", "P0012"),
    "letter-escaped": _shown("\\P0000", "12", "P0012"),
    "zeros-with-room": _shown("00000_ ", "1234", "01234"),
    "zeros-with-a-blank": _shown("00000\\ ", "1234", "01234"),
    "zeros-in-red": _shown("[Red]00000", "1234", "01234"),
    "zeros-of-a-language": _shown("[$-409]00000", "1234", "01234"),
    "social-security": _shown("000-00-0000", "1234", "000-00-1234"),
    "pairs-of-digits": _shown("00 00 00", "1234", "00 12 34"),
    "telephone": _shown("(000) 000-0000", "5551234567", "(555) 123-4567"),
    "sections": _shown('0000;-0000;"none"', "0", "none"),
    "thousands": _shown("#,##0", "1234567", "1,234,567"),
    "per-cent": _shown("0%", "0.5", "50%"),
    "fixed-decimals": _shown("0.00", "3", "3.00"),
    "rounded": _shown("0", "2.5", "3"),
    "money": _shown("[$€-407] #,##0.00", "5", "€ 5.00"),
    "scientific-form": _shown("0.00E+00", "1234567", "1234567"),
    "written-with-exponent": _shown("00000", "1.2E+3", "01200"),
    "as-text": _shown("@", "12", "12"),
    "fraction": Odd(
        _xlsx('<c r="A2" s="1"><v>0.5</v></c>' + _inline("B2", "y"), ["# ?/?"]),
        [("0.5", "y")],
        {("number-format", 0): (2,)},
    ),
    "sixteen-digits": _cells('<c r="A2"><v>1234567890123456</v></c>', "1234567890123456", ""),
    "too-many-digits": Odd(
        _xlsx('<c r="A2"><v>1234567890123456789</v></c>' + _inline("B2", "1234567890123456789")),
        [("1234567890123460000", "1234567890123456789")],
        {("number-format", 0): (2,)},
    ),
    # Dates
    "whole-date": Odd(
        _xlsx('<c r="A2" s="1"><v>46054</v></c>', ["dd/mm/yyyy"]),
        [("2026-02-01", "")],
        {("date-damage", 0): (2,)},
    ),
    "time-behind-a-date": Odd(
        _xlsx('<c r="A2" s="1"><v>46054.3</v></c>', ["dd/mm/yyyy"]),
        [("2026-02-01", "")],
        {("date-damage", 0): (2,)},
    ),
    "class-turned-into-a-date": Odd(
        _xlsx('<c r="A2" s="1"><v>46054</v></c>', ["d-mmm"]),
        [("1-Feb", "")],
        {("date-damage", 0): (2,)},
    ),
    "year-of-a-date": Odd(
        _xlsx('<c r="A2" s="1"><v>46054</v></c>', ["yyyy"]),
        [("2026", "")],
        {("date-damage", 0): (2,)},
    ),
    "time-of-day": Odd(_xlsx('<c r="A2" s="1"><v>0.75</v></c>', ["h:mm AM/PM"]), [("6:00 PM", "")]),
    # Values
    "longest-time": _shown("[h]:mm:ss", "5551234567", "5551234567"),
    "whole-float": _cells('<c r="A2"><v>1001.0</v></c>', "1001", ""),
    "fifteen-digits": _cells('<c r="A2"><v>0.30000000000000004</v></c>', "0.3", ""),
    "boolean": _cells('<c r="A2" t="b"><v>1</v></c>', "TRUE", ""),
    "number-stored-as-text": _cells(_inline("A2", "00123"), "00123", ""),
    "text-formula": _cells('<c r="A2" t="str"><f>"00123"</f><v>00123</v></c>', "00123", ""),
    "quote-prefix": Odd(_xlsx(_inline("A2", "'00123")), [("00123", "")]),
    "rich-text": _cells(
        '<c r="A2" t="inlineStr"><is><r><t>An</t></r><r><rPr><b/></rPr><t>na</t></r></is></c>',
        *("Anna", ""),
    ),
    "line-break": _cells(_inline("A2", "A&#10;B"), "A\nB", ""),
    "blanks-kept": _cells(_inline("A2", " A "), " A ", ""),
    "error-cell": _cells('<c r="A2" t="e"><v>#N/A</v></c>', "#N/A", ""),
    "error-of-formula": _cells('<c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!", ""),
    # Formulas
    "formula-saved": _cells('<c r="A2"><f>1+1</f><v>2</v></c>' + _inline("B2", "y"), "2", "y"),
    "formula-empty-text": _cells(
        f'<c r="A2" t="str">{_FORMULA}<v></v></c>' + _inline("B2", "y"), "", "y"
    ),
    "formula-unsaved": _cells(
        "<c r='A2'><f>1</f></c>".replace("'", '"') + _inline("B2", "y"),
        *("", "y"),
        odd={("formula", 0): (2,)},
    ),
    # How cells are written
    "style-behind-type": Odd(_xlsx('<c r="A2" t="n" s="1"><v>7</v></c>', ["000"]), [("007", "")]),
    "style-first": Odd(_xlsx('<c s="1" r="A2"><v>7</v></c>', ["000"]), [("007", "")]),
    "single-quotes": Odd(_xlsx("<c r='A2' s='1'><v>7</v></c>", ["000"]), [("007", "")]),
    "no-places": Odd(
        xlsx_file(
            "<row><c t='inlineStr'><is><t>ID</t></is></c><c t='inlineStr'><is><t>x</t></is></c>"
            "</row><row><c><v>1</v></c></row>"
        ),
        [("1", "")],
    ),
    # Rows, columns and areas
    "hidden-row": Odd(
        _xlsx(_inline("A2", "1"), around=' hidden="1"'), [("1", "")], facts={"hidden_rows": 1}
    ),
    "hidden-column": Odd(
        _changed(
            BOOK,
            "xl/worksheets/sheet1.xml",
            _xml := b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            b'<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1">'
            b'<c r="A1" t="inlineStr"><is><t>ID</t></is></c><c r="B1" t="inlineStr"><is><t>x</t>'
            b'</is></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData></worksheet>',
        ),
        [("1", "")],
        facts={"hidden_columns": (1,)},
    ),
    "range-that-lies": Odd(
        _changed(
            BOOK,
            "xl/worksheets/sheet1.xml",
            _xml.replace(b"<cols>", b'<dimension ref="A1:XFD1048576"/><cols>'),
        ),
        [("1", "")],
    ),
    "merged-down": Odd(
        _changed(
            BOOK,
            "xl/worksheets/sheet1.xml",
            _xml.replace(
                b"</sheetData>",
                b'<row r="3"><c r="B3"><v>5</v></c></row></sheetData>'
                b'<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
            ),
        ),
        [("1", ""), ("1", "5")],
        {("merged-cell", 0): (3,)},
    ),
    "titles-above": Odd(
        workbook({"A": [["List of people"], [], ["ID", "x"], ["1", "y"]]}),
        [("1", "y")],
        facts={"heading_row": 3},
    ),
    "far-from-the-corner": Odd(
        workbook({"A": [[], [None, None, "ID"], [None, None, "1"]]}),
        [("", "", "1")],
        facts={"heading_row": 2},
    ),
    "blank-rows": Odd(
        workbook({"A": [["ID", "x"], ["1", "y"], [], ["2", "z"]]}),
        [("1", "y"), ("2", "z")],
        facts={"blank_rows": 1},
    ),
    "whole-rows-in-one-cell": Odd(
        workbook({"A": [["ID,x"], ['1,"y, z"'], [], ["3,4"]]}),
        [("1", "y, z"), ("3", "4")],
        facts={"blank_rows": 1},
    ),
    "commas-below-one-heading": Odd(
        workbook({"A": [["Name"], ["Lovelace, Ada"], ["Turing, Alan"]]}),
        [("Lovelace, Ada",), ("Turing, Alan",)],
    ),
    "linked-to-another-file": Odd(
        _changed(
            _cells('<c r="A2"><f>[1]A!$A$1</f><v>7</v></c>').data, "xl/externalLinks/x.xml", b"<x/>"
        ),
        [("7", "")],
        facts={"linked": True},
    ),
    # Sheets
    "hidden-sheet-first": Odd(
        workbook({"Old": [["a"], ["b"]], "People": PLAIN}, hidden=["Old"]),
        [("1", "y")],
        facts={"sheet_name": "People"},
    ),
    "hidden-sheet-alone": Odd(
        workbook({"Old": PLAIN, "People": []}, hidden=["Old"]),
        [("1", "y")],
        facts={"hidden": True},
    ),
    "empty-sheet-first": Odd(
        workbook({"Empty": [], "People": PLAIN}), [("1", "y")], facts={"sheet_name": "People"}
    ),
    # OpenDocument
    "ods-zeros": Odd(_ods(_ods_cell("float", "007", ' office:value="7"')), [("007", "")]),
    "ods-tab-and-break": Odd(
        _ods(_ods_cell("string", "A<text:tab/>B<text:line-break/>C")), [("A\tB\nC", "")]
    ),
    "ods-furigana": Odd(
        _ods(
            _ods_cell(
                "string",
                "<text:ruby><text:ruby-base>山</text:ruby-base><text:ruby-text>やま"
                "</text:ruby-text></text:ruby>",
            )
        ),
        [("山", "")],
    ),
    "ods-long-time": Odd(
        _ods(_ods_cell("time", "36:05:00", ' office:time-value="PT36H05M00S"')), [("36:05:00", "")]
    ),
    "ods-note": Odd(
        _ods(
            '<table:table-cell office:value-type="float" office:value="7"><office:annotation>'
            "<text:p>ask her</text:p></office:annotation><text:p>07</text:p></table:table-cell>"
        ),
        [("07", "")],
    ),
    "ods-error": Odd(
        _ods(_ods_cell("string", "#N/A", ' calcext:value-type="error"')), [("#N/A", "")]
    ),
    "ods-hidden-column": Odd(
        _ods(
            _ods_cell("string", "1"),
            before='<table:table-column table:visibility="collapse"/>',
        ),
        [("1", "")],
        facts={"hidden_columns": (0,)},
    ),
    "ods-without-mimetype": Odd(
        _changed(
            _changed(_ods(_ods_cell("string", "1")), "mimetype", None),
            "META-INF/manifest.xml",
            b'<manifest media-type="application/vnd.oasis.opendocument.spreadsheet"/>',
        ),
        fault="file-damaged",
    ),
    # XLSB
    "xlsb-zeros": Odd(_xlsb(cell(5, 0, 1, _number(7)), forms=["000"]), [("007", "")]),
    "xlsb-error": Odd(_xlsb(cell(3, 0, 0, b"\x2a"), cell(6, 1, 0, text("y"))), [("#N/A", "y")]),
    "xlsb-hidden-row": Odd(
        xlsb_file(
            *(row(0), cell(6, 0, 0, text("ID")), cell(6, 1, 0, text("x"))),
            *(row(1, hidden=True), cell(6, 0, 0, text("1"))),
        ),
        [("1", "")],
        facts={"hidden_rows": 1},
    ),
    # Refused
    "cut-off": Odd(BOOK[:-200], fault="file-cut-off"),
    "without-its-workbook": Odd(
        _changed(BOOK, "xl/workbook.xml", b"<workbook/>"), fault="file-damaged"
    ),
    "nothing-in-it": Odd(workbook({"People": []}), fault="nothing-in-it"),
    "another-document": Odd(zip_file({"[Content_Types].xml": "<Types/>"}), fault="other-document"),
    "old-document": Odd(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + "WordDocument".encode("utf-16-le"),
        fault="other-document",
    ),
    "old-without-any-part": Odd(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), fault="file-damaged"
    ),
    "parts-without-a-workbook": Odd(
        zip_file({"[Content_Types].xml": "<Types/>", "xl/styles.xml": "<x/>"}), fault="file-damaged"
    ),
    "ods-without-any-kind": Odd(zip_file({"content.xml": "<x/>"}), fault="file-damaged"),
    "bomb": Odd(zip_file({"xl/workbook.xml": bytes(200 * 2**20)}), fault="file-too-big"),
}
