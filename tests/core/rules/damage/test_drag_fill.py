"""What many rows share is told where it counts up row by row."""

from __future__ import annotations

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.fixing.applied import fixed
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import Constraints, Field
from tests.helpers.checked import codes, in_words, problems_in, record_type, sheet, system

ROOM = Field("home group")
UP = [f"Room {number}" for number in range(1, 9)]


def told(field: Field, *cells: str) -> list[int]:
    return [at for at, told_ in enumerate(codes(field, *cells)) if "drag-fill" in told_]


def test_all_but_the_first_are_told() -> None:
    assert told(ROOM, *UP) == [1, 2, 3, 4, 5, 6, 7]
    assert told(Field("graduation year"), *(str(2031 + each) for each in range(8))) == [
        *range(1, 8)
    ]


def test_a_blank_row_goes_on_counting() -> None:
    cells = ["Room 1", "Room 2", "", *UP[3:]]
    assert told(ROOM, *cells) == [1, 3, 4, 5, 6, 7]


def test_digits_of_another_script_are_no_numbers_here() -> None:
    assert told(ROOM, *(f"Room {digit}" for digit in "١٢٣٤٥٦٧٨")) == []


def test_only_a_person_makes_the_fix() -> None:
    of = record_type(ROOM)
    made = sheet(of, {"home group": UP})
    (fix,) = fixes_for(made, check_sheet(system(of), made))

    assert (fix.safe, fix.choice) == (False, True)
    assert made.edited(fix.edit).frame["c0"].to_list() == ["Room 1"] * 8
    assert fixed(Job(system(of), (made,)), safe=False).steps == ()


def test_words_name_the_first() -> None:
    problem = in_words(record_type(ROOM), {"home group": UP})[0]
    assert problem.message == (
        "home group has “Room 2”, and the values count up row by row from “Room 1”. "
        "A spreadsheet does that when a cell is dragged down."
    )


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        (ROOM, UP[:6]),
        (ROOM, ["7A", *UP[1:]]),
        (ROOM, ["Room 1", "Room 1", *UP[:6]]),
        (ROOM, [""] * 8),
        (ROOM, [str(each) for each in range(1, 9)]),  # numbers of the records
        (Field("student number"), UP),
        (Field("home group", constraints=Constraints(unique=True)), UP),
        (Field("home group", type="list"), UP),
        (Field("graduation year"), [str(2027 + each % 6) for each in range(8)]),
    ],
)
def test_what_may_count_is_left_alone(field: Field, cells: list[str]) -> None:
    assert told(field, *cells) == []


def test_in_a_list_of_classes_the_class_may_count_up_and_its_school_may_not() -> None:
    of = record_type(Field("Class Name"), Field("School"), unique_keys=(("Class Name", "School"),))
    schools = [f"School {number}" for number in range(1, 9)]
    found = problems_in(of, {"Class Name": UP, "School": schools})
    assert {field for _, field, code in found if code == "drag-fill"} == {"School"}
