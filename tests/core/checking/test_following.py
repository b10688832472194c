"""What follows from cells below the wrong headings is told by its number alone, and is not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.cells.moved_row import Shift
from rosterwizard.core.checking import check_sheet
from rosterwizard.core.checking.problems import FOLLOWING
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.fixing.consequences import new_problems
from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.profiles.language import Constraints, Field, RecordType
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reports.described import Problem, described
from rosterwizard.core.rules.damage.shifted_row import does_not_take_any_text
from rosterwizard.core.showing.checked_job import checked
from rosterwizard.core.showing.row_filters import fixed_cells
from tests.helpers.checked import found, record_type, sheet, system
from tests.helpers.club_profile import CLUBHOUSE
from tests.helpers.job_sheets import job_sheet

if TYPE_CHECKING:
    import pytest

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Profile

PEOPLE = record_type(
    Field("code", constraints=Constraints(required=True)),
    Field("given"),
    Field("family"),
    Field("mail", format="email"),
    Field("kind", constraints=Constraints(enum=("Student", "Teacher"))),
    Field("password"),
    Field("note"),
)
NAMES = tuple(each.name for each in PEOPLE.fields)
Row = tuple[str, ...]
PERSONS = (
    *(("Emma", "Clarke", "Student"), ("Noah", "Fischer", "Teacher"), ("Ella", "Rossi", "Student")),
    *(("Asha", "Patel", "Teacher"), ("Tom", "Iyer", "Student"), ("Ruby", "Stone", "Student")),
)
SOUND: tuple[Row, ...] = tuple(
    (f"S{at}{at}", given, family, f"{given.lower()}@school.example", kind, "Maple.71", "")
    for at, (given, family, kind) in enumerate(PERSONS)
)
RIGHT = (*SOUND[4][:2], "", *SOUND[4][2:-1])
LEFT = ("", SOUND[5][1], *SOUND[5][3:], "")  # without the family name, and without a code
ALL = [
    (profile, each)
    for profile in (*built_in_profiles(), CLUBHOUSE)
    for each in profile.record_types
    if any(map(does_not_take_any_text, each.fields))
]
FEW = [(profile, each) for profile, each in ALL if each.id in {"infiniti/patrons", "haiku/users"}]
DIRT = (
    " caf&eacute; ",
    "%C3%A7x7",
    "Jos\u00c3\u00a9",
    "=A1",
    "'007",
    "\uff21",
    " no",
    "WAHR",
    "n/a",
)


def made(*rows: Row, headings: Row = NAMES) -> JobSheet:
    return sheet(PEOPLE, dict(zip(headings, zip(*rows, strict=True), strict=True)))


def check(of: JobSheet) -> Problems:
    return check_sheet(system(PEOPLE), of)


def told(of: JobSheet) -> list[Problem]:
    return list(described(of, check(of)))


MOVED = made(*SOUND[:4], RIGHT, LEFT)
WITHOUT_GIVEN = made(
    ("", *SOUND[0][1:6]), *(row[:6] for row in SOUND[1:]), headings=("code", *NAMES[2:6], "")
)


def test_problems_of_a_moved_row_are_told_by_their_number() -> None:
    problems = told(MOVED)

    assert [(each.row, each.code, each.field, each.following) for each in problems] == [
        (6, "shifted-row", None, 2),
        (7, "shifted-row", None, 2),
        (7, "required", "code", 0),  # before the cells that moved
    ]
    assert problems[0].message.endswith(" 2 other problems of this row come from it.")


def test_problems_below_wrong_headings_are_told_by_their_number() -> None:
    problems = told(WITHOUT_GIVEN)

    assert [(each.row, each.code, each.field) for each in problems] == [
        (None, "shifted-headings", None),
        (2, "required", "code"),
    ]
    assert problems[0].following == 13  # the addresses, kinds and what has no heading
    assert "13 problems in these columns come from it, or can only be" in problems[0].message


def test_an_error_that_is_not_told_makes_an_error_of_what_it_follows_from() -> None:
    problems = check(MOVED)

    assert problems.counts() == {"error": 3, "warning": 0, "note": 0}
    assert problems.rows_with_errors().to_list() == [4, 5]
    assert problems.following.schema == FOLLOWING


def test_a_row_of_which_no_error_follows_stays_a_warning() -> None:
    texts = record_type(Field("given"), Field("mail", format="email"), Field("room"))
    rows = [(name, f"{name}@x.example", "7A") for name in ("Emma", "Noah", "Ella", "Tom")]
    rows += [("", name, f"{name}@x.example") for name in ("asha", "ruby")]
    cells = dict(zip(("given", "mail", "room"), zip(*rows, strict=True), strict=True))
    one = sheet(texts, cells)
    found_in = check_sheet(system(texts), one)

    assert found_in.rows_with_errors().to_list() == [4, 5]


def test_rows_below_wrong_headings_keep_their_errors() -> None:
    problems = check(WITHOUT_GIVEN)

    assert problems.counts()["error"] == 2
    assert problems.rows_with_errors().to_list() == [0, 1, 2, 3, 4, 5]


def test_what_followed_comes_back_when_the_row_is_no_longer_moved() -> None:
    bad = made(*SOUND[:4], (*RIGHT[:5], "Parent", RIGHT[6]), SOUND[5])
    (fix,) = fixes_for(bad, check(bad))
    after = bad.edited(fix.edit)

    assert {each[2] for each in found(bad, check(bad))} == {"shifted-row"}
    assert found(after, check(after)) == {(4, "kind", "enum")}
    assert new_problems(check(bad), check(after)).is_empty()  # it was there before


def test_what_follows_now_is_not_taken_for_mended() -> None:
    first = made(*SOUND[:4], (*SOUND[4][:3], "tom at home", *SOUND[4][4:]), SOUND[5])
    cells = [(4, at, first.frame[f"c{at}"][4], RIGHT[at]) for at in range(2, len(NAMES))]
    edit = Edit(pl.DataFrame(cells, schema=CELLS, orient="row"), "edit-typed", {})
    job = Job(system(PEOPLE), (first.edited(edit),))
    now = checked(job, {"people": check(first)}, UNWATCHED).sheets["people"]

    assert [each.title for each in now.fixed_causes] == []
    assert fixed_cells(now.problems, check(first)).is_empty()


def test_nothing_is_mended_below_a_heading_that_may_be_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    free = {kind.id: {at for _, at in _changed(profile, _dirty(kind))} for profile, kind in FEW}
    monkeypatch.setattr(
        "rosterwizard.core.cells.lost_heading.around_lost_heading", lambda _cells: (0, 1)
    )
    kept = {kind.id: {at for _, at in _changed(profile, _dirty(kind))} for profile, kind in ALL}

    assert all(len(columns) > 1 for columns in free.values())  # of the same cells
    assert all(columns <= {0} for columns in kept.values()), kept


def test_nothing_is_mended_in_a_moved_row_but_that_it_moved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moved = {"right": (Shift(1, 1, 1, is_known=True),), "left": ()}
    monkeypatch.setattr(
        "rosterwizard.core.cells.shifted_rows.shifted_rows", lambda _cells, side: moved[side]
    )
    changed = [place for profile, kind in FEW for place in _changed(profile, _dirty(kind))]

    assert {column for row, column in changed if row == 1} <= {0}
    assert {row for row, column in changed if column > 0} > {2}


def _dirty(kind: RecordType) -> JobSheet:
    """Return a sheet of which each cell asks for a fix, of every field."""
    names = [each.name for each in kind.fields]
    rows = [[DIRT[(row + at) % len(DIRT)] for at in range(len(names))] for row in range(3)]
    return job_sheet(kind, names, *rows)


def _changed(profile: Profile, sheet: JobSheet) -> set[tuple[int | None, int]]:
    """Return the places that any fix but that of moved rows changes."""
    fixes = [
        fix
        for fix in fixes_for(sheet, check_sheet(profile, sheet))
        if fix.code != "fix-shifted-row"
    ]
    cells = {place for fix in fixes for place in fix.cells.select("row", "column").iter_rows()}
    return cells | {(None, edit.column) for fix in fixes for edit in fix.headings}
