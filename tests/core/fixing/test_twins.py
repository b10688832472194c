"""Rows of one key beside each other: what differs, and what becomes of them where a person says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing.recipes import mends_of
from rosterwizard.core.fixing.twins import Twins, made_one, next_twin, only_one_kept, twins_of
from rosterwizard.core.job.job import Job
from rosterwizard.core.job.laying import lay_on
from rosterwizard.core.job.steps import steps_of
from rosterwizard.core.output.files import output_sheet
from rosterwizard.core.profiles.language import Field, FieldRoster
from rosterwizard.core.showing.check_in_words import edit_in_words
from tests.helpers.checked import record_type, sheet, system

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet

PEOPLE = record_type(
    Field("id", roster=FieldRoster(case_twins=True)),
    Field("mail"),
    Field("born", type="date"),
    Field("code", roster=FieldRoster(secret=True)),
    primary_key=("id",),
)
CELLS = {
    "id": ["1", "a", "1", "A", " 1"],
    "mail": ["", "x", "m", "x", "m"],
    "born": ["2014-03-07", "", "2014/3/7", "", "2014-03-07"],
    "code": ["reef", "", "rock", "", "reef"],
    "Remark": ["a", "b", "c", "d", "e"],
}


def twins(made: JobSheet, code: str, row: int) -> Twins | None:
    rules = check_sheet(system(PEOPLE), made).rules
    return twins_of(made, next(rule for rule in rules if rule.code == code), row)


def test_what_is_sent_stands_side_by_side_and_only_what_differs_asks() -> None:
    found = twins(sheet(PEOPLE, CELLS), "primaryKey", 4)
    assert found is not None
    assert (found.rows, found.places) == ((0, 2, 4), ("2", "4", "6"))
    assert [(line.heading, line.differs, line.chosen) for line in found.lines] == [
        ("id", False, 0),
        ("mail", True, 1),
        ("born", False, 0),
        ("code", True, None),
    ]
    assert not any("reef" in text for line in found.lines for text in line.texts)


def test_keys_that_may_be_taken_for_one_are_twins_that_ask_for_the_key() -> None:
    found = twins(sheet(PEOPLE, CELLS), "case-twins", 3)
    assert found is not None
    assert found.rows == (1, 3)
    assert [line.heading for line in found.lines if line.chosen is None] == ["id"]


def test_keys_that_look_the_same_are_twins() -> None:
    spelled = {**CELLS, "id": ["zo\u00eb", "b", "zoe\u0308", "c", "d"]}
    found = twins(sheet(PEOPLE, spelled), "look-alike-twins", 2)
    assert found is not None
    assert found.rows == (0, 2)


def test_a_row_that_is_alone_and_a_rule_of_one_row_have_no_twins() -> None:
    made = sheet(PEOPLE, CELLS)
    assert twins(made, "primaryKey", 1) is None
    assert twins(made, "required", 1) is None


def test_one_row_is_kept_or_all_become_one_in_a_step_that_can_be_undone() -> None:
    made = sheet(PEOPLE, CELLS)
    found = twins(made, "primaryKey", 0)
    assert found is not None
    kept = only_one_kept(made, found, 1)
    one = made_one(made, found, {0: 0, 1: 1, 2: 1, 3: 2})
    assert kept is not None
    assert one is not None
    assert edit_in_words(kept) == "Keep row 4 and set 2 rows aside"
    assert edit_in_words(one) == "Make one row of row 2 and 2 others"
    assert made.edited(kept).rows_there().to_list() == [1, 2, 3]
    after = made.edited(one)
    assert after.rows_there().to_list() == [0, 1, 3]
    assert after.frame.row(0) == ("1", "m", "2014/3/7", "reef", "a")
    for edit in (kept, one):
        back = made.edited(edit).undone()
        assert back.frame.equals(made.frame)
        assert back.rows_there().to_list() == list(range(5))
        again = back.redone()
        assert again.frame.equals(made.edited(edit).frame)
        job = Job(system(PEOPLE), (again,))
        assert mends_of(job, {"people": check_sheet(system(PEOPLE), again)}) == ()


def test_what_became_of_them_is_what_the_file_has_also_once_it_is_opened_again() -> None:
    made = sheet(PEOPLE, CELLS)
    found = twins(made, "primaryKey", 0)
    assert found is not None
    one = made_one(made, found, {0: 0, 1: 1, 2: 0, 3: 2})
    assert one is not None
    done = made.edited(one)
    again = lay_on(Job(system(PEOPLE), (made,)), steps_of(Job(system(PEOPLE), (done,))))

    (opened,) = again.job.sheets
    for each in (done, opened):
        written = output_sheet(system(PEOPLE), each).content.decode().splitlines()
        assert written == ["id,mail,born,code", "1,m,2014-03-07,reef", "a,x,,", "A,x,,"]


def test_columns_that_make_a_field_are_lines_too() -> None:
    from rosterwizard.core.fixing.wishes import Wishes, with_wishes

    of = record_type(Field("id"), Field("name"), primary_key=("id",))
    made = sheet(of, {"id": ["1", "1"], "First": ["Ana", ""], "Last": ["Li", "Lee"]})
    job = with_wishes(Job(system(of), (made,)), Wishes(match={"First + Last": "name"}))
    rules = check_sheet(system(of), job.sheets[0]).rules
    key = next(rule for rule in rules if rule.code == "primaryKey")
    found = twins_of(job.sheets[0], key, 0)
    assert found is not None
    assert [(line.heading, line.chosen) for line in found.lines] == [
        *(("id", 0), ("First", 0), ("Last", None)),
    ]


def test_from_the_last_row_of_a_key_one_comes_to_the_first() -> None:
    made = sheet(PEOPLE, CELLS)
    problems = check_sheet(system(PEOPLE), made)
    assert [next_twin(made, problems, row) for row in (0, 2, 4)] == [2, 4, 0]
    alone = sheet(PEOPLE, {**CELLS, "id": ["1", "b", "1", "c", "d"]})
    assert next_twin(alone, check_sheet(system(PEOPLE), alone), 1) is None
