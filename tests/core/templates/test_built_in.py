"""The templates of the systems that ship with the program, all columns and the usual ones."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from openpyxl.utils import get_column_letter

from rosterwizard.core.cells.field_values import choices_of
from rosterwizard.core.profiles.loading import built_in_profiles, find_record_type
from rosterwizard.core.templates.explained import (
    ERROR_LENGTH,
    PROMPT_LENGTH,
    TITLE_LENGTH,
    len_utf16,
    rules_by_field,
)
from rosterwizard.core.templates.samples import sample_rows
from rosterwizard.core.templates.template_columns import template_columns
from rosterwizard.core.templates.workbook import template_workbook
from tests.helpers.workbooks import area_of, hints, made, opened, validations

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from rosterwizard.core.profiles.language import Profile, RecordType

PROFILES = built_in_profiles()
TYPE_IDS = [each.id for profile in PROFILES for each in profile.record_types]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# The order that the standard asks for (ECMA-376, CT_Worksheet); Excel repairs what is out of it.
PARTS = [
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "autoFilter"),
    *("mergeCells", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions"),
    *("pageMargins", "pageSetup", "headerFooter", "ignoredErrors", "legacyDrawing"),
]


@pytest.fixture(params=TYPE_IDS)
def record_type(request: pytest.FixtureRequest) -> RecordType:
    return find_record_type(request.param, PROFILES)[1]


@pytest.fixture
def profile(record_type: RecordType) -> Profile:
    return next(each for each in PROFILES if each.name == record_type.system)


@pytest.fixture
def sheet(record_type: RecordType) -> Worksheet:
    """Return the sheet of a template with every column."""
    return sheet_of(record_type.id)


@cache
def sheet_of(type_id: str) -> Worksheet:
    """Return that sheet, made once for all tests: they only look at it."""
    profile, record_type = find_record_type(type_id, PROFILES)
    return opened(made(profile, record_type.name)).worksheets[1]


def test_headings_are_those_of_the_system(sheet: Worksheet, record_type: RecordType) -> None:
    assert [cell.value for cell in sheet[1]] == [each.name for each in record_type.fields]


def test_texts_and_formulas_keep_to_the_limits_of_excel(sheet: Worksheet) -> None:
    for validation in validations(sheet).values():
        assert 0 < len_utf16(validation.promptTitle or "") <= TITLE_LENGTH
        assert 0 < len_utf16(validation.prompt or "") <= PROMPT_LENGTH
        assert len_utf16(validation.errorTitle or "") <= TITLE_LENGTH
        assert len_utf16(validation.error or "") <= ERROR_LENGTH
        assert len(validation.formula1 or "") <= 255
        assert "_xlfn" not in (validation.formula1 or "")
    for formulas in hints(sheet).values():
        assert max(map(len, formulas)) <= 1000
    assert len(sheet.title) <= 31


def test_every_closed_list_has_a_dropdown(sheet: Worksheet, record_type: RecordType) -> None:
    found = validations(sheet)
    for field in record_type.fields:
        if choices_of(field):
            assert found[field.name].type == "list"


def test_required_cells_are_shown_and_marked(
    sheet: Worksheet, profile: Profile, record_type: RecordType
) -> None:
    shown, rules = hints(sheet), rules_by_field(profile, record_type)
    for place, field in enumerate(record_type.fields, start=1):
        codes = {rule.code: rule.severity for rule in rules[field.name]}
        severity = codes.get("required", codes.get("required-when", "note"))
        blank = f"AND(ROW()>ROW($A$1),LEN(TRIM(${get_column_letter(place)}1))=0,"
        is_shown = any(formula.startswith(blank) for formula in shown.get(field.name, ()))
        assert is_shown == (severity != "note"), field.name
        assert sheet.cell(1, place).comment or not is_shown


def test_rows_reach_to_the_limit_of_the_system(sheet: Worksheet, record_type: RecordType) -> None:
    wanted = record_type.roster.limits.rows or 5000
    last = 1 + record_type.roster.sample_rows + wanted
    for validation in validations(sheet).values():
        assert area_of(validation).endswith(str(last))


def test_traverse_covers_ten_thousand_rows() -> None:
    limits = [
        find_record_type(name, PROFILES)[1].roster.limits.rows
        for name in TYPE_IDS
        if name.startswith("traverse/")
    ]
    assert limits == [10_000] * 3


def test_samples_come_back_as_they_are(sheet: Worksheet, record_type: RecordType) -> None:
    samples = [list(row) for row in sample_rows(record_type, record_type.fields)]
    assert samples
    rows = [
        ["" if cell.value is None else str(cell.value) for cell in row]
        for row in sheet.iter_rows(min_row=2)
    ]
    assert rows == samples


def test_a_sample_shows_several_values_in_one_cell(record_type: RecordType) -> None:
    lists = [each for each in record_type.fields if each.type == "list"]
    later = sample_rows(record_type, lists)[1:]
    shown = [each.delimiter in cell for row in later for each, cell in zip(lists, row, strict=True)]
    assert any(shown) or not lists


@pytest.mark.parametrize("system", PROFILES, ids=lambda profile: profile.name)
def test_parts_of_every_sheet_stand_in_the_order_of_the_standard(system: Profile) -> None:
    with zipfile.ZipFile(io.BytesIO(made(system))) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                root = ET.fromstring(archive.read(name))  # noqa: S314 - our own file
                if name.startswith("xl/worksheets/sheet"):
                    places = [PARTS.index(child.tag.removeprefix(MAIN)) for child in root]
                    assert all(one <= other for one, other in pairwise(places))


@pytest.mark.parametrize("system", PROFILES, ids=lambda profile: profile.name)
def test_usual_columns_of_a_whole_system_make_one_workbook(system: Profile) -> None:
    columns = {each.name: template_columns(each) for each in system.record_types}
    sheets = opened(template_workbook(system, columns)).worksheets
    assert len(sheets) == 3 + len(system.record_types)
    for sheet, fields in zip(sheets[1:-2], columns.values(), strict=True):
        assert [cell.value for cell in sheet[1]] == [each.name for each in fields]


def test_dropdowns_of_a_set_draw_on_each_others_sheets() -> None:
    (haiku,) = [each for each in PROFILES if each.name == "haiku"]
    rosters = validations(opened(made(haiku))["Rosters"])
    assert rosters["class_id"].formula1 == (
        "OFFSET('Classes'!$A$1,1,0,MAX(1,SUMPRODUCT(MAX("
        "('Classes'!$A$1:$A$5003<>\"\")*ROW('Classes'!$A$1:$A$5003)))-1),1)"
    )
    assert "'Users'!$A$1" in str(rosters["user_id"].formula1)
