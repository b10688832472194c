"""What the practice server answers, held to the rules that are our reading, row by row."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.doubting.contradictions import Contradiction, contradictions
from rosterwizard.core.doubting.doubts_text import doubts_text
from rosterwizard.core.job.job import Job
from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.job.sent_rows import sent_rows
from rosterwizard.core.profiles.language import Constraints, Field, FieldRoster, Rule
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reports.described import described
from rosterwizard.core.rules.rules import rule_sentence
from rosterwizard.services.kept_servers import practice_server
from rosterwizard.services.practice.twin import SCENARIOS
from rosterwizard.services.submitting.plan import plan_submission
from rosterwizard.services.submitting.submission import submit
from tests.helpers.checked import record_type, sheet, system
from tests.helpers.patron_jobs import job_of

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import Severity
    from rosterwizard.services.submitting.submission import Submitted

INFINITI = next(each for each in built_in_profiles() if each.name == "infiniti")
HEADINGS = ("username", "enabled", "staffmember", "surname", "graduationyear", "adminsystemid")
ROWS = 60


def patrons() -> Job:
    """Return patrons of whom many break rules that are our reading, and some break others."""
    rows = [
        [
            f"user{number if number % 13 else 4:04}",  # some stand there twice
            "Y" if number % 17 else "perhaps",
            "N",
            ("Okonkwo", "Zimmermann", "Patel")[number % 3],
            str(1970 + number) if number % 7 else "",
            f"X{number // 2}" if number % 5 == 0 else f"X9{number}",
        ]
        for number in range(ROWS)
    ]
    return job_of("infiniti", {"patrons": (HEADINGS, rows)})


def sent(job: Job, scenario: str) -> Submitted:
    plan = plan_submission(job, check_job(job), practice_server(INFINITI, scenario), "all-rows")
    return submit(plan, job)


def told(job: Job, submitted: Submitted) -> tuple[Contradiction, ...]:
    return contradictions(job, submitted.outcomes, submitted.sent)


def by_hand(job: Job, submitted: Submitted) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Return the same as a person would count it: kind, field, code; rows taken and refused."""
    (own,) = job.sheets
    problems = check_job(job)["patrons"]
    state = dict(submitted.outcomes["patrons"].frame.select("row", "state").iter_rows())
    numbers = {number: at for at, number in enumerate(own.sheet.sheet_row)}
    broken: dict[tuple[str, str], set[int]] = defaultdict(set)
    for each in described(own, problems):
        if each.inferred and each.severity != "note" and each.row is not None:
            broken[each.field or "", each.code].add(numbers[each.row])
    counted = {}
    for (field, code), rows in broken.items():
        taken = sum(state[row] in {"created", "updated", "accepted"} for row in rows)
        if taken:
            refused = sum(state[row] == "refused" for row in rows)
            counted["taken", field, code] = taken, refused
    return counted


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_rows_that_break_our_reading_and_were_taken_are_counted(scenario: str) -> None:
    job = patrons()
    submitted = sent(job, scenario)
    found = {
        (each.kind, each.field, each.rules[0].code): (each.taken, each.refused)
        for each in told(job, submitted)
        if each.kind == "taken"
    }
    assert found == by_hand(job, submitted)
    taken = {"good", "partly-good", "unchanged", "slow", "busy"}
    assert bool(found) == (scenario in taken)


def test_good_rows_that_were_refused_by_a_field_doubt_its_rules() -> None:
    job = patrons()
    submitted = sent(job, "partly-good")
    (found,) = [each for each in told(job, submitted) if each.kind == "refused"]
    errors = set(check_job(job)["patrons"].rows_with_errors())
    frame = submitted.outcomes["patrons"].frame.filter(pl.col("state") == "refused")
    assert found.field == "username"
    assert found.refused == len([row for row in frame["row"] if row not in errors]) > 0
    assert all(rule.inferred for rule in found.rules)
    ((words, count),) = found.said
    assert words.startswith("Field (username) is one that the practice server refuses")
    assert count == found.refused


def answered(job: Job, *answers: tuple[str, str]) -> dict[str, Outcomes]:
    """Return outcomes with a state and words for each of the first rows."""
    states, words = zip(*answers, strict=True)
    columns = {"row": range(len(answers)), "state": states, "words": words}
    return {"patrons": Outcomes("patrons", pl.DataFrame(columns, schema=FRAME))}


