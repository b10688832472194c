"""Every part of a template is as the standard has it: members in order, nothing left hanging."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from xml.etree import ElementTree as ET

import pytest

from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.templates.strict_parts import strict
from tests.helpers.club_profile import CLUBHOUSE
from tests.helpers.workbooks import made, opened

PROFILES = {each.name: each for each in (*built_in_profiles(), CLUBHOUSE)}
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# The sequences of sml.xsd (ECMA-376, part 4) for what stands in our workbooks.
SEQUENCES = {
    "font": "b i strike condense extend outline shadow u vertAlign sz color name family charset"
    " scheme",
    "dxf": "font numFmt fill alignment border protection",
    "border": "start end left right top bottom diagonal vertical horizontal",
    "xf": "alignment protection",
    "patternFill": "fgColor bgColor",
    "styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles"
    " colors extLst",
    "workbook": "fileVersion fileSharing workbookPr workbookProtection bookViews sheets"
    " functionGroups externalReferences definedNames calcPr",
    "worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr"
    " sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate"
    " customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks"
    " printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties"
    " cellWatches ignoredErrors smartTags drawing legacyDrawing",
    "sheetPr": "tabColor outlinePr pageSetUpPr",
    "sheetView": "pane selection",
    "dataValidation": "formula1 formula2",
    "c": "f v is",
    "comment": "text",
    "comments": "authors commentList",
}
# What may not be empty where it stands.
FILLED = {"numFmts", "fonts", "fills", "borders", "cellXfs", "dataValidations", "cols", "sheets"}


def tree(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - our own file


@cache
def parts_of(name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made(PROFILES[name]))) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def elements(name: str) -> list[tuple[str, ET.Element]]:
    return [
        (part, element)
        for part, content in parts_of(name).items()
        if part.startswith("xl/") and part.endswith(".xml")
        for element in tree(content).iter()
    ]


@pytest.mark.parametrize("name", PROFILES)
def test_members_stand_in_the_order_of_the_standard(name: str) -> None:
    for part, element in elements(name):
        tag = element.tag.removeprefix(MAIN)
        if tag in SEQUENCES:
            order = SEQUENCES[tag].split()
            places = [order.index(each.tag.removeprefix(MAIN)) for each in element]
            assert places == sorted(places), (part, ET.tostring(element)[:300])
        if tag in FILLED:
            assert len(element), (part, tag)
        if "count" in element.attrib and tag != "sst":
            assert element.get("count") == str(len(element)), (part, tag)


@pytest.mark.parametrize("name", PROFILES)
def test_every_text_is_a_shared_string(name: str) -> None:
    cells = [each for _, each in elements(name) if each.tag == f"{MAIN}c"]
    assert {each.get("t") for each in cells} <= {"s", "n", None}
    numbers = [int(each[0].text or "") for each in cells if each.get("t") == "s"]
    strings = tree(parts_of(name)["xl/sharedStrings.xml"])
    texts = [each[0].text for each in strings]
    assert strings.get("count") == str(len(numbers))
    assert strings.get("uniqueCount") == str(len(texts)) == str(len(set(texts)))
    assert set(numbers) == set(range(len(texts)))


@pytest.mark.parametrize("name", PROFILES)
def test_every_part_is_declared_and_led_to(name: str) -> None:
    parts = parts_of(name)
    declared = {
        each.get("PartName", "").removeprefix("/")
        for each in tree(parts["[Content_Types].xml"])
        if each.tag.endswith("Override")
    }
    assert declared <= parts.keys()
    own = {each for each in parts if each.endswith(".xml") and not each.startswith("[")}
    assert declared == own
    relations = tree(parts["xl/_rels/workbook.xml.rels"])
    targets = {each.get("Target", "").removeprefix("/") for each in relations}
    assert {each if each.startswith("xl/") else f"xl/{each}" for each in targets} <= parts.keys()


def test_blanks_around_a_text_stay() -> None:
    cell = b'<c r="A1" t="inlineStr"><is><t>%s</t></is></c>'
    sheet = cell % b" a " + cell % b"a" + b'<c r="C1" s="2" t="inlineStr" />'
    types, relations = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
    parts = {
        "xl/worksheets/sheet1.xml": sheet,
        types: b"</Types>",
        relations: b"</Relationships>",
    }
    found = strict(parts)
    assert (
        b'<si><t xml:space="preserve"> a </t></si><si><t>a</t></si>'
        in found["xl/sharedStrings.xml"]
    )
    assert found["xl/worksheets/sheet1.xml"] == (
        b'<c r="A1" t="s"><v>0</v></c><c r="A1" t="s"><v>1</v></c><c r="C1" s="2" />'
    )


def test_a_workbook_without_texts_has_no_strings() -> None:
    assert strict({"xl/worksheets/sheet1.xml": b"<c/>"}) == {"xl/worksheets/sheet1.xml": b"<c/>"}


def test_its_texts_are_read_as_before() -> None:
    sheet = opened(made(CLUBHOUSE))["Members"]
    assert [cell.value for cell in sheet["A"]] == ["member_id", "0007", "0008"]
