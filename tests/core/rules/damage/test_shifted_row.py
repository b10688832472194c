"""Rows whose cells stand one column too far right or left are told, and moved back."""

from __future__ import annotations

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for, safe_fixed
from rosterwizard.core.profiles.language import Constraints, Field
from tests.helpers.checked import in_words, problems_in, record_type, sheet, system

PEOPLE = record_type(
    Field("code"),
    Field("given"),
    Field("family"),
    Field("mail", format="email"),
    Field("kind", constraints=Constraints(enum=("Student", "Teacher"))),
    Field("password"),
    Field("note"),
)
Row = tuple[str, ...]
SOUND: tuple[Row, ...] = tuple(
    (f"S{at}{at}", given, family, f"{given.lower()}@school.example", kind, "Maple.71", "")
    for at, (given, family, kind) in enumerate(
        [
            ("Emma", "Clarke", "Student"),
            ("Noah", "Fischer", "Teacher"),
            ("Ella", "Rossi", "Student"),
            ("Asha", "Patel", "Teacher"),
            ("Tom", "Iyer", "Student"),
            ("Ruby", "Stone", "Student"),
        ]
    )
)


def right(row: Row, at: int) -> Row:
    return (*row[:at], "", *row[at:-1])


def left(row: Row, at: int) -> Row:
    return (*row[:at], *row[at + 1 :], "")


def columns(rows: tuple[Row, ...]) -> dict[str, tuple[str, ...]]:
    names = [each.name for each in PEOPLE.fields]
    return dict(zip(names, zip(*rows, strict=True), strict=True))


def told(*rows: Row) -> list[int]:
    found = problems_in(PEOPLE, columns(rows))
    return sorted(row or 0 for row, _, code in found if code == "shifted-row")


def mended(*rows: Row) -> tuple[Row, ...]:
    made = sheet(PEOPLE, columns(rows))
    for fix in fixes_for(made, check_sheet(system(PEOPLE), made)):
        if fix.code == "fix-shifted-row":
            assert (fix.safe, fix.secret) == (False, True)  # passwords move along
            made = made.edited(fix.edit)
    return tuple(made.frame.iter_rows())


@pytest.mark.parametrize("at", [1, 2, 3])
def test_cells_moved_to_the_right_from_some_row_on_are_moved_back(at: int) -> None:
    rows = (*SOUND[:3], *(right(row, at) for row in SOUND[3:]))

    assert told(*rows) == [3, 4, 5]
    assert mended(*rows) == SOUND


def test_cells_moved_to_the_left_are_moved_back_and_what_was_left_out_is_blank() -> None:
    rows = (SOUND[0], left(SOUND[1], 3), *SOUND[2:4], left(SOUND[4], 3), SOUND[5])
    without = [(*row[:3], "", *row[4:]) for row in SOUND]

    assert told(*rows) == [1, 4]
    assert mended(*rows) == (SOUND[0], without[1], *SOUND[2:4], without[4], SOUND[5])


def test_one_row_alone_must_be_clearer() -> None:
    few = [right((*row[:4], "", "", ""), 3) for row in SOUND[4:]]  # just the address says so

    assert told(*SOUND[:5], right(SOUND[5], 1)) == [5]
    assert told(*SOUND[:5], few[1]) == []
    assert told(*SOUND[:4], *few) == [4, 5]


def test_rows_that_moved_elsewhere_are_placed_by_themselves() -> None:
    rows = (*SOUND[:4], right(SOUND[4], 1), right(SOUND[5], 3))

    assert told(*rows) == [4, 5]
    assert mended(*rows) == SOUND


def test_where_it_began_is_not_guessed() -> None:
    rows = (*SOUND[:4], left(SOUND[4], 1), left(SOUND[5], 1))  # or was it the last name?

    assert told(*rows) == [4, 5]
    assert mended(*rows) == rows


def test_nothing_is_moved_by_itself() -> None:
    made = sheet(PEOPLE, columns((*SOUND[:3], *(right(row, 3) for row in SOUND[3:]))))
    assert safe_fixed(made, check_sheet(system(PEOPLE), made)) is made


