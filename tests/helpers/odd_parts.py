"""Workbooks with a name and a number wherever programs put such things beside the cells."""

from __future__ import annotations

import io
import zipfile

from tests.helpers.workbook_files import ods_file, workbook, zip_file

_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx_with_odd_parts(name: str, number: str) -> bytes:
    """Return a workbook whose one cell says "x"."""
    own = f"{name} {number}"
    code = f"&quot;{own}&quot;0;[={number}]0;[{name}]0"
    spelled = "".join(f"_{sign}" for sign in name)
    parts = _parts(workbook({"1": [["x"]]}))
    parts |= {
        "customXml/item1.xml": f"<a>{own}</a>",
        "docProps/custom.xml": f'<Properties xmlns="{_TYPES}/custom-properties" xmlns:vt="{_TYPES}'
        f'/docPropsVTypes"><property name="{name}"><vt:lpwstr>{own}</vt:lpwstr></property>'
        f'<property name="rosterwizard.1"><vt:lpwstr>{own}</vt:lpwstr></property></Properties>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}"><si><r><rPr><rFont val="{name}"/></rPr>'
        f'<t>x</t></r><rPh sb="0" eb="1"><t>{own}</t></rPh></si><si><t>{own}</t></si></sst>',
        "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{_MAIN}"><externalBook>'
        f'<sheetNames><sheetName val="{own}"/></sheetNames></externalBook></externalLink>',
        "xl/externalLinks/_rels/externalLink1.xml.rels": f'<R Target="file:///home/{name}"/>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="164"'
        f' formatCode="{code}"/><numFmt numFmtId="165" formatCode="{spelled}0"/><numFmt'
        f' numFmtId="166" formatCode="[$-{name}]0"/></numFmts><cellXfs><xf numFmtId="164"'
        f' fontId="{number}"/></cellXfs><extLst><ext uri="{own}"/></extLst></styleSheet>',
        f"xl/{own}.xml": "<x/>",
        **dict.fromkeys(
            (
                *("xl/media/image1.png", "xl/embeddings/oleObject1.bin", "xl/vbaProject.bin"),
                *("xl/printerSettings/printerSettings1.bin", "xl/activeX/activeX1.bin"),
            ),
            own.encode("utf-16-le"),
        ),
        **dict.fromkeys(
            (
                *("xl/persons/person.xml", "xl/threadedComments/threadedComment1.xml"),
                *("xl/pivotCache/pivotCacheRecords1.xml", "xl/connections.xml", "xl/metadata.xml"),
                *("xl/queryTables/queryTable1.xml", "xl/revisions/userNames.xml"),
            ),
            f'<a b="{own}">{own}</a>',
        ),
    }
    sheet = str(parts["xl/worksheets/sheet1.xml"], "utf-8")  # type: ignore[arg-type] # as written
    around = f'<!-- {own} --><?{name} {own}?><sheetData ext="{own}">'
    sheet = sheet.replace("<sheetData>", around).replace(
        "</worksheet>",
        f'<scenarios><scenario name="{own}"/></scenarios><extLst><a>{own}</a></extLst></worksheet>',
    )
    parts["xl/worksheets/sheet1.xml"] = sheet
    return zip_file(parts)


def ods_with_odd_parts(name: str, number: str) -> bytes:
    """Return a workbook whose one cell says "x"."""
    own = f"{name} {number}"
    note = f"<office:annotation><text:p>{own}</text:p></office:annotation>"
    data = ods_file(
        f'<table:table-row><table:table-cell table:style-name="{name}" office:value-type="string"'
        f' table:content-validation-name="{name}">{note}<text:p><text:a text:name="{own}">'
        f"<text:ruby><text:ruby-base>x</text:ruby-base><text:ruby-text>{own}</text:ruby-text>"
        "</text:ruby></text:a></text:p></table:table-cell></table:table-row>",
        "1",
        styles=f'<number:number-style style:name="{name}" number:title="{own}">'
        f'<number:text>{own}</number:text><number:number number:decimal-places="{number}"/>'
        f'<style:map style:condition="value()={number}" style:apply-style-name="{name}"/>'
        f'</number:number-style><style:style style:name="{name}" style:family="table-cell"'
        f' style:data-style-name="{name}"><style:text-properties style:font-name="{own}"'
        f' fo:color="{own}"/></style:style>',
        named=f'<style:style style:name="{name}" style:display-name="{own}"/>',
    )
    changes = (
        "<table:tracked-changes><table:cell-content-change><table:previous>"
        f"<table:change-track-table-cell><text:p>{own}</text:p></table:change-track-table-cell>"
        "</table:previous></table:cell-content-change></table:tracked-changes>"
        f'<table:content-validations><table:content-validation table:name="{name}"'
        f' table:condition="{own}"/></table:content-validations>'
    )
    parts = _parts(data)
    content = str(parts["content.xml"], "utf-8")  # type: ignore[arg-type] # as written
    parts["content.xml"] = content.replace(
        "<office:spreadsheet>", f"<office:spreadsheet>{changes}"
    ).replace(
        "</office:spreadsheet>",
        f'<table:named-expressions><table:named-range table:name="{own}"/>'
        "</table:named-expressions></office:spreadsheet>",
    )
    others = ("meta.xml", "settings.xml", "Thumbnails/thumbnail.png", f"Pictures/{own}.png")
    return zip_file({**parts, **dict.fromkeys((*others, "Basic/Standard/own.xml"), own)})


def _parts(data: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
