"""Rows that say the same as an earlier one can be set aside, and nothing else can."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from rosterwizard.core.checking import check_job, check_sheet
from rosterwizard.core.fixing import fixed, fixes_for
from rosterwizard.core.fixing.consequences import problems_caused
from rosterwizard.core.fixing.recipes import SAFE, Mend, mend_in_words, mends_of
from rosterwizard.core.fixing.replaying import replayed
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    ForeignKey,
    RecordTypeRoster,
    Reference,
    Rule,
)
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reports.described import described
from rosterwizard.core.rules.rules import rules_of
from tests.helpers.checked import found, messages, record_type, sheet, system

if TYPE_CHECKING:
    from rosterwizard.core.fixing import Fix, Mended
    from rosterwizard.core.job.job import JobSheet

MAIL = Field("mail", constraints=Constraints(unique=True))
PEOPLE = record_type(
    Field("id"), MAIL, Field("born", type="date"), Field("staff", type="boolean"),
    primary_key=("id",),
)  # fmt: skip
ALONE = RecordTypeRoster(rules={"row-twice": Rule("seed", severity="warning")})
NOTES = replace(record_type(Field("text"), Field("kind"), name="notes"), roster=ALONE)
TWICE = {
    "id": ["1", "2", " 1", "1", "1"],
    "mail": ["a@x.org", "", "a@x.org ", "a@x.org", "b@x.org"],
    "born": ["2014-03-07", "", "2014/3/7", "2014-03-07", "2014-03-07"],
    "staff": ["true", "", "TRUE", "1", "true"],
}


def job_of(*sheets: JobSheet) -> Job:
    return Job(system(*(each.record_type for each in sheets)), sheets)


def aside_fixes(of: JobSheet) -> list[Fix]:
    return [fix for fix in fixes_for(of, check_sheet(system(of.record_type), of)) if fix.gone]


def fixes_made(done: Mended) -> list[Fix]:
    return [step.fix for step in done.steps if step.fix]


def test_what_is_the_same_as_the_rules_understand_it_can_go() -> None:
    of_key, of_mail = aside_fixes(sheet(PEOPLE, TWICE))
    assert [each.row for each in of_key.gone] == [each.row for each in of_mail.gone] == [2, 3]
    assert not of_key.safe
    assert of_key.label == "Set 2 repeated rows aside"
    assert of_key.pairs().rows() == [
        ("Row 4", "set aside; row 2 says the same and stays", 1),
        ("Row 5", "set aside; row 2 says the same and stays", 1),
    ]
    assert of_key.labels()["row"].to_list() == [2, 3]
    assert {*of_key.labels()["label"]} == {"Set the repeated row aside"}
    assert (of_key.size, of_key.rows.to_list()) == (2, [2, 3])


@pytest.mark.parametrize(("column", "text"), [("born", "2014-03-08"), ("staff", "")])
def test_whatever_differs_in_any_cell_stays(column: str, text: str) -> None:
    cells = {name: [texts[0], texts[0]] for name, texts in TWICE.items()}
    assert aside_fixes(sheet(PEOPLE, cells))
    cells[column][1] = text
    assert not aside_fixes(sheet(PEOPLE, cells))


def test_a_cell_that_no_rule_looks_at_counts_as_it_stands() -> None:
    same = {"id": ["1", "1"], "born": ["1.2E+05", "1.2E+05"]}
    assert aside_fixes(sheet(PEOPLE, same))
    assert not aside_fixes(sheet(PEOPLE, {**same, "born": ["1.2E+05", "1.3E+05"]}))


def test_a_column_that_fills_no_field_does_not_count() -> None:
    assert aside_fixes(sheet(PEOPLE, {"id": ["1", "1"], "Remark": ["a", "b"]}))


def test_keys_that_may_be_taken_for_one_are_not_the_same() -> None:
    of = record_type(Field("id", roster=FieldRoster(case_twins=True)), primary_key=("id",))
    assert not aside_fixes(sheet(of, {"id": ["anna", "ANNA"]}))


def test_passwords_are_the_same_where_every_sign_is() -> None:
    code = Field("code", roster=FieldRoster(secret=True, ignore_case=True))
    of = record_type(Field("id"), code, primary_key=("id",))
    assert aside_fixes(sheet(of, {"id": ["1", "1"], "code": ["Reef", "Reef"]}))
    for text in ("reef", "Reef "):
        assert not aside_fixes(sheet(of, {"id": ["1", "1"], "code": ["Reef", text]}))


def test_one_row_alone_can_go() -> None:
    made = sheet(PEOPLE, TWICE)
    first = aside_fixes(made)[0]
    after = made.edited(first.in_row(3).edit)
    assert after.rows_there().to_list() == [0, 1, 2, 4]
    assert after.edits.done[-1].params["count"] == 1
    assert after.sheet.set_aside_for("by-hand")[0].row == 5
    back = after.undone()
    assert back.frame.equals(made.frame)
    assert back.rows_there().to_list() == [0, 1, 2, 3, 4]


def test_of_a_record_type_without_a_key_the_row_itself_is_there_twice() -> None:
    cells = {"text": ["a", "a ", "a", "", "", "b", "b"], "kind": ["x", "x", "y", *[""] * 4]}
    made = sheet(NOTES, cells)
    problems = check_sheet(system(NOTES), made)
    assert (1, None, "row-twice") in found(made, problems)
    assert {row for row, _, code in found(made, problems) if code == "row-twice"} == {1, 6}
    assert "The row says the same as row 2." in messages(NOTES, cells)
    (fix,) = aside_fixes(made)
    assert [each.row for each in fix.gone] == [1, 6]


def test_what_a_key_tells_is_not_told_of_the_row_as_well() -> None:
    keys = (("name", "mail"), ("name", "room"))
    plain = record_type(MAIL, Field("name"), Field("room"), unique_keys=keys)
    of = replace(plain, roster=ALONE)
    cells = {"mail": ["a@x.org", "a@x.org", "", ""], "name": ["A", "A", "B", "B"]}
    made = sheet(of, cells)
    codes = {(row, code) for row, _, code in found(made, check_sheet(system(of), made))}
    assert {(1, "unique"), (1, "uniqueKey"), (3, "row-twice")} <= codes
    assert (1, "row-twice") not in codes


def test_it_is_looked_for_wherever_nothing_tells_records_apart() -> None:
    for profile in built_in_profiles():
        for each in profile.record_types:
            codes = {rule.code for rule in rules_of(profile, each)}
            assert codes & {"primaryKey", "unique", "uniqueKey", "row-twice"}, each.id


def test_all_fixes_set_each_row_aside_once_and_last() -> None:
    made = sheet(PEOPLE, {**TWICE, "staff": [" true", "flase", "TRUE", "1", "true"]})
    done = fixed(job_of(made), safe=False)
    after = done.job.sheets[0]
    assert after.rows_there().to_list() == [0, 1, 4]
    codes = [fix.code for fix in fixes_made(done)]
    assert codes.count("fix-row-again") == 1
    assert codes[-1] == "fix-row-again"
    assert fixed(done.job, safe=False).steps == ()
    assert fixed(job_of(made), safe=True).job.sheets[0].frame.height == made.frame.height


def test_what_was_mended_keeps_its_place_when_rows_go() -> None:
    kind = Field("kind", constraints=Constraints(enum=("Teacher", "Student", "Guest")))
    of = record_type(Field("id"), kind, primary_key=("id",))
    made = sheet(of, {"id": ["1", "1", "2", "3"], "kind": ["", "", "Techer", "Techer"]})
    done = fixed(job_of(made), safe=False)
    assert done.job.sheets[0].frame.rows() == [("1", ""), ("2", "Teacher"), ("3", "Teacher")]
    assert [fix.code for fix in fixes_made(done)] == ["fix-nearest", "fix-row-again"]
    assert [step.caused for step in done.steps] == [0, 0]


def test_a_row_that_goes_causes_nothing_though_others_move_up() -> None:
    made = sheet(PEOPLE, {"id": ["1", "1", "1", "2"], "mail": ["", "", "q", "q"]})
    job, problems = job_of(made), check_job(job_of(made))
    for fix in aside_fixes(made):
        assert problems_caused(job, "people", fix, problems) == 0


def test_what_refers_to_the_key_of_a_row_that_went_still_leads_there() -> None:
    key = ForeignKey("teacher", Reference("people", "id"))
    classes = record_type(Field("teacher"), name="classes", foreign_keys=(key,))
    people = sheet(PEOPLE, {"id": ["1", "1"]})
    job = job_of(people, sheet(classes, {"teacher": ["1", "1"]}))
    done = fixed(job, safe=False)
    assert [each.frame.height for each in done.job.sheets] == [1, 2]
    assert all(each.frame.is_empty() for each in done.problems.values())


def test_a_recipe_sets_the_repeated_rows_of_the_next_file_aside() -> None:
    done = fixed(job_of(sheet(PEOPLE, TWICE)), safe=False)
    mends = mends_of(done.job, done.problems)
    assert mends == (Mend(fix=SAFE), Mend(fix="fix-row-again"))
    assert mend_in_words(mends[1]) == "Set the repeated row aside"
    again = replayed(job_of(sheet(PEOPLE, TWICE)), mends)
    assert again.job.sheets[0].frame.equals(done.job.sheets[0].frame)
    assert [step.edit.code for step in again.steps] == ["edit-all-safe", "fix-row-again"]
    assert replayed(again.job, mends).idle == mends
    assert again.steps[1].pairs(again.job).rows() == [
        ("Row 4", "set aside", 1),
        ("Row 5", "set aside", 1),
    ]
    with pytest.raises(ValueError, match="a mend"):
        Mend(field="id", fix="fix-row-again")


def test_one_of_many_rows_that_went_is_no_recipe() -> None:
    made = sheet(PEOPLE, TWICE)
    after = made.edited(aside_fixes(made)[0].in_row(3).edit)
    assert Mend(fix="fix-row-again") not in mends_of(job_of(after), check_job(job_of(after)))


def test_the_report_says_what_one_click_does() -> None:
    made = sheet(PEOPLE, TWICE)
    problems = check_sheet(system(PEOPLE), made)
    told = [each for each in described(made, problems) if each.code == "primaryKey"]
    assert [each.fix for each in told] == [*["Set the repeated row aside"] * 2, None]


def test_rows_of_one_key_are_found_without_what_a_check_left_too() -> None:
    columns = {"id": ["1", "2", "1"], "mail": ["a@b.org", "", "A@b.org"], "born": [""] * 3}
    made = sheet(PEOPLE, columns)
    problems = check_sheet(system(PEOPLE), made)
    bare = dataclasses.replace(problems, standing=None)
    assert list(described(made, bare)) == list(described(made, problems))