def all_sent(job: Job) -> dict[str, pl.DataFrame]:
    (own,) = job.sheets
    rows = pl.arange(0, own.frame.height, eager=True, dtype=pl.UInt32)
    return {"patrons": sent_rows(own, rows)}


GOOD = job_of(
    "infiniti",
    {"patrons": ((*HEADINGS, "gender"), [["ana1", "Y", "Y", "May", "", "X77", "F"]])},
)
SAID = (
    'Administration system ID "X77" of may (Okonkwo Grünwald, +61 400 123 456, a@b.org, '
    "07/03/2014) is used by 12 others"
)


def test_words_of_the_system_lose_whatever_may_be_anybodys() -> None:
    (found,) = contradictions(GOOD, answered(GOOD, ("refused", SAID)), all_sent(GOOD))
    assert found.field == "adminsystemid"
    ((words, _),) = found.said
    for text in ("X77", "may", "Okonkwo", "Grünwald", "400 123", "a@b", "org", "2014"):
        assert text not in words
    assert ["is", "used", "by", "12", "others"][0] in words


def test_words_that_name_no_field_with_our_reading_doubt_nothing() -> None:
    for words in ("", "Please try again.", "Field (surname) is odd.", "usernames are odd"):
        assert contradictions(GOOD, answered(GOOD, ("refused", words)), all_sent(GOOD)) == ()


def test_field_is_named_by_its_name_or_its_title() -> None:
    for words in ("adminSystemID is taken", "The administration  SYSTEM id is taken"):
        found = contradictions(GOOD, answered(GOOD, ("refused", words)), all_sent(GOOD))
        assert [each.field for each in found] == ["adminsystemid"]


def test_rows_that_were_all_refused_contradict_no_rule_that_they_break() -> None:
    job = patrons()
    rows = [("refused", "Nothing can be said.")] * ROWS
    assert contradictions(job, answered(job, *rows), all_sent(job)) == ()


def test_what_was_not_handed_over_or_not_judged_doubts_nothing() -> None:
    job = patrons()
    rows = [("created", "")] * ROWS
    assert contradictions(job, answered(job, *rows), {}) == ()
    handed = [("delivered", "")] * ROWS
    assert contradictions(job, answered(job, *handed), all_sent(job)) == ()
    assert contradictions(job, {}, all_sent(job)) == ()


def test_rows_are_judged_as_they_were_handed_over() -> None:
    job = patrons()
    then = all_sent(job)
    (own,) = job.sheets
    mended = own.frame.with_columns(pl.lit("2031").alias("c4"))
    later = replace(job, sheets=(replace(own, frame=mended),))
    rows = [("created", "")] * ROWS
    fields = {each.field for each in contradictions(later, answered(later, *rows), then)}
    assert "graduationyear" in fields


@pytest.mark.parametrize("is_practice", [True, False])
def test_text_has_each_rule_with_its_source_and_no_cell(is_practice: bool) -> None:
    job = patrons()
    found = told(job, sent(job, "partly-good"))
    text = doubts_text(INFINITI, found, "Roster Wizard 9", is_practice=is_practice)
    assert "version 1" in text
    assert ("practice server" in text.partition("Record type")[0]) == is_practice
    for each in found:
        for rule in each.rules:
            assert rule_sentence(rule) in text
            assert rule.source in text
    cells = {text for column in job.sheets[0].frame for text in column if len(text) > 3}
    years = {str(each) for each in range(1980, 2032)}  # stand in rules and sources
    assert not [cell for cell in cells - years if cell in text]


@pytest.mark.parametrize("severity", ["error", "warning", "note"])
def test_note_asks_for_nothing_so_nothing_contradicts_it(severity: Severity) -> None:
    rules = {"required": Rule("1", inferred=True, severity=severity)}
    needed = Field("house", constraints=Constraints(required=True), roster=FieldRoster(rules=rules))
    kind = record_type(Field("id"), needed)
    job = Job(system(kind), (sheet(kind, {"id": ["1", "2"], "house": ["", "x"]}),))
    frame = pl.DataFrame({"row": [0, 1], "state": ["created"] * 2, "words": [""] * 2}, schema=FRAME)
    found = contradictions(
        job,
        {kind.name: Outcomes(kind.name, frame)},
        {kind.name: sent_rows(job.sheets[0], pl.Series([0, 1], dtype=pl.UInt32))},
    )
    assert [each.taken for each in found] == ([] if severity == "note" else [1])
