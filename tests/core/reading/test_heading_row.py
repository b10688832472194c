"""The headings are found wherever they are, and a person's word comes first."""

from __future__ import annotations

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.heading_row import (
    find_heading_row,
    first_rows,
    heading_place,
    is_heading_like,
    is_person,
    rows_above,
)
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.sheet.aside_row import AsideRow

HEADINGS = ["User name", "First name", "E-mail"]
RECORD = ["anna1", "Anna", "anna@school.example"]
KNOWN = {"username", "firstname", "email"}


@pytest.mark.parametrize("cell", ["Name", " E-mail ", "2nd name", "Año", "Grade (K–12)"])
def test_headings_look_like_headings(cell: str) -> None:
    assert is_heading_like(cell)


@pytest.mark.parametrize(
    "cell", ["", "  ", "123", "a@b.example", "2031-09-01", "1/9/31 a", "12.3.2031 x", "x" * 101]
)
def test_values_do_not_look_like_headings(cell: str) -> None:
    assert not is_heading_like(cell)


@pytest.mark.parametrize(
    ("rows", "is_one"),
    [
        ([("ann1", "Y", "N"), ("bob2", "Y", "N")], True),
        ([("ann1", "Y", "N"), ("", "", ""), ("bob2", "Y", "N")], True),
        ([("ann1", "Y", "N"), ("bob2", "N", "N")], False),
        ([("id", "on", "in"), ("id", "on", "in")], False),  # headings once more
        ([("ann1", "", ""), ("bob2", "", "")], False),
        ([("ann1", "Y", "N")], False),
        ([("Name", "Y", "N"), ("bob2", "Y", "N")], False),  # a known one
    ],
)
def test_what_stands_below_itself_is_no_heading(
    rows: list[tuple[str, ...]], *, is_one: bool
) -> None:
    assert is_person(rows, {"name"}) == is_one


def test_headings_are_mostly_on_top() -> None:
    assert find_heading_row([HEADINGS, RECORD, RECORD]) == 0


def test_titles_and_blank_rows_above_are_passed_over() -> None:
    rows = [
        ["Students of 2031", "", ""],
        ["", "", ""],
        ["Printed", "1/9/2031", ""],
        HEADINGS,
        RECORD,
    ]

    assert find_heading_row(rows) == 3
    assert find_heading_row(rows, KNOWN) == 3


def test_what_stands_above_the_headings_is_named() -> None:
    head = [("Patrons", ""), ("", " "), ("Printed", "today"), ("id", "name")]
    assert rows_above(head, 3) == (
        AsideRow(1, "above-headings", "Patrons"),
        AsideRow(3, "above-headings", "Printed | today"),
    )
    assert rows_above(head, 0) == rows_above(head, -1) == ()


def test_known_headings_are_found_between_rows_that_look_alike() -> None:
    rows = [["Green Hill", "Main Street", "Springfield"], ["Qq", "Rr", "Ss"], RECORD]

    assert find_heading_row(rows) == 0
    assert find_heading_row(rows, {"qq", "rr"}) == 1


GERMAN = ["Nachname", "Vorname", "Klasse", "Schülernummer"]
SCHOOL = ["Grüntal", "Hauptstraße", "Springfeld", "Herbst"]


@pytest.mark.parametrize(
    "headings",
    [
        GERMAN,
        ["Nom de famille", "Prénom", "Classe", "INE"],
        ["Apellidos", "Nombre de pila", "Grupo", "Correo electrónico"],
    ],
)
def test_headings_of_other_languages_are_found_below_titles(headings: list[str]) -> None:
    assert find_heading_row([SCHOOL, headings, ["Bauer", "Lukas", "7b", "1001"]]) == 1


def test_a_known_name_tells_more_than_what_others_mean() -> None:
    rows = [GERMAN, ["username", "firstname", "x", "y"], ["a", "b", "c", "d"]]

    assert find_heading_row(rows, KNOWN) == 1
    assert find_heading_row(rows) == 0


