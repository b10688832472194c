"""Checking a sheet and a job as a whole."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import polars as pl
import pytest
from msgspec import structs

from rosterwizard.core.checking import check_job, check_sheet
from rosterwizard.core.checking.problems import FRAME
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.matching.matching import Match, Matching
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    RecordTypeRoster,
    When,
)
from rosterwizard.core.sheet.aside_row import AsideRow
from rosterwizard.core.sheet.oddity import Oddity
from tests.helpers.checked import found, problems_in, record_type, sheet, system

REQUIRED = Constraints(required=True)
PEOPLE = record_type(Field("id", constraints=REQUIRED), Field("name", constraints=REQUIRED))


def test_problems_stand_in_the_order_of_the_sheet() -> None:
    of = record_type(
        Field("id", constraints=Constraints(unique=True)), Field("a", constraints=REQUIRED)
    )
    made = sheet(of, {"a": ["", "", "x"], "id": ["1", "1", "1"], "Shoe": ["", "", ""]})
    problems = check_sheet(system(of), made)
    places = problems.frame.select("row", "column").rows()
    assert places == [(None, 2), (0, 0), (1, 0), (1, 1), (2, 1)]
    assert problems.frame.schema == FRAME


def test_every_rule_that_was_checked_is_named_also_without_a_problem() -> None:
    problems = check_sheet(system(PEOPLE), sheet(PEOPLE, {"id": ["1"], "name": ["x"]}))
    assert len(problems) == 0
    assert {(rule.field, rule.code) for rule in problems.rules} >= {
        *(("id", "required"), ("name", "required"), (None, "duplicate-column")),
    }


def test_there_is_no_limit_to_problems() -> None:
    found = problems_in(PEOPLE, {"id": [""] * 5000, "name": [""] * 5000})
    assert len(found) == 10_000


def test_a_sheet_of_which_no_column_is_matched_can_be_checked() -> None:
    assert problems_in(PEOPLE, {"Shoe size": ["40"]}) == {
        *((None, "id", "missing-column"), (None, "name", "missing-column")),
        (None, "Shoe size", "unknown-column"),
    }


def test_a_sheet_of_constants_alone_has_as_many_rows_as_were_read() -> None:
    of = record_type(Field("kind", constraints=Constraints(enum=("T",))), Field("note"))
    found = problems_in(of, {"Shoe size": ["40", "41"]}, kind="X")
    assert found == {
        *((0, "kind", "enum"), (1, "kind", "enum"), (None, "Shoe size", "unknown-column")),
    }


def test_a_sheet_without_any_column_can_be_checked() -> None:
    no_columns = sheet(PEOPLE, {"id": []})
    read = replace(no_columns.sheet, frame=pl.DataFrame(), headings=())
    empty = JobSheet.of(PEOPLE, read, Matching(()))
    assert found(empty, check_sheet(system(PEOPLE), empty)) == {
        *((None, "id", "missing-column"), (None, "name", "missing-column")),
        (None, None, "empty-file"),
    }


def test_an_empty_sheet_is_checked_by_every_rule() -> None:
    of = record_type(
        Field("id", type="integer", constraints=Constraints(unique=True, minimum=1, enum=("1",))),
        Field("day", type="date", roster=FieldRoster(not_before="end")),
        Field("end", type="date", format="%d.%m.%Y"),
        Field("list", type="list", roster=FieldRoster(synonyms={"a": "b"}, same_length_as="other")),
        Field("other", type="list", item_type="integer"),
        Field("on", type="boolean", roster=FieldRoster(required_when=(When("id", ("1",)),))),
        primary_key=("id",),
    )
    columns: dict[str, list[str]] = {field.name: [] for field in of.fields}
    assert problems_in(of, columns) == {(None, None, "empty-file")}


def test_a_field_may_be_called_like_a_column_of_ours() -> None:
    names = ("c1", "c0", "row", "read:0", "^.*$")
    of = record_type(*(Field(name, constraints=REQUIRED) for name in names))
    columns = {name: ["x", ""] for name in names}
    assert problems_in(of, columns) == {(1, name, "required") for name in names}


def test_the_edited_cells_are_what_is_checked() -> None:
    made = sheet(PEOPLE, {"id": [""], "name": ["x"]})
    edited = replace(made, frame=made.frame.with_columns(c0=pl.lit("1")))
    assert len(check_sheet(system(PEOPLE), edited)) == 0


def test_what_reading_noticed_becomes_problems_of_rows_cells_and_the_file() -> None:
    made = sheet(PEOPLE, {"id": ["1", "2"], "name": ["x", "y"]})
    odd = {
        Oddity("ragged-row", column=1): pl.Series([1], dtype=pl.UInt32),
        Oddity("unclosed-quote"): pl.Series([0], dtype=pl.UInt32),
        Oddity("encoding"): pl.Series([], dtype=pl.UInt32),
        Oddity("line-break-missing"): None,
    }
    noticed = replace(made, sheet=replace(made.sheet, oddities=odd))
    problems = check_sheet(system(PEOPLE), noticed)
    assert found(made, problems) == {
        (1, "name", "ragged-row"),
        (0, None, "unclosed-quote"),
        (None, None, "line-break-missing"),
    }
    assert problems.counts() == {"error": 1, "warning": 2, "note": 0}


def test_lost_letters_are_a_problem_until_they_are_typed_anew() -> None:
    damaged = "Jos\ufffd"
    made = sheet(PEOPLE, {"id": ["1", "2"], "name": [damaged, damaged]})
    odd = {Oddity("lost-letters", column=1): pl.Series([0, 1], dtype=pl.UInt32)}
    noticed = replace(made, sheet=replace(made.sheet, oddities=odd))
    edited = replace(noticed, frame=made.frame.with_columns(c1=pl.Series(["José", damaged])))
    for job_sheet, rows in ((noticed, {0, 1}), (edited, {1})):
        problems = check_sheet(system(PEOPLE), job_sheet)
        assert found(made, problems) == {(row, "name", "lost-letters") for row in rows}


@pytest.mark.parametrize("column", [0, 2, 1])
def test_a_question_at_the_end_is_a_lost_letter_in_a_name_alone(column: int) -> None:
    of = record_type(Field("id"), Field("first name"))
    columns = {"id": ["Zo?"], "first name": ["Zo?"], "remark": ["Zo?"]}
    made = sheet(of, columns)
    odd = {Oddity("lost-letters", "question-last", column=column): pl.Series([0], dtype=pl.UInt32)}
    problems = check_sheet(system(of), replace(made, sheet=replace(made.sheet, oddities=odd)))
    told = {code for _, _, code in found(made, problems)}
    assert ("lost-letters" in told) == (column == 1)


def test_sample_rows_that_were_set_aside_are_noted() -> None:
    made = sheet(PEOPLE, {"id": ["1"], "name": ["x"]})
    aside = replace(
        made,
        sheet=replace(
            made.sheet,
            set_aside=(AsideRow(2, "sample"), AsideRow(3, "sample")),
        ),
    )
    problems = check_sheet(system(PEOPLE), aside)
    assert found(made, problems) == {(None, None, "sample-row")}
    assert problems.counts() == {"error": 0, "warning": 0, "note": 1}


def test_problems_of_a_field_stand_in_its_column_wherever_that_is() -> None:
    made = sheet(PEOPLE, {"x": [""], "id": ["1"], "y": [""]})
    swapped = Matching(
        (Match(0, "x", None, "none"), Match(1, "id", "id", "exact"), Match(2, "y", "name", "alike"))
    )
    problems = check_sheet(system(PEOPLE), replace(made, matching=swapped))
    assert problems.frame.filter(row=0).select("row", "column").rows() == [(0, 2)]


class _Watcher:
    def __init__(self, stop_at: int) -> None:
        self.steps: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def report(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        if done == self._stop_at:
            raise Cancelled


def job_of_two() -> Job:
    one, other = record_type(Field("a"), name="one"), record_type(Field("a"), name="other")
    return Job(system(one, other), (sheet(one, {"a": ["x"]}), sheet(other, {"a": ["x"]})))


def test_progress_is_told_to_the_end() -> None:
    watcher = _Watcher(stop_at=-1)
    assert list(check_job(job_of_two(), watcher)) == ["one", "other"]
    done = [done for done, _ in watcher.steps]
    assert {total for _, total in watcher.steps} == {200}
    assert done == sorted(done)
    assert done[-1] == 200


def test_progress_of_each_sheet_is_told_step_by_step() -> None:
    watcher = _Watcher(stop_at=-1)
    check_job(job_of_two(), watcher)
    done = [done for done, _ in watcher.steps]
    assert max(later - one for one, later in pairwise(done)) <= 30


@pytest.mark.parametrize("worth_it", [0, 20_000])
def test_checking_stops_when_it_is_asked_to(worth_it: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rosterwizard.core.cells.at_once._WORTH_IT", worth_it)
    watcher = _Watcher(stop_at=60)
    with pytest.raises(Cancelled):
        check_job(job_of_two(), watcher)
    assert watcher.steps[-1] == (60, 200)


def test_odd_cells_are_told_where_they_go_along_and_were_not_typed_over() -> None:
    people = record_type(Field("id"), Field("born", type="date"))
    made = sheet(people, {"id": ["1-Feb", "b", "c"], "born": ["2031-09-01"] * 3, "notes": [""] * 3})
    rows = pl.Series([0, 2], dtype=pl.UInt32)
    codes = ("formula", "date-damage", "number-format", "merged-cell")
    odd = {Oddity(code, column=column): rows for code in codes for column in range(3)}
    odd[Oddity("formula")] = rows
    job_sheet = replace(made, sheet=replace(made.sheet, oddities=odd))

    def told(of: JobSheet) -> list[tuple[int | None, int | None, str]]:
        problems = check_sheet(system(people), of)
        return [
            (row, column, problems.rules[rule].code)
            for row, column, rule in problems.frame.iter_rows()
            if problems.rules[rule].code in codes
        ]

    found = told(job_sheet)
    assert {column for _, column, code in found if code == "formula"} == {None, 0, 1}
    assert {column for _, column, code in found if code == "date-damage"} == {0}
    typed = replace(job_sheet, frame=job_sheet.frame.with_columns(c0=pl.Series(["1-2", "b", "c"])))
    assert {row for row, column, _ in told(typed) if column == 0} == {2}
    kept = structs.replace(people, roster=RecordTypeRoster(keep_unknown=True))
    columns = {column for _, column, _ in told(replace(job_sheet, record_type=kept))}
    assert columns == {None, 0, 1, 2}
