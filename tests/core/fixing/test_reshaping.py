"""Cells are put in another case, split and joined: just those that are meant, and as announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.fixing.reshaping import (
    BETWEEN,
    Joining,
    Reshaped,
    Splitting,
    joined_up,
    likely_separator,
    most_pieces,
    recased,
    split_up,
)
from rosterwizard.core.profiles.language import Field, RecordType, Schema
from tests.helpers.small_jobs import job_sheet

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet

PEOPLE = RecordType(
    name="people",
    schema=Schema(fields=tuple(map(Field, ("given", "surname", "class", "password")))),
    system="infiniti",
)
GIVEN, SURNAME, CLASS, PASSWORD = range(4)


def sheet_of(*rows: tuple[str, str, str, str]) -> JobSheet:
    return job_sheet(PEOPLE, rows)


@pytest.fixture
def people() -> JobSheet:
    return sheet_of(
        ("ANNA", "VAN DER BERG", "7B/12", "SECRET/1"),
        ("ben", "o'neill", "8A", "s"),
        ("Cleo", "McDonald", "9C / 3 / west", "s"),
        ("", "", "", ""),
    )


def changes(made: Reshaped) -> list[tuple[object, ...]]:
    return [] if made.edit is None else made.edit.cells.select("row", "column", "after").rows()


def told(made: Reshaped) -> list[tuple[str, str]]:
    return made.pairs.select("before", "after").rows()


# -- Case ---------------------------------------------------------------------------------


def test_names_are_written_as_the_field_says(people: JobSheet) -> None:
    made = recased(people, [(range(4), (GIVEN, SURNAME))], "names", in_rows=False)
    assert changes(made) == [
        *((0, GIVEN, "Anna"), (0, SURNAME, "van der Berg")),
        *((1, GIVEN, "Ben"), (1, SURNAME, "O'Neill")),
    ]
    assert made.edit is not None
    assert (made.edit.code, made.edit.params) == (
        "edit-case-names",
        {"in_rows": False, "count": 4},
    )
    assert ("ben", "Ben") in told(made)


def test_only_the_cells_of_the_areas_are_put_in_capitals(people: JobSheet) -> None:
    made = recased(people, [([1], (GIVEN,)), ([1, 2], (SURNAME,))], "upper", in_rows=True)
    assert changes(made) == [
        *((1, GIVEN, "BEN"), (1, SURNAME, "O'NEILL"), (2, SURNAME, "MCDONALD"))
    ]


def test_a_password_is_never_changed(people: JobSheet) -> None:
    for made in (
        recased(people, [(range(4), (PASSWORD,))], "lower", in_rows=False),
        split_up(people, range(4), Splitting(CLASS, "/", (CLASS, PASSWORD)), in_rows=True),
        joined_up(
            people, range(4), Joining((GIVEN, CLASS), PASSWORD, " ", emptied=False), in_rows=True
        ),
    ):
        assert made.edit is None or PASSWORD not in made.edit.cells["column"]


@pytest.mark.parametrize(
    "how",
    [
        *(
            Splitting(PASSWORD, "/", each)
            for each in ((GIVEN, SURNAME), (PASSWORD, GIVEN), (GIVEN,))
        ),
        *(
            Splitting(CLASS, "/", each)
            for each in ((PASSWORD,), (CLASS, PASSWORD), (None, PASSWORD))
        ),
    ],
    ids=str,
)
def test_no_password_is_split_nor_split_into_nor_told(how: Splitting) -> None:
    sheet = sheet_of(("", "", "7B/12", "Reef/22"), ("", "", "8A/3", ""))
    made = split_up(sheet, range(2), how, in_rows=False)
    assert (made.edit, made.taken) == (None, 0)
    assert made.pairs.is_empty()


@pytest.mark.parametrize("emptied", [False, True])
@pytest.mark.parametrize(
    ("columns", "target"),
    [
        *(((PASSWORD, CLASS), GIVEN), ((CLASS, PASSWORD), CLASS), ((PASSWORD,), GIVEN)),
        *(((GIVEN, CLASS), PASSWORD), ((GIVEN, PASSWORD), PASSWORD), ((CLASS,), PASSWORD)),
    ],
)
def test_no_password_is_joined_nor_joined_into_nor_told(
    columns: tuple[int, ...], target: int, emptied: bool
) -> None:
    sheet = sheet_of(("", "", "7B", "Reef-22"), ("", "", "8A", ""))
    how = Joining(columns, target, " ", emptied)
    made = joined_up(sheet, range(2), how, in_rows=False)
    assert (made.edit, made.taken) == (None, 0)
    assert made.pairs.is_empty()


def test_a_form_without_passwords_tells_as_ever_what_was_made(people: JobSheet) -> None:
    of_none = split_up(people, range(4), Splitting(PASSWORD, "/", (CLASS,)), in_rows=True).pairs
    told_ = joined_up(people, [1], Joining((GIVEN,), GIVEN, " "), in_rows=True).pairs
    assert of_none.schema == told_.schema


def test_what_is_so_already_is_no_step(people: JobSheet) -> None:
    made = recased(people, [([2], (GIVEN, SURNAME))], "names", in_rows=True)
    assert made.edit is None
    assert made.pairs.is_empty()


# -- Splitting ----------------------------------------------------------------------------


def test_pieces_go_into_columns_and_the_last_has_the_rest() -> None:
    sheet = sheet_of(("", "", "7B/12/x", ""), ("", "", "8A", ""), ("", "", " 9C / 3", ""))
    made = split_up(sheet, range(3), Splitting(CLASS, "/", (CLASS, GIVEN)), in_rows=True)
    assert changes(made) == [
        *((0, GIVEN, "12/x"), (0, CLASS, "7B"), (2, GIVEN, "3"), (2, CLASS, "9C"))
    ]
    assert told(made) == [("7B/12/x", "7B | 12/x"), (" 9C / 3", "9C | 3")]


def test_the_source_stays_where_no_piece_goes_there() -> None:
    sheet = sheet_of(("", "", "7B/12", ""))
    made = split_up(sheet, range(1), Splitting(CLASS, "/", (None, GIVEN)), in_rows=True)
    assert changes(made) == [(0, GIVEN, "12")]


def test_nothing_that_stands_there_is_written_over(people: JobSheet) -> None:
    made = split_up(people, range(4), Splitting(CLASS, "/", (CLASS, GIVEN)), in_rows=True)
    assert made.edit is None
    assert made.taken == 2


@pytest.mark.parametrize("separator", ["", "#"])
def test_without_a_separator_nothing_is_split(people: JobSheet, separator: str) -> None:
    made = split_up(people, range(4), Splitting(CLASS, separator, (CLASS, GIVEN)), in_rows=True)
    assert (made.edit, made.taken) == (None, 0)


def test_only_the_rows_that_are_meant_are_split_and_joined() -> None:
    sheet = sheet_of(*[("", "", "a/b", "")] * 3)
    assert {
        row
        for row, *_ in changes(
            split_up(sheet, [1], Splitting(CLASS, "/", (CLASS, GIVEN)), in_rows=True)
        )
    } == {1}
    joined = joined_up(sheet, [2], Joining((CLASS,), GIVEN, " ", emptied=True), in_rows=True)
    assert changes(joined) == [(2, GIVEN, "a/b"), (2, CLASS, "")]


# -- Joining ------------------------------------------------------------------------------


def test_texts_are_joined_in_their_order_without_blank_ones(people: JobSheet) -> None:
    made = joined_up(
        people, range(4), Joining((SURNAME, GIVEN), GIVEN, ", ", emptied=False), in_rows=True
    )
    assert changes(made) == [
        *((0, GIVEN, "VAN DER BERG, ANNA"), (1, GIVEN, "o'neill, ben")),
        (2, GIVEN, "McDonald, Cleo"),
    ]
    assert told(made)[0] == ("VAN DER BERG | ANNA", "VAN DER BERG, ANNA")


def test_the_other_columns_are_emptied_where_that_is_wanted(people: JobSheet) -> None:
    made = joined_up(
        people, [1], Joining((GIVEN, SURNAME), SURNAME, " ", emptied=True), in_rows=True
    )
    assert changes(made) == [(1, GIVEN, ""), (1, SURNAME, "ben o'neill")]


def test_a_column_with_other_texts_is_not_joined_into(people: JobSheet) -> None:
    made = joined_up(
        people, range(4), Joining((GIVEN, SURNAME), CLASS, " ", emptied=False), in_rows=True
    )
    assert (made.edit, made.taken) == (None, 3)


TEXT = st.text("ab/ ", max_size=6)


@given(st.lists(TEXT, min_size=1, max_size=8))
def test_what_was_split_and_is_joined_again_says_the_same(texts: list[str]) -> None:
    sheet = sheet_of(*[("", "", text, "") for text in texts])
    split = split_up(sheet, range(len(texts)), Splitting(CLASS, "/", (CLASS, GIVEN)), in_rows=True)
    parted = sheet.edited(split.edit) if split.edit else sheet
    joined = joined_up(
        parted, range(len(texts)), Joining((CLASS, GIVEN), CLASS, "/", emptied=True), in_rows=True
    )
    again = parted.edited(joined.edit) if joined.edit else parted
    for text, now in zip(texts, again.frame[f"c{CLASS}"], strict=True):
        first, slash, rest = text.partition("/")
        assert now == "/".join(filter(None, (first.strip(), rest.strip()))) or not slash
    assert again.undone().undone().frame.equals(sheet.frame) or split.edit is None


@given(st.lists(TEXT, min_size=1, max_size=8))
def test_what_is_announced_is_what_is_made(texts: list[str]) -> None:
    sheet = sheet_of(*[("", "", text, "") for text in texts])
    made = split_up(sheet, range(len(texts)), Splitting(CLASS, "/", (CLASS, GIVEN)), in_rows=True)
    after = sheet.edited(made.edit).frame if made.edit else sheet.frame
    said = {before: after.split(BETWEEN) for before, after in told(made)}
    for row, text in enumerate(texts):
        if text in said:
            assert [after[f"c{CLASS}"][row], after[f"c{GIVEN}"][row]] == said[text]
        else:
            assert after.row(row) == sheet.frame.row(row)
    assert sum(made.pairs["count"]) == sum(text in said for text in texts)


@pytest.mark.parametrize(
    ("texts", "separator", "pieces"),
    [
        *((["7B/12", "8A/3/x", ""], "/", 3), (["Lee, Anna", "Ng, Bo"], ",", 2)),
        *((["Anna Lee", "Bo Ng"], " ", 2), (["Anna", "Bo"], "", 1), ([], "", 1)),
        (["a/b", "c", "d"], "", 1),
    ],
)
def test_the_separator_of_most_texts_is_guessed(
    texts: list[str], separator: str, pieces: int
) -> None:
    column = pl.Series(texts, dtype=pl.String)
    assert likely_separator(column) == separator
    assert most_pieces(column, separator, 9) == pieces
