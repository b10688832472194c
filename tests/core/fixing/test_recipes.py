"""A recipe holds what was done to whole columns, and does the same to the next file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.fixing import fixed, fixes_for
from rosterwizard.core.fixing.recipes import SAFE, Mend, mend_in_words, mends_of
from rosterwizard.core.fixing.replaying import replayed
from rosterwizard.core.fixing.reshaping import (
    CODES,
    Joining,
    Splitting,
    joined_up,
    recased,
    split_up,
)
from rosterwizard.core.job.cell_edits import Search, cleared, replaced, typed
from rosterwizard.core.job.job import Job
from rosterwizard.core.letters.changed_case import CASES, Case
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.profiles.language import Constraints, Field, FieldRoster, When
from tests.helpers.checked import record_type, sheet, system

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.job.cell_edits import Area
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import JobSheet

ROLES = Constraints(enum=("Student", "Teacher", "Parent"))
FIELDS = (
    Field("id"),
    Field("role", constraints=ROLES),
    Field("note", roster=FieldRoster(blank_when=(When(),))),
)
PEOPLE = record_type(*FIELDS)
ROOMS = record_type(*FIELDS, name="rooms")
CELLS = {
    "id": (" a1", "a2 ", "a3"),
    "role": ("Techer", "student", "Parent"),
    "note": ("x", "y", ""),
}


def job(*sheets: JobSheet) -> Job:
    return Job(system(*(each.record_type for each in sheets)), sheets)


def mended(of: Job) -> tuple[Mend, ...]:
    return mends_of(of, check_job(of))


def edited(edit: Edit | None) -> Job:
    assert edit is not None
    return job(sheet(PEOPLE, CELLS).edited(edit))


def test_whatever_was_mended_in_whole_columns_is_mended_again() -> None:
    done = fixed(job(sheet(PEOPLE, CELLS)), safe=False).job
    again = replayed(job(sheet(PEOPLE, CELLS)), mended(done))

    # What a text means is a wish, not a mend.
    assert mended(done) == (Mend(fix=SAFE), Mend(field="note", fix="fix-empty"))
    assert again.job.sheets[0].frame["c0"].to_list() == ["a1", "a2", "a3"]
    assert again.job.sheets[0].frame["c2"].to_list() == ["", "", ""]
    assert [step.edit.code for step in again.steps] == ["edit-all-safe", "fix-empty"]
    assert len(again.job.sheets[0].edits.done) == 2  # each can be taken back alone


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("case", [True, False])
def test_a_text_is_replaced_as_it_was(*, whole: bool, case: bool) -> None:
    search = Search("A", (0,), match_case=case, whole_cell=whole)
    cells = {**CELLS, "id": ("A", "a", "A1")}
    done = job(sheet(PEOPLE, cells).edited(replaced(sheet(PEOPLE, cells), search, "b")))  # type: ignore[arg-type] # it finds one
    again = replayed(job(sheet(PEOPLE, cells)), mended(done))

    assert again.job.sheets[0].frame.equals(done.sheets[0].frame)
    assert again.job.sheets[0].edits.done[0].params == done.sheets[0].edits.done[0].params


def test_what_was_done_to_single_cells_or_rows_is_in_no_recipe() -> None:
    of = sheet(PEOPLE, CELLS)
    note = next(each for each in fixes_for(of, check_job(job(of))["people"]) if each.column == 2)
    one_alone = replace(note, cells=note.cells.head(1)).edit
    for edit in (
        typed(of, 0, 0, "b"),
        cleared(of, [([0], [1])]),
        replaced(of, Search("a", (0,), rows=[1]), "b"),
        one_alone,
    ):
        assert mended(edited(edit)) == ()


def test_a_replacement_in_a_column_of_no_field_is_in_no_recipe() -> None:
    of = sheet(PEOPLE, {**CELLS, "bus": ("a", "b", "c")})
    edit = replaced(of, Search("a", (3,)), "b")
    assert edit is not None
    assert mended(job(of.edited(edit))) == ()


@pytest.mark.parametrize("case", CASES)
def test_a_column_in_another_case_is_written_so_again(case: Case) -> None:
    cells = {**CELLS, "id": ("MARIE curie", "Lee", "ANNA")}
    whole = [(range(3), (0,))]
    done = job(sheet(PEOPLE, cells).edited(case_of(sheet(PEOPLE, cells), whole, case)))
    mends = mended(done)
    assert mends == (Mend(field="id", fix=CODES[case]),)
    again = replayed(job(sheet(PEOPLE, cells)), mends).job
    assert again.sheets[0].frame.equals(done.sheets[0].frame)
    assert again.sheets[0].edits.done[0].params == done.sheets[0].edits.done[0].params
    assert mend_in_words(mends[0]).startswith("Write id ")


def test_some_cells_in_another_case_are_in_no_recipe() -> None:
    of = sheet(PEOPLE, CELLS)
    some = recased(of, [([1], (0,))], "upper", in_rows=True)
    assert mended(edited(some.edit)) == ()
    no_field = sheet(PEOPLE, {**CELLS, "bus": ("a", "b", "c")})
    whole = recased(no_field, [(range(3), (3,))], "upper", in_rows=False)
    assert whole.edit is not None
    assert mended(job(no_field.edited(whole.edit))) == ()


def test_a_column_that_only_makes_fields_is_written_so_by_its_heading() -> None:
    of = split("Full name", "ANA LEE")
    done = job(of.edited(case_of(of, [(range(1), (0,))], "names")))
    mends = mended(done)
    assert mends == (Mend(heading="Full name", fix=CODES["names"]),)
    again = replayed(job(split("full name", "BO LEE")), mends)
    assert again.job.sheets[0].frame["c0"].to_list() == ["Bo Lee"]


MORE = record_type(*FIELDS, Field("room"), Field("password"))
SPLITTING = Splitting(0, "/", (0, 3))
JOINING = Joining((1, 0), 3, "-", emptied=True)


def wide(**cells: tuple[str, ...]) -> JobSheet:
    return sheet(MORE, {**CELLS, "room": ("", "", ""), "password": ("s",) * 3, **cells})


@pytest.mark.parametrize("made", ["split", "joined"])
def test_columns_split_and_joined_are_so_again(made: str) -> None:
    of = wide(id=("7B/12", "8A", "9C/3"))
    all_rows = range(3)
    by = {
        "split": split_up(of, all_rows, SPLITTING, in_rows=False),
        "joined": joined_up(of, all_rows, JOINING, in_rows=False),
    }
    edit = by[made].edit
    assert edit is not None
    done = job(of.edited(edit))
    mends = mended(done)
    assert (
        mends
        == {
            "split": (Mend(field="id", fix="edit-split", separator="/", into=("id", "room")),),
            "joined": (
                Mend(
                    field="room", fix="edit-joined", separator="-", of=("role", "id"), emptied=True
                ),
            ),
        }[made]
    )
    again = replayed(job(wide(id=("7B/12", "8A", "9C/3"))), mends).job
    assert again.sheets[0].frame.equals(done.sheets[0].frame)
    assert again.sheets[0].edits.done[0].params == edit.params
    assert mend_in_words(mends[0]) in {"Split id into id, room", "Join role, id into room"}
    for other in (sheet(PEOPLE, CELLS), wide(id=("", "", ""), role=("", "", ""))):
        assert replayed(job(other), mends).idle == mends


def test_some_rows_or_columns_of_no_field_are_in_no_recipe() -> None:
    of = wide(id=("a/b", "c", "d"), bus=("", "", ""))
    none = Splitting(0, "/", (0, 5))
    for made in (
        split_up(of, [0], SPLITTING, in_rows=True),
        split_up(of, range(3), none, in_rows=False),
        joined_up(of, range(3), Joining((0, 1), 5, " "), in_rows=False),
    ):
        assert made.edit is not None
        assert mended(job(of.edited(made.edit))) == ()


@pytest.mark.parametrize("column", [0, 1, 3])
@pytest.mark.parametrize("name", ["note", "password", None])
def test_what_is_matched_otherwise_since_is_in_no_recipe(column: int, name: str | None) -> None:
    of = wide(id=("7B/12", "8A", "9C/3"))
    all_rows = range(3)
    for made, columns in (
        (split_up(of, all_rows, SPLITTING, in_rows=False), (0, 3)),
        (joined_up(of, all_rows, JOINING, in_rows=False), (0, 1, 3)),
    ):
        assert made.edit is not None
        done = of.edited(made.edit)
        otherwise = replace(done, matching=done.matching.with_match(column, name))
        assert bool(mended(job(otherwise))) is (column not in columns)


def test_a_password_is_split_and_joined_by_no_recipe() -> None:
    mends = (
        Mend(field="id", fix="edit-split", separator="/", into=("", "password")),
        Mend(field="password", fix="edit-joined", separator="/", of=("id", "role")),
    )
    assert replayed(job(wide(id=("a/b", "c/d", ""), password=("", "", ""))), mends).idle == mends


def case_of(of: JobSheet, areas: Sequence[Area], case: Case) -> Edit:
    edit = recased(of, areas, case, in_rows=False).edit
    assert edit is not None
    return edit


def split(heading: str, *cells: str) -> JobSheet:
    """Return a sheet whose one column fills no field and makes one."""
    of = record_type(Field("given"), Field("password"))
    made = sheet(of, {heading: cells})
    matching = made.matching.with_made({"given": Making((0,), "given")})
    return replace(made, matching=matching)


def replacing(of: JobSheet, find: str, by: str) -> JobSheet:
    edit = replaced(of, Search(find, (0,)), by)
    assert edit is not None
    return of.edited(edit)


def test_a_column_that_only_makes_fields_is_mended_by_its_heading() -> None:
    done = job(replacing(split("Full name", "Ana(2) Lee"), "(2)", ""))
    mends = mended(done)
    assert mends == (Mend(heading="Full name", find="(2)"),)

    for heading in ("Full name", "full_name"):
        again = replayed(job(split(heading, "Bo(2) Lee")), mends)
        assert again.job.sheets[0].frame["c0"].to_list() == ["Bo Lee"]
    plain = sheet(record_type(Field("given")), {"Full name": ("Bo(2) Lee",)})
    two = replace(split("Full name", "a"), sheet=plain.sheet)
    two = replace(
        two, matching=sheet(two.record_type, {"full name": ("a",), "FULL NAME": ("b",)}).matching
    )
    for other in (plain, split("Name", "Bo(2) Lee"), two):
        assert replayed(job(other), mends).idle == mends


def test_a_column_that_makes_a_secret_is_in_no_recipe() -> None:
    made = split("Full name", "reef")
    makes = made.matching.with_made({"password": Making((0,), "given")})
    assert mended(job(replacing(replace(made, matching=makes), "reef", "x"))) == ()


def test_a_replacement_kept_before_there_were_recipes_is_in_none() -> None:
    edit = replaced(sheet(PEOPLE, CELLS), Search("a", (0,)), "b")
    assert edit is not None
    old = {name: edit.params[name] for name in ("find", "replacement", "count")}
    assert mended(edited(msgspec.structs.replace(edit, params=old))) == ()


def test_of_several_sheets_each_is_mended_as_it_was() -> None:
    rooms = sheet(ROOMS, CELLS)
    search = Search("a", (0,))
    edit = replaced(rooms, search, "b")
    assert edit is not None
    mends = mended(job(sheet(PEOPLE, CELLS), rooms.edited(edit)))
    again = replayed(job(sheet(PEOPLE, CELLS), rooms), mends).job

    assert [each.frame["c0"][2] for each in again.sheets] == ["a3", "b3"]


def test_what_finds_nothing_is_told_and_the_rest_is_made() -> None:
    mends = (
        Mend(field="nothing", find="a", replacement="b"),
        Mend(field="id", find="zz", replacement="b"),
        Mend(field="role", fix="fix-empty"),
        Mend(field="id", find="a", replacement="b"),
        Mend(type="rooms", fix=SAFE),
    )
    again = replayed(job(sheet(PEOPLE, CELLS)), mends)

    assert again.idle == (*mends[:3], mends[4])
    assert again.job.sheets[0].frame["c0"].to_list() == [" b1", "b2 ", "b3"]
    assert again.problems["people"].frame.height == check_job(again.job)["people"].frame.height


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"field": "id"},
        {"fix": "fix-blanks"},
        {"field": "id", "fix": SAFE},
        {"find": "a"},
        {"heading": "a", "fix": "fix-blanks"},
        {"heading": "a", "field": "id", "find": "a"},
        {"heading": "a", "fix": SAFE},
        {"field": "id", "fix": "fix-blanks", "find": "a"},
        {"field": "id", "fix": "edit-split", "separator": "/"},
        {"field": "id", "fix": "edit-joined", "separator": "/", "into": ("id",)},
    ],
)
def test_a_mend_that_says_nothing_or_two_things_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="a mend has"):
        Mend(**said)


def test_a_mend_is_put_in_words() -> None:
    assert mend_in_words(Mend(fix=SAFE)) == "Mend everything that is safe"
    assert mend_in_words(Mend(field="id", fix="fix-blanks")) == "Take out the stray blanks"
    assert "“a” by “b”" in mend_in_words(Mend(field="id", find="a", replacement="b"))
    assert "secret" not in repr(Mend(field="id", find="secret"))
