"""One line says how many problems there are; each step is named for its undo."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rosterwizard.core.checking.marked_since import MarkedSince
from rosterwizard.core.fixing import edit_of_all
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.showing.check_in_words import check_in_words, edit_in_words
from rosterwizard.core.showing.checked_job import CheckedJob, checked
from tests.helpers.patron_jobs import HEADINGS, Table, clean_patrons, infiniti_job, patron


def found(table: Table | None = None) -> CheckedJob:
    return checked(infiniti_job(table), {}, UNWATCHED)


def test_errors_are_told_apart_from_the_rest() -> None:
    assert check_in_words(found()).startswith("6 problems in 10 rows. 4 are errors: mend")
    assert check_in_words(found(), is_held=True) == "6 problems in 10 rows. 4 are errors."


def test_without_errors_nothing_must_be_mended() -> None:
    one = found((HEADINGS, [patron(0, surname=" Moreau")]))
    assert check_in_words(one) == "One problem in 1 row, and it is no error."


def test_a_clean_job_says_what_ran() -> None:
    said = check_in_words(found(clean_patrons(1500)))
    assert said.endswith("rules ran on 1,500 rows.")


@pytest.mark.parametrize(
    ("table", "gravest"),
    [
        (None, "error"),
        ((HEADINGS, [patron(0, surname=" Moreau")]), "warning"),
        (clean_patrons(1), "fixed"),
    ],
)
def test_the_gravest_problem_gives_the_sheet_its_mark(table: Table | None, gravest: str) -> None:
    assert found(table).sheets["patrons"].gravest == gravest


def test_a_step_of_one_cell_has_words_of_its_own() -> None:
    sheet = found().sheets["patrons"]
    assert edit_in_words(edit_of_all(sheet.safe_fixes)) == "Mend 2 cells safely"
    edit = typed(sheet.sheet, 0, 3, "Okafor")
    assert edit is not None
    assert edit_in_words(edit) == "Type into a cell"


def test_what_became_of_marked_problems_is_said_behind_it() -> None:
    one = replace(found(), marked=MarkedSince(3, 1, 2))
    assert check_in_words(one).endswith("Since it was marked: 3 fixed, 1 still open, 2 new.")
    assert "what is new cannot be told" in check_in_words(
        replace(one, marked=MarkedSince(3, 1, None))
    )
