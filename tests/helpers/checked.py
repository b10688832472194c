"""Small systems and sheets to check, and what was found in them as plain facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.checking import check_job, check_sheet
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import Field, Profile, RecordType, Schema
from rosterwizard.core.reports.described import Problem, described
from tests.helpers.job_sheets import job_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import JobSheet

Found = set[tuple[int | None, str | None, str]]


def record_type(*fields: Field, name: str = "people", **schema: object) -> RecordType:
    """Return a record type of these fields; `schema`: its keys."""
    return RecordType(name, Schema(fields, **schema), system="demo")  # type: ignore[arg-type] # keys


def system(*record_types: RecordType) -> Profile:
    """Return a system of these record types."""
    return Profile(name="demo", title="Demo", version="1", record_types=record_types)


def sheet(of: RecordType, columns: Mapping[str, Sequence[str]], **constants: str) -> JobSheet:
    """Return a sheet with these columns; its first row is row 2 of the file."""
    rows = list(zip(*columns.values(), strict=True))
    return job_sheet(of, list(columns), *rows, constants=constants)


def found(job_sheet: JobSheet, problems: Problems) -> Found:
    """Return the problems as (row position, field or heading, code)."""
    places: Found = set()
    for row, column, index in problems.frame.iter_rows():
        rule = problems.rules[index]
        heading = None if column is None else job_sheet.matching.matches[column].heading
        places.add((row, rule.field or heading, rule.code))
    return places


def problems_in(of: RecordType, columns: Mapping[str, Sequence[str]], **constants: str) -> Found:
    """Return what checking finds in these columns of one record type."""
    checked = sheet(of, columns, **constants)
    return found(checked, check_sheet(system(of), checked))


def codes(field: Field, *cells: str) -> list[str]:
    """Return the codes that each cell of a single field gets, joined where there are several."""
    places = problems_in(record_type(field), {field.name: cells})
    return [
        " ".join(sorted(code for row, name, code in places if row == at and name == field.name))
        for at in range(len(cells))
    ]


def job_problems(*sheets: JobSheet) -> dict[str, Found]:
    """Return what checking finds in sheets that belong together, by record type."""
    job = Job(system(*(each.record_type for each in sheets)), sheets)
    checked = check_job(job)
    return {each.record_type.name: found(each, checked[each.record_type.name]) for each in sheets}


def messages(of: RecordType, columns: Mapping[str, Sequence[str]], **constants: str) -> list[str]:
    """Return the messages of all problems, in order."""
    return [problem.message for problem in in_words(of, columns, **constants)]


def in_words(
    of: RecordType, columns: Mapping[str, Sequence[str]], **constants: str
) -> list[Problem]:
    """Return all problems in words, in order."""
    checked = sheet(of, columns, **constants)
    return list(described(checked, check_sheet(system(of), checked)))
