"""A new row below all others leaves what is known of the rows above as it was."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.job.sent_rows import sent_rows
from rosterwizard.core.job.sheet_edits import row_added, rows_brought_back, rows_set_aside
from rosterwizard.services.submitting.again import changed_since_taken, merged
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


def created(work: Work) -> Work:
    """Return the work after all of its rows were sent, and taken."""
    sheet = work.sheet_of("patrons")
    rows = pl.arange(sheet.frame.height, dtype=pl.UInt32, eager=True)
    states = pl.DataFrame({"row": rows}).with_columns(state=pl.lit("created"), words=pl.lit(""))
    outcomes = {"patrons": Outcomes("patrons", states.cast(FRAME))}
    return work.sent(Submitted(outcomes, sent={"patrons": sent_rows(sheet, rows)}))


def states(work: Work) -> list[str]:
    assert work.submitted is not None
    return work.submitted.outcomes["patrons"].frame["state"].to_list()


def typing(work: Work, text: str) -> Work:
    sheet = work.sheet_of("patrons")
    edit = typed(sheet, sheet.frame.height - 1, 0, text)
    assert edit is not None
    return work.edited_by("patrons", edit)


def changed_count(work: Work) -> int:
    assert work.job is not None
    assert work.submitted is not None
    return changed_since_taken(work.job, work.submitted)


def test_what_became_of_a_row_is_known_again_once_it_is_back() -> None:
    work = created(checked_work())
    away = _without_first(work)
    assert states(away) == ["created"]
    back = away.without_last_edit()
    assert states(back) == ["created"] * 2
    assert changed_count(back) == 0
    bring = rows_brought_back(away.sheet_of("patrons"), [0])
    assert bring is not None
    assert states(away.edited_by("patrons", bring)) == ["created"] * 2


def test_what_became_of_a_new_row_comes_back_with_its_step_and_with_no_other() -> None:
    work = created(typing(with_row(checked_work()), "zoe"))
    gone = work.without_last_edit().without_last_edit()
    assert states(gone) == ["created"] * 2
    again = gone.with_edit_again().with_edit_again()
    assert states(again) == ["created"] * 3
    assert changed_count(again) == 0
    assert states(typing(with_row(gone), "zoe")) == ["created", "created", "not-sent"]


def test_of_a_row_that_was_away_nothing_is_known_where_nothing_is_known_of_what_was_sent() -> None:
    work = created(checked_work())
    assert work.submitted is not None
    work = work.sent(replace(work.submitted, sent={}))
    assert states(_without_first(work).without_last_edit()) == ["not-sent", "created"]


def test_what_is_known_of_rows_that_are_away_outlives_another_sending() -> None:
    away = _without_first(created(checked_work()))
    assert away.submitted is not None
    later = replace(away.submitted, away={})
    work = away.sent(merged(away.submitted, later))
    assert states(work.without_last_edit()) == ["created"] * 2


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
