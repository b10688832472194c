"""The zip of an XLSX workbook: what holds its sheets together, all of it ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rosterwizard.core.lookalike.workbooks.allowed_xml import in_attribute, in_text
from rosterwizard.core.lookalike.workbooks.zip_parts import zip_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
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

    styles, shared: whole parts. shared: b"" for none. names: the texts of defined names, in order,
    each with the position of the sheet it is for, None for all. links: how many other files are
    spoken of. properties: those of the document that reading looks at.
    """

    sheets: tuple[SheetPart, ...]
    styles: bytes = field(repr=False)
    shared: bytes = field(repr=False)
    is_1904: bool = False
    names: tuple[tuple[str, str, int | None], ...] = field(default=(), repr=False)
    links: int = 0
    properties: Mapping[str, str] = field(default_factory=dict, repr=False)


def packed(package: Package) -> bytes:
    """Return the zip. The same package gives the same bytes."""
    parts: dict[str, bytes] = {}
    types: dict[str, str] = {}
    relations = [("styles", "styles.xml")]
    parts["xl/styles.xml"], types["xl/styles.xml"] = package.styles, f"{_TYPE}.styles+xml"
    if package.shared:
        path = "xl/sharedStrings.xml"
        parts[path], types[path] = package.shared, f"{_TYPE}.sharedStrings+xml"
        relations.append(("sharedStrings", "sharedStrings.xml"))
    sheets: list[tuple[str, str]] = []
    for number, sheet in enumerate(package.sheets, start=1):
        target = f"{_FOLDERS[sheet.kind]}/sheet{number}.xml"
        parts[f"xl/{target}"] = sheet.content or _empty_sheet(sheet.kind)
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
    return zip_of({"[Content_Types].xml": _types(types), **parts})


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
    return (
        f'{_HEAD}<workbook xmlns="{MAIN}" xmlns:r="{_LINKS}">{days}<sheets>{sheets}</sheets>'
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
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _relations(relations: list[tuple[str, str]], *, outside: bool = False) -> bytes:
    mode = ' TargetMode="External"' if outside else ""
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{_LINKS}/{kind}" Target="{target}"{mode}/>'
        for number, (kind, target) in enumerate(relations, start=1)
    )
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'.encode()
    )


def _empty_sheet(kind: str) -> bytes:
    view = '<sheetViews><sheetView workbookViewId="0"/></sheetViews>'
    return f'{_HEAD}<{kind} xmlns="{MAIN}">{view}</{kind}>'.encode()


def _empty_link() -> bytes:
    return (
        f'{_HEAD}<externalLink xmlns="{MAIN}" xmlns:r="{_LINKS}"><externalBook r:id="rId1"/>'
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
        f'{_HEAD}<Properties xmlns="{kinds}/custom-properties" xmlns:vt="{kinds}/docPropsVTypes">'
        f"{inside}</Properties>"
    ).encode()
