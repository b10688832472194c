"""Judging again what an edit can touch finds what a whole check finds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.rechecking import rechecked
from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.profiles.language import Constraints, Field
from tests.helpers.any_roster import TEXTS, job_sheets, record_types
from tests.helpers.checked import record_type, sheet, system
from tests.helpers.damaged.every_kind import EVERY_KIND
from tests.helpers.damaged.jobs import damaged_jobs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from rosterwizard.core.checking.problems import Problems
    from tests.helpers.damaged.kinds import Kind

EDITS = 5


@dataclass
class Checked:
    """A job with what is known to be wrong in it."""

    job: Job
    problems: Mapping[str, Problems]

    def followed_by(self, sheet: JobSheet) -> bool:
        """Take a sheet after one more edit; tell whether it was judged without a whole check."""
        after = self.job.with_sheet(sheet)
        again, whole = rechecked(self.job, self.problems, after), check_job(after)
        if again is not None:
            name = sheet.record_type.name
            assert again.problems.keys() == whole.keys()
            self._hold(again.problems[name], whole[name])
            self._only_there(again.problems[name], again.judged[name], name)
        self.job = after
        self.problems = whole if again is None else again.problems
        return again is not None

    def _hold(self, again: Problems, whole: Problems) -> None:
        """Hold what was found to a whole check that was told the same by the columns."""
        assert again.standing
        assert whole.standing
        if again.standing.rules != whole.standing.rules or not are_told_the_same(again, whole):
            return
        rows = whole.frame.drop_nulls("row")
        assert again.frame.drop_nulls("row").to_dicts() == rows.to_dicts()
        for index, digests in whole.standing.digests.items():
            for one, other in zip(again.standing.digests[index], digests, strict=True):
                assert one.equals(other, null_equal=True)

    def _only_there(self, again: Problems, judged: pl.Series, name: str) -> None:
        there = pl.col("row").is_in(judged.implode())
        was, now = (each.frame.filter(~there) for each in (self.problems[name], again))
        assert now.equals(was)


def are_told_the_same(one: Problems, other: Problems) -> bool:
    assert one.standing
    assert other.standing
    plain = [
        {key: list(each) if isinstance(each, pl.Series) else each for key, each in told.items()}
        for told in (one.standing.cells, other.standing.cells)
    ]
    told = [{key: each for key, each in part.items() if each} for part in plain]
    return told[0] == told[1]


def typed(cells: Sequence[tuple[int, int, str]]) -> Edit:
    rows = [(row, column, "?", text) for row, column, text in cells]
    return Edit(pl.DataFrame(rows, schema=CELLS, orient="row"))


@settings(max_examples=40)
@given(st.data())
def test_any_edits_of_a_set_of_sheets(data: st.DataObject) -> None:
    people = data.draw(job_sheets(data.draw(record_types())))
    others = data.draw(job_sheets(data.draw(record_types("others"))))
    job = Job(system(people.record_type, others.record_type), (people, others))
    checked = Checked(job, check_job(job))
    for _ in range(data.draw(st.integers(1, EDITS))):
        sheet = data.draw(st.sampled_from(checked.job.sheets))
        what = data.draw(st.sampled_from(["typed", "typed", "undone", "redone"]))
        if what == "typed":
            cell = st.tuples(
                st.integers(0, sheet.frame.height - 1),
                st.integers(0, sheet.frame.width - 1),
                st.sampled_from(TEXTS),
            )
            cells = data.draw(st.lists(cell, min_size=1, max_size=3, unique_by=lambda c: c[:2]))
            after = sheet.edited(typed(cells))
        else:
            after = sheet.undone() if what == "undone" else sheet.redone()
        checked.followed_by(after)


@pytest.mark.parametrize("kind", EVERY_KIND[1::3], ids=lambda kind: kind.name)
def test_edits_among_every_kind_of_damage(kind: Kind, tmp_path: Path) -> None:
    chance = Random(kind.name)  # noqa: S311 - no secret
    for job in damaged_jobs(kind, 9, tmp_path):
        checked = Checked(job, check_job(job))
        for _ in range(2):
            sheet = chance.choice(checked.job.sheets)
            column = chance.randrange(sheet.frame.width)
            row, other = (chance.randrange(sheet.frame.height) for _ in range(2))
            text = chance.choice([sheet.frame[other, column], "", *TEXTS])
            checked.followed_by(sheet.edited(typed([(row, column, text)])))
        checked.followed_by(checked.job.sheets[0].undone())


def checked_people() -> Checked:
    people = record_type(Field("id", constraints=Constraints(unique=True)), Field("mail"))
    made = sheet(people, {"id": ["1", "2", "3"], "mail": ["a", "b", "c"]})
    job = Job(system(people), (made,))
    return Checked(job, check_job(job))


def test_a_value_that_stands_there_already_breaks_the_later_row_and_goes_with_it() -> None:
    checked = checked_people()
    (people,) = checked.job.sheets
    assert checked.followed_by(people.edited(typed([(0, 0, "3")])))
    assert checked.problems["people"].frame["row"].to_list() == [2]
    assert checked.followed_by(checked.job.sheets[0].edited(typed([(2, 0, "4")])))
    assert checked.problems["people"].frame.is_empty()
    assert checked.followed_by(checked.job.sheets[0].undone())
    assert checked.problems["people"].frame["row"].to_list() == [2]


def test_only_a_whole_check_can_tell_of_other_rows() -> None:
    checked = checked_people()
    (people,) = checked.job.sheets
    aside = rows_set_aside(people, [1])
    assert aside
    assert not checked.followed_by(people.edited(aside))


def test_only_a_whole_check_can_tell_of_another_job_or_the_same_one() -> None:
    checked = checked_people()
    job = checked.job
    assert rechecked(job, checked.problems, job) is None
    assert rechecked(job, checked.problems, replace(job, sheets=())) is None
    other = job.with_sheet(
        JobSheet.of(job.sheets[0].record_type, job.sheets[0].sheet, job.sheets[0].matching)
    )
    assert rechecked(job, checked.problems, other) is None


def test_only_a_whole_check_is_made_of_very_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rosterwizard.core.checking.rechecking._MOST_ROWS", 1)
    checked = checked_people()
    (people,) = checked.job.sheets
    assert not checked.followed_by(people.edited(typed([(0, 1, "x"), (1, 1, "y")])))


def test_only_a_whole_check_can_tell_of_keys_that_look_alike() -> None:
    checked = checked_people()
    (people,) = checked.job.sheets
    assert not checked.followed_by(people.edited(typed([(0, 0, "é")])))
