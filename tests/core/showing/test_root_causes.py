"""What explains many problems stands first: on seeded rosters, and case by case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.job.cell_edits import Search, cleared, replaced
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.showing import root_causes as module
from rosterwizard.core.showing.checked_job import CheckedSheet, checked, judged_again
from rosterwizard.core.showing.root_causes import RootCause, root_problems
from rosterwizard.core.showing.row_choice import RowChoice
from tests.cause_figures import MORE_ENTRIES, RIGHTLY
from tests.helpers.patron_jobs import HEADINGS, infiniti_job, job_of, patron
from tests.helpers.seeded_causes import TYPES, explained, seeded_job

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.job.job import Job

NUMBERS = range(2 * len(TYPES))  # each record type twice


def patrons(**wrong: str) -> Job:
    """Return patrons of whom the first half has these cells."""
    half = [patron(row, **wrong) for row in range(30)]
    return infiniti_job((HEADINGS, [*half, *(patron(row) for row in range(30, 60))]))


def sheet_of(job: Job) -> CheckedSheet:
    return checked(job, {}, UNWATCHED).sheets["patrons"]


def test_of_seeded_rosters_nine_of_ten_problems_hang_under_the_right_cause(tmp_path: Path) -> None:
    found = [explained(tmp_path, number) for number in NUMBERS]
    assert sum(each.problems for each in found) > 2_000
    assert sum(each.rightly for each in found) >= RIGHTLY * sum(each.problems for each in found)
    short = [each for each in found if each.roots <= each.seeds + MORE_ENTRIES]
    assert len(short) >= RIGHTLY * len(found)


def test_one_text_that_many_cells_hold_is_named() -> None:
    sheet = sheet_of(patrons(enabled="perhaps"))
    (root,) = sheet.roots
    assert (root.kind, root.count, root.where) == ("value", 30, "enabled")
    assert root.title == "Neither yes nor no: “perhaps”"
    choice = RowChoice(root=root)
    assert (choice.key, choice.words()) == ("", "Neither yes nor no: “perhaps”, enabled")
    assert list(choice.rows(sheet)) == list(range(30))
    assert choice.places(sheet)["column"].unique().to_list() == [1]
    assert choice.of_file(sheet) is None


def test_other_problems_of_the_column_are_not_those_of_the_text() -> None:
    rows = [patron(row, enabled="perhaps") for row in range(30)]
    job = infiniti_job((HEADINGS, [*rows, patron(31, enabled="never"), patron(32)]))
    sheet = sheet_of(job)
    (root,) = sheet.roots
    assert sheet.causes[0].count == 31
    assert root_problems(sheet.sheet, sheet.problems, root).height == 30


def test_a_password_is_no_text_that_is_named() -> None:
    headings = ("username", "enabled", "staffmember", "surname", "password")
    rows = [(f"u{row}", "Y", "N", "Lee", "x") for row in range(40)]
    sheet = sheet_of(infiniti_job((headings, rows)))
    assert all(value is None for root in sheet.roots for _, value in root.parts)
    assert not any("“x”" in root.title for root in sheet.roots)


@pytest.mark.parametrize("kind", TYPES)
def test_columns_that_are_not_there_are_one_cause(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(module, "_MANY", 2)
    monkeypatch.setattr(module, "_FEWEST", 1)
    system, name = kind.split("/")
    job = job_of(system, {name: (("Notes; more",), [(f"{row}; x",) for row in range(5)])})
    sheet = checked(job, {}, UNWATCHED).sheets[name]
    missing = [each for each in sheet.causes if not each.rows and each.column is None]
    root = sheet.roots[0]
    assert (root.kind, root.in_rows) == ("headings", False)
    assert (root.title, root.count) == (f"{len(missing)} columns are missing", len(missing))
    choice = RowChoice(root=root)
    assert len(choice.rows(sheet)) == 5
    assert choice.of_file(sheet) in missing


def test_few_problems_and_plain_ones_have_no_root_cause() -> None:
    assert sheet_of(infiniti_job()).roots == ()
    plain = [patron(row, emailaddress=f"anna{row}@") for row in range(30)]
    assert sheet_of(infiniti_job((HEADINGS, plain))).roots == ()


def test_counts_follow_an_edit_and_what_is_mended_is_gone() -> None:
    rows = [patron(row, enabled="perhaps", surname=f" L{row} ") for row in range(30)]
    job = infiniti_job((HEADINGS, rows))
    before = checked(job, {}, UNWATCHED)
    (sheet,) = before.sheets.values()
    edited = replaced(sheet.sheet, Search("perhaps", (1,)), "Y")
    assert edited is not None
    after = judged_again(job.with_sheet(sheet.sheet.edited(edited)), before)
    assert after is not None
    counts = {root.kind: root.count for root in sheet.roots}
    assert counts == {"value": 30, "alone": 30}
    assert [(each.kind, each.count) for each in after.sheets["patrons"].roots] == [("alone", 30)]


@pytest.mark.parametrize("number", NUMBERS)
def test_after_edits_a_root_cause_says_what_is_left_of_it(tmp_path: Path, number: int) -> None:
    """Symptom after symptom is emptied; what is said of the others is what stands in the rows."""
    now = checked(seeded_job(tmp_path, number), {}, UNWATCHED)
    (sheet,) = now.sheets.values()
    for symptom in [symptom for root in sheet.roots for symptom in root.symptoms]:
        (sheet,) = now.sheets.values()
        column, rows = symptom.parts[0][0].column, rows_of(sheet, symptom)
        edit = cleared(sheet.sheet, [(rows, [column])]) if rows and column is not None else None
        after = judged_again(now.job.with_sheet(sheet.sheet.edited(edit)), now) if edit else None
        if after is not None:
            now = after
            (sheet,) = now.sheets.values()
            assert_counted(sheet)


def rows_of(sheet: CheckedSheet, root: RootCause) -> list[int]:
    return root_problems(sheet.sheet, sheet.problems, root)["row"].drop_nulls().to_list()


def assert_counted(sheet: CheckedSheet) -> None:
    following = sheet.problems.following["cause"]
    for root in sheet.roots:
        assert all(root.has_parts_of(each) for each in root.symptoms)
        assert root.count == sum(each.count for each in root.symptoms)
        for symptom in root.symptoms:
            ((cause, value),) = symptom.parts
            found = root_problems(sheet.sheet, sheet.problems, symptom).height
            followers = int((following == cause.rule).sum()) if value is None else 0
            assert symptom.count == found + followers > 0
            assert cause in sheet.causes or not found


@pytest.mark.parametrize("gone", ["enabled", "emailaddress"])
def test_a_root_cause_is_named_after_what_is_left_of_it(gone: str) -> None:
    before = checked(patrons(enabled="perhaps", emailaddress="anna@"), {}, UNWATCHED)
    (sheet,) = before.sheets.values()
    edit = cleared(sheet.sheet, [(list(range(30)), [HEADINGS.index(gone)])])
    if gone == "enabled":
        edit = replaced(sheet.sheet, Search("perhaps", (1,)), "Y")
    assert edit is not None
    after = judged_again(before.job.with_sheet(sheet.sheet.edited(edit)), before)
    assert after is not None
    (root,) = after.sheets["patrons"].roots
    assert (root.kind, root.count) == ("value", 30)
    assert root.where == ({"enabled", "emailaddress"} - {gone}).pop()


@pytest.mark.parametrize("most", [3, 10_000])
def test_of_very_many_rows_some_are_compared(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(module, "_MOST_ROWS", most)
    sheet = sheet_of(patrons(enabled="perhaps", emailaddress="anna@"))
    (root,) = sheet.roots
    assert (root.kind, root.count) == ("rows", 60)
