"""What ran stands under its field, what holds for several is said once, and gaps are named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.rules.rule_words import rule_sentence
from rosterwizard.core.showing.what_ran import how_many_ran, what_ran
from tests.helpers.patron_jobs import clean_patrons, infiniti_job, job_of

PROFILES = {each.name: each for each in built_in_profiles()}


def test_every_rule_that_ran_stands_in_one_group() -> None:
    job = infiniti_job(clean_patrons())
    problems = check_job(job, UNWATCHED)["patrons"]
    sheet = job.sheets[0]
    ran = what_ran(sheet, problems)
    assert ran.rows == sheet.frame.height
    assert ran.count == how_many_ran(sheet, problems) <= len(problems.rules)
    said = [words for group in ran.groups for words in group.rules]
    assert len(said) == len(set(said))
    filled = [
        rule
        for rule in problems.rules
        if rule.field is None or rule.needs_no_column or sheet.matching.fills(rule.field)
    ]
    assert set(said) == {rule_sentence(rule) for rule in filled}


def test_columns_that_are_not_sent_and_fields_that_nothing_fills_are_named() -> None:
    heading, rows = clean_patrons()
    job = infiniti_job(((*heading, "Shoe size", ""), [(*row, "38", "x") for row in rows]))
    ran = what_ran(job.sheets[0], check_job(job, UNWATCHED)["patrons"])
    told = " ".join(ran.unchecked)
    assert "2 columns that fill no field and are not sent: Shoe size, (no heading)" in told
    assert "fields that nothing fills" in told
    assert ran.unchecked[-1].startswith("Whether a value is the right one")


def test_rows_that_were_set_aside_are_counted() -> None:
    job = infiniti_job(clean_patrons())
    sheet = job.sheets[0]
    edit = rows_set_aside(sheet, [0, 3])
    assert edit is not None
    job = replace(job, sheets=(sheet.edited(edit),))
    ran = what_ran(job.sheets[0], check_job(job, UNWATCHED)["patrons"])
    assert "2 rows that are set aside" in ran.unchecked
    assert ran.rows == sheet.frame.height - 2


@pytest.mark.parametrize("name", PROFILES)
def test_a_reference_to_a_sheet_that_is_not_here_did_not_run(name: str) -> None:
    profile = PROFILES[name]
    for record_type in profile.record_types:
        heads = [each.name for each in record_type.fields]
        job = job_of(profile.name, {record_type.name: (heads, [["1"] * len(heads)])})
        sheet, problems = job.sheets[0], check_job(job, UNWATCHED)[record_type.name]
        lost = [
            rule
            for place, rule in enumerate(problems.rules)
            if rule.code == "foreignKey" and place not in problems.known
        ]
        ran = what_ran(sheet, problems)
        told = [words for words in ran.unchecked if words.endswith("is not here.")]
        assert len(told) == len(lost)
        said = {words for group in ran.groups for words in group.rules}
        assert said.isdisjoint(map(rule_sentence, lost))
