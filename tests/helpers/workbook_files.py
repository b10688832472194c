"""Workbooks made part by part, so that each test can put in just what is odd."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = f"{_LINKS}/worksheet"


def zip_file(parts: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of the parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx_file(rows: str, styles: str = "", **more: str) -> bytes:
    """Return an XLSX file with the sheet "People".

    rows: XML inside `sheetData`. styles: XML inside `styleSheet`. more: rows of more sheets.
    """
    sheets = {"People": rows, **more}
    numbered = list(enumerate(sheets, 1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
        + "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered)
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{n}" Type="{_SHEET_TYPE}" Target="worksheets/sheet{n}.xml"/>'
            for n, _ in numbered
        )
        + "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>',
    }
    for n, name in numbered:
        xml = f'<worksheet xmlns="{_MAIN}"><sheetData>{sheets[name]}</sheetData></worksheet>'
        parts[f"xl/worksheets/sheet{n}.xml"] = xml
    return zip_file(parts)


def ods_file(table: str, name: str = "People", styles: str = "", named: str = "") -> bytes:
    """Return an ODS file with one sheet.

    table: XML inside `table:table`. styles: that of the styles beside it, named: that of those with
    names of their own.
    """
    office = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = "".join(
        f' xmlns:{each}="{office}:{own}:1.0"'
        for each, own in {
            **{each: each for each in ("office", "table", "text", "style")},
            "number": "datastyle",
            "fo": "xsl-fo-compatible",
        }.items()
    )
    spaces += (
        ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    )
    beside = f"<office:automatic-styles>{styles}</office:automatic-styles>" if styles else ""
    content = (
        f"<office:document-content{spaces}>{beside}"
        f'<office:body><office:spreadsheet><table:table table:name="{name}">{table}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": "<manifest/>",
    }
    if named:
        parts["styles.xml"] = (
            f"<office:document-styles{spaces}><office:styles>{named}</office:styles>"
            "</office:document-styles>"
        )
    return zip_file(parts)


def workbook(sheets: Mapping[str, Iterable[Sequence[object]]], hidden: Sequence[str] = ()) -> bytes:
    """Return an XLSX file as openpyxl writes it: rows of values for each sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name in hidden:
            sheet.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
