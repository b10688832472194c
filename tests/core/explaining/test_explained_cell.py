"""What is told of a cell is what the check found there, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.checking import check_job
from rosterwizard.core.explaining.explained_cell import (
    AskedCell,
    ExplainedCell,
    explained_in_job,
)
from rosterwizard.core.job.edits import NewRow
from rosterwizard.core.job.job import Job
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.profiles.language import Constraints, Field
from rosterwizard.core.rules.rules import rules_of
from tests.helpers.any_record_type import RECORD_TYPES, job_with_mistakes
from tests.helpers.any_roster import job_sheets, record_types
from tests.helpers.checked import record_type, sheet, system
from tests.helpers.damaged.every_kind import EVERY_KIND
from tests.helpers.damaged.jobs import damaged_jobs
from tests.helpers.patron_jobs import HEADINGS, infiniti_job, job_of, patron

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.profiles.language import RecordType
    from tests.helpers.damaged.kinds import Kind

ABOUTS = ("cell", "row", "column")


def at(problems: Problems, row: int | None, column: int | None) -> list[int]:
    """Return the indexes of the rules that are told broken at a place."""
    return [rule for *place, rule in problems.frame.iter_rows() if place == [row, column]]


def hold_to_the_check(job: Job, rows: Iterable[int]) -> None:
    """Hold each cell of these rows of each sheet to what the check found at it."""
    problems = check_job(job)
    for each in job.sheets:
        for row in filter(range(each.frame.height).__contains__, rows):
            for column in range(len(each.matching.matches)):
                cell = AskedCell.at(each, row, column)
                found = explained_in_job(job, problems, cell)
                hold_cell(found, problems[cell.type])
                hold_asked(found, job)


def hold_cell(found: ExplainedCell, own: Problems) -> None:
    """Hold what is broken in a cell, its row and its column to the problems there."""
    cell, matching = found.cell, found.sheet.matching
    elsewhere = {matching.place_of(name) for name in cell.fields} - {cell.column, None}
    here = at(own, cell.row, cell.column)
    here += [
        rule
        for place in (None, *elsewhere)
        for rule in at(own, cell.row, place)
        if own.rules[rule].field in {*cell.fields}
    ]
    told = {about: [e.rule for e in found.of("told") if e.about == about] for about in ABOUTS}
    assert sorted(map(id, told["cell"])) == sorted(id(own.rules[rule]) for rule in here)
    of_row = [rule for rule in at(own, cell.row, None) if own.rules[rule].field is None]
    assert [*map(id, told["row"])] == [id(own.rules[rule]) for rule in of_row]
    of_column = at(own, None, cell.column)
    assert [*map(id, told["column"])] == [id(own.rules[rule]) for rule in of_column]
    follows = own.following.filter(own.following["row"] == cell.row)
    causes = {
        (id(own.rules[rule]), id(own.rules[cause]))
        for _, column, rule, cause, _ in follows.iter_rows()
        if column == cell.column
    }
    assert causes <= {(id(each.rule), id(each.cause)) for each in found.of("follows")}


def hold_asked(found: ExplainedCell, job: Job) -> None:
    """Hold the rules to those of the cell's fields: each has one verdict at least, and a reason."""
    of_fields = [
        rule
        for rule in rules_of(job.profile, found.sheet.record_type)
        if rule.field in found.cell.fields and rule.looks_at in {"row", "rows", "sheets"}
    ]
    there = {(each.rule.code, each.rule.field) for each in found.verdicts}
    assert {(rule.code, rule.field) for rule in of_fields} <= there
    for each in found.of("unasked", "kept"):
        assert (each.why is None) == (each.verdict == "kept")
        assert each.cause is None


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda each: each.id)
def test_told_is_what_the_check_found_at_each_cell(record_type: RecordType) -> None:
    hold_to_the_check(job_with_mistakes(record_type), range(3))


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.name)
def test_so_it_is_with_every_kind_of_damage(kind: Kind, tmp_path: Path) -> None:
    for job in damaged_jobs(kind, 1, tmp_path):
        problems = check_job(job)
        rows = {row for each in problems.values() for row in each.frame["row"].drop_nulls()}
        hold_to_the_check(job, sorted(rows)[:1])


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_so_it_is_with_any_record_type(data: st.DataObject) -> None:
    record_type = data.draw(record_types())
    sheet = data.draw(job_sheets(record_type))
    hold_to_the_check(Job(system(record_type), (sheet,)), range(sheet.frame.height))


def test_reference_to_what_is_not_there_was_not_asked() -> None:
    job = job_with_mistakes(next(each for each in RECORD_TYPES if each.id == "haiku/rosters"))
    (sheet,) = job.sheets
    cell = AskedCell.at(sheet, 0, sheet.matching.column_of("class_id") or 0)
    found = explained_in_job(job, check_job(job), cell)
    (absent,) = [each for each in found.of("unasked") if each.rule.code == "foreignKey"]
    assert absent.why == "absent"


def test_new_row_in_which_nothing_stands_is_asked_nothing() -> None:
    job = job_with_mistakes(RECORD_TYPES[0])
    (sheet,) = job.sheets
    grown = sheet.grown([NewRow(sheet.frame.height)])
    job = replace(job, sheets=(grown,))
    found = explained_in_job(job, check_job(job), AskedCell.at(grown, grown.frame.height - 1, 0))
    assert {each.why for each in found.verdicts if each.about == "cell"} == {"no-record"}


def test_field_that_no_column_fills_is_asked_by_what_needs_none() -> None:
    job = job_of("infiniti", {"patrons": (["username", "staffmember"], [["ana1", "N"]])})
    (sheet,) = job.sheets
    cell = AskedCell.of_field(sheet, 0, "graduationyear")
    found = explained_in_job(job, check_job(job), cell)
    assert cell.column is None
    verdicts = {(each.rule.code, each.verdict, each.why) for each in found.verdicts}
    assert ("type", "unasked", "no-column") in verdicts
    assert not {code for code, _, _ in verdicts} & {"mojibake", "whitespace"}
    assert AskedCell.of_field(sheet, 0, "staffmember") == AskedCell.at(sheet, 0, 1)


def test_what_several_columns_make_is_told_of_each_of_them() -> None:
    kind = record_type(Field("name", constraints=Constraints(max_length=3)))
    own = sheet(kind, {"name": ["x"], "given": ["Anna"], "family": ["Lee"]})
    matching = own.matching.with_made({"name": Making((1, 2))})
    job = Job(system(kind), (replace(own, matching=matching),))
    problems = check_job(job)
    for column in (1, 2):
        found = explained_in_job(job, problems, AskedCell.at(job.sheets[0], 0, column))
        assert [each.rule.code for each in found.of("told") if each.about == "cell"] == [
            "maxLength"
        ]


def test_value_for_all_rows_is_told_of_its_field_and_of_no_other() -> None:
    job = infiniti_job((HEADINGS, [patron(1)]))
    (each,) = job.sheets
    matching = replace(each.matching, constants={"gender": "Q", "formclass": "9B"})
    job = job.with_sheet(replace(each, matching=matching))
    problems = check_job(job)
    codes = {
        name: [
            verdict.rule.code
            for verdict in explained_in_job(
                job, problems, AskedCell("patrons", 0, None, (name,))
            ).of("told")
        ]
        for name in matching.constants
    }
    assert codes == {"gender": ["enum"], "formclass": []}
