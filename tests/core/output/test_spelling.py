"""Accepted other spellings, written as the system has them."""

from __future__ import annotations

import polars as pl

from rosterwizard.core.output.spelling import speller, system_spellings, values_taken
from rosterwizard.core.profiles.language import Category, Field, FieldRoster
from tests.helpers.club_profile import CLUBS, MEMBERS

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


def test_unknown_and_padded_values_are_left_to_the_checker() -> None:
    cells = ["", " kid", "Member", "nobody"]
    assert rewritten(ROLE, *cells) == cells


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
