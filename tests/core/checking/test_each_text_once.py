"""Judging each different text once finds just what judging every cell finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.cells.different_texts import DifferentTexts
from rosterwizard.core.checking import check_job
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import Constraints, Field
from rosterwizard.core.rules.split_names import UnsureName
from tests.helpers.any_roster import job_sheets, record_types
from tests.helpers.checked import record_type, sheet, system
from tests.helpers.damaged.every_kind import EVERY_KIND
from tests.helpers.damaged.jobs import damaged_jobs

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.checking.problems import Problems
    from tests.helpers.damaged.kinds import Kind


def always(column: pl.Series) -> DifferentTexts:
    each = column.unique()
    return DifferentTexts(each, column.cast(pl.Enum(each)).to_physical())


def each_text_once(job: Job) -> dict[str, Problems]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rosterwizard.core.cells.columns.different_texts", always)
        return check_job(job)


def assert_same(one: dict[str, Problems], other: dict[str, Problems]) -> None:
    for name, problems in one.items():
        assert problems.frame.equals(other[name].frame)
        assert problems.rules == other[name].rules
        assert problems.following.equals(other[name].following)


@settings(max_examples=20)
@given(st.data())
def test_any_roster_has_the_same_problems(data: st.DataObject) -> None:
    people = data.draw(job_sheets(data.draw(record_types())))
    others = data.draw(job_sheets(data.draw(record_types("others"))))
    job = Job(system(people.record_type, others.record_type), (people, others))
    assert_same(check_job(job), each_text_once(job))


@pytest.mark.parametrize("kind", EVERY_KIND[::4], ids=lambda kind: kind.name)
def test_every_kind_of_damage_is_the_same_problems(kind: Kind, tmp_path: Path) -> None:
    for job in damaged_jobs(kind, 5, tmp_path):
        assert_same(check_job(job), each_text_once(job))


def test_rules_of_a_tall_sheet_are_told_and_asked_by_several_threads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    people = record_type(
        Field("id", constraints=Constraints(unique=True)), Field("mail", format="email")
    )
    made = sheet(people, {"id": ["1", "2", "1"], "mail": ["a@b.org", "a", ""]})
    job = Job(system(people), (made,))
    one_by_one = check_job(job)
    monkeypatch.setattr("rosterwizard.core.cells.at_once._WORTH_IT", 0)
    monkeypatch.setattr(pl, "thread_pool_size", lambda: 2)
    assert_same(one_by_one, check_job(job))


def test_a_full_name_that_is_split_is_never_judged_by_one_field() -> None:
    assert not UnsureName(field="id").hangs_on_text(record_type(Field("id")))
