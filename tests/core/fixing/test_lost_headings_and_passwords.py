"""No safe fix touches a password that stands below another heading, told or not."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.doubted_columns import doubted_columns
from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixed, fixes_for, safe_fixed
from rosterwizard.core.fixing.recipes import SAFE, Mend
from rosterwizard.core.fixing.replaying import replayed
from rosterwizard.core.job.job import Job
from rosterwizard.core.matching.secret_columns import secret_fields
from rosterwizard.core.profiles.language import Constraints, Field
from tests.helpers.checked import record_type, system
from tests.helpers.damaged.rosters import clean, kinds_of_record
from tests.helpers.job_sheets import job_sheet, matched_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Profile, RecordType
    from tests.helpers.damaged.rosters import Roster

SECRET = [pair for pair in kinds_of_record() if secret_fields(pair[1])]
ODD = (
    *(" caf&eacute; ", "%C3%A7x7", "Jos\u00c3\u00a9", " Maple.71", "O\u2019Neil7 ", "Ab\u200bc9x"),
    *("\uff217xyz", "00123.0", "5-Mar", "1.2E+05", "TRUE ", "anna@school.example.", "10/03/2026"),
)
PEOPLE = record_type(
    Field("code", constraints=Constraints(enum=("A", "B"))),
    *(Field("note"), Field("password"), Field("room"), Field("mail", format="email")),
)


def lost_in_turn(roster: Roster) -> Iterator[tuple[JobSheet, int]]:
    """Give the roster without each heading up to that of its passwords, and where these stand."""
    names = secret_fields(roster.record_type)
    (at,) = (place for place, name in enumerate(roster.fields) if name in names)
    rows = roster.with_cells({(row, at): text for row, text in enumerate(ODD)}).rows
    for lost in range(at + 1):
        headings = (*roster.headings[:lost], *roster.headings[lost + 1 :], "")
        yield matched_sheet(roster.record_type, headings, *rows), at


@pytest.mark.parametrize(("profile", "of"), SECRET, ids=lambda each: getattr(each, "id", ""))
@pytest.mark.parametrize("told", [True, False])
def test_a_password_stays_as_it_is_whichever_heading_is_lost(
    profile: Profile, of: RecordType, told: bool, request: pytest.FixtureRequest
) -> None:
    if not told:
        request.getfixturevalue("untold")
    roster = clean(profile, of, Random(of.id), size=len(ODD), whole=True)  # noqa: S311 - no secret
    for sheet, at in lost_in_turn(roster):
        after = safe_fixed(sheet, check_sheet(profile, sheet))
        assert after.frame[f"c{at}"].equals(sheet.frame[f"c{at}"]), sheet.sheet.headings


NAMES = ("code", "note", "room", "mail", "")  # that of the passwords is lost
PEOPLE_ROWS = [
    ("AB"[at % 2], f"new {at}", f" Maple.{at}{at}", f"7{at}", f"p{at}@school.example")
    for at in range(6)
]


@pytest.fixture
def untold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nobody say that a heading is missing."""
    monkeypatch.setattr(
        "rosterwizard.core.cells.lost_heading.around_lost_heading", lambda _cells: None
    )


@pytest.mark.usefixtures("untold")
def test_what_may_be_a_password_is_mended_when_a_person_asks_for_it() -> None:
    sheet = job_sheet(PEOPLE, NAMES, *PEOPLE_ROWS)
    (fix,) = [
        fix for fix in fixes_for(sheet, check_sheet(system(PEOPLE), sheet)) if fix.column == 2
    ]

    assert (fix.code, fix.doubted, fix.safe) == ("fix-blanks", True, False)
    assert sheet.edited(fix.edit).frame["c2"][0] == "Maple.00"


@pytest.mark.usefixtures("untold")
def test_nothing_mends_it_on_the_way() -> None:
    job = Job(system(PEOPLE), (job_sheet(PEOPLE, NAMES, *PEOPLE_ROWS),))

    for after in (
        fixed(job, safe=False),
        replayed(job, [Mend(fix=SAFE), Mend(field="room", fix="fix-blanks")]),
    ):
        assert after.job.sheets[0].frame.equals(job.sheets[0].frame)


def test_only_columns_around_a_wrong_one_are_doubted() -> None:
    def doubted(*names: str, rows: Sequence[tuple[str, ...]] = PEOPLE_ROWS) -> set[int]:
        return {*doubted_columns(Cells(job_sheet(PEOPLE, names, *rows)))}

    assert doubted(*NAMES) == {1, 2, 3, 4}  # not the codes, which are right
    assert doubted("code", "note", "password", "room", "mail") == set()
    assert doubted("note", "code", "room", "password", "mail") == {0, 1, 2}  # passwords beside
    assert doubted("note", "code", "", "room", "mail") == {0, 1, 2, 3}


def test_a_list_in_words_of_another_language_raises_no_doubt() -> None:
    rows = [("ja" if at % 2 else "nein", f"new {at}") for at in range(6)]

    assert not doubted_columns(Cells(job_sheet(PEOPLE, ("code", "note"), *rows)))


def test_nothing_is_doubted_where_no_field_is_of_passwords() -> None:
    of = record_type(Field("note"), Field("mail", format="email"))

    assert not doubted_columns(Cells(job_sheet(of, ("mail", "note"), *[("a", "b")] * 4)))
