"""Whole values of the originals are found in cells; where none else is left, that is told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from rosterwizard.core.job.job import Job
from rosterwizard.core.lookalike.case_tables import CaseTable, KnownOfJob, TableMeaning
from rosterwizard.core.lookalike.drawn_case import DrawnCase
from rosterwizard.core.lookalike.values_again import ColumnInUse, ValuesAgain
from rosterwizard.core.profiles.language import Constraints, Field, FieldRoster
from tests.helpers.checked import record_type, sheet, system

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KIND = record_type(
    Field("pin"),
    Field("born"),
    Field("name"),
    Field("password"),
    Field("places", type="integer", roster=FieldRoster(personal=False)),
    Field("role", constraints=Constraints(enum=("Student", "Teacher"))),
)


def job_of(columns: Mapping[str, Sequence[str]]) -> Job:
    return Job(system(KIND), (sheet(KIND, columns),))


def case_of(columns: Mapping[str, Sequence[str]]) -> DrawnCase:
    job = job_of(columns)
    known = KnownOfJob.of(job)
    rows = [[*columns], *map(list, zip(*columns.values(), strict=True))]
    table = CaseTable(rows, TableMeaning.of(job.sheets[0], known))
    return DrawnCase.of(job, known, [table], [], key=bytes(range(32)))


def again_in(case: DrawnCase, made: Mapping[str, Sequence[str]] | None = None) -> ValuesAgain:
    if made is None:
        headings, *rows = case.tables[0].replaced(case.texts)
        made = dict(zip(headings, zip(*rows, strict=True), strict=True))
    return ValuesAgain.of(job_of(made), case, case.originals())


def test_a_value_of_another_row_or_column_is_found() -> None:
    case = case_of({"pin": ["4711", "0815"], "born": ["17.04.2012", "18.04.2012"]})
    assert again_in(case) == ValuesAgain()
    again = again_in(case, {"pin": ["0815", "3333"], "born": ["2012", "04711"]})
    assert again == ValuesAgain(frozenset({"0815", "04711"}))
    assert "4711" not in repr(again)


def test_what_stays_in_its_column_is_no_find() -> None:
    columns = {"pin": ["2031", "4712"], "role": ["Student", "Teacher"], "Year": ["2031", "2032"]}
    case = case_of({**columns, "places": ["4712", "5"]})
    made = {**columns, "pin": ["5813", "9134"], "places": ["4712", "5"]}
    assert again_in(case, made) == ValuesAgain()


def test_short_passwords_are_found_in_every_column_that_tells_of_somebody() -> None:
    case = case_of({"pin": ["2711", "0815"], "password": ["4711", "0815"]})
    assert again_in(case) == ValuesAgain()
    assert again_in(case, {"pin": ["4711"], "password": ["2711"]}).found == {"4711", "2711"}


def test_where_nearly_all_values_are_in_use_that_is_told_by_column() -> None:
    pins = [str(each) for each in range(1000, 10_000)]
    days = [(date(2012, 1, 1) + timedelta(each % 366)).isoformat() for each in range(9000)]
    again = again_in(case_of({"pin": pins, "born": days}))
    assert again.found == frozenset()
    told = {each.heading: each for each in again.in_use}
    assert told["pin"] == ColumnInUse("demo/people", "pin", 9000)
    assert told["born"].count > 300


def test_what_refers_to_a_value_still_does_and_both_are_nobodys() -> None:
    pins = [str(each) for each in range(2100, 8000, 7)]
    case = case_of({"pin": pins, "name": [f"0{each}" for each in reversed(pins)]})
    made = case.tables[0].replaced(case.texts)[1:]
    assert [f"0{pin}" for pin, _ in reversed(made)] == [name for _, name in made]
    assert {pin for pin, _ in made}.isdisjoint(pins)
    assert again_in(case) == ValuesAgain()


def test_half_of_all_values_leave_the_other_half() -> None:
    pins = [str(each) for each in range(1000, 10_000) if each % 9 < 4]
    assert again_in(case_of({"pin": pins})) == ValuesAgain()


def test_what_came_out_as_it_was_is_told_as_such() -> None:
    case = case_of({"name": ["ßæßæ", "Quorlin"]})
    assert case.texts.unchanged() == {"ßæßæ"}
    assert again_in(case) == ValuesAgain()
