"""Only new and changed rows go, where the system leaves the others alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.kept_servers import by_hand, practice_server
from rosterwizard.services.submitting.changes_only import only_changes
from rosterwizard.services.submitting.compared import with_compared
from rosterwizard.services.submitting.submission import submit
from tests.helpers.filled_templates import PROFILES
from tests.helpers.small_jobs import good_job
from tests.services.submitting.test_compared import AFTER, BEFORE, PRACTICE, compared
from tests.services.submitting.test_submission import plan_for

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import RecordType
    from rosterwizard.services.submitting.plan import Plan

EVERY_TYPE = [each for profile in PROFILES.values() for each in profile.record_types]
GO_WHOLE = {each.id for each in EVERY_TYPE if each.system == "haiku"} | {"infiniti/contacts"}


def changed() -> Plan:
    return only_changes(compared(AFTER), AFTER)


def test_rows_that_are_in_as_they_are_stay_here_and_say_so() -> None:
    submit(plan_for(BEFORE, PRACTICE), BEFORE)
    plan = changed()
    (sheet,) = plan.sheets
    assert (sheet.rows.to_list(), sheet.as_before.to_list()) == ([1, 2, 3], [0])
    assert b"user0000" not in plan.batches[0].content
    submitted = submit(plan, AFTER)
    frame = submitted.outcomes["patrons"].frame
    assert frame["state"].to_list() == ["unchanged", "accepted", "accepted", "accepted"]
    assert "remembered here as taken" in frame["words"][0]
    with pytest.raises(RosterError, match="nothing in them has changed"):
        changed()


def test_where_nothing_is_remembered_all_rows_go() -> None:
    assert changed().rows_sent == 4


@pytest.mark.parametrize("record_type", EVERY_TYPE, ids=[each.id for each in EVERY_TYPE])
def test_it_is_refused_where_every_row_must_go_each_time(
    record_type: RecordType,
) -> None:
    job = good_job(record_type)
    plan = with_compared(plan_for(job, practice_server(job.profile)), job, ())
    if record_type.id not in GO_WHOLE:
        assert only_changes(plan, job).rows_sent
        return
    with pytest.raises(RosterError) as raised:
        only_changes(plan, job)
    assert raised.value.code.startswith("changes-only-")
    assert str(raised.value)


def test_a_file_for_the_hand_has_no_changes() -> None:
    plan = plan_for(BEFORE, by_hand(BEFORE.profile, "/nowhere"))
    with pytest.raises(RosterError, match="loaded by hand"):
        only_changes(plan, BEFORE)
