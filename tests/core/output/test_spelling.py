"""Accepted other spellings, written as the system has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.field_values import accepted
from rosterwizard.core.checking import check_sheet
from rosterwizard.core.output import files, output_sheet
from rosterwizard.core.profiles.language import Category, Field, FieldRoster
from tests.helpers.checked import record_type, sheet
from tests.helpers.club_profile import CLUBHOUSE, CLUBS, MEMBERS
from tests.helpers.job_sheets import job_sheet

if TYPE_CHECKING:
    import pytest

ROLE, ACTIVE, DAYS = MEMBERS.field("role"), MEMBERS.field("active"), CLUBS.field("Days")


def rewritten(field: Field, *cells: str) -> list[str]:
    made = Cells(sheet(record_type(field), {field.name: cells}))
    return made.frame.select(made.written(field.name)).to_series().to_list()


def test_synonyms_are_rewritten_in_any_case() -> None:
    assert rewritten(ROLE, "Kid", "kid", "LEITER", "member") == [
        "member",
        "member",
        "leader",
        "member",
    ]


def test_what_the_system_takes_stays_as_it_is() -> None:
    assert rewritten(ACTIVE, "yes", "Y", "no", "JA") == ["yes", "Y", "no", "Y"]


def test_unknown_values_are_left_to_the_checker_and_blanks_around_them_go() -> None:
    cells = ["", " ", "Member", " nobody", " member "]
    assert rewritten(ROLE, *cells) == ["", "", "Member", "nobody", "member"]


def test_the_blanks_of_a_password_stay() -> None:
    assert rewritten(Field("password"), " pa55 ", "a\u00a0b") == [" pa55 ", "a\u00a0b"]


def test_blanks_around_a_synonym_go_with_it_as_the_check_announces() -> None:
    assert rewritten(ROLE, " kid ", "\u200bkid", "\u00a0Kid") == ["member", "member", "member"]


def test_spelling_of_two_meanings_stays() -> None:
    both = Field(name="a", roster=FieldRoster(synonyms={"x": "a", "X": "b", "y": "a", "Y": "a"}))
    assert rewritten(both, "x", "X", "Y") == ["x", "X", "a"]


@given(st.lists(st.sampled_from(["kid", "Kid", " KID", "member", "leiter", "x", "", "Member "])))
def test_only_what_the_check_announces_is_rewritten(cells: list[str]) -> None:
    made = job_sheet(MEMBERS, ["role"], *([cell] for cell in cells))
    problems = check_sheet(CLUBHOUSE, made)
    codes = {"spelling", "whitespace"}
    announcing = [at for at, rule in enumerate(problems.rules) if rule.code in codes]
    announced = problems.frame.filter(pl.col("rule").is_in(announcing))["row"].unique().sort()
    found = enumerate(rewritten(ROLE, *cells) if cells else [])
    assert [at for at, cell in found if cell != cells[at]] == announced.to_list()


def test_every_item_of_a_list_is_rewritten() -> None:
    assert rewritten(DAYS, "Monday; MONDAY ;Tue", ";", "") == ["Mon;Mon;Tue", ";", ""]


def test_cells_without_synonyms_are_not_even_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(files, "Cells")
    plain = sheet(record_type(Field("note")), {"note": ["a"]})
    assert output_sheet(CLUBHOUSE, plain).content == b"note\r\na\r\n"


def test_value_that_is_also_a_synonym_stays() -> None:
    both = Field(
        name="a",
        categories=(Category(value="y"),),
        roster=FieldRoster(
            synonyms={"y": "z", "unlimited": "z"}, sentinels=(Category(value="unlimited"),)
        ),
    )
    assert accepted(both) == ("y",)
    assert rewritten(both, "y", "Y", "unlimited") == ["y", "z", "unlimited"]
