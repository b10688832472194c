"""What an answer contradicts is known again of a submission that is taken up from the history."""

from __future__ import annotations

from dataclasses import replace

from rosterwizard.core.checking import check_job
from rosterwizard.services.doubts import doubts_of
from rosterwizard.services.kept_outcomes import CameBack, came_back
from rosterwizard.services.kept_servers import practice_server
from rosterwizard.services.kept_steps import kept_steps
from rosterwizard.services.kept_work import KeptWork
from rosterwizard.services.submitting.plan import plan_submission
from rosterwizard.services.submitting.submission import submit
from tests.helpers.kept_list import EntryJournal
from tests.helpers.patron_jobs import HEADINGS, infiniti_job, patron


def test_answer_that_was_kept_contradicts_the_same_rules() -> None:
    job = infiniti_job((HEADINGS, [patron(1, graduationyear="1971"), patron(2)]))
    plan = plan_submission(job, check_job(job), practice_server(job.profile), "all-rows")
    submitted = replace(submit(plan, job), is_practice=False)
    count, text = doubts_of(job, submitted)
    assert count == 1

    journal = EntryJournal()
    journal.keep(KeptWork(), (), job, CameBack(submitted, edited_since=False)).result()
    file = journal.entry.file
    back = came_back(file, job, kept_steps(file).steps)

    assert back is not None
    assert doubts_of(job, back.submitted) == (count, text)
