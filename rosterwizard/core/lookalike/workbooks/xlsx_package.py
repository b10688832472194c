"""The zip of an XLSX workbook: what holds its sheets together, all of it ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rosterwizard.core.lookalike.workbooks.allowed_xml import in_attribute, in_text
from rosterwizard.core.lookalike.workbooks.zip_parts import zip_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FOLDERS = {"worksheet": "worksheets", "chartsheet": "chartsheets", "dialogsheet": "dialogsheets"}
_PROPERTIES = "docProps/custom.xml"
_OWN_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # who made them is told by this


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet. kind: "worksheet", "chartsheet" or "dialogsheet". state: "" for one that shows.

    content: of a worksheet; the others are empty ones.
    """

    name: str
    kind: str
    state: str
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Package:
    """All that goes into the zip.

    styles, shared: whole parts; b"" for none. names: the texts of defined names, in order,
    each with the position of the sheet it is for, None for all. links: how many other files are
    spoken of. properties: those of the document that reading looks at. active: the position of the
    sheet that shows first.
    """

    sheets: tuple[SheetPart, ...]
    styles: bytes = field(repr=False)
    shared: bytes = field(repr=False)
    is_1904: bool = False
    names: tuple[tuple[str, str, int | None], ...] = field(default=(), repr=False)
    links: int = 0
    properties: Mapping[str, str] = field(default_factory=dict, repr=False)
    active: int = 0


def packed(package: Package) -> bytes:
    """Return the zip. The same package gives the same bytes."""
    parts: dict[str, bytes] = {}
    types: dict[str, str] = {}
    relations: list[tuple[str, str]] = []
    for name, part in (("styles", package.styles), ("sharedStrings", package.shared)):
        if part:
            path = f"xl/{name}.xml"
            parts[path], types[path] = part, f"{_TYPE}.{name}+xml"
            relations.append((name, f"{name}.xml"))
    sheets: list[tuple[str, str]] = []
    for number, sheet in enumerate(package.sheets, start=1):
        target = f"{_FOLDERS[sheet.kind]}/sheet{number}.xml"
        parts[f"xl/{target}"] = sheet.content or _empty_sheet(sheet.kind)
        if sheet.kind == "chartsheet":
            parts.update(_empty_chart(number, types))
        types[f"xl/{target}"] = f"{_TYPE}.{sheet.kind}+xml"
        sheets.append((sheet.kind, target))
    links = [
        ("externalLink", f"externalLinks/externalLink{each + 1}.xml")
        for each in range(package.links)
    ]
    for _, target in links:
        parts[f"xl/{target}"], types[f"xl/{target}"] = _empty_link(), f"{_TYPE}.externalLink+xml"
        name = target.rpartition("/")[2]
        parts[f"xl/externalLinks/_rels/{name}.rels"] = _relations(
            [("externalLinkPath", "other.xlsx")], outside=True
        )
    parts["xl/_rels/workbook.xml.rels"] = _relations([*sheets, *links, *relations])
    parts["xl/workbook.xml"] = _workbook(package)
    types["xl/workbook.xml"] = f"{_TYPE}.sheet.main+xml"
    if package.properties:
        parts[_PROPERTIES] = _properties(package.properties)
        types[_PROPERTIES] = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    own = [("custom-properties", _PROPERTIES)] if package.properties else []
    parts["_rels/.rels"] = _relations([("officeDocument", "xl/workbook.xml"), *own])
    parts = {"[Content_Types].xml": _types(types), **parts}
    return zip_of({name: _HEAD.encode() + part for name, part in parts.items()})


def _workbook(package: Package) -> bytes:
    first_link = len(package.sheets) + 1
    sheets = "".join(
        f'<sheet name="{in_attribute(each.name)}" sheetId="{number}"'
        + (f' state="{each.state}"' if each.state else "")
        + f' r:id="rId{number}"/>'
        for number, each in enumerate(package.sheets, start=1)
    )
    links = "".join(
        f'<externalReference r:id="rId{first_link + each}"/>' for each in range(package.links)
    )
    days = '<workbookPr date1904="1"/>' if package.is_1904 else ""
    view = f'<bookViews><workbookView activeTab="{package.active}"/></bookViews>'
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_LINKS}">{days}{view}<sheets>{sheets}</sheets>'
        + (f"<externalReferences>{links}</externalReferences>" if links else "")
        + _names(package)
        + "</workbook>"
    ).encode()


