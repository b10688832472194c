"""What is told of each heading, and of each field that no heading fills by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching import persons_words
from rosterwizard.core.showing import match_lines as module
from rosterwizard.core.showing.match_lines import MatchLine, fields_asked, match_lines
from tests.helpers.patron_jobs import infiniti_job, job_of

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.matching.matching import Matching

HEADINGS = ("User nm", "surname", "Mail address", "Shoe size", "")
ROWS = [("anna", "Lee", "anna@x.example", "38", "x"), ("ben", "Lee", "ben@x.example", "41", "")]
USER, SURNAME, MAIL, SHOES, NAMELESS = range(5)
NAMED = ("username", "staffmember", "enabled", "Full name", "House")
NAMED_ROWS = [("1", "N", "Y", "Asha Patel", "N"), ("2", "N", "Y", "van Dyk, Jan", "S")]


@pytest.fixture
def sheet() -> JobSheet:
    return infiniti_job((HEADINGS, ROWS)).sheets[0]


@pytest.fixture
def named() -> JobSheet:
    return infiniti_job((NAMED, NAMED_ROWS)).sheets[0]


def said(sheet: JobSheet, matching: Matching) -> JobSheet:
    return replace(sheet, matching=matching)


def line_of(sheet: JobSheet, key: int | str, recalled: tuple[str, ...] = ()) -> MatchLine:
    asked = [key] if isinstance(key, str) else []
    return next(each for each in match_lines(sheet, asked, recalled) if each.key == key)


def test_fields_come_first_then_the_columns_in_their_order(sheet: JobSheet) -> None:
    assert fields_asked(sheet) == ("enabled", "staffmember")
    lines = match_lines(sheet, fields_asked(sheet), ())
    assert [each.key for each in lines] == ["enabled", "staffmember", 0, 1, 2, 3, 4]


def test_fields_that_must_be_there_come_before_what_a_person_said(sheet: JobSheet) -> None:
    constants = {"formclass": "7A", "staffmember": "N"}
    settled = said(sheet, replace(sheet.matching, constants=constants))
    assert fields_asked(settled) == ("enabled", "staffmember", "formclass")


@pytest.mark.parametrize(
    ("column", "told", "reason"),
    [
        (USER, ("open", True, "username · User name"), "A usual word for it. Is it right?"),
        (SURNAME, ("settled", False, "surname · Surname"), "The heading is exactly the field's"),
        (SHOES, ("open", False, "Choose a field…"), "No field looks like it."),
        (NAMELESS, ("out", False, "Left out"), "No field looks like it."),
    ],
)
def test_a_heading_is_told(
    sheet: JobSheet, column: int, told: tuple[str, bool, str], reason: str
) -> None:
    line = line_of(sheet, column)
    assert (line.state, line.suggested, line.answer) == told
    assert line.reason.startswith(reason)


def test_a_column_without_a_heading_is_called_by_its_letter(sheet: JobSheet) -> None:
    assert line_of(sheet, NAMELESS).title == "(column E has no heading)"


def test_a_column_that_is_left_out_says_so(sheet: JobSheet) -> None:
    line = line_of(said(sheet, sheet.matching.with_match(SHOES, None)), SHOES)
    assert (line.state, line.answer, line.reason) == (
        *("out", "Left out"),
        "Left out. It is not sent.",
    )


def test_what_is_remembered_says_so(sheet: JobSheet) -> None:
    matches = tuple(replace(each, reason="remembered") for each in sheet.matching.matches)
    lines = match_lines(said(sheet, replace(sheet.matching, matches=matches)), (), ())
    assert [each.from_memory for each in lines] == [True] * 5
    assert lines[SHOES].reason == "You left it out last time."


@pytest.mark.parametrize("lets_go", [False, True])
def test_two_headings_of_one_field_name_each_other(lets_go: bool) -> None:
    headings = ("Mail", "E-mail", "username", "enabled", "staffmember")
    row = ("a@x.example", "a@home.example", "anna", "Y", "Y")
    sheet = infiniti_job((headings, [row])).sheets[0]
    assert line_of(sheet, 0).reason.startswith("Another heading is a name of this field, too.")
    if lets_go:
        matches = (replace(sheet.matching.matches[0], field=None), *sheet.matching.matches[1:])
        sheet = said(sheet, replace(sheet.matching, matches=matches))
    heading = "" if lets_go else "Mail"
    assert f"“{heading}” is a name of the field emailaddress" in line_of(sheet, 1).reason


def test_a_full_name_is_offered_to_be_split(named: JobSheet) -> None:
    line = line_of(named, 3)
    assert line.likely == Making((3,), "given")
    assert line.reason == "Looks like a full name. It can be split into givenname, surname."


def test_a_full_name_that_says_its_order_is_offered_in_it() -> None:
    headings = ("username", "staffmember", "enabled", "Nachname, Vorname")
    sheet = infiniti_job((headings, [("1", "N", "Y", "Patel, Asha")])).sheets[0]
    line = line_of(sheet, 3)
    assert line.reason.endswith("It can be split into surname, givenname.")


def test_a_column_that_is_split_says_into_what(named: JobSheet) -> None:
    matching = persons_words.split(named.matching, named.record_type, 3, family_first=False)
    line = line_of(said(named, matching), 3)
    assert (line.state, line.answer) == ("settled", "Split into givenname, surname")
    assert line.reason.startswith("givenname: for example Asha, Jan.")


def test_a_column_that_is_joined_says_what_it_makes(named: JobSheet) -> None:
    matching = named.matching.with_made({"formclass": Making((3, 4))})
    assert line_of(said(named, matching), 4).answer == "Makes formclass"
    line = line_of(said(named, matching), "formclass")
    assert (line.answer, line.reason) == (
        "Joined from Full name, House",
        "Made of columns, as you said.",
    )
    assert line.values == "Asha Patel N, van Dyk, Jan S"


@pytest.mark.parametrize(("field", "state"), [("enabled", "open"), ("formclass", "empty")])
def test_a_field_is_only_open_where_it_must_be_filled(
    sheet: JobSheet, field: str, state: str
) -> None:
    line = line_of(sheet, field)
    assert (line.state, line.answer) == (state, "Choose what fills it…")
    assert ("must be filled" in line.reason) is (state == "open")
    assert line.values


def test_a_field_that_could_be_made_is_offered(named: JobSheet) -> None:
    line = line_of(named, "surname")
    assert line.likely == Making((3,), "family")
    assert line.reason.endswith("The family name in “Full name”: Patel, van Dyk?")


@pytest.mark.parametrize("recalled", [(), ("enabled",)])
def test_one_value_for_all_rows_is_told(sheet: JobSheet, recalled: tuple[str, ...]) -> None:
    settled = said(sheet, persons_words.given(sheet.matching, "enabled", "Y"))
    line = line_of(settled, "enabled", recalled)
    assert (line.state, line.answer) == ("settled", "Y, in all rows")
    assert line.from_memory is bool(recalled)
    assert ("It was so last time." in line.reason) is bool(recalled)
    assert "Y" not in repr(line).replace("MatchLine", "")


def test_a_password_for_all_rows_is_not_shown() -> None:
    sheet = job_of("traverse", {"students": (("Student ID",), [("1",)])}).sheets[0]
    settled = said(sheet, persons_words.given(sheet.matching, "Password", "hunter2"))
    assert "hunter2" not in line_of(settled, "Password").answer


def test_a_field_that_is_left_out_says_so(sheet: JobSheet) -> None:
    line = line_of(said(sheet, persons_words.left_out(sheet.matching, "enabled")), "enabled")
    assert (line.state, line.answer) == ("out", "Left out")


def test_a_field_that_a_heading_fills_names_it_and_is_no_memory(sheet: JobSheet) -> None:
    settled = said(sheet, persons_words.picked(sheet.matching, SHOES, "enabled"))
    line = line_of(settled, "enabled", ("enabled",))
    assert (line.state, line.answer) == ("settled", "Heading “Shoe size”")
    assert not line.from_memory


def test_what_could_be_made_is_worked_out_once_however_many_columns(
    sheet: JobSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Matching] = []

    def noting(matching: Matching, _record_type: object) -> tuple[()]:
        asked.append(matching)
        return ()

    monkeypatch.setattr(module, "likely_makings", noting)
    match_lines(sheet, fields_asked(sheet), ())
    assert asked == [sheet.matching]
