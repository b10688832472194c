"""What rules found in a cell, in words and as facts: all of it in both."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from rosterwizard.core.cells.cells import Unasked
from rosterwizard.core.checking import check_job
from rosterwizard.core.explaining.asked_place import asked_cell
from rosterwizard.core.explaining.cell_in_words import SaidVerdict, said_verdicts
from rosterwizard.core.explaining.cell_report import cell_facts, cell_report, text_of_cell
from rosterwizard.core.explaining.explained_cell import (
    AskedCell,
    ExplainedCell,
    RuleVerdict,
    explained_in_job,
)
from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Constraints, Field
from rosterwizard.core.rules.every_rule import EVERYWHERE
from tests.helpers.any_record_type import RECORD_TYPES, job_with_mistakes
from tests.helpers.checked import record_type, sheet, system
from tests.helpers.patron_jobs import job_of

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import RecordType


def asked(job: Job, text: str) -> ExplainedCell:
    return explained_in_job(job, check_job(job), asked_cell(job, text))


PATRONS = job_of(
    "infiniti",
    {
        "patrons": (
            ["username", "emailaddress", "notes", "staffmember"],
            [["ana1", "anna@", "x", "N"], ["ana1 ", "", "", "Y"]],
        )
    },
)


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda each: each.id)
def test_all_that_rules_found_is_said_and_there_as_facts(kind: RecordType) -> None:
    job = job_with_mistakes(kind)
    problems = check_job(job)
    (own,) = job.sheets
    for column in range(len(own.matching.matches)):
        found = explained_in_job(job, problems, AskedCell.at(own, column % 3, column))
        text, facts = "\n".join(cell_report(found)), cell_facts(found)
        said = list(said_verdicts(found))
        assert len(said) == len(found.verdicts) == len(facts["rules"])  # type: ignore[arg-type] # a list
        for each in said:
            told = [each.title] if each.group == "not-found" else [each.rule, each.source, each.why]
            assert all(words in text for words in told)


def test_what_is_told_comes_first_and_what_was_only_looked_for_last() -> None:
    groups = [each.group for each in said_verdicts(asked(PATRONS, "B2"))]
    assert groups[0] == "told"
    assert groups[-1] == "not-found"
    assert len([g for at, g in enumerate(groups) if groups[at - 1] != g]) == len({*groups})


@pytest.mark.parametrize("why", get_args(Unasked))
def test_each_reason_has_its_words(why: Unasked) -> None:
    rule = next(each.rule for each in asked(PATRONS, "B2").verdicts if each.rule.code == "format")
    said = SaidVerdict.of(RuleVerdict(rule, "cell", "unasked", why))
    assert said.why == sentence("why-unasked", why)
    assert said.group == "unasked"


def test_what_follows_names_the_problem_that_it_follows_from() -> None:
    rules = {each.rule.code: each.rule for each in asked(PATRONS, "B2").verdicts}
    follows = RuleVerdict(rules["format"], "cell", "follows", cause=rules["shifted-row"])
    said = SaidVerdict.of(follows)
    assert sentence("shifted-row", "title") in said.why
    assert said.cause == "shifted-row"


def test_cell_is_named_with_its_place_and_what_stands_there() -> None:
    (first, *_) = cell_report(asked(PATRONS, "B2"))
    assert first == (
        "infiniti/patrons, row 2, column B “emailaddress”, field emailaddress: “anna@”"
    )
    (blank, *_) = cell_report(asked(PATRONS, "3:emailaddress"))
    assert blank.endswith(": (empty)")
    (nowhere, *_) = cell_report(asked(PATRONS, "3:gender"))
    assert nowhere == "infiniti/patrons, row 3, field gender, which no column fills: (empty)"


def test_column_that_fills_no_field_says_that_nothing_of_it_is_sent() -> None:
    lines = list(cell_report(asked(PATRONS, "C2")))
    assert lines[0].endswith("column C “notes”: “x”")
    assert lines[1] == sentence("why-no-field")


def test_blanks_that_nobody_sees_are_seen() -> None:
    (first, *_) = cell_report(asked(PATRONS, "A3"))
    assert first.endswith("“ana1·”")


def test_of_a_password_only_its_length_is_told() -> None:
    kind = record_type(Field("id"), Field("password", constraints=Constraints(min_length=9)))
    own = sheet(kind, {"id": ["1"], "password": ["hunter2"]})
    job = Job(system(kind), (own,))
    found = asked(job, "B2")
    assert "hunter2" not in "\n".join([*cell_report(found), str(cell_facts(found))])
    assert "7" in text_of_cell(own, found.cell)


def test_value_for_all_rows_stands_for_a_field_without_a_column() -> None:
    (own,) = PATRONS.sheets
    from dataclasses import replace

    matching = replace(own.matching, constants={"gender": "F"})
    job = replace(PATRONS, sheets=(replace(own, matching=matching),))
    assert text_of_cell(job.sheets[0], asked_cell(job, "2:gender")) == "F"


def test_what_is_looked_for_everywhere_is_named_by_its_kind_alone() -> None:
    said = list(said_verdicts(asked(PATRONS, "B2")))
    silent = {each.code for each in said if each.group == "not-found"}
    assert {code for code in silent if code in EVERYWHERE}
    assert not {"format", "required"} & silent


@pytest.mark.parametrize(("cell", "said"), [("A2", True), ("B2", False), ("C2", False)])
def test_cell_that_the_system_asks_nothing_of_says_so(cell: str, said: bool) -> None:
    job = job_of(
        "infiniti", {"patrons": (["surname", "emailaddress", "notes"], [["", "a@x.example", ""]])}
    )
    assert (sentence("why-nobody") in cell_report(asked(job, cell))) is said
