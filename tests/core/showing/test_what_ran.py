"""What ran stands under its field, what holds for several is said once, and gaps are named."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.check import check_sheet
from rosterwizard.core.checking.problems import Problems, places
from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.rules.rule_words import rule_sentence
from rosterwizard.core.showing.what_ran import how_many_ran, what_ran
from tests.helpers.checked import record_type, sheet, system
from tests.helpers.patron_jobs import clean_patrons, infiniti_job


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


def test_what_is_wholly_sent_leaves_nothing_else_unchecked() -> None:
    kind = record_type(Field("name"))
    made = sheet(kind, {"name": ["Ann"]})
    rules = check_sheet(system(kind), made).rules
    own = next(rule for rule in rules if rule.field == "name")
    ran = what_ran(made, Problems(places(pl.Series([], dtype=pl.UInt32), None, 0), (own,)))
    assert [(each.title, each.rules) for each in ran.groups] == [("name", (rule_sentence(own),))]
    assert len(ran.unchecked) == 1


def test_a_rule_of_a_field_that_nothing_fills_did_not_run() -> None:
    kind = record_type(Field("name"), Field("mail"))
    made = sheet(kind, {"name": ["Ann"]})
    problems = check_sheet(system(kind), made)
    lost = [r for r in problems.rules if r.field == "mail" and not r.needs_no_column]
    assert lost
    assert how_many_ran(made, problems) == len(problems.rules) - len(lost)
