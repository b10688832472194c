"""A job gets smaller step by step, and what a problem needs stays."""

from __future__ import annotations

import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    ForeignKey,
    Reference,
)
from rosterwizard.core.shrinking import shrinking
from rosterwizard.core.shrinking.job_part import part_of_job
from rosterwizard.core.shrinking.shrinking import shrunk_steps
from tests.helpers.checked import record_type, sheet, system
from tests.helpers.watching import CancelWhen, Heard

CLUBS = record_type(Field(name="club"), Field(name="title"), name="clubs")
OF_CLUB = ForeignKey(fields=("of",), reference=Reference(resource="clubs", fields=("club",)))
MEMBERS = record_type(
    Field(name="id", constraints=Constraints(unique=True)),
    Field(name="of"),
    Field(name="mail", constraints=Constraints(max_length=5)),
    name="members",
    foreign_keys=(
        ForeignKey(fields=("of",), reference=Reference(resource="clubs", fields=("club",))),
    ),
)
SYSTEM = system(MEMBERS, CLUBS)


def job() -> Job:
    rows = range(40)
    members = {
        "id": [f"m{row % 39}" for row in rows],
        "of": ["c1"] * 20 + ["c9"] + ["c1"] * 19,
        "mail": ["a@b"] * 30 + ["anna@lee"] + ["a@b"] * 9,
    }
    clubs = {"club": ["c1", "c2"], "title": ["Chess", "Go"]}
    return Job(SYSTEM, (sheet(MEMBERS, members), sheet(CLUBS, clubs)))


def codes(of: Job) -> set[str]:
    problems = check_job(of)
    return {rule.code for each in problems.values() for rule, _ in each.by_rule()}


def left(code: str) -> Job:
    *_, last = shrunk_steps(job(), lambda some: code in codes(some))
    return part_of_job(job(), last)


def test_the_job_has_all_of_them() -> None:
    assert {"unique", "foreignKey", "maxLength"} <= codes(job())


def test_one_row_and_one_column_are_left_of_a_long_text() -> None:
    (members,) = left("maxLength").sheets
    assert members.frame.shape == (1, 1)
    assert members.sheet.sheet_row.to_list() == [32]
    assert len(members.frame.item()) == 6


def test_two_rows_are_left_of_a_double() -> None:
    (members,) = left("unique").sheets
    assert members.frame.shape == (2, 1)


def test_the_sheet_that_a_reference_needs_stays() -> None:
    small = left("foreignKey")
    assert [each.record_type.name for each in small.sheets] == ["members", "clubs"]
    assert sum(each.frame.height for each in small.sheets) <= 3


def test_letters_are_asked_about_only_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shrinking, "_MOST_ASKED", 0)
    (members,) = left("maxLength").sheets
    assert members.frame.item() == "anna@lee"


def test_progress_is_told_and_can_be_stopped() -> None:
    heard = Heard()
    list(shrunk_steps(job(), lambda some: "unique" in codes(some), heard))
    assert heard.reports[-1] == (5, 5)
    with pytest.raises(Cancelled):
        list(shrunk_steps(job(), lambda some: "unique" in codes(some), CancelWhen()))
