"""What a person is shown of a checked job."""

from __future__ import annotations

from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.showing.checked_job import checked
from tests.helpers.checked import record_type, sheet, system


def test_a_fix_says_how_many_problems_it_brings() -> None:
    people = record_type(Field("id"))
    job = Job(system(people), (sheet(people, {"id": (" a", "b")}),))
    shown = checked(job, {}, UNWATCHED).sheets["people"]
    (fix,) = shown.safe_fixes
    assert shown.caused_by(fix, UNWATCHED) == 0