def _names(package: Package) -> str:
    names = "".join(
        f'<definedName name="{in_attribute(name)}"'
        + ("" if sheet is None else f' localSheetId="{sheet}"')
        + f">{in_text(text)}</definedName>"
        for name, text, sheet in package.names
    )
    return f"<definedNames>{names}</definedNames>" if names else ""


def _types(types: Mapping[str, str]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind in types.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _relations(relations: list[tuple[str, str]], *, outside: bool = False) -> bytes:
    mode = ' TargetMode="External"' if outside else ""
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{_LINKS}/{kind}" Target="{target}"{mode}/>'
        for number, (kind, target) in enumerate(relations, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'.encode()


def _empty_sheet(kind: str) -> bytes:
    view = '<sheetViews><sheetView workbookViewId="0"/></sheetViews>'
    drawn = '<drawing r:id="rId1"/>' if kind == "chartsheet" else ""
    data = "<sheetData/>" if kind == "worksheet" else ""
    return f'<{kind} xmlns="{MAIN}" xmlns:r="{_LINKS}">{view}{data}{drawn}</{kind}>'.encode()


def _empty_chart(number: int, types: dict[str, str]) -> dict[str, bytes]:
    """Return what a chart sheet has to have: a chart, of nothing. types: gets theirs."""
    drawing, chart = f"xl/drawings/drawing{number}.xml", f"xl/charts/chart{number}.xml"
    types[drawing] = "application/vnd.openxmlformats-officedocument.drawing+xml"
    types[chart] = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    frame = (
        f'<xdr:wsDr xmlns:xdr="{_DRAWING}/spreadsheetDrawing" xmlns:a="{_DRAWING}/main">'
        '<xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="9144000" cy="6096000"/>'
        '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name=""/>'
        "<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm>"
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>'
        f'<a:graphicData uri="{_DRAWING}/chart"><c:chart xmlns:c="{_DRAWING}/chart"'
        f' xmlns:r="{_LINKS}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>'
        "<xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>"
    )
    axes = "".join(
        f'<c:{kind}><c:axId val="{own}"/><c:scaling/><c:delete val="0"/><c:axPos val="{place}"/>'
        f'<c:crossAx val="{3 - own}"/></c:{kind}>'
        for own, kind, place in ((1, "catAx", "b"), (2, "valAx", "l"))
    )
    nothing = (
        f'<c:chartSpace xmlns:c="{_DRAWING}/chart"><c:chart><c:plotArea><c:layout/><c:barChart>'
        '<c:barDir val="col"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f"{axes}</c:plotArea></c:chart></c:chartSpace>"
    )
    return {
        f"xl/chartsheets/_rels/sheet{number}.xml.rels": _relations(
            [("drawing", f"../drawings/drawing{number}.xml")]
        ),
        drawing: frame.encode(),
        f"xl/drawings/_rels/drawing{number}.xml.rels": _relations(
            [("chart", f"../charts/chart{number}.xml")]
        ),
        chart: nothing.encode(),
    }


def _empty_link() -> bytes:
    return (
        f'<externalLink xmlns="{MAIN}" xmlns:r="{_LINKS}"><externalBook r:id="rId1"/>'
        "</externalLink>"
    ).encode()


def _properties(properties: Mapping[str, str]) -> bytes:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006"
    inside = "".join(
        f'<property fmtid="{_OWN_PROPERTIES}" pid="{number}" name="{in_attribute(name)}">'
        f"<vt:lpwstr>{in_text(text)}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(properties.items(), start=2)
    )
    return (
        f'<Properties xmlns="{kinds}/custom-properties" xmlns:vt="{kinds}/docPropsVTypes">'
        f"{inside}</Properties>"
    ).encode()
