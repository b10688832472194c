"""What is left and what is mended is counted once, over all sheets."""

from __future__ import annotations

from dataclasses import replace

from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.showing.checked_job import checked
from rosterwizard.core.showing.left_to_mend import LeftToMend, left_to_mend
from tests.helpers.patron_jobs import clean_patrons, infiniti_job

MAIL = 4


def test_a_problem_that_is_mended_goes_from_what_is_left_to_what_is_mended() -> None:
    job = infiniti_job((clean_patrons()[0], [("anna", "Y", "N", "Lee", "anna@", "2031")]))
    found = checked(job, {}, UNWATCHED)
    before = left_to_mend(found)
    assert before.left == len(found.problems["patrons"])
    assert before.mended == 0
    edit = typed(job.sheets[0], 0, MAIL, "anna@x.example")
    assert edit is not None
    mended = replace(job, sheets=(job.sheets[0].edited(edit),))
    after = left_to_mend(checked(mended, found.first, UNWATCHED))
    assert after == LeftToMend(mended=before.left)


def test_one_of_many_alike_counts_as_mended_and_one_that_came_by_it_does_not() -> None:
    mails = ("anna@", "bo@", "cy@x.example", "di@")
    rows = [(name, "Y", "N", "Lee", mail, "2031") for name, mail in zip("abcd", mails, strict=True)]
    job = infiniti_job((clean_patrons()[0], rows))
    found = checked(job, {}, UNWATCHED)
    assert left_to_mend(found) == LeftToMend(error=3)
    for row, text, after in (
        (0, "anna@x.example", LeftToMend(error=2, mended=1)),
        (1, "bo@x.example", LeftToMend(error=1, mended=2)),
        (2, "cy@", LeftToMend(error=2, mended=1)),
    ):
        edit = typed(job.sheets[0], row, MAIL, text)
        assert edit is not None
        job = replace(job, sheets=(job.sheets[0].edited(edit),))
        assert left_to_mend(checked(job, found.first, UNWATCHED)) == after


def test_it_is_said_in_words() -> None:
    assert LeftToMend(40, 13, 1, 18).in_words() == "54 left, 18 mended"
    assert LeftToMend(error=1).in_words() == "1 left, none mended yet"
    assert LeftToMend(mended=2).in_words() == "nothing left, 2 mended"
