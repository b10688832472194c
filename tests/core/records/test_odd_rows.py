"""Totals, footers, titles and notes are found wherever they stand; nobody is taken for one."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.profiles.language import Constraints, Field
from rosterwizard.core.records.odd_rows import OddRows, odd_rows
from tests.helpers.checked import record_type
from tests.helpers.example_rosters import FAMILY, GIVEN
from tests.helpers.filled_templates import PROFILES, good_rows
from tests.helpers.job_sheets import job_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.profiles.language import RecordType
    from rosterwizard.core.sheet.aside_row import Why

TYPES = [each for profile in PROFILES.values() for each in profile.record_types]
PATRONS = PROFILES["infiniti"].record_type("patrons")
HEADINGS = (
    *("username", "enabled", "staffmember", "givenname", "surname", "emailaddress"),
    *("graduationyear", "librarybarcode", "formclass"),
)
NOTES = (
    *("Total students: 400", "-- End of report --", "Printed 12/11/2026", "Page 1 of 3"),
    *("Count: 12", "Section B (continued)", "Gesamt", "Exported from SchoolBase by the office"),
)


def good_cells(of: RecordType) -> tuple[list[str], list[tuple[str, ...]]]:
    """Return headings and rows of the good example."""
    rows = good_rows(of)
    headings = list(rows[0])
    return headings, [tuple(row[heading] for heading in headings) for row in rows]


def odd_ones(headings: Sequence[str]) -> dict[tuple[str, ...], Why]:
    """Return rows that are no records, and why."""
    width = len(headings)

    def row(first: str, last: str = "") -> tuple[str, ...]:
        return (first, *[""] * (width - 2), last)

    return {
        **{row(note): "no-record" for note in NOTES},
        row("Total", "2"): "no-record",
        tuple(headings): "headings-again",
        tuple(heading.upper() for heading in headings): "headings-again",
        ("-----",) * width: "ruler",
        row("=====  "): "ruler",
    }


@pytest.mark.parametrize("of", TYPES, ids=lambda of: of.id)
def test_what_is_no_record_is_found_at_every_place(of: RecordType) -> None:
    headings, cells = good_cells(of)
    cells = cells * (8 // len(cells) + 1)
    odd = list(odd_ones(headings).items())
    for shift in range(0, len(odd), 2):  # each stands at the top, in the middle and at the foot
        places = {0: odd[shift], 3: odd[shift - 3], 4: odd[shift - 6], len(cells): odd[shift - 9]}
        mixed = list(cells)
        for place, (row, _) in places.items():
            mixed.insert(place, row)
        expected = {mixed.index(row): why for row, why in places.values()}
        assert odd_rows(job_sheet(of, headings, *mixed)) == OddRows(expected)


@pytest.mark.parametrize("of", TYPES, ids=lambda of: of.id)
def test_of_good_rows_none_is_odd(of: RecordType) -> None:
    headings, cells = good_cells(of)
    assert odd_rows(job_sheet(of, headings, *cells)) == OddRows()


@pytest.mark.parametrize("of", TYPES, ids=lambda of: of.id)
def test_no_record_is_set_aside_for_its_blank_cells(of: RecordType) -> None:
    headings, cells = good_cells(of)
    by_chance = random.Random(7)  # noqa: S311 - no secret
    must = {each.name for each in of.fields if of.always_needs(each)}
    must |= set(of.schema.primary_key) | {
        each.name for each in of.fields if each.constraints.unique
    }
    for rows in (3, 9, 40):
        made = [
            [
                cell if heading in must or by_chance.random() > 0.6 else ""
                for cell, heading in zip(by_chance.choice(cells), headings, strict=True)
            ]
            for _ in range(rows)
        ]
        assert odd_rows(job_sheet(of, headings, *made)).aside == {}


def _person(by_chance: random.Random, number: int) -> list[str]:
    """Return a patron of whom anything from all to a mere name is known."""
    given = by_chance.choice([*GIVEN, "Mary Ann", "Anna-Lena", "J. R.", "李", "van"])
    family = by_chance.choice([*FAMILY, "van der Berg", "D'Angelo", "SMITH", "Page", "Total"])
    key = by_chance.choice([f"u{number:03}", f"{given[0]}{family}".lower(), f"{given}.{family}"])
    whole = [
        *(key, "Y", "N", given, family, f"p{number}@school.example", "2031"),
        *(f"P{number:05}", f"{7 + number % 6}A"),
    ]
    known = by_chance.choice([range(9), range(9), range(9), (0, 3, 4), (3, 4), (0, 3), (3, 8)])
    return [cell if place in known else "" for place, cell in enumerate(whole)]


def test_who_has_but_a_name_is_not_set_aside() -> None:
    by_chance = random.Random(3)  # noqa: S311 - no secret
    for rows in (2, 4, 10, 60) * 5:
        people = [_person(by_chance, number) for number in range(rows)]
        found = odd_rows(job_sheet(PATRONS, HEADINGS, *people))
        assert found.aside == {}, [people[row] for row in found.aside]


KEYS = (
    *("u{0:03}", "{0}", "S{0}", "{1}.{2}", "{1}_{2}", "{1}{0}@x.example"),
    *("{1}", "p{2}{0}"),
)


def test_a_key_alone_is_not_set_aside_whatever_keys_look_like() -> None:
    by_chance = random.Random(5)  # noqa: S311 - no secret
    for rows in (2, 3, 5, 12, 40) * 5:
        styles = by_chance.sample(KEYS, 2)
        people = []
        for number in range(rows):
            names = by_chance.choice(GIVEN).lower(), by_chance.choice(FAMILY).lower()
            whole = _person(by_chance, number)
            whole[0] = by_chance.choice(styles).format(number, *names).replace(" ", "")
            people.append([whole[0], *[""] * 8] if by_chance.random() < 0.3 else whole)
        found = odd_rows(job_sheet(PATRONS, HEADINGS, *people))
        assert found.aside == {}, [people[row] for row in found.aside]


def test_where_nobody_else_has_a_key_one_alone_is_doubted() -> None:
    rows = [("", *row[1:]) for row in WHOLE]
    for key, found in (
        ("Bo", OddRows(doubtful=(8,))),
        ("Made by the office", OddRows({8: "no-record"})),
    ):
        assert odd_rows(job_sheet(PATRONS, HEADINGS, *rows, patron(key))) == found


def test_what_is_filled_down_below_the_last_record_is_nobody() -> None:
    down = patron("", "Y", "N")
    found = odd_rows(job_sheet(PATRONS, HEADINGS, *WHOLE, *[down] * 40))
    assert list(found.aside) == list(range(8, 48))


def patron(key: str, *others: str) -> tuple[str, ...]:
    cells = (key, *others)
    return (*cells, *[""] * (len(HEADINGS) - len(cells)))


WHOLE = [
    (f"ana{row}", "Y", "N", "Ana", "Lopez", f"a{row}@school.example", "2031", f"P00{row}", "7A")
    for row in range(8)
]


@pytest.mark.parametrize(
    "row",
    [
        patron("bo8"),  # just begun
        patron("ana1;Y;N;Ana;Lopez;2031"),  # a whole row in one cell
        patron("Anna Maria", "", "", "Ana"),  # a key unlike all others
    ],
)
def test_in_doubt_a_row_stays(row: tuple[str, ...]) -> None:
    assert odd_rows(job_sheet(PATRONS, HEADINGS, *WHOLE, row)) == OddRows(doubtful=(8,))


def test_an_address_alone_is_somebody() -> None:
    row = patron("", "", "", "", "", "bo@school.example")
    assert odd_rows(job_sheet(PATRONS, HEADINGS, *WHOLE, row)) == OddRows()


def test_a_total_below_numbers_is_found_though_it_fills_all_of_them() -> None:
    of = record_type(Field("id", constraints=Constraints(required=True)), Field("a"), Field("b"))
    rows = [("ana1", "3", "4"), ("bo2", "4", "5"), ("Total", "7", "9")]
    assert odd_rows(job_sheet(of, ["id", "a", "b"], *rows)).aside == {2: "no-record"}


def test_a_lone_title_beside_keys_is_none() -> None:
    headings = ["Division", *HEADINGS]
    rows: list[tuple[str, ...]] = [("", *row) for row in WHOLE]
    rows.insert(3, ("Mathematics", *[""] * len(HEADINGS)))
    assert odd_rows(job_sheet(PATRONS, headings, *rows)).aside == {3: "no-record"}


def test_a_title_above_headings_that_come_again_is_none() -> None:
    rows = [*WHOLE, patron("Staff"), HEADINGS, *WHOLE[:2]]
    found = odd_rows(job_sheet(PATRONS, HEADINGS, *rows))
    assert found == OddRows({8: "no-record", 9: "headings-again"})


def test_a_second_line_of_headings_is_found() -> None:
    second = ("Required", "Y or N", "Y or N", "text", "text", "address", "year", "text", "text")
    assert odd_rows(job_sheet(PATRONS, HEADINGS, second, *WHOLE)).aside == {0: "headings-go-on"}
    assert odd_rows(job_sheet(PATRONS, HEADINGS, *WHOLE, second)).aside == {}


def test_the_first_of_many_wrong_rows_is_no_heading() -> None:
    wrong = [("ana", "yes?", "no?", "Ana", "Lopez", "none", "next", "P", "A")] * 4
    assert odd_rows(job_sheet(PATRONS, HEADINGS, *wrong)) == OddRows()


def test_a_sheet_that_is_odd_as_a_whole_keeps_its_rows() -> None:
    notes = [patron(f"Note {row}: one") for row in range(9)]
    assert odd_rows(job_sheet(PATRONS, HEADINGS, *notes)) == OddRows()
    assert odd_rows(job_sheet(PATRONS, HEADINGS, WHOLE[0], *notes)) == OddRows()
    assert odd_rows(job_sheet(PATRONS, HEADINGS)) == OddRows()


def test_what_many_rows_are_like_is_not_doubted() -> None:
    begun = [patron(f"bo{row}") for row in range(4)]
    assert odd_rows(job_sheet(PATRONS, HEADINGS, *WHOLE, *begun)) == OddRows()


def test_a_record_type_without_keys_doubts_where_others_set_aside() -> None:
    of = record_type(*map(Field, ("name", "room", "floor", "desk")))
    headings = ["name", "room", "floor", "desk"]
    rows = [(f"Club {at}", f"R{at}", "two", "left") for at in "ABCDE"]
    for name, found in (
        ("Year 7", OddRows(doubtful=(5,))),
        ("Total", OddRows({5: "no-record"})),
        ("(to be continued)", OddRows({5: "no-record"})),
    ):
        assert odd_rows(job_sheet(of, headings, *rows, (name, "", "", ""))) == found


def test_without_headings_the_columns_count_all_the_same() -> None:
    rows = [("ana", "7A"), ("bo", "7B"), ("-----", "--")]
    made = job_sheet(record_type(Field("id")), ["", ""], *rows)
    assert odd_rows(made).aside == {2: "ruler"}


def test_blanks_around_cells_say_nothing() -> None:
    blanks = ("\u00a0", " ", "\t", "\u3000", "", "", "", "")
    found = odd_rows(job_sheet(PATRONS, HEADINGS, *WHOLE, ("  Total: 8 ", *blanks)))
    assert found.aside == {8: "no-record"}
