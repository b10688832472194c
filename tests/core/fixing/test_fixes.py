"""Fixes: what they change, what they say, and which of them are safe."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for, safe_fixed
from rosterwizard.core.fixing.gone_rows import GoneRow
from rosterwizard.core.job.edits import CELLS
from rosterwizard.core.profiles.language import (
    Category,
    Constraints,
    Field,
    FieldRoster,
    RecordType,
    RecordTypeRoster,
    Schema,
    When,
)
from rosterwizard.core.rules.nearest import nearest_values
from tests.helpers.checked import codes, record_type, sheet, system

if TYPE_CHECKING:
    from rosterwizard.core.fixing import Fix
    from rosterwizard.core.job.job import JobSheet

KINDS = Constraints(enum=("Teacher", "Student", "Guest"))
Change = tuple[int, str, str]


def fixes(made: JobSheet) -> tuple[Fix, ...]:
    return fixes_for(made, check_sheet(system(made.record_type), made))


def changes(fix: Fix) -> list[Change]:
    return fix.cells.select("row", "before", "after").rows()


def fixes_of(field: Field, *cells: str) -> dict[str, list[Change]]:
    """Return what each fix of a single field changes, by its code."""
    made = sheet(record_type(field), {field.name: cells})
    return {fix.code: changes(fix) for fix in fixes(made)}


def mended(field: Field, cell: str, code: str) -> str | None:
    """Return what a fix makes of one cell, or None where it has nothing to offer."""
    found = fixes_of(field, cell).get(code)
    return found[0][2] if found else None


def test_stray_blanks_are_taken_out() -> None:
    assert fixes_of(Field("name"), " Ann ", "Jo\u00a0Ann", "\ufeffBo\u200b", "Al  Lee") == {
        "fix-blanks": [
            (0, " Ann ", "Ann"),
            (1, "Jo\u00a0Ann", "Jo Ann"),
            (2, "\ufeffBo\u200b", "Bo"),
        ]
    }


def test_blanks_around_items_are_taken_out_and_their_places_kept() -> None:
    field = Field("groups", type="list", delimiter=";")
    assert mended(field, "a ; ;b", "fix-blanks") == "a;;b"


def test_a_blank_that_is_half_a_letter_is_not_taken_out() -> None:
    field = Field(name="given")
    for half, whole in {
        "H\u00c3\u00a0": "Hà",
        "Nicol\u00c3\u00a0 Zo\u00c3\u00ab": "Nicolà Zoë",
        "Th\u00e1\u00ba\u00a0": "ThẠ",
        "\u00e1\u0192\u00a0": "რ",
    }.items():
        assert codes(field, half) == ["mojibake"]
        assert mended(field, half, "fix-mojibake") == whole
        assert mended(field, half, "fix-blanks") is None
    assert codes(field, "MAÇÃ\u00a0") == ["whitespace"]
    assert mended(field, "MAÇÃ\u00a0", "fix-blanks") is None
    assert mended(field, "Jos\u00e9\u00a0M. ", "fix-blanks") == "Jos\u00e9 M."


def test_case_is_put_right_where_only_one_value_can_be_meant() -> None:
    field = Field("kind", constraints=KINDS)
    assert fixes_of(field, "teacher", " STUDENT", "Teacher")["fix-spelling"] == [
        *((0, "teacher", "Teacher"), (1, " STUDENT", "Student")),
    ]
    either = Field("kind", constraints=Constraints(enum=("Ab", "aB")))
    assert mended(either, "AB", "fix-spelling") is None


def test_booleans_are_spelled_as_the_system_does() -> None:
    field = Field("on", type="boolean", true_values=("True",), false_values=("False",))
    assert mended(field, "TRUE", "fix-spelling") == "True"
    assert fixes_of(field, "perhaps") == {}


def test_synonyms_are_written_out() -> None:
    roster = FieldRoster(synonyms={"y": "true", "n": "false"})
    field = Field("on", type="boolean", roster=roster)
    assert fixes_of(field, "Y", "n") == {"fix-spelling": [(0, "Y", "true"), (1, "n", "false")]}


def test_whole_numbers_lose_their_decimals_only_when_nothing_is_lost() -> None:
    field = Field("n", type="integer")
    assert fixes_of(field, "7.0", "-7.00", "7.5", "7,0", "7,000", "x") == {
        "fix-whole-number": [(0, "7.0", "7"), (1, "-7.00", "-7"), (3, "7,0", "7")]
    }
    assert fixes_of(Field("n", type="number"), "7.0") == {}


def test_dates_are_written_in_form_where_the_year_stands_first() -> None:
    field = Field("day", type="date")
    dates = ("2014-3-7", "2014/03/07", "2014.3.07", "2014-03-07 00:00:00", "2014-03-07T00:00")
    found = fixes_of(field, *dates, "3/7/2014", "2014-3/7", "2014-2-30", "2014-03-07 08:00")
    assert found == {
        "fix-date": [(at, day, "2014-03-07") for at, day in enumerate(dates)],
        "fix-day-first": [(5, "3/7/2014", "2014-07-03")],
        "fix-month-first": [(5, "3/7/2014", "2014-03-07")],
    }
    assert mended(Field("day", type="date", format="%d/%m/%Y"), "2014-03-07", "fix-date") == (
        "07/03/2014"
    )


def test_the_nearest_allowed_value_is_offered_but_never_safe() -> None:
    made = sheet(record_type(Field("kind", constraints=KINDS)), {"kind": ["Techer", "Clown"]})
    (fix,) = fixes(made)
    assert (fix.code, fix.safe, changes(fix)) == ("fix-nearest", False, [(0, "Techer", "Teacher")])


def test_what_the_system_itself_calls_so_is_safe_and_what_words_mean_is_not() -> None:
    sexes = (Category("M", "male"), Category("F", "female"))
    field = Field("gender", categories=sexes, constraints=Constraints(enum=("M", "F")))
    assert fixes_of(field, "Male", "weiblich", "D") == {
        "fix-named": [(0, "Male", "M")],
        "fix-meaning": [(1, "weiblich", "F")],
    }
    made = sheet(record_type(field), {"gender": ["Male", "weiblich"]})
    assert [(fix.code, fix.safe) for fix in fixes(made)] == [
        *(("fix-named", True), ("fix-meaning", False)),
    ]


def test_who_is_inactive_is_never_switched_on() -> None:
    field = Field("status", constraints=Constraints(enum=("Active", "Disabled")))
    assert fixes_of(field, "Inactive", "Not active", "Non-Teacher") == {
        "fix-meaning": [(0, "Inactive", "Disabled"), (1, "Not active", "Disabled")],
    }
    switch = Field("enabled", type="boolean", true_values=("Y",), false_values=("N",))
    assert fixes_of(switch, "ja", "Leaver", "Active", "x") == {
        "fix-meaning": [(0, "ja", "Y"), (1, "Leaver", "N"), (2, "Active", "Y")],
    }


def test_nothing_is_near_to_a_short_text_or_to_two_values_alike() -> None:
    animals = Field("x", constraints=Constraints(enum=("S", "Bat", "Rat")))
    people = Field("x", constraints=Constraints(enum=("Teacher",)))
    assert nearest_values(["T", "Cat"], animals) == {}
    assert nearest_values(["teecher", "Teacher"], people) == {"teecher": "Teacher"}


def test_items_of_a_list_are_mended_when_all_of_them_can_be() -> None:
    field = Field("kinds", type="list", roster=FieldRoster(items=KINDS))
    assert fixes_of(field, "teacher,Student", "teacher,Clown", "Techer,student") == {
        "fix-spelling": [(0, "teacher,Student", "Teacher,Student")],
        "fix-nearest": [(2, "Techer,student", "Teacher,Student")],
    }


def test_empty_places_are_taken_out_of_a_list() -> None:
    assert mended(Field("g", type="list"), "a,,b,", "fix-blank-item") == "a,b"
    assert mended(Field("g", type="list"), ",", "fix-blank-item") == ""


def test_the_places_of_paired_lists_are_left_alone() -> None:
    of = record_type(
        Field("a", type="list", roster=FieldRoster(items=Constraints(unique=True))),
        Field("b", type="list", roster=FieldRoster(same_length_as="a")),
    )
    assert fixes(sheet(of, {"a": ["x,,x"], "b": ["1,,2"]})) == ()


def test_what_stands_twice_can_be_taken_out() -> None:
    field = Field("g", type="list", roster=FieldRoster(items=Constraints(unique=True)))
    made = sheet(record_type(field), {"g": ["a,b,a"]})
    (fix,) = fixes(made)
    assert (fix.code, fix.safe, changes(fix)) == ("fix-double-item", False, [(0, "a,b,a", "a,b")])


def test_a_fix_that_would_change_nothing_is_not_offered() -> None:
    roster = FieldRoster(items=Constraints(unique=True), ignore_case=True)
    assert fixes_of(Field("g", type="list", roster=roster), "a,A", "b,b,B") == {
        "fix-double-item": [(1, "b,b,B", "b,B")]
    }


def test_a_cell_that_must_be_blank_can_be_emptied() -> None:
    when = FieldRoster(blank_when=(When("kind", ("T",)),))
    made = sheet(record_type(Field("kind"), Field("x", roster=when)), {"kind": ["T"], "x": ["1"]})
    (fix,) = fixes(made)
    assert (fix.code, fix.safe, changes(fix)) == ("fix-empty", False, [(0, "1", "")])
    assert mended(Field("x", roster=FieldRoster(blank_when=(When(),))), "1", "fix-empty") == ""


def test_headings_are_spelled_as_the_system_does() -> None:
    of = RecordType(
        "people", Schema((Field("Name"),)), roster=RecordTypeRoster(exact_headings=True)
    )
    made = sheet(of, {"name": ["x"]})
    matched = replace(made, matching=made.matching.with_match(0, "Name"))
    (fix,) = fixes(matched)
    assert (fix.code, fix.safe, fix.column) == ("fix-heading", True, 0)
    assert fix.label == "Change the heading “name” to “Name”"
    after = matched.edited(fix.edit)
    assert after.matching.matches[0].heading == "Name"
    assert fixes(after) == ()
    assert after.undone().matching == matched.matching


def test_a_label_says_how_many_cells_and_what_becomes_of_them() -> None:
    def label(*cells: str) -> str:
        (fix,) = fixes(sheet(record_type(Field("kind", constraints=KINDS)), {"kind": cells}))
        return fix.label

    assert label("teacher") == "Write “Teacher”"
    assert label("teacher", "teacher") == "Write “Teacher” for “teacher” in 2 cells of kind"
    assert label("teacher", "student") == "Write 2 cells in kind as the system spells them"


def test_a_fix_is_one_step_that_can_be_undone() -> None:
    made = sheet(record_type(Field("name")), {"x": ["1", "1"], "name": [" a", "b "]})
    (fix,) = fixes(made)
    assert fix.edit.code == "fix-blanks"
    assert fix.edit.params == {"heading": "name", "count": 2}
    assert fix.cells.schema == CELLS
    assert fix.column == 1
    after = made.edited(fix.edit)
    assert after.frame["c1"].to_list() == ["a", "b"]
    assert after.undone().frame.equals(made.frame)


def test_fixes_can_be_asked_for_a_part_of_the_problems() -> None:
    made = sheet(record_type(Field("name")), {"name": [" a", "b "]})
    problems = check_sheet(system(made.record_type), made)
    (fix,) = fixes_for(made, replace(problems, frame=problems.frame[1:]))
    assert changes(fix) == [(1, "b ", "b")]
    assert fixes_for(made, replace(problems, frame=problems.frame[:0])) == ()


def test_fixes_of_one_cell_can_be_made_one_after_the_other() -> None:
    roster = FieldRoster(items=KINDS, synonyms={"T": "Teacher"})
    made = sheet(record_type(Field("k", type="list", roster=roster)), {"k": [" t ,,student"]})
    steps = [fix.cells["after"][0] for fix in fixes(made)]
    assert steps == ["t,,student", "Teacher,,student", "Teacher,Student", "Teacher,Student"]
    assert safe_fixed(made, check_sheet(system(made.record_type), made)).frame["c0"].to_list() == [
        "Teacher,Student"
    ]


def test_only_safe_fixes_are_made_without_asking() -> None:
    made = sheet(record_type(Field("kind", constraints=KINDS)), {"kind": ["teacher", "Studnt"]})
    after = safe_fixed(made, check_sheet(system(made.record_type), made))
    assert after.frame["c0"].to_list() == ["Teacher", "Studnt"]
    assert len(after.edits.done) == 1


def test_a_value_for_all_rows_has_no_cell_to_mend() -> None:
    made = sheet(
        record_type(Field("a"), Field("kind", constraints=KINDS)), {"a": ["x"]}, kind="teacher"
    )
    assert fixes(made) == ()


def test_a_fix_knows_its_rows() -> None:
    of_cells, *_ = fixes(sheet(record_type(Field("id")), {"id": (" a", "b", "c ")}))
    assert [of_cells.is_of_row(row) for row in range(3)] == [True, False, True]
    gone = GoneRow(1, 1, "3", "2")
    of_rows = replace(of_cells, gone=(gone,))
    assert [of_rows.is_of_row(row) for row in range(3)] == [False, True, False]


def test_a_fix_is_left_for_the_other_rows_but_for_one_of_whole_rows() -> None:
    of_cells, *_ = fixes(sheet(record_type(Field("id")), {"id": (" a", "b", "c ")}))

    def left(fix: Fix, *rows: int) -> list[int] | None:
        found = fix.without_rows(pl.Series(rows, dtype=pl.UInt32))
        return None if found is None else found.rows.to_list()

    assert left(of_cells, 1) == [0, 2]
    assert left(of_cells, 0, 1) == [2]
    assert left(of_cells, 0, 2) is None
    of_rows = replace(of_cells, of_rows=True)
    assert left(of_rows, 1) == [0, 2]
    assert left(of_rows, 0) is None
