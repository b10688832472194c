"""Problems are grouped by rule and column, the gravest and most frequent first."""

from __future__ import annotations

import pytest

from rosterwizard.core.fixing import edit_of_all
from rosterwizard.core.job.cell_edits import Search, replaced
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.showing import causes
from rosterwizard.core.showing.causes import (
    Cause,
    problems_of,
    rows_with_value,
    tally_of,
    values_of,
)
from rosterwizard.core.showing.checked_job import CheckedSheet, checked
from rosterwizard.core.showing.row_choice import RowChoice
from rosterwizard.core.showing.row_filters import cells_of
from tests.helpers.patron_jobs import HEADINGS, infiniti_job, patron


@pytest.fixture
def sheet() -> CheckedSheet:
    return checked(infiniti_job(), {}, UNWATCHED).sheets["patrons"]


def cause(sheet: CheckedSheet, where: str) -> Cause:
    return next(each for each in sheet.causes if each.where == where)


def test_causes_are_ordered_by_gravity_and_count(sheet: CheckedSheet) -> None:
    assert [(each.severity, each.where, each.count) for each in sheet.causes] == [
        ("error", "enabled", 3),
        ("error", "emailaddress", 1),
        ("warning", "surname", 2),
    ]


def test_few_problems_are_counted_as_many_are(
    sheet: CheckedSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = tally_of(sheet.problems.frame)
    monkeypatch.setattr(causes, "_FEW", 0)
    assert tally_of(sheet.problems.frame) == few
    assert sum(count for count, _ in few.values()) == 6


def test_a_cause_has_its_problems_and_values(sheet: CheckedSheet) -> None:
    enabled = cause(sheet, "enabled")
    assert problems_of(sheet.problems, enabled)["row"].to_list() == [6, 7, 8]
    assert values_of(sheet.sheet, sheet.problems, enabled) == [("perhaps", 2), ("never", 1)]
    assert list(rows_with_value(sheet.sheet, sheet.problems, enabled, "perhaps")) == [6, 7]


def test_a_cause_of_the_file_has_no_rows_and_no_values() -> None:
    job = infiniti_job((HEADINGS[:3], [patron(0)[:3]]))
    sheet = checked(job, {}, UNWATCHED).sheets["patrons"]
    job_without = infiniti_job((HEADINGS[1:], [patron(0)[1:]]))
    missing = checked(job_without, {}, UNWATCHED).sheets["patrons"]
    lost = cause(missing, "username")
    assert sheet.problems is not None
    assert not lost.rows
    assert values_of(missing.sheet, missing.problems, lost) == []
    assert list(RowChoice(cause=lost).rows(missing)) == [0]


def test_what_was_mended_is_a_fixed_cause(sheet: CheckedSheet) -> None:
    job = infiniti_job()
    edit = replaced(sheet.sheet, Search("perhaps", (1,)), "Y")
    assert edit is not None
    once = job.with_sheet(job.sheets[0].edited(edit))
    first = {"patrons": sheet.problems}
    found = checked(once, first, UNWATCHED).sheets["patrons"]
    assert cause(found, "enabled").count == 1
    assert found.fixed_causes == ()
    rest = replaced(once.sheets[0], Search("never", (1,)), "N")
    assert rest is not None
    twice = checked(once.with_sheet(once.sheets[0].edited(rest)), first, UNWATCHED)
    assert [(c.where, c.count) for c in twice.sheets["patrons"].fixed_causes] == [("enabled", 3)]
    fixed = twice.sheets["patrons"].fixed_causes[0]
    assert list(RowChoice(cause=fixed).rows(twice.sheets["patrons"])) == [6, 7, 8]


def test_work_that_was_taken_up_again_knows_what_was_there_before(sheet: CheckedSheet) -> None:
    job = infiniti_job()
    edit = replaced(sheet.sheet, Search("anna@", (4,)), "anna@x.example")
    assert edit is not None
    found = checked(job.with_sheet(job.sheets[0].edited(edit)), {}, UNWATCHED)
    assert [each.where for each in found.sheets["patrons"].fixed_causes] == ["emailaddress"]
    assert found.first["patrons"].counts()["error"] == 4
    assert found.problems["patrons"].counts()["error"] == 3


def test_choices_have_their_rows_and_places(sheet: CheckedSheet) -> None:
    def walked(choice: RowChoice) -> list[tuple[int, int | None]]:
        return list(cells_of(choice.places(sheet)))

    enabled = cause(sheet, "enabled")
    assert list(RowChoice().rows(sheet)) == list(range(10))
    assert list(RowChoice("warning").rows(sheet)) == [3, 4]
    assert list(RowChoice(cause=enabled).rows(sheet)) == [6, 7, 8]
    assert list(RowChoice(cause=enabled, value="never").rows(sheet)) == [8]
    assert RowChoice().places(sheet).height == 6
    assert walked(RowChoice("warning")) == [(3, 3), (4, 3)]
    assert walked(RowChoice(cause=enabled)) == [(6, 1), (7, 1), (8, 1)]


def test_rows_that_are_not_in_are_walked_with_and_without_problems(sheet: CheckedSheet) -> None:
    choice = RowChoice(not_in={9: "No.", 1: "Left out."})
    assert list(choice.rows(sheet)) == [1, 9]
    assert choice.places(sheet).rows() == [(1, 4), (9, None)]
    assert choice.key == "not-in"
    assert choice.words() == ""


def test_choices_have_keys_and_words(sheet: CheckedSheet) -> None:
    enabled = cause(sheet, "enabled")
    assert RowChoice("error").key == "error"
    assert RowChoice(cause=enabled).key == ""
    assert RowChoice(cause=enabled).words() == "Neither yes nor no, enabled"
    assert RowChoice(cause=enabled, value="never").words().endswith("“never”")


def test_all_safe_fixes_are_one_step(sheet: CheckedSheet) -> None:
    edit = edit_of_all(sheet.safe_fixes)
    assert edit.cells.rows() == [(3, 3, " Moreau ", "Moreau"), (4, 3, "Diallo  ", "Diallo")]
    assert edit.code == "edit-all-safe"
    assert edit.params == {"count": 2}
