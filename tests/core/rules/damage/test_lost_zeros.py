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
from rosterwizard.core.reports.described import described
from tests.helpers.checked import in_words, messages, record_type, sheet, system

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

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
    ("cells", "short"),
    [
        (["09", "09", "08", "9", "10"], {"9": "09"}),
        (["00123", "00123", "123", "45678"], {"123": "00123"}),
        (["00123", "456", "789", "45678", "45679"], {"456": "00456", "789": "00789"}),
    ],
)
def test_the_few_without_zeros_are_asked_about(cells: list[str], short: dict[str, str]) -> None:
    assert zeros_of(Field("id"), cells) == [(False, short)]


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
        ["09", "10", "9", "9", "10", "K", "9", "10", "9", "10"],  # most have none
        ["09", "10", "9", "8", "11", "12", "10", "11"],
        ["00123", "123", "123", *(f"9{number}" for number in range(1000, 1020))],
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


# What went out before


class Before:
    """Remembers numbers of one field, as the register does."""

    def __init__(self, *numbers: str) -> None:
        self.numbers = frozenset(numbers)

    def widths(self, _record_type: str, _field: str) -> set[int]:
        return {len(text) for text in self.numbers if text.startswith("0")}

    def taken(self, _record_type: str, _field: str, texts: Collection[str]) -> frozenset[str]:
        return self.numbers & frozenset(texts)


def since(before: Sequence[str], cells: Sequence[str]) -> Fixes:
    """Return the fixes of a column, where these numbers went out before."""
    of = record_type(Field("id"))
    made = sheet(of, {"id": cells})
    problems = check_job(Job(system(of), (made,), taken=Before(*before)))["people"]
    return [
        (fix.safe, dict(fix.cells.select("before", "after").iter_rows()))
        for fix in fixes_for(made, problems)
        if fix.code == "fix-zeros"
    ]


def test_a_column_whose_numbers_went_out_with_zeros_is_surely_mended() -> None:
    before = ["00123", "00124", "00125", "45678"]
    assert since(before, ["123", "124", "125", "45678", ""]) == [
        (True, {"123": "00123", "124": "00124", "125": "00125"})
    ]


def test_new_numbers_beside_them_are_asked_about() -> None:
    before = ["00123", "00124", "00125"]
    assert since(before, ["123", "124", "125", "999"]) == [
        (True, {"123": "00123", "124": "00124", "125": "00125"}),
        (False, {"999": "00999"}),
    ]


def test_few_known_numbers_are_a_guess() -> None:
    assert since(["00123"], ["123", "999"]) == [(False, {"123": "00123"})]
    before = ["00123", "00124", "00125"]
    assert since(before, ["123", "124", "125", "00999"])[0][0] is False


@pytest.mark.parametrize(
    ("before", "cells"),
    [
        (["00123", "123"], ["123"]),  # it went out without zeros, too
        (["00123", "000123"], ["123"]),  # which of them?
        (["00123"], ["456", "00123", "S-1"]),
        (["00123"], ["123456"]),
        (["123"], ["123"]),
        ([], ["123"]),
    ],
)
def test_numbers_that_are_not_known_with_zeros_alone_are_left(
    before: list[str], cells: list[str]
) -> None:
    assert since(before, cells) == []


def test_numbers_of_several_widths_say_nothing_of_new_ones() -> None:
    before = ["00123", "00124", "00125", "0042"]
    assert since(before, ["123", "124", "125", "42", "99"]) == [
        (True, {"123": "00123", "124": "00124", "125": "00125", "42": "0042"})
    ]
    assert since(before[:3], ["123", "124", "125", "99", "123456"]) == [
        (True, {"123": "00123", "124": "00124", "125": "00125"})
    ]


def test_the_message_says_that_it_went_out_so() -> None:
    of = record_type(Field("id"))
    made = sheet(of, {"id": ["123"]})
    problems = check_job(Job(system(of), (made,), taken=Before("00123")))["people"]
    (told,) = described(made, problems)
    assert told.severity == "warning"
    assert told.message.startswith("id has “123”. In what went out before it was “00123”")


# Numbers that were drawn

DRAWN = [f"{(412301 + 377411 * number) % 9_999_991:07}" for number in range(1, 40)]
KEY = Field("id", constraints=Constraints(unique=True))


def test_some_narrower_ones_among_numbers_that_were_drawn_are_noted() -> None:
    lost = [text.lstrip("0") for text in DRAWN]
    short = {text.lstrip("0"): text for text in DRAWN if text.startswith("0")}
    assert zeros_of(KEY, lost) == [(False, short)]
    told = in_words(record_type(KEY), {"id": lost})
    assert {each.severity for each in told} == {"note"}
    assert {each.title for each in told} == {"Number that may have lost leading zeros"}


@pytest.mark.parametrize(
    "cells",
    [
        DRAWN,  # they have their zeros
        [text for text in DRAWN if not text.startswith("0")],
        [str(number) for number in range(990, 1090)],  # they count up
        [str(5000 + 1000 * number) for number in range(90)],
        [text[: 5 + number % 2] for number, text in enumerate(DRAWN)],  # half of them
        [*(text for text in DRAWN if not text.startswith("0")), "12"],  # another kind of number
        [f"7{text}" for text in DRAWN] + ["123456", "223456"],
        ["A1", ""],
    ],
)
def test_numbers_that_have_all_their_digits_are_not_noted(cells: list[str]) -> None:
    assert zeros_of(KEY, cells) == []


def test_numbers_that_tell_nobody_apart_are_not_noted() -> None:
    assert zeros_of(Field("telephone"), [text.lstrip("0") for text in DRAWN]) == []


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
    told = [each.message for each in described(sheets[1], problems) if each.code == "lost-zeros"]
    assert told == ["user has “123”. It is “00123” of users without its leading zeros."]
