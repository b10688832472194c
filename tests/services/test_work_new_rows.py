"""A new row below all others leaves what is known of the rows above as it was."""

from __future__ import annotations

import polars as pl

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.job.sent_rows import sent_rows
from rosterwizard.core.job.sheet_edits import row_added, rows_set_aside
from rosterwizard.services.submitting.submission import Submitted
from rosterwizard.services.work import Work
from tests.helpers.patron_jobs import clean_patrons, infiniti_job


def checked_work() -> Work:
    job = infiniti_job(clean_patrons(2))
    return Work(profile=job.profile).read(job).checked(check_job(job))


def with_row(work: Work) -> Work:
    edit = row_added(work.sheet_of("patrons"), None)
    assert edit is not None
    return work.edited_by("patrons", edit)


def test_problems_stay_until_the_sheet_is_checked_again() -> None:
    work = checked_work()
    after = with_row(work)
    assert (after.basis, after.problems) == (work.basis, work.problems)
    assert after.revision == work.revision + 1
    assert not after.is_checked


def test_where_the_new_row_goes_again_nothing_is_known() -> None:
    after = with_row(checked_work())
    for gone in (after.without_last_edit(), _without_first(after)):
        assert gone.basis == after.basis + 1
        assert not gone.problems
    again = after.without_last_edit().with_edit_again()
    assert again.sheet_of("patrons").frame.height == 3


def _without_first(work: Work) -> Work:
    aside = rows_set_aside(work.sheet_of("patrons"), [0])
    assert aside is not None
    return work.edited_by("patrons", aside)


def test_what_became_of_the_other_rows_stays_and_the_new_one_was_not_sent() -> None:
    work = checked_work()
    states = {"row": [0, 1], "state": ["created", "refused"], "words": ["", "no"]}
    sent = sent_rows(work.sheet_of("patrons"), pl.Series([0, 1], dtype=pl.UInt32))
    outcomes = {"patrons": Outcomes("patrons", pl.DataFrame(states, FRAME))}
    after = with_row(work.sent(Submitted(outcomes, sent={"patrons": sent})))
    assert after.submitted is not None
    assert after.submitted.outcomes["patrons"].frame.rows() == [
        *((0, "created", ""), (1, "refused", "no"), (2, "not-sent", ""))
    ]
    assert after.submitted.sent["patrons"]["row"].to_list() == [0, 1]