@pytest.mark.parametrize(
    "rows",
    [
        SOUND,
        tuple(right(row, 3) for row in SOUND),  # then the headings are wrong
        (SOUND[0], *(right(row, 3) for row in SOUND[1:])),  # one row is no model
        (*SOUND[:4], *((*row[:3], "none", *row[4:]) for row in SOUND[4:])),
        (*SOUND[:4], *((*row[:4], "Parent", *row[5:-1], "a note") for row in SOUND[4:])),
        # An address beside its column is not enough where another cell would be lost, ...
        (*SOUND[:4], *((*row[:3], "none", row[3], row[5], "x") for row in SOUND[4:])),
        # ... where the row would look no better, ...
        (*SOUND[:4], *((*row[:3], "none", row[3], row[5], "") for row in SOUND[4:])),
        # ... and where another cell would be none of its field's.
        (*SOUND[:4], *((*row[:3], "", row[3], "x", "") for row in SOUND[4:])),
        (*SOUND[:4], *((*row[:3], "", "x", *row[4:6]) for row in SOUND[4:])),
    ],
)
def test_other_rows_are_left_alone(rows: tuple[Row, ...]) -> None:
    assert told(*rows) == []


def test_columns_of_any_text_tell_nothing() -> None:
    texts = record_type(Field("given"), Field("family"), Field("note"))
    rows = [("Emma", "Clarke", "")] * 4 + [("", "Emma", "Clarke")] * 3
    cells = dict(zip(("given", "family", "note"), zip(*rows, strict=True), strict=True))
    assert {code for _, _, code in problems_in(texts, cells)} == set()


def test_a_field_without_sound_cells_says_nothing() -> None:
    of = record_type(Field("code"), Field("mail", format="email"), Field("day", type="date"))
    rows = [("S1", "a@b.example", ""), ("S2", "c@d.example", "")]
    rows += [("", "S3", "e@f.example"), ("e@f.example", "", "soon")]
    cells = dict(zip(("code", "mail", "day"), zip(*rows, strict=True), strict=True))
    assert (3, None, "shifted-row") not in problems_in(of, cells)


def test_words_name_the_column_and_no_cell() -> None:
    rows = (*SOUND[:4], right(SOUND[4], 3), right(SOUND[5], 3))
    said = [each for each in in_words(PEOPLE, columns(rows)) if each.code == "shifted-row"]
    assert said[0].message.startswith("From mail on, the cells of this row seem to stand one")
    assert "to the right" in said[0].message
    assert "Maple" not in said[0].message

    rows = (*SOUND[:4], left(SOUND[4], 3), left(SOUND[5], 3))
    said = [each for each in in_words(PEOPLE, columns(rows)) if each.code == "shifted-row"]
    assert "to the left" in said[0].message


def of_texts(*rows: Row) -> list[int]:
    """Return which rows are told where no field that must be of a form is behind their shift."""
    texts = record_type(
        Field("mail", format="email"), *map(Field, ("given", "code", "room", "note"))
    )
    cells = dict(zip([each.name for each in texts.fields], zip(*rows, strict=True), strict=True))
    return sorted(row or 0 for row, _, code in problems_in(texts, cells) if code == "shifted-row")


TEXTS: tuple[Row, ...] = tuple(
    (f"p{at}@b.example", "Emma", f"S{at}", "Room 7", "takes the bus") for at in range(100, 120)
)


def test_a_row_that_looks_like_the_others_once_it_is_moved_back_is_told_without_a_field() -> None:
    assert of_texts(*TEXTS[:12], left(TEXTS[12], 1), *TEXTS[13:]) == [12]
    assert of_texts(*TEXTS[:12], (*TEXTS[12][:2], "", "", ""), *TEXTS[13:]) == []


def test_rows_to_the_end_are_told_by_what_they_all_have_in_common() -> None:
    assert of_texts(*TEXTS[:9], *(right(row, 2) for row in TEXTS[9:])) == list(range(9, 20))
    blank = [(*row[:2], "", "", row[4]) for row in TEXTS[9:]]
    assert of_texts(*TEXTS[:9], *blank) == []


def test_a_sheet_without_a_field_that_could_say_so_tells_nothing() -> None:
    cells = {"given": ("Emma", "", "Ella"), "note": ("", "Emma", "")}
    assert "shifted-row" not in {code for _, _, code in problems_in(PEOPLE, cells)}


def test_rows_that_stand_well_may_be_few() -> None:
    many = tuple((f"T{at}", *SOUND[at % 6][1:]) for at in range(30))
    assert told(*many[:2], *(right(row, 2) for row in many[2:])) == list(range(2, 30))


def test_of_very_many_rows_those_are_looked_at_whose_fields_say_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rosterwizard.core.cells.shifted_rows._MOST_LOOKED_AT", 0)
    wrong = (*SOUND[2][:4], "Pupil", *SOUND[2][5:])
    rows = (*SOUND[:2], wrong, *(right(row, 3) for row in SOUND[3:]))

    assert told(*rows) == [3, 4, 5]
