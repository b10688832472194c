"""A row that a person added is as good as one of the file, and is never called like one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.job.cell_edits import cleared, typed
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.job.sent_rows import sent_rows
from rosterwizard.core.job.sheet_edits import row_added, rows_brought_back, rows_set_aside
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.output import output_sheet
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.sheet.sheet import Origin, Sheet
from tests.helpers import any_edit
from tests.helpers.any_roster import TEXTS, job_sheets, record_types
from tests.helpers.checked import found, record_type, sheet, system
from tests.helpers.job_sheets import job_sheet
from tests.helpers.new_rows import with_new_row

if TYPE_CHECKING:
    from collections.abc import Sequence

PEOPLE = record_type(Field("id"), Field("name"), primary_key=("id",))


def people(*ids: str) -> JobSheet:
    return sheet(PEOPLE, {"id": ids, "name": ["x"] * len(ids)})


def names(of: JobSheet) -> list[str]:
    return of.sheet.places.in_words().to_list()


def in_file(of: JobSheet) -> JobSheet:
    """Return the sheet as it were had all that is there been read from a file."""
    records = of.frame.with_row_index("row").filter(~pl.col("row").is_in(of.blank_rows().implode()))
    read = replace(
        of.sheet,
        frame=records.drop("row"),
        sheet_row=pl.arange(2, 2 + records.height, dtype=pl.UInt32, eager=True),
        row_sheet=None,
    )
    return JobSheet.of(of.record_type, read, of.matching)


def moved(rows: Sequence[int], of: JobSheet) -> dict[int | None, int | None]:
    """Return the place of each row in a file that holds no blank one."""
    records = [row for row in rows if row not in of.blank_rows()]
    return {None: None, **{row: at for at, row in enumerate(records)}}


# -- Relations --------------------------------------------------------------------------------


def grown_by_chance(data: st.DataObject) -> JobSheet:
    """Return a sheet to which rows were added, typed in, set aside and taken back."""
    after = data.draw(job_sheets(data.draw(record_types())))
    columns = st.integers(0, after.frame.width - 1)
    for _ in range(data.draw(st.integers(1, 8))):
        kind = data.draw(st.sampled_from(("add", "type", "type", "type", "aside", "undo", "redo")))
        new = range(after.frame.height - after.sheet.new_rows, after.frame.height)
        if kind == "add":
            edit = any_edit.row_added(data, after)
        elif kind == "type" and new:
            row, text = data.draw(st.sampled_from(new)), data.draw(st.sampled_from(TEXTS))
            edit = typed(after, row, data.draw(columns), text)
        elif kind == "aside":
            edit = any_edit.rows_set_aside(data, after)
        else:
            after, edit = after.redone() if kind == "redo" else after.undone(), None
        after = after.edited(edit) if edit else after
    return after


@settings(max_examples=60)
@given(st.data())
def test_what_is_wrong_in_it_is_what_would_be_wrong_in_a_row_of_the_file(
    data: st.DataObject,
) -> None:
    after = grown_by_chance(data)
    own, read = system(after.record_type), in_file(after)
    places = moved(range(after.frame.height), after)
    problems = found(after, check_sheet(own, after))
    assert {(places[row], *rest) for row, *rest in problems} == found(read, check_sheet(own, read))


@settings(max_examples=60)
@given(st.data())
def test_what_is_written_of_it_is_what_would_be_written_of_a_row_of_the_file(
    data: st.DataObject,
) -> None:
    after = grown_by_chance(data)
    own, read = system(after.record_type), in_file(after)
    assert output_sheet(own, after).content == output_sheet(own, read).content
    assert output_sheet(own, after).rows.len() == after.count_records() == read.frame.height


@settings(max_examples=60)
@given(st.data())
def test_no_two_rows_are_called_the_same_and_each_keeps_its_name(data: st.DataObject) -> None:
    after = data.draw(job_sheets(data.draw(record_types())))
    called: dict[int, str] = {}
    for _ in range(data.draw(st.integers(1, 8))):
        makers = (any_edit.row_added, any_edit.rows_set_aside, any_edit.rows_brought_back)
        edit = data.draw(st.sampled_from(makers))(data, after)
        after = after.edited(edit) if edit else after
        now = dict(zip(after.rows_there(), names(after), strict=True))
        assert len({*now.values()}) == len(now)
        assert all(called.get(at, name) == name for at, name in now.items())
        called |= now
    assert all(name.isdecimal() or name.startswith("new ") for name in called.values())


# -- One fact each ----------------------------------------------------------------------------


def test_it_comes_below_all_others_and_is_blank() -> None:
    after = with_new_row(people("1", "2"))
    assert after.frame.rows() == [("1", "x"), ("2", "x"), ("", "")]
    assert names(after) == ["2", "3", "new 1"]
    assert after.blank_rows().to_list() == [2]
    assert after.count_records() == 2
    assert with_new_row(after, "3").blank_rows().to_list() == [2]


def test_a_blank_one_is_no_record_until_something_stands_in_it() -> None:
    after = with_new_row(people("1"), "   ")
    assert after.blank_rows().to_list() == [1]
    assert found(after, check_sheet(system(PEOPLE), after)) == set()
    assert output_sheet(system(PEOPLE), after).rows.to_list() == [0]
    filled = with_new_row(people("1"), "", "Ann")
    assert filled.blank_rows().to_list() == []
    assert found(filled, check_sheet(system(PEOPLE), filled)) == {(1, "id", "required")}


def test_a_double_of_a_row_of_the_file_is_found() -> None:
    after = with_new_row(people("1", "2"), "1", "Ann")
    assert found(after, check_sheet(system(PEOPLE), after)) == {(2, "id", "primaryKey")}


def test_undo_leaves_nothing_of_it_and_redo_brings_it_again() -> None:
    before = people("1")
    after = with_new_row(before, "2", "Bo")
    undone = after.undone().undone().undone()
    assert undone.frame.equals(before.frame)
    assert undone.sheet.sheet_row.equals(before.sheet.sheet_row)
    assert undone.redone().redone().redone().frame.equals(after.frame)


def test_one_frame_does_for_what_was_read_and_what_is_there_as_long_as_it_is_unchanged() -> None:
    for before in (people("1"), people("1", "2").opened_without({0: "no-record"})):
        added = row_added(before, None)
        assert added is not None
        after = before.edited(added)
        for each in (after, after.undone(), after.undone().redone()):
            whole = each.whole or each
            assert whole.frame is whole.sheet.frame


def test_one_that_was_set_aside_keeps_its_name_and_comes_back_as_it_was() -> None:
    before = with_new_row(with_new_row(people("1"), "2", "Bo"), "3", "Cy")
    aside = rows_set_aside(before, [1])
    assert aside is not None
    without = before.edited(aside)
    assert names(without) == ["2", "new 2"]
    assert [each.in_words() for each in without.sheet.set_aside] == ["row new 1"]
    more = with_new_row(without, "4", "Di")
    assert names(more) == ["2", "new 2", "new 3"]
    assert more.undone().undone().undone().frame.equals(without.frame)
    back = rows_brought_back(more, [1])
    assert back is not None
    assert more.edited(back).frame["c1"].to_list() == ["x", "Bo", "Cy", "Di"]


def test_where_sheets_are_stacked_it_is_of_the_sheet_of_the_row_beside_it() -> None:
    kind = pl.Enum(["Year 7", "Year 8"])
    read = Sheet(
        pl.DataFrame({"c0": ["a", "b"]}),
        ("id",),
        pl.Series([2, 2], dtype=pl.UInt32),
        Origin(Path("two.xlsx"), stacked=("Year 7", "Year 8")),
        row_sheet=pl.Series(["Year 7", "Year 8"], dtype=kind),
    )
    before = JobSheet.of(PEOPLE, read, Matching(()))
    assert names(with_new_row(before, beside=0))[-1] == "new 1 of “Year 7”"
    after = with_new_row(with_new_row(before, beside=1))
    assert names(after)[2:] == ["new 1 of “Year 8”", "new 2 of “Year 8”"]  # the last, unless said
    aside = rows_set_aside(after, [1])
    assert aside is not None
    assert names(with_new_row(after.edited(aside), beside=0))[-1] == "new 3 of “Year 7”"
    assert after.undone().sheet.row_sheet is not None
    assert names(after.undone()) == names(after)[:-1]


def test_no_row_is_added_where_there_is_no_column() -> None:
    assert row_added(job_sheet(PEOPLE, []), None) is None


def test_other_rows_are_known_from_those_that_only_came_below() -> None:
    before, after = people("1", "2"), with_new_row(people("1", "2"), "3")
    assert not after.has_rows_of(before)
    assert after.has_grown_from(before)
    assert not before.has_grown_from(after)
    aside = rows_set_aside(after, [0])
    assert aside is not None
    assert not after.edited(aside).has_grown_from(before)
    assert not after.has_grown_from(after)
    last = rows_set_aside(before, [1])
    assert last is not None
    assert not before.has_grown_from(before.edited(last))  # it is one of the file that came back


def test_one_that_became_blank_is_no_record_any_more() -> None:
    after = with_new_row(people("1"), "2")
    edit = cleared(after, [([1], [0])])
    assert edit is not None
    blank = after.edited(edit)
    assert blank.has_rows_of(after)
    assert not blank.has_records_of(after)
    assert sent_rows(blank, pl.Series([1], dtype=pl.UInt32)).height == 1
