"""Identifiers that lost their zeros are told, and numbers that never had any are left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_job, check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    ForeignKey,
    RecordType,
    Reference,
)
from tests.helpers.checked import messages, record_type, sheet, system

if TYPE_CHECKING:
    from collections.abc import Sequence

Fixes = list[tuple[bool, dict[str, str]]]


def zeros_of(field: Field, cells: Sequence[str]) -> Fixes:
    """Return the fixes of lost zeros: whether each is safe, and what it makes of the texts."""
    of = record_type(field)
    made = sheet(of, {field.name: cells})
    found = fixes_for(made, check_sheet(system(of), made))
    return [
        (fix.safe, dict(fix.cells.select("before", "after").iter_rows()))
        for fix in found
        if fix.code == "fix-zeros"
    ]


def test_numbers_narrower_than_those_with_zeros_are_a_guess() -> None:
    cells = ["00123", "00456", "07890", "456", "A12", "", "12345"]
    assert zeros_of(Field("id"), cells) == [(False, {"456": "00456"})]


@pytest.mark.parametrize(
    "cells",
    [
        [str(number) for number in range(1, 120)],  # they count up
        ["7", "8", "10", "0"],
        ["0491570156", "0491570157", "0491570158", "95551234"],  # another kind of number
        ["007", "0123", "01234", "12"],  # of several widths
        ["00123", "00124", "7", "8", "9"],  # most are as they are
        ["00123", "00124", "00125", "123456", "12"],  # one is wider
        ["12E4", "01E2", "1E2"],
        ["", ""],
    ],
)
def test_sound_numbers_are_left_alone(cells: list[str]) -> None:
    assert zeros_of(Field("id"), cells) == []


PATTERN = Field("id", constraints=Constraints(pattern="[0-9]{5}"))


def test_a_column_that_lost_all_its_zeros_is_surely_mended_to_the_width_that_is_asked() -> None:
    cells = ["123", "456", "7890", "12345"]
    was = {"123": "00123", "456": "00456", "7890": "07890"}
    assert zeros_of(PATTERN, cells) == [(True, was)]
    limits = Constraints(min_length=5, max_length=5)
    assert zeros_of(Field("id", constraints=limits), cells) == [(True, was)]


@pytest.mark.parametrize("cells", [["123", "45678"], ["123", "456", "789", "00012"]])
def test_a_number_that_may_be_mistyped_is_no_sure_one(cells: list[str]) -> None:
    assert [safe for safe, _ in zeros_of(PATTERN, cells)] == [False]


@pytest.mark.parametrize("pattern", ["[0-9]{4,6}", "(", "[a-z]+"])
def test_a_pattern_of_several_widths_or_none_asks_for_none(pattern: str) -> None:
    field = Field("id", constraints=Constraints(pattern=pattern))
    if pattern != "(":
        assert zeros_of(field, ["123", "456", "789"]) == []
    else:
        from rosterwizard.core.cells.number_widths import _only_width

        assert _only_width(pattern, 1, 9) == 0


@pytest.mark.parametrize(
    "field",
    [Field("surname"), Field("password"), Field("n", type="integer"), Field("l", type="list")],
)
def test_names_secrets_and_true_numbers_are_not_looked_at(field: Field) -> None:
    assert zeros_of(field, ["00123", "00456", "07890", "456"]) == []


# Another sheet

USERS = record_type(Field("id"), name="users", primary_key=("id",))
ROSTERS = record_type(
    Field("user"),
    name="rosters",
    foreign_keys=(ForeignKey("user", Reference("users", "id")),),
)


def between(users: Sequence[str], rosters: Sequence[str], of: str) -> Fixes:
    sheets = (sheet(USERS, {"id": users}), sheet(ROSTERS, {"user": rosters}))
    job = Job(system(USERS, ROSTERS), sheets)
    problems, own = check_job(job), next(s for s in sheets if s.record_type.name == of)
    return [
        (fix.safe, dict(fix.cells.select("before", "after").iter_rows()))
        for fix in fixes_for(own, problems[of])
        if fix.code == "fix-zeros"
    ]


def test_what_refers_to_a_number_with_zeros_surely_had_them() -> None:
    assert between(["00123", "00124"], ["123", "0124", "9"], "rosters") == [
        (True, {"123": "00123", "0124": "00124"})
    ]


def test_a_number_that_others_refer_to_with_zeros_is_a_guess() -> None:
    users, rosters = ["123", "124", "00125", "125"], ["00123", "00125", "124"]
    assert between(users, rosters, "users") == [(False, {"123": "00123"})]


@pytest.mark.parametrize(
    ("users", "rosters"),
    [
        (["00123", "000123"], ["123"]),  # which of them?
        (["123", "00123"], ["123"]),  # it is there
        (["A12", "99"], ["12"]),
    ],
)
def test_a_reference_that_leads_to_no_one_number_says_nothing(
    users: list[str], rosters: list[str]
) -> None:
    assert between(users, rosters, "rosters") == []


def test_where_the_other_sheet_lacks_the_column_nothing_is_said() -> None:
    of = RecordType("users", USERS.schema, system="demo")
    sheets = (sheet(of, {"other": ["00123"]}), sheet(ROSTERS, {"user": ["123"]}))
    problems = check_job(Job(system(of, ROSTERS), sheets))["rosters"]
    assert [fix.code for fix in fixes_for(sheets[1], problems)] == []


def test_the_message_says_what_it_was_and_who_says_so() -> None:
    (said,) = messages(record_type(Field("id")), {"id": ["00123", "00456", "07890", "456"]})
    assert "“456”" in said
    assert "“00456”" in said
    sheets = (sheet(USERS, {"id": ["00123"]}), sheet(ROSTERS, {"user": ["123"]}))
    problems = check_job(Job(system(USERS, ROSTERS), sheets))["rosters"]
    from rosterwizard.core.reports.described import described

    told = [each.message for each in described(sheets[1], problems) if each.code == "lost-zeros"]
    assert told == ["user has “123”. It is “00123” of users without its leading zeros."]
