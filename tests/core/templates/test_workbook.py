"""The workbook that is filled in, read again by openpyxl."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    Profile,
    RecordType,
    Rule,
    Schema,
)
from rosterwizard.core.sheet.sheet import TemplateMark
from rosterwizard.core.templates.layout import DEFAULT_ROWS
from rosterwizard.core.templates.samples import fingerprint, sample_rows
from rosterwizard.core.templates.template_mark import (
    LISTS_SHEET,
    MARK_SHEET,
    README_SHEET,
    read_marks,
    rows_in_properties,
)
from rosterwizard.core.templates.workbook import template_workbook
from tests.helpers.club_profile import CLUBHOUSE, CLUBS, MEMBERS, field
from tests.helpers.workbooks import area_of, hints, made, opened, validations

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell

SET = made(CLUBHOUSE)
LAST = 1 + 2 + DEFAULT_ROWS  # headings, samples


@pytest.fixture(scope="module")
def members() -> Worksheet:
    sheet = opened(SET)["Members"]
    assert isinstance(sheet, Worksheet)
    return sheet


def note_on(cell: Cell | MergedCell) -> str:
    assert cell.comment is not None
    return cell.comment.text


def only(*fields: Field) -> Worksheet:
    """Return the sheet of a made-up record type with these fields."""
    record_type = RecordType(name="a", title="A", schema=Schema(fields=fields))
    profile = Profile(name="p", title="P", version="1", record_types=(record_type,))
    sheet = opened(template_workbook(profile, {"a": fields}))["A"]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_sheets_are_the_page_to_read_then_one_for_each_record_type() -> None:
    workbook = opened(SET)
    assert workbook.sheetnames == [
        README_SHEET,
        "Clubs-Groups",
        "Members",
        LISTS_SHEET,
        MARK_SHEET,
    ]
    states = [sheet.sheet_state for sheet in workbook.worksheets]
    assert states == ["visible"] * 3 + ["hidden"] * 2
    assert opened(made(CLUBHOUSE, "members")).sheetnames == [
        README_SHEET,
        "Members",
        LISTS_SHEET,
        MARK_SHEET,
    ]


def test_headings_are_exact_and_in_order(members: Worksheet) -> None:
    assert [cell.value for cell in members[1]] == [each.name for each in MEMBERS.fields]
    some = opened(made(CLUBHOUSE, "members", ticked=["note"]))["Members"]
    assert [cell.value for cell in some[1]] == ["member_id", "role", "club", "note"]


def test_required_headings_have_a_fill_of_their_own_and_a_note(members: Worksheet) -> None:
    cells = {cell.value: cell for cell in members[1]}
    fills = {name: cell.fill.start_color.rgb for name, cell in cells.items()}
    assert fills["member_id"] == fills["role"]
    assert len({fills["role"], fills["leaves"], fills["note"]}) == 3
    assert note_on(cells["role"]).startswith("Required in every row.")
    assert note_on(cells["leaves"]).startswith("Required when role is member.")
    assert cells["note"].comment is None


def test_required_column_that_is_only_advised_looks_like_a_conditional_one() -> None:
    rules = {"required": Rule(source="x", severity="warning")}
    advised = field("a", constraints=Constraints(required=True), roster={"rules": rules})
    must = field("b", constraints=Constraints(required=True))
    sheet = only(advised, must)
    assert sheet["A1"].fill.start_color.rgb != sheet["B1"].fill.start_color.rgb
    assert note_on(sheet["A1"]).startswith("Recommended")


def test_whole_columns_are_text_but_true_numbers(members: Worksheet) -> None:
    formats = {
        str(cell.value): members.column_dimensions[get_column_letter(place)].number_format
        for place, cell in enumerate(members[1], start=1)
    }
    numbers = {"leaves": "0", "age": "0", "fee": "General"}
    assert formats == {each.name: numbers.get(each.name, "@") for each in MEMBERS.fields}


def test_samples_stand_below_the_headings_and_come_back_as_they_are(members: Worksheet) -> None:
    rows = [["" if cell.value is None else cell.value for cell in row] for row in members["2:3"]]
    samples = [list(row) for row in sample_rows(MEMBERS, MEMBERS.fields)]
    assert [[str(value) for value in row] for row in rows] == samples
    typed = dict(zip((each.name for each in MEMBERS.fields), rows[0], strict=True))
    assert (typed["leaves"], typed["fee"], typed["member_id"]) == (2031, 2.5, "0007")
    assert members.max_row == 3


def test_samples_are_marked(members: Worksheet) -> None:
    assert all(cell.font.italic and cell.fill.fill_type for cell in members[2])
    assert "These 2 rows are samples" in note_on(members["A2"])
    assert "sets them aside" in note_on(members["A2"])


def test_template_without_samples_has_none() -> None:
    sheet = opened(made(CLUBHOUSE, "members", samples=False))["Members"]
    assert sheet.max_row == 1
    assert sheet["A2"].comment is None
    assert area_of(validations(sheet)["role"]) == f"C2:C{1 + DEFAULT_ROWS}"


def test_every_column_has_one_validation_over_all_rows(members: Worksheet) -> None:
    found = validations(members)
    assert list(found) == [each.name for each in MEMBERS.fields]
    for place, cell in enumerate(members[1], start=1):
        letter = get_column_letter(place)
        own = found[str(cell.value)]
        first = 1 if own.type == "custom" else 2  # a formula's own row must be one that stays
        assert area_of(own) == f"{letter}{first}:{letter}{LAST}"


def test_every_column_has_a_hint_with_meaning_and_example(members: Worksheet) -> None:
    for name, validation in validations(members).items():
        assert validation.showInputMessage
        assert validation.promptTitle == MEMBERS.field(name).label
        assert "Example: " in str(validation.prompt)


def test_kinds_of_checks(members: Worksheet) -> None:
    kinds = {name: found.type for name, found in validations(members).items()}
    assert kinds == {
        "member_id": "custom",
        "email": "custom",
        "role": "list",
        "active": "list",
        "leaves": "whole",
        "age": "whole",
        "fee": "decimal",
        "from": "custom",
        "until": "custom",
        "club": "list",
        "clubs": None,
        "code": None,
        "note": None,
    }


def test_checks_say_what_is_wrong_and_bounds_are_those_of_the_field(members: Worksheet) -> None:
    found = validations(members)
    assert (found["leaves"].formula1, found["leaves"].formula2) == ("2000", "2100")
    assert (found["age"].operator, found["age"].formula1) == ("greaterThanOrEqual", "5")
    assert found["age"].formula2 is None
    assert found["age"].showErrorMessage
    assert found["age"].errorStyle == "stop"
    assert found["age"].errorTitle == "age"
    assert str(found["age"].error).startswith("age is a whole number, in digits only.")
    assert found["note"].error is None


def test_dropdowns_draw_on_the_hidden_lists(members: Worksheet) -> None:
    lists = opened(SET)[LISTS_SHEET]
    for name, values in (("role", ["member", "leader"]), ("active", ["Y", "N"])):
        reference = str(validations(members)[name].formula1)
        assert reference.startswith("_lists!$")
        letter = reference.removeprefix("_lists!$")[0]
        assert reference == f"_lists!${letter}$2:${letter}$3"
        texts = [cell.value for cell in lists[letter] if cell.value is not None]
        assert texts == [f"Members: {name}", *values]
        assert lists[f"{letter}2"].number_format == "@"


def test_dropdown_may_be_of_any_length() -> None:
    values = tuple(f"value number {number}" for number in range(1000))
    long = Constraints(enum=values)
    sheet = only(field("a", constraints=long), field("b", constraints=long))
    assert validations(sheet)["a"].formula1 == "_lists!$A$2:$A$1001"
    assert validations(sheet)["b"].formula1 == "_lists!$A$2:$A$1001"


def test_references_draw_on_the_other_sheet() -> None:
    club = validations(opened(SET)["Members"])["club"]
    assert club.formula1 == (
        "OFFSET('Clubs-Groups'!$A$1,1,0,MAX(1,SUMPRODUCT(MAX("
        "('Clubs-Groups'!$A$1:$A$6<>\"\")*ROW('Clubs-Groups'!$A$1:$A$6)))-1),1)"
    )
    assert "“Clubs-Groups”" in str(club.prompt)


def test_references_to_a_sheet_that_is_not_there_are_typed() -> None:
    alone = validations(opened(made(CLUBHOUSE, "members"))["Members"])["club"]
    assert alone.type is None
    columns = {"clubs": CLUBS.fields[1:], "members": MEMBERS.fields}
    without_key = opened(template_workbook(CLUBHOUSE, columns))["Members"]
    assert validations(without_key)["club"].type is None


def test_missing_and_doubled_cells_are_shown(members: Worksheet) -> None:
    found = hints(members)
    assert list(found) == ["member_id", "role", "leaves", "email"]
    assert len(found["member_id"]) == 2
    (condition,) = found["leaves"]
    assert 'OR($C1&""="member",$C1&""="Kid")' in condition


def test_sheet_is_arranged_for_typing(members: Worksheet) -> None:
    assert members.freeze_panes == "A2"
    assert members.auto_filter.ref == f"A1:M{LAST}"
    assert {each.activeCell for each in members.sheet_view.selection} == {"A4"}
    assert members.column_dimensions["B"].width == len("ana@school.example") + 2
    assert members.print_title_rows == "$1:$1"
    assert members.page_setup.orientation == "landscape"


def test_template_knows_itself() -> None:
    samples = sample_rows(CLUBS, CLUBS.fields)
    workbook = opened(SET)
    rows = [[str(cell or "") for cell in row] for row in workbook[MARK_SHEET].values]
    marks = read_marks(rows)
    assert list(marks) == ["Clubs-Groups", "Members"]
    assert marks["Clubs-Groups"] == TemplateMark(
        "clubhouse",
        "clubs",
        "3",
        tuple(each.name for each in CLUBS.fields),
        tuple(fingerprint(row) for row in samples),
    )
    kept = workbook.custom_doc_props.props  # type: ignore[attr-defined] # the stubs lack it
    properties = {each.name: each.value for each in kept}
    assert read_marks(rows_in_properties(properties)) == marks


def test_nothing_in_it_is_a_formula() -> None:
    odd = ("=1+1", "+1", "-x", "@a", "#N/A", "\x01b")
    sheet = only(*(field(name, name, name) for name in odd))
    for row in sheet["1:3"]:
        assert [cell.value for cell in row] == [*odd[:-1], "b"]
        assert {cell.data_type for cell in row} == {"s"}
        assert [cell.quotePrefix for cell in row] == [True] * 4 + [False] * 2


def test_same_input_gives_the_same_bytes() -> None:
    assert made(CLUBHOUSE) == SET
    assert made(CLUBHOUSE, "members") != SET
