"""Rows are known again by their key, else by their other cells, else by their number."""

from __future__ import annotations

from rosterwizard.core.checking.marked_rows import KnownRows
from rosterwizard.core.profiles.language import Constraints, Field
from tests.helpers.checked import record_type
from tests.helpers.job_sheets import job_sheet

PEOPLE = record_type(
    Field("id", constraints=Constraints(unique=True)),
    Field("name"),
    Field("mail"),
    Field("password"),
    primary_key=["id"],
)
HEADINGS = ["id", "name", "mail", "password"]


def known(*rows: str) -> KnownRows:
    cells = [[*row.split(","), "", "", ""][:4] for row in rows]
    return KnownRows.of(job_sheet(PEOPLE, HEADINGS, *cells))


def moved(before: KnownRows, after: KnownRows) -> list[int | None]:
    rows = [before.marked(row) for row in range(before.sheet.frame.height)]
    found = after.places_of(rows)
    return [found.get(row) for row in rows]


def test_key_tells_wherever_the_row_went_and_whatever_else_changed() -> None:
    assert moved(known("1,Ann,a", "2,Bo,b"), known("9,New,n", "2,Bob,x", "1,Anna,y")) == [2, 1]


def test_row_that_is_gone_is_not_known() -> None:
    assert moved(known("1,Ann,a", "2,Bo,b"), known("2,Bo,b", "3,Cy,c")) == [None, 0]


def test_other_cells_tell_where_the_key_was_mended() -> None:
    assert moved(known("1,Ann,a", ",Bo,b"), known("7,Bo,b", "01,Ann,a")) == [1, 0]


def test_number_tells_where_half_of_the_cells_are_the_same() -> None:
    assert moved(known(",Ann,a"), known("1,Ann,x")) == [0]
    assert moved(known(",Ann,a"), known("1,Zoe,x")) == [None]


def test_doubled_keys_are_told_apart_by_the_other_cells() -> None:
    before = known("1,Ann,a", "1,Bo,b")
    assert moved(before, known("1,Bo,b", "1,Ann,a")) == [1, 0]
    assert moved(before, known("1,Ann,a", "2,Bo,b")) == [0, 1]


def test_equal_rows_keep_their_numbers_and_are_taken_once() -> None:
    before = known("1,Ann,a", "1,Ann,a")
    assert moved(before, before) == [0, 1]
    assert moved(before, known("1,Ann,a")) == [0, None]
    assert moved(known("x,X,x", "1,Ann,a"), known("1,Ann,a", "1,Ann,a")) == [None, 1]


def test_passwords_are_in_no_digest() -> None:
    assert known("1,Ann,a,one").marked(0) == known("1,Ann,a,two").marked(0)


def test_a_type_without_a_key_is_known_by_its_cells() -> None:
    without = record_type(Field("name"), Field("mail"))
    before = KnownRows.of(job_sheet(without, ["name", "mail"], ["Ann", "a"], ["Bo", "b"]))
    after = KnownRows.of(job_sheet(without, ["mail", "name"], ["b", "Bo"], ["a", "Ann"]))
    assert before.marked(0).key == ""
    assert moved(before, after) == [1, 0]