@pytest.mark.parametrize(
    "title",
    [
        ["Klasse", "Lehrer", "", ""],  # speaks of two things, and fills few cells
        ["Klasse 7b", "Frau Koch", "Springfeld", "Herbst"],  # speaks of one at most
    ],
)
def test_titles_that_speak_of_a_class_are_no_headings(title: list[str]) -> None:
    strange = ["Qq", "Rr", "Ss", "Tt"]
    place = find_heading_row([title, strange, ["1001", "2", "3", "4"]])

    assert place == (0 if all(title) else 1)
    assert find_heading_row([title, GERMAN, ["1001", "2", "3", "4"]]) == 1


def test_one_known_word_among_others_is_not_enough() -> None:
    rows = [HEADINGS, ["e-mail", "Anna", "anna@school.example"]]

    assert find_heading_row(rows, {"email"}) == 0


def test_a_single_column_may_have_one_known_heading() -> None:
    assert find_heading_row([["List"], ["E-mail"], ["anna@school.example"]], KNOWN) == 1


def test_repeated_words_are_no_headings() -> None:
    assert find_heading_row([["Yes", "Yes", "Yes"], HEADINGS, RECORD]) == 1
    four = [*HEADINGS, "Class"]
    assert find_heading_row([["Yes", "No", "Yes", "No"], four, [*RECORD, "7B"]]) == 1


def test_without_any_row_like_headings_the_first_filled_one_is_taken() -> None:
    assert find_heading_row([["", ""], ["1", "2"], ["3", "4"]]) == 1
    assert find_heading_row([["", ""]]) == 0


def test_no_more_rows_are_taken_than_are_needed() -> None:
    rows = [["", ""]] * 60 + [["a", "b"]] * 200

    assert len(first_rows(iter(rows), 0)) == 60 + 51
    assert len(first_rows(iter(rows), at_least=150)) == 151
    assert first_rows(iter(rows[:2]), 0) == rows[:2]


def test_a_persons_word_comes_first() -> None:
    rows = [HEADINGS, RECORD, ["other", "two", "three"]]

    assert heading_place(rows, ReadingOptions(heading_row=3), KNOWN) == 2
    assert heading_place(rows, FIND_OUT, KNOWN) == 0


@pytest.mark.parametrize("row", [2, 4])
def test_there_must_be_headings_where_a_person_says(row: int) -> None:
    with pytest.raises(RosterError) as caught:
        heading_place([["a"], [" "], ["b"]], ReadingOptions(heading_row=row), ())

    assert (caught.value.code, caught.value.params) == ("no-such-heading-row", {"row": row})


def test_blank_rows_alone_are_nothing() -> None:
    with pytest.raises(RosterError) as caught:
        heading_place([["", " "], []], FIND_OUT, ())

    assert caught.value.code == "nothing-in-it"


@pytest.mark.parametrize(("headings", "place"), [(3, 0), (2, 1)])
def test_three_fifths_of_the_usual_cells_are_enough_for_headings(headings: int, place: int) -> None:
    row = ["Name", "Class", "Room"][:headings]
    full = ["Anna", "Blue", "Cedar", "Delta", "Elm"]
    assert find_heading_row([[*row, *[""] * (5 - headings)], full, full]) == place


@pytest.mark.parametrize(
    ("rows", "person"),
    [
        ([["ada@x.example", "Ada"], ["alan@x.example", "Alan"]], True),
        ([["ada@x.example", "Ada"]], True),
        ([["10001", "Ada"], [""], ["10002", "Alan"]], True),
        ([["Ada", "2001-02-03"], ["Alan", "2002-03-04"]], True),
        ([["Name", "2026-09-01"], ["Ada", "present"]], False),  # days above what they hold
        ([["2024", "2025"], ["A", "B"]], False),
        ([["2024"]], False),
        ([["Ada", "Berg"], ["Alan", "Holm"]], False),  # nobody can tell
        ([["email", "ada@x.example"], ["x", "alan@x.example"]], False),  # a known heading
    ],
)
def test_a_person_in_the_first_row_is_told_by_what_stands_below(
    rows: list[list[str]], *, person: bool
) -> None:
    assert is_person(rows, {"email"}) == person
