"""What changes much is stopped until its figure is said, in loads that delete nothing too."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace as replaced

from rosterwizard.core.checking import check_job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.delivery import Submission
from rosterwizard.core.profiles.loading import built_in_profiles, load_profile
from rosterwizard.services.plan_and_send import Choice, planned
from rosterwizard.services.row_register import WentOut, keep_rows
from rosterwizard.services.submitting.changing import refuse_changing, rows_changing
from rosterwizard.services.submitting.plan import NO_WORD
from rosterwizard.services.submitting.whole_truth import Word
from tests.helpers.patron_jobs import HEADINGS, job_of, patron
from tests.helpers.sent_before import URL, moment
from tests.services.submitting.test_submission import library

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job
    from rosterwizard.services.submitting.plan import Plan

LIBRARY = library(URL)
KNOWN = 60
MOST_CHANGED, MOST_REKEYED = 50, 20


def job(changed: int = 0, rekeyed: int = 0, *, rows: int = KNOWN, unkeyed: int = 0) -> Job:
    """Return patrons of whom the first ones have another surname, the last ones another key.

    unkeyed: rows more, which have none.
    """
    some = [
        patron(
            at,
            surname="Diallo" if at < changed else "Moreau",
            username=f"u{at}" if at >= rows - rekeyed else f"user{at:04}",
            emailaddress=f"{at}@school.example",
        )
        for at in range(rows)
    ]
    some += [patron(rows + at, username="") for at in range(unkeyed)]
    return job_of("infiniti", {"patrons": (HEADINGS, some)})


def went_before(of: Job) -> None:
    (sheet,) = of.sheets
    keep_rows(LIBRARY, [(sheet, WentOut(range(sheet.frame.height), {}, moment(9)))])


def plan_of(of: Job, changing: int | None = None) -> Plan:
    word = Word(changing=changing)
    return planned(Choice(of, check_job(of), LIBRARY, "good-rows", "", word=word))


def refusal(of: Job, changing: int | None = None) -> RosterError:
    with pytest.raises(RosterError) as raised:
        plan_of(of, changing)
    return raised.value


@pytest.mark.parametrize(
    ("changed", "rekeyed"),
    [*product((0, MOST_CHANGED, 51), (0, MOST_REKEYED, 21))],
)
def test_just_what_passes_a_limit_is_asked_about_and_the_figure_is_what_the_plan_counts(
    changed: int, rekeyed: int
) -> None:
    changed = min(changed, KNOWN - rekeyed)
    of = job(changed, rekeyed)
    went_before(job())
    if changed <= MOST_CHANGED and rekeyed <= MOST_REKEYED:
        assert rows_changing(plan_of(of)) == changed + rekeyed
        return
    asked = refusal(of)
    assert asked.code == ("changes-too-many" if changed > MOST_CHANGED else "rekeys-too-many")
    plan = plan_of(of, int(str(asked.params["rows"])))
    (compared,) = plan.compared.sheets.values()
    assert compared.changed is not None
    assert (len(compared.changed), len(compared.rekeyed)) == (changed, rekeyed)
    assert rows_changing(plan) == asked.params["rows"] == changed + rekeyed
    assert plan.rows_sent == KNOWN


def test_a_row_without_a_key_lets_no_others_change_unasked() -> None:
    went_before(job())
    asked = refusal(job(KNOWN, unkeyed=1))
    assert (asked.code, asked.params["rows"]) == ("changes-too-many", KNOWN)


def test_it_is_said_how_many_and_what_may_have_happened() -> None:
    went_before(job())
    words = str(refusal(job(KNOWN)))
    assert "Of the 60 rows of Patrons that went to Library before, 60 (100 %) have other" in words
    assert "60 rows of Patrons are like rows that went" in str(refusal(job(0, KNOWN)))


def test_a_figure_that_is_said_must_be_right_also_where_none_is_wanted() -> None:
    went_before(job())
    assert refusal(job(KNOWN), KNOWN - 1).code == "changing-wrong"
    wrong = refusal(job(3), 2)
    assert (wrong.code, wrong.params["said"], wrong.params["rows"]) == ("changing-wrong", 2, 3)
    assert rows_changing(plan_of(job(3), 3)) == 3


def test_of_many_rows_a_part_may_change_and_a_smaller_part_get_another_key() -> None:
    may = Submission()
    assert (may.may_change.percent, may.may_rekey.percent) == (30, 5)
    rows = 500
    went_before(job(rows=rows))
    assert rows_changing(plan_of(job(150, 25, rows=rows))) == 175
    assert refusal(job(151, rows=rows)).code == "changes-too-many"
    assert refusal(job(0, 26, rows=rows)).code == "rekeys-too-many"


def test_a_profile_of_ones_own_sets_other_limits() -> None:
    own = (
        b'name = "mine"\ntitle = "Mine"\nversion = "1"\nroster.extends = "infiniti"\n'
        b"roster.submission.mayChange = {percent = 50, rows = 2}\n"
        b"roster.submission.mayRekey = {percent = 0, rows = 1}\n"
    )
    profile = load_profile(own, "mine.toml", {each.name: each for each in built_in_profiles()})
    went_before(job())
    for changed, rekeyed, code in (
        (30, 1, ""),
        (31, 0, "changes-too-many"),
        (0, 2, "rekeys-too-many"),
    ):
        of = replace(job(changed, rekeyed), profile=replaced(profile, name="infiniti"))
        if code:
            assert refusal(of).code == code
        else:
            assert rows_changing(plan_of(of)) == changed + rekeyed


def test_what_is_new_or_of_which_nothing_is_known_is_no_change() -> None:
    assert rows_changing(plan_of(job(KNOWN))) == 0
    went_before(job(rows=2))
    assert rows_changing(plan_of(job())) == 0


def test_where_rows_are_deleted_those_with_another_key_are_counted_as_gone() -> None:
    of = job(3, KNOWN - 3)
    went_before(job())
    plan = replace(plan_of(of, KNOWN), deletes=True)
    assert rows_changing(plan) == 3
    refuse_changing(plan, of, NO_WORD)
