"""What a line can be answered with, and how it is found by typing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching import persons_words
from rosterwizard.core.showing.match_choices import (
    MatchChoice,
    choices_for,
    choices_found,
    chosen_among,
)
from rosterwizard.core.showing.match_lines import match_lines
from tests.helpers.patron_jobs import infiniti_job, job_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.matching.matching import Matching
    from rosterwizard.core.showing.match_lines import MatchLine

HEADINGS = ("User nm", "surname", "Shoe size", "Full name")
USER, SURNAME, SHOES, FULL_NAME = range(4)


@pytest.fixture
def sheet() -> JobSheet:
    return infiniti_job((HEADINGS, [("anna", "Lee", "38", "Anna Lee")])).sheets[0]


def line_of(sheet: JobSheet, key: int | str) -> MatchLine:
    asked = [key] if isinstance(key, str) else []
    return next(each for each in match_lines(sheet, asked, ()) if each.key == key)


def choices_of(sheet: JobSheet, key: int | str) -> tuple[MatchChoice, ...]:
    return choices_for(line_of(sheet, key), sheet)


def words_of(sheet: JobSheet, key: int | str) -> list[str]:
    return [each.words for each in choices_of(sheet, key)]


def test_every_field_can_be_chosen_those_first_that_nothing_fills(sheet: JobSheet) -> None:
    names = [each.to for each in choices_of(sheet, SHOES) if each.does == "field"]
    assert sorted(map(str, names)) == sorted(each.name for each in sheet.record_type.fields)
    assert names[-2:] == ["username", "surname"]
    assert "username · User name (now “User nm”)" in words_of(sheet, SHOES)
    assert "username · User name" in words_of(sheet, USER)


def test_a_field_that_is_made_names_its_columns(sheet: JobSheet) -> None:
    made = replace(sheet, matching=sheet.matching.with_made({"formclass": Making((0, 2))}))
    assert any("(now “User nm, Shoe size”)" in each for each in words_of(made, SURNAME))


def test_to_leave_out_is_the_last_answer(sheet: JobSheet) -> None:
    assert choices_of(sheet, SHOES)[-1].does == "out"
    assert choices_of(sheet, "enabled")[-1].does == "out"


def test_a_column_is_split_in_either_order(sheet: JobSheet) -> None:
    splits = [each for each in choices_of(sheet, SHOES) if each.does == "split"]
    assert [each.to for each in splits] == [False, True]


def test_nothing_is_split_where_no_fields_are_parts_of_names() -> None:
    job = job_of("haiku", {"classes": (("import_id", "Colour"), [("C1", "green")])})
    assert not [each for each in choices_of(job.sheets[0], 1) if each.does == "split"]


def test_a_field_is_filled_in_every_way_there_is(sheet: JobSheet) -> None:
    kinds = [each.does for each in choices_of(sheet, "enabled")]
    assert kinds == ["value", *["column"] * 4, "join", "out"]
    assert "Heading “surname” (now surname)" in words_of(sheet, "enabled")


def test_a_part_of_a_name_can_be_taken_from_a_full_one(sheet: JobSheet) -> None:
    assert "part" in [each.does for each in choices_of(sheet, "givenname")]


def test_what_is_likely_comes_first(sheet: JobSheet) -> None:
    headings = ("username", "Full name")
    named = infiniti_job((headings, [("anna", "Anna Lee")])).sheets[0]
    first = choices_of(named, "surname")[0]
    assert (first.does, first.meaning) == ("likely", "Lee")
    assert "Lee" not in repr(first)


def test_a_field_that_is_settled_can_be_asked_about_again(sheet: JobSheet) -> None:
    settled = replace(sheet, matching=persons_words.left_out(sheet.matching, "enabled"))
    assert "open" in [each.does for each in choices_of(settled, "enabled")]


@pytest.mark.parametrize(
    ("key", "say", "now"),
    [
        (USER, lambda it, _kind: it, ("field", "username")),
        (SHOES, lambda it, _kind: it.with_match(SHOES, None), ("out", None)),
        (
            FULL_NAME,
            lambda it, kind: persons_words.split(it, kind, FULL_NAME, family_first=True),
            ("split", True),
        ),
        ("enabled", lambda it, _kind: persons_words.given(it, "enabled", "Y"), ("value", None)),
        ("enabled", lambda it, _kind: persons_words.left_out(it, "enabled"), ("out", None)),
        ("enabled", lambda it, _kind: it.with_match(SHOES, "enabled"), ("column", SHOES)),
        (
            "formclass",
            lambda it, _kind: it.with_made({"formclass": Making((0, 2))}),
            ("join", None),
        ),
        (
            "givenname",
            lambda it, _kind: it.with_made({"givenname": Making((FULL_NAME,), "given")}),
            ("part", None),
        ),
    ],
)
def test_the_answer_of_now_is_found(
    sheet: JobSheet,
    key: int | str,
    say: Callable[..., Matching],
    now: tuple[str, object],
) -> None:
    settled = replace(sheet, matching=say(sheet.matching, sheet.record_type))
    choices = choices_of(settled, key)
    here = choices[chosen_among(choices, line_of(settled, key), settled.matching)]
    assert (here.does, here.to) == now


@pytest.mark.parametrize("key", [SHOES, "enabled"])
def test_where_there_is_none_yet_the_first_one_is_marked(sheet: JobSheet, key: int | str) -> None:
    choices = choices_of(sheet, key)
    assert chosen_among(choices, line_of(sheet, key), sheet.matching) == 0


CHOICES = (
    MatchChoice("field", "mail2 · Second address", "mail2", "Where parents read"),
    MatchChoice("field", "address · Street", "address", "Where one lives", "addr home"),
    MatchChoice("out", "None: leave this column out"),
)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", [0, 1, 2]),
        ("ADDRESS", [1, 0]),  # what begins with it comes first
        ("second add", [0]),
        ("home", [1]),  # by what else the field is called
        ("parents", [0]),  # by what it means
        ("leave", [2]),
        ("zebra", []),
    ],
)
def test_typing_finds_it_by_name_meaning_and_other_headings(text: str, places: list[int]) -> None:
    assert choices_found(CHOICES, text) == tuple(CHOICES[place] for place in places)
