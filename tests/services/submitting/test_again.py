"""What is in is not sent again, and the latest word on every row is kept."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.job.job import Job
from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.job.sent_rows import sent_rows
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Mode, Profile, ProfileRoster, Submission
from rosterwizard.services.kept_servers import practice_server
from rosterwizard.services.submitting.again import changed_since_taken, merged, without_taken
from rosterwizard.services.submitting.plan import Plan, plan_submission
from rosterwizard.services.submitting.submission import Submitted
from rosterwizard.services.submitting.whole_truth import Word
from tests.helpers.small_jobs import PATRONS, job_sheet, problems, system

ROWS = [("anna", "a@x.example"), ("ben", "b@x.example"), ("cleo", "c@x.example")]


def submitted(*rows: tuple[int, str, str], record_type: str = "patrons") -> Submitted:
    frame = pl.DataFrame(list(rows), schema=FRAME, orient="row")
    return Submitted({record_type: Outcomes(record_type, frame)})


def job_of(profile: Profile) -> Job:
    return Job(profile, (job_sheet(PATRONS, ROWS),))


def plan_of(profile: Profile, *, mode: str = "") -> Plan:
    job = job_of(profile)
    server = practice_server(profile)
    word = Word(remaining=len(ROWS))
    return plan_submission(job, {"patrons": problems()}, server, "good-rows", mode, word=word)


def test_only_the_rows_that_are_not_in_are_planned() -> None:
    profile = system()
    before = submitted((0, "created", ""), (1, "refused", "No."), (2, "updated", ""))
    plan = without_taken(plan_of(profile), job_of(profile), before)
    assert plan.sheets[0].rows.to_list() == [1]
    assert plan.batches[0].content.splitlines()[1:] == [b"ben,b@x.example"]
    assert plan.rows_sent == 1


@pytest.mark.parametrize(
    ("unknown", "words"), [((1, 2), "Sends 2 rows a second time"), ((2,), "Sends one row")]
)
def test_rows_of_unknown_fate_are_said_before_they_go_again(
    unknown: tuple[int, ...], words: str
) -> None:
    profile = system()
    states = {row: "unknown" if row in unknown else "created" for row in range(3)}
    before = submitted(*((row, state, "") for row, state in states.items()))
    plan = without_taken(plan_of(profile), job_of(profile), before)
    assert plan.sheets[0].rows.to_list() == list(unknown)
    assert plan.repeats == len(unknown)
    assert plan.side_effects[0].startswith(words)


def test_a_first_submission_repeats_nothing() -> None:
    assert plan_of(system()).repeats == 0


def test_nothing_left_is_said() -> None:
    profile = system()
    before = submitted(*((row, "accepted", "") for row in range(3)))
    with pytest.raises(RosterError) as raised:
        without_taken(plan_of(profile), job_of(profile), before)
    assert raised.value.code == "all-taken"
    assert "3" in str(raised.value)


def test_a_sheet_that_was_never_sent_goes_whole() -> None:
    profile = system()
    plan = without_taken(
        plan_of(profile), job_of(profile), submitted((0, "created", ""), record_type="others")
    )
    assert plan.rows_sent == 3


def test_a_mode_that_deletes_needs_every_row_each_time() -> None:
    modes = (Mode("full", "Full", deletes=True),)
    profile = system(submission=Submission(protocol="infiniti", modes=modes))
    plan = plan_of(profile)
    again = without_taken(plan, job_of(profile), submitted((0, "created", "")))
    assert again is plan


def test_a_set_travels_whole() -> None:
    profile = Profile(
        name="infiniti",
        title="Infiniti",
        version="1",
        record_types=(PATRONS,),
        roster=ProfileRoster(set="zip", submission=Submission(protocol="sftp")),
    )
    plan = plan_of(profile)
    assert without_taken(plan, job_of(profile), submitted((0, "delivered", ""))) is plan


def test_what_was_taken_stays_taken() -> None:
    before = submitted((0, "created", "first"), (1, "refused", "No."), (2, "not-sent", "left out"))
    after = submitted((0, "not-sent", "left out now"), (1, "created", "second"))
    assert merged(before, after).outcomes["patrons"].frame.rows() == [
        (0, "created", "first"),
        (1, "created", "second"),
        (2, "not-sent", "left out"),
    ]


def test_a_row_of_unknown_fate_that_was_not_reached_again_stays_unknown() -> None:
    before = submitted((0, "unknown", "Look."), (1, "refused", "No."))
    latest = submitted((0, "not-sent", ""), (1, "not-sent", ""))
    frame = merged(before, latest).outcomes["patrons"].frame
    assert frame["state"].to_list() == ["unknown", "not-sent"]


def test_a_row_in_the_queue_goes_again_only_with_a_word_and_stays_there() -> None:
    profile = system()
    before = submitted((0, "queued", "later"), (1, "unchanged", ""), (2, "created", ""))
    plan = without_taken(plan_of(profile), job_of(profile), before)
    assert (plan.sheets[0].rows.to_list(), plan.repeats) == ([0], 1)
    after = submitted((0, "not-sent", "stopped"), (1, "not-sent", ""), (2, "not-sent", ""))
    frame = merged(before, after).outcomes["patrons"].frame
    assert frame["state"].to_list() == ["queued", "unchanged", "created"]


def test_news_of_a_row_that_was_taken_count() -> None:
    before, after = submitted((0, "created", "")), submitted((0, "updated", "again"))
    assert merged(before, after).outcomes["patrons"].frame.rows() == [(0, "updated", "again")]


def test_sheets_of_either_time_are_kept() -> None:
    before = submitted((0, "created", ""), record_type="others")
    after = submitted((0, "refused", "No."))
    assert set(merged(before, after).outcomes) == {"others", "patrons"}


def test_a_row_that_was_changed_since_it_was_taken_goes_again_and_is_said() -> None:
    profile = system()
    job = job_of(profile)
    (sheet,) = job.sheets
    everything = pl.Series("row", range(3), dtype=pl.UInt32)
    before = replace(
        submitted(*((row, "created", "") for row in range(3))),
        sent={"patrons": sent_rows(sheet, everything)},
    )
    cells = {"row": [1], "column": [0], "before": ["ben"], "after": ["benno"]}
    changed = job.with_sheet(sheet.edited(Edit(pl.DataFrame(cells, schema=CELLS))))
    server, given = practice_server(profile), {"patrons": problems()}
    plan = without_taken(plan_submission(changed, given, server, "good-rows"), changed, before)
    assert plan.sheets[0].rows.to_list() == [1]
    assert plan.batches[0].content.splitlines()[1:] == [b"benno,b@x.example"]
    assert plan.side_effects[0].startswith("One row was changed since it was sent")
    assert changed_since_taken(changed, before) == 1
    assert changed_since_taken(job, before) == 0
    after = replace(
        submitted((1, "updated", "")),
        sent={"patrons": sent_rows(changed.sheets[0], everything[1:2])},
    )
    assert changed_since_taken(changed, merged(before, after)) == 0
