"""Rows go in several files where a person wants it and the system takes several for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Limits
from rosterwizard.core.profiles.set_files import holds_all
from rosterwizard.services.kept_servers import practice_server
from rosterwizard.services.submitting.plan import Plan, plan_submission
from rosterwizard.services.submitting.rows_at_a_time import refuse_parts
from rosterwizard.services.submitting.submission import submit
from tests.helpers.filled_templates import PROFILES
from tests.helpers.patron_jobs import clean_patrons, job_of
from tests.helpers.small_jobs import good_job, problems

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import RecordType

EVERY_TYPE = [each for profile in PROFILES.values() for each in profile.record_types]


def planned(job: Job, rows_at_a_time: int) -> Plan:
    given = {sheet.record_type.name: problems() for sheet in job.sheets}
    server = practice_server(job.profile)
    return plan_submission(job, given, server, "good-rows", rows_at_a_time=rows_at_a_time)


def test_rows_go_in_parts_and_have_one_outcome_each() -> None:
    job = job_of("infiniti", {"patrons": clean_patrons(5)})
    plan = planned(job, 2)
    assert [batch.rows["patrons"].to_list() for batch in plan.batches] == [[0, 1], [2, 3], [4]]
    assert plan.rows_at_a_time == 2
    (outcomes,) = submit(plan, job).outcomes.values()
    assert outcomes.frame["row"].to_list() == [0, 1, 2, 3, 4]
    assert outcomes.counts()["created"] == 5


def test_contacts_of_one_patron_stay_in_one_file() -> None:
    heads = ("username", "type", "contact")
    rows = [("anna", "email", "a@x.example"), ("ben", "email", "b@x.example")] * 2
    job = job_of("infiniti", {"contacts": (heads, rows)})
    assert [batch.rows["contacts"].to_list() for batch in planned(job, 1).batches] == [
        [0, 2],
        [1, 3],
    ]


@pytest.mark.parametrize("record_type", EVERY_TYPE, ids=[each.id for each in EVERY_TYPE])
def test_parts_are_refused_in_words_where_several_files_are_not_the_same(
    record_type: RecordType,
) -> None:
    job = good_job(record_type)
    profile = job.profile
    for mode in ("", *(each.name for each in profile.roster.submission.modes)):
        deletes = holds_all(profile, mode, [record_type])
        code = (
            "parts-of-whole"
            if deletes
            else "parts-of-zip"
            if profile.roster.set
            else "parts-unsaid"
            if not record_type.roster.limits.may_split
            else ""
        )
        if not code:
            refuse_parts(job, deletes=deletes)
            continue
        with pytest.raises(RosterError) as raised:
            refuse_parts(job, deletes=deletes)
        assert raised.value.code == code
        assert profile.title in str(raised.value)


def test_the_plan_asks() -> None:
    job = job_of("infiniti", {"patrons": clean_patrons(2)})
    (sheet,) = job.sheets
    roster = replace(sheet.record_type.roster, limits=Limits())
    silent = replace(sheet.record_type, roster=roster)
    job = Job(job.profile, (sheet.of(silent, sheet.sheet, sheet.matching),))
    with pytest.raises(RosterError, match="never go in parts"):
        planned(job, 1)
