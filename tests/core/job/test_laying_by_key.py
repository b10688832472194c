"""Changes laid on a file that changed meanwhile change exactly the person they were made for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from rosterwizard.core.job.cell_edits import cleared, typed
from rosterwizard.core.job.edits import Edit, HeadingEdit
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.laying_by_key import LaidByKey, lay_by_key
from rosterwizard.core.job.sheet_edits import (
    rematched,
    rows_brought_back,
    rows_kept,
    rows_set_aside,
)
from rosterwizard.core.job.steps import (
    Made,
    Opened,
    Redone,
    Step,
    Undone,
    steps_between,
    steps_of,
)
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.profiles.language import Field
from tests.helpers import any_edit
from tests.helpers.checked import record_type, sheet, system
from tests.helpers.new_rows import with_new_row

if TYPE_CHECKING:
    from collections.abc import Sequence

PEOPLE = record_type(Field("name"), Field("id"), Field("year"), Field("house"), primary_key=("id",))
MEMBERS = record_type(Field("group"), Field("id"), Field("role"), primary_key=("group", "id"))
NAMES = ("Ann", "Ben", "Cleo", "Dan", "Eve")
MAKERS = (
    *(any_edit.typed, any_edit.cleared, any_edit.filled_down, any_edit.pasted, any_edit.replaced),
    *(any_edit.heading, any_edit.rows_set_aside, any_edit.rows_brought_back, any_edit.rows_kept),
    *(any_edit.row_added, any_edit.row_added),
)


def people(*ids: str, **columns: Sequence[str]) -> JobSheet:
    """Return people who are called by their number, with other columns where they are given."""
    names = [NAMES[int(each) % len(NAMES)] if each else "Zed" for each in ids]
    return sheet(PEOPLE, {"name": names, "id": ids, **columns})


def laid(new: JobSheet, old: JobSheet) -> LaidByKey:
    job = Job(system(new.record_type), (old,))
    return lay_by_key(job.with_sheet(new), steps_of(job))


def column(laying: LaidByKey, heading: str) -> list[str]:
    (after,) = laying.job.sheets
    return after.frame[f"c{after.sheet.headings.index(heading)}"].to_list()


def with_typed(before: JobSheet, *cells: tuple[int, int, str]) -> JobSheet:
    for row, place, text in cells:
        edit = typed(before, row, place, text)
        assert edit is not None
        before = before.edited(edit)
    return before


def reasons(laying: LaidByKey) -> list[tuple[str, str]]:
    return [(each.row or each.heading, each.reason) for each in laying.left_out]


# -- Any roster, any edits, any change of the file --------------------------------------------


def by_person(rows: JobSheet) -> dict[str, dict[str, str]]:
    """Return what stands in each row, by the number that it has in the file, and by heading.

    A new row goes by what it is called.
    """
    opened = rows.opened
    at = opened.headings.index("id")
    there = rows.rows_there()
    known, new = opened.frame[f"c{at}"].gather(there), opened.places.of_rows(there).new()
    ids = [f"new row {added}" if added else each for each, added in zip(known, new, strict=True)]
    lines = (dict(zip(opened.headings, row, strict=True)) for row in rows.frame.iter_rows())
    return dict(zip(ids, lines, strict=True))


def another_file(data: st.DataObject, fresh: JobSheet) -> JobSheet:
    """Return the file with rows and columns moved, gone and added, and some texts changed."""
    lines = list(by_person(fresh).values())
    kept = [line for line in lines if data.draw(st.integers(0, 4))]
    changed = [
        {**line, "name": "changed"} if data.draw(st.integers(0, 4)) == 0 else line for line in kept
    ]
    added = [{**line, "id": f"new {line['id']}"} for line in lines[: data.draw(st.integers(0, 2))]]
    rows = data.draw(st.permutations([*added, *changed]))
    headings = data.draw(st.permutations(["name", "id", "year", "note"]))
    return sheet(PEOPLE, {each: [row.get(each, "") for row in rows] for each in headings})


@settings(max_examples=25)
@given(st.data())
def test_every_change_comes_to_the_person_for_whom_it_was_made_and_to_nobody_else(
    data: st.DataObject,
) -> None:
    ids = [str(number) for number in range(data.draw(st.integers(1, 6)))]
    years = [data.draw(st.sampled_from(("a", "b", ""))) for _ in ids]
    fresh = old = people(*ids, year=years)
    states = [old]
    for _ in range(data.draw(st.integers(1, 5))):
        edit = data.draw(st.sampled_from(MAKERS))(data, old)
        old = old.edited(edit) if edit else old.undone()
        states.append(old)
    new = another_file(data, fresh)
    laying = laid(new, old)
    was, wanted, opened = by_person(fresh), by_person(old), by_person(new)
    (after,) = laying.job.sheets
    blank = dict.fromkeys(("name", "id", "year", "note"), "")
    for person, line in by_person(after).items():
        for heading, text in line.items():
            raw, ever = opened.get(person, blank)[heading], was.get(person, blank).get(heading)
            made = {by_person(each).get(person, {}).get(heading) for each in states}
            if person in wanted and raw == ever:
                assert text == wanted[person].get(heading, "")
            else:
                assert text == raw or (person in was and text in made)
    for person in opened.keys() & was.keys():
        assert (person in by_person(after)) == (person in wanted)
    new_rows = {person for person in wanted if person.startswith("new row")}
    assert new_rows == {person for person in by_person(after) if person.startswith("new row")}
    assert len({(each.row, each.heading, each.kind) for each in laying.left_out}) == len(
        laying.left_out
    )


def test_nothing_is_taken_back_or_made_again_where_there_is_nothing() -> None:
    fresh = people("1")
    job = Job(system(PEOPLE), (fresh,))
    steps = (Undone("people"), Redone("people"))
    assert lay_by_key(job, steps).job.sheets[0].frame.equals(fresh.frame)


def test_what_was_not_laid_on_is_not_taken_back_either() -> None:
    before = with_typed(people("1", "2"), (1, 0, "Eva"))
    job = Job(system(PEOPLE), (before,))
    fresh = people("1")
    laying = lay_by_key(job.with_sheet(fresh), (*steps_of(job), Undone("people")))
    assert laying.job.sheets[0].frame.equals(fresh.frame)


@settings(max_examples=25)
@given(st.data())
def test_on_the_same_file_all_is_as_it_was(data: st.DataObject) -> None:
    fresh = old = people("1", "2", "3", year=["a", "", "b"])
    for _ in range(data.draw(st.integers(1, 5))):
        edit = data.draw(st.sampled_from((*MAKERS, None)))
        made = edit(data, old) if edit else None
        old = old.edited(made) if made else data.draw(st.sampled_from((old.undone(), old.redone())))
    laying = laid(fresh, old)
    assert laying.left_out == ()
    assert any_edit.same_sheet(laying.job.sheets[0], old)


# -- One fact each ------------------------------------------------------------------------------


def test_a_row_that_moved_is_found_again_and_its_change_can_be_taken_back() -> None:
    old = with_typed(people("1", "2"), (1, 0, "Cleopatra"))
    new = people("9", "2", "1")
    laying = laid(new, old)
    assert column(laying, "name") == ["Eve", "Cleopatra", "Ben"]
    assert (laying.fitted, laying.count) == (1, 1)
    assert laying.job.sheets[0].undone().frame.equals(new.frame)


def test_what_does_not_fit_is_left_and_told() -> None:
    old = people("1", "2", "3", "4", "", note=["a", "b", "c", "d", "e"])
    old = with_typed(old, *((row, 0, f"New {row}") for row in range(5)), (0, 2, "gone"))
    new = people("2", "3", "4", "4").edited(
        Edit(headings=(HeadingEdit(0, "name", "name"),))  # which changes nothing
    )
    changed = with_typed(new, (1, 0, "Daniel"))
    fresh = JobSheet.of(PEOPLE, replace(new.sheet, frame=changed.frame), new.matching)
    laying = laid(fresh, old)
    assert column(laying, "name") == ["New 1", "Daniel", "Eve", "Eve"]
    assert reasons(laying) == [
        ("1", "row-gone"),
        ("3", "other-text"),
        ("4", "doubled"),
        ("name", "no-key"),
        ("1", "column-gone"),
    ]
    stands = next(each for each in laying.left_out if each.reason == "other-text")
    assert (stands.before, stands.wanted, stands.stands) == ("Dan", "New 2", "Daniel")
    assert "Daniel" not in repr(laying)


def test_of_one_step_the_part_that_fits_is_laid_on_and_counted() -> None:
    old = people("1", "2", "3")
    edit = cleared(old, [([0, 1, 2], [0])])
    assert edit is not None
    laying = laid(people("3", "1"), old.edited(edit))
    assert column(laying, "name") == ["", ""]
    assert laying.job.sheets[0].edits.done[0].params["count"] == 2
    assert reasons(laying) == [("2", "row-gone")]


def test_what_the_file_has_by_itself_by_now_is_no_loss() -> None:
    old = with_typed(people("1", "2"), (0, 0, "x"), (0, 0, "Benno"), (1, 0, "y"), (1, 0, "Cleo"))
    new = sheet(PEOPLE, {"id": ["1", "2"], "name": ["Benno", "other"]})
    laying = laid(new, old)
    assert (laying.fitted, laying.left_out) == (1, ())
    assert laying.job.sheets[0].edits.done == ()


def test_a_key_that_was_there_twice_is_none() -> None:
    old = with_typed(people("1", "1", "2"), (0, 0, "x"), (2, 0, "y"))
    assert reasons(laid(people("2", "1"), old)) == [("1", "doubled")]


def test_a_key_of_several_fields_is_known_as_a_whole() -> None:
    def members(*rows: tuple[str, str]) -> JobSheet:
        columns = {"group": [row[0] for row in rows], "id": [row[1] for row in rows]}
        return sheet(MEMBERS, {**columns, "role": ["S"] * len(rows)})

    old = with_typed(members(("a", "1"), ("b", "1"), ("b", "")), (1, 2, "T"), (2, 2, "T"))
    laying = laid(members(("b", ""), ("b", "1"), ("a", "1")), old)
    assert column(laying, "role") == ["S", "T", "S"]
    assert reasons(laying) == [("role", "no-key")]
    both = with_typed(members(("a\x1fb", "1")), (0, 2, "T"))
    assert reasons(laid(members(("a\x1fb", "1")), both)) == [("role", "no-key")]


def test_without_a_key_the_whole_row_is_it() -> None:
    plain = record_type(Field("name"), Field("role"))
    old = with_typed(
        sheet(plain, {"name": ["Ann", "Ben", ""], "role": ["", "S", ""]}), (0, 1, "T"), (2, 1, "T")
    )
    laying = laid(sheet(plain, {"role": ["S", "", ""], "name": ["Ben", "Ann", ""]}), old)
    assert column(laying, "role") == ["S", "T", ""]
    assert reasons(laying) == [("role", "no-key")]


def test_a_field_whose_values_stand_once_is_a_key_where_there_is_no_other() -> None:
    unique = Field("mail", constraints=structs.replace(Field("x").constraints, unique=True))
    kind = record_type(Field("name"), unique)
    old = with_typed(sheet(kind, {"name": ["Ann"], "mail": ["a@x"]}), (0, 0, "Anna"))
    laying = laid(sheet(kind, {"name": ["Ben", "Ann"], "mail": ["b@x", "a@x"]}), old)
    assert column(laying, "name") == ["Ben", "Anna"]


def test_rows_set_aside_are_set_aside_again_wherever_they_are() -> None:
    old = people("1", "2", "3", "4", "5")
    aside = rows_set_aside(old, [0, 1, 2, 3])
    assert aside is not None
    old = old.edited(aside)
    back = rows_brought_back(old, [3])
    assert back is not None
    laying = laid(people("4", "3", "3", "1"), old.edited(back))
    assert column(laying, "id") == ["4", "3", "3"]
    assert reasons(laying) == [("3", "doubled")]
    assert laying.fitted == 2


def test_rows_that_were_kept_as_records_are_kept_wherever_they_are() -> None:
    old = people("1", "2", "3")
    kept = rows_kept(old, [0, 2])
    assert kept is not None
    laying = laid(people("3", "2"), old.edited(kept))
    assert [each.kept for each in laying.job.sheets[0].edits.done] == [(0,)]


def test_rows_that_look_like_no_records_in_the_changed_file_stay_aside() -> None:
    old = people("1", "2", "3").opened_without({2: "no-record"})
    new = people("0", "1", "2", "3").opened_without({3: "no-record"})
    laying = laid(new, with_typed(old, (1, 0, "Benno")))
    assert (laying.fitted, column(laying, "id")) == (1, ["0", "1", "2"])
    assert column(laying, "name")[2] == "Benno"
    back = rows_brought_back(old, [2])
    assert back is not None
    assert column(laid(new, old.edited(back)), "id") == ["0", "1", "2", "3"]


def test_what_was_taken_back_stays_so_and_can_be_made_again() -> None:
    old = with_typed(people("1", "2"), (0, 0, "x"), (1, 0, "y")).undone().undone().redone()
    laying = laid(people("2", "1"), old)
    assert column(laying, "name") == ["Cleo", "x"]
    (after,) = laying.job.sheets
    assert after.redone().frame["c0"].to_list() == ["y", "x"]
    gone = laid(people("2"), old)
    assert gone.job.sheets[0].redone().frame["c0"].to_list() == ["y"]


def test_what_was_taken_back_before_a_step_that_is_left_out_stays_forgotten() -> None:
    old = with_typed(with_typed(people("1", "2"), (0, 0, "x")).undone(), (1, 0, "y"))
    steps = [*steps_of(Job(system(PEOPLE), (with_typed(people("1", "2"), (0, 0, "x")).undone(),)))]
    steps += [each for each in steps_of(Job(system(PEOPLE), (old,))) if isinstance(each, Made)]
    (after,) = lay_by_key(Job(system(PEOPLE), (people("1"),)), steps).job.sheets
    assert after.edits.undone == ()


def test_headings_and_their_meaning_follow_their_columns() -> None:
    old = people("1", other=["o"])
    said = rematched(old, replace(old.matching.with_match(2, "year"), constants={"house": "n"}))
    assert said is not None
    old = old.edited(said).edited(Edit(headings=(HeadingEdit(2, "other", "year"),)))
    laying = laid(sheet(PEOPLE, {"other": ["o"], "id": ["1"], "name": ["Ben"]}), old)
    (after,) = laying.job.sheets
    assert after.matching.column_of("year") == 0
    assert after.matching.matches[0].heading == "year"
    assert (laying.fitted, laying.left_out) == (1, ())


def test_a_meaning_that_the_file_has_otherwise_by_now_is_told() -> None:
    old = people("1", other=["o"])
    known = replace(old.matching, constants={"year": "7"}, left_out=frozenset({"role"}))
    said = rematched(old, known.with_match(2, "role"))
    assert said is not None
    old = old.edited(said).edited(Edit(headings=(HeadingEdit(2, "other", "new"),)))
    laying = laid(people("1", year=["8"]), old)
    assert [(each.kind, each.reason) for each in laying.left_out] == [
        ("heading", "column-gone"),
        ("matching", "column-gone"),
        ("constant", "other-text"),
        ("field-out", "other-text"),
    ]


def test_a_heading_that_is_another_one_by_now_is_told() -> None:
    old = people("1").edited(Edit(headings=(HeadingEdit(0, "name", "Name"),)))
    again = people("1")
    moved = replace(again, matching=again.matching.with_heading(0, "Called"))
    steps: list[Step] = list(steps_of(Job(system(PEOPLE), (old,))))
    laying = lay_by_key(Job(system(PEOPLE), (moved,)), steps)
    assert [each.kind for each in laying.left_out] == ["heading"]


def test_a_meaning_taken_from_one_column_is_given_to_one_alone() -> None:
    old = people("1", other=["o"])
    old = old.settled(rematched(old, old.matching.with_match(2, "year")) or Edit())
    laying = laid(people("1", year=["8"], other=["o"]), old)
    matching = laying.job.sheets[0].matching
    assert [each.field for each in matching.matches] == ["name", "id", None, "year"]
    assert laying.left_out == ()


def test_a_word_on_headings_is_settled_where_the_column_is_now() -> None:
    profile, old = system(PEOPLE), people("1", other=["o"])
    word = rematched(old, old.matching.with_match(2, "year"))
    assert word is not None
    before = Job(profile, (old,))
    between = steps_between(before, Job(profile, (old.settled(word),)))
    steps = [*steps_of(before), *(between or ()), Undone("people"), Redone("people")]
    moved = sheet(PEOPLE, {"other": ["o"], "name": ["Ben"], "id": ["1"]})
    laying = lay_by_key(Job(profile, (moved,)), steps)
    assert laying.job.sheets[0].matching.column_of("year") == 0
    assert laying.job.sheets[0].edits.done == ()
    without = lay_by_key(Job(profile, (people("1"),)), steps)
    assert [each.reason for each in without.left_out] == ["column-gone"]


def test_of_a_sheet_that_is_gone_every_change_is_told() -> None:
    old = with_typed(people("1", "2"), (0, 0, "x")).edited(
        Edit(set_aside=(1,), headings=(HeadingEdit(0, "name", "Name"),))
    )
    said = rematched(old, replace(old.matching, constants={"year": "1"}, left_out=frozenset({"a"})))
    old = old.edited(said or Edit()).edited(Edit(code="x")).undone().redone()
    old = with_new_row(old, "Zoe")
    job = Job(system(PEOPLE), (old,))
    laying = lay_by_key(Job(system(PEOPLE), ()), steps_of(job))
    assert {each.reason for each in laying.left_out} == {"no-sheet"}
    assert [each.kind for each in laying.left_out] == [
        *("cell", "cell", "row-aside", "row-new", "heading", "constant", "field-out")
    ]
    assert [each.row for each in laying.left_out[:2]] == ["1", "new 1"]


def test_changes_whose_keys_were_not_kept_are_told() -> None:
    old = with_typed(people("1", "2"), (0, 0, "x"))
    steps = [
        structs.replace(step, keys=None) if isinstance(step, Made) else step
        for step in steps_of(Job(system(PEOPLE), (old,)))
    ]
    laying = lay_by_key(Job(system(PEOPLE), (people("1", "2"),)), steps)
    assert reasons(laying) == [("name", "no-key")]
    assert column(laying, "name") == ["Ben", "Cleo"]


def test_rows_cannot_be_known_again_without_the_columns_of_their_key() -> None:
    old = with_typed(people("1", "2"), (0, 0, "x"))
    without = sheet(PEOPLE, {"name": ["Ben", "Cleo"]})
    assert reasons(laid(without, old)) == [("1", "row-gone")]


def test_where_nothing_is_matched_nothing_tells_the_rows_apart() -> None:
    fresh = people("1", "2")
    for place in (0, 1):
        fresh = fresh.settled(rematched(fresh, fresh.matching.with_match(place, None)) or Edit())
    assert reasons(laid(people("2", "1"), with_typed(fresh, (0, 0, "x")))) == [("name", "no-key")]


def test_a_heading_that_stands_twice_by_now_is_no_place() -> None:
    old = with_typed(people("1", "2"), (0, 0, "x"))
    fresh = people("1", "2", note=["a", "b"])
    doubled = JobSheet.of(
        PEOPLE,
        replace(fresh.sheet, headings=("name", "id", "name")),
        fresh.matching.with_heading(2, "name"),
    )
    assert reasons(laid(doubled, old)) == [("1", "column-gone")]


def test_an_opened_sheet_alone_brings_its_words_along() -> None:
    fresh = people("1", other=["o"])
    opened = Opened("people", fresh.matching.with_match(2, "year"))
    laying = lay_by_key(Job(system(PEOPLE), (fresh,)), [opened])
    assert laying.job.sheets[0].matching.column_of("year") == 2
    assert laying.count == 0


def test_keys_show_no_cell() -> None:
    (_, made) = steps_of(Job(system(PEOPLE), (with_typed(people("1"), (0, 0, "x")),)))
    assert isinstance(made, Made)
    assert repr(made.keys) == "RowKeys(('id',), rows=1)"


def with_made(before: JobSheet, *columns: int) -> JobSheet:
    word = rematched(before, before.matching.with_made({"house": Making(columns)}))
    assert word is not None
    return before.settled(word)


def test_what_is_made_is_made_of_the_same_columns_where_they_are_now() -> None:
    old = with_made(people("1", note=["n"]), 2, 0)
    moved = sheet(PEOPLE, {"note": ["m"], "name": ["Ben"], "house": ["h"], "id": ["1"]})
    laying = laid(moved, old)
    (after,) = laying.job.sheets
    assert after.matching.making_of("house") == Making((0, 1))
    assert after.by_field()["house"].to_list() == ["m Ben"]
    assert laying.left_out == ()


def test_what_was_put_into_a_new_row_below_a_column_that_is_gone_is_told_by_its_name() -> None:
    old = with_new_row(with_new_row(people("1", note=["n"])), "Zoe", "7", "loud")
    laying = laid(people("1", "2"), old)
    (after,) = laying.job.sheets
    assert after.frame.rows()[2:] == [("", ""), ("Zoe", "7")]
    assert after.sheet.places.in_words().to_list() == ["2", "3", "new 1", "new 2"]
    assert (laying.new_rows, laying.fitted) == (2, 4)
    assert reasons(laying) == [("new 2", "column-gone")]


def test_of_a_new_row_that_was_taken_back_nothing_comes_along() -> None:
    old = with_new_row(with_new_row(people("1"), "Zoe").undone().undone(), "Ida")
    old = with_new_row(old, "Ada").undone().undone()
    laying = laid(people("2", "1"), old)
    assert column(laying, "name") == ["Cleo", "Ben", "Ida"]
    assert laying.job.sheets[0].redone().redone().frame["c0"].to_list()[3:] == ["Ada"]
    assert laying.left_out == ()


def test_what_can_no_longer_be_made_is_told() -> None:
    old = with_made(people("1", note=["n"]), 2, 0)
    assert reasons(laid(people("1"), old)) == [("house", "column-gone")]

    other = record_type(Field("name"), Field("id"), primary_key=("id",))
    steps = list(steps_of(Job(system(PEOPLE), (old,))))
    now = sheet(other, {"name": ["Ben"], "id": ["1"], "note": ["n"]})
    assert reasons(lay_by_key(Job(system(other), (now,)), steps)) == [("house", "other-text")]
    gone = lay_by_key(Job(system(PEOPLE), ()), steps)
    assert reasons(gone) == [("house", "no-sheet")]
    assert gone.left_out[0].wanted == "note, name"
