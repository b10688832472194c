"""Accepted other spellings, written as the system has them."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.output.spelling import speller, system_spellings, values_taken
from rosterwizard.core.profiles.language import Category, Field, FieldRoster
from tests.helpers.club_profile import CLUBHOUSE, CLUBS, MEMBERS
from tests.helpers.job_sheets import job_sheet

ROLE, ACTIVE, DAYS = MEMBERS.field("role"), MEMBERS.field("active"), CLUBS.field("Days")


def rewritten(field: Field, *cells: str) -> list[str]:
    return system_spellings(pl.Series(cells), field).to_list()


def test_synonyms_are_rewritten_in_any_case() -> None:
    assert rewritten(ROLE, "Kid", "kid", "LEITER", "member") == [
        "member",
        "member",
        "leader",
        "member",
    ]


def test_what_the_system_takes_stays_as_it_is() -> None:
    assert rewritten(ACTIVE, "yes", "Y", "no", "JA") == ["yes", "Y", "no", "Y"]


def test_unknown_values_and_blanks_around_them_are_left_to_the_checker() -> None:
    cells = ["", " ", "Member", " nobody"]
    assert rewritten(ROLE, *cells) == cells
    assert rewritten(ROLE, " kid ") == [" member "]


def test_spelling_of_two_meanings_stays() -> None:
    both = Field(name="a", roster=FieldRoster(synonyms={"x": "a", "X": "b", "y": "a", "Y": "a"}))
    assert rewritten(both, "x", "X", "Y") == ["x", "X", "a"]


@given(st.lists(st.sampled_from(["kid", "Kid", " KID", "member", "leiter", "x", "", "Member "])))
def test_only_what_the_check_announces_is_rewritten(cells: list[str]) -> None:
    sheet = job_sheet(MEMBERS, ["role"], *([cell] for cell in cells))
    problems = check_sheet(CLUBHOUSE, sheet)
    codes = [rule.code for rule in problems.rules]
    announced = problems.frame.filter(pl.col("rule") == codes.index("spelling"))["row"].to_list()
    found = enumerate(rewritten(ROLE, *cells) if cells else [])
    assert [at for at, cell in found if cell != cells[at]] == announced


def test_every_item_of_a_list_is_rewritten_and_its_blanks_stay() -> None:
    assert rewritten(DAYS, "Monday; MONDAY ;Tue", ";", "") == ["Mon; Mon ;Tue", ";", ""]


def test_cells_of_a_field_without_synonyms_are_the_same_ones() -> None:
    cells = pl.Series(["a"])
    assert system_spellings(cells, MEMBERS.field("note")) is cells


def test_value_that_is_also_a_synonym_stays() -> None:
    both = Field(
        name="a",
        categories=(Category(value="y"),),
        roster=FieldRoster(
            synonyms={"y": "z", "unlimited": "z"}, sentinels=(Category(value="unlimited"),)
        ),
    )
    assert values_taken(both) == ("y", "unlimited")
    assert [speller(both)(value) for value in ("y", "Y", "unlimited")] == ["y", "z", "unlimited"]
