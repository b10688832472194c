"""What the check says of a sheet is what it says of the file that is made of it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.output.files import output_sheet
from rosterwizard.core.profiles.loading import built_in_profiles
from tests.helpers.any_roster import job_sheets, record_types
from tests.helpers.checked import found, system
from tests.helpers.job_sheets import job_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Field, Profile, RecordType
    from tests.helpers.checked import Found

# What the writer puts right by itself, and says so; and columns that it leaves out.
PUT_RIGHT = {"whitespace", "spelling", "heading", "missing-column"}
NEEDED = ("missing-column", "required", "required-when")
ABOUT_OTHERS = {"unknown-column", "passed-on-error", "duplicate-column", "unwanted-column"}
TYPES = {of.id: (profile, of) for profile in built_in_profiles() for of in profile.record_types}
every_type = pytest.mark.parametrize(("profile", "of"), TYPES.values(), ids=TYPES)


def read_again(profile: Profile, sheet: JobSheet) -> JobSheet:
    """Return the file that is made of a sheet, as a sheet."""
    made = output_sheet(profile, sheet).content.decode(sheet.record_type.roster.encoding)
    dialect = sheet.record_type.dialect
    rows = csv.reader(io.StringIO(made, newline=""), delimiter=dialect.delimiter)
    headings, *cells = [row for row in rows if row] or [[]]
    return job_sheet(sheet.record_type, headings, *cells)


def errors_and_all(profile: Profile, sheet: JobSheet) -> tuple[Found, Found]:
    """Return the errors of a sheet, and all that is said of it."""
    problems = check_sheet(profile, sheet)
    errors = [at for at, rule in enumerate(problems.rules) if rule.severity == "error"]
    grave = problems.frame.filter(pl.col("rule").is_in(errors))
    return found(sheet, replace(problems, frame=grave)), found(sheet, problems)


# Keys that may be taken for each other are one problem, which written cells may tell otherwise.
TWINS = {"look-alike-twins", "spelling-twins", "case-twins"}


def hold_the_relation(profile: Profile, sheet: JobSheet) -> None:
    again = read_again(profile, sheet)
    before, every = errors_and_all(profile, sheet)
    after, every_after = errors_and_all(profile, again)
    # One problem of a column that is missing stands for those of all rows that need it; and what
    # refers to it is not looked up.
    missing = {name for _, name, code in every if code == "missing-column"}
    passed_by = {(name, code) for name in missing for code in NEEDED}

    def told(problems: Found) -> Found:
        return {
            (row, name, code)
            for row, name, code in problems
            if (name, code) not in passed_by and code not in ABOUT_OTHERS
            if not (missing and code == "foreignKey")
        }

    assert told(before) == told(after)
    new = every_after - every
    twins = {(row, name) for row, name, code in every if code in TWINS}
    new = {each for each in new if each[2] not in TWINS or each[:2] not in twins}
    assert not {each for each in told(new) if each[2] not in PUT_RIGHT}
    # Once written, nothing is left to put right, and writing again changes nothing.
    assert not {each[2] for each in every_after} & {"spelling", "heading"}
    assert output_sheet(profile, again).content == output_sheet(profile, sheet).content


def untidy(text: str) -> Iterator[str]:
    """Give spellings of a value as people write them."""
    yield from (text, f" {text}", f"{text} ", f"\u00a0{text}", text.lower(), text.upper())
    yield from (f"{text}\u200b", "zz", f" {text.lower()}", "", " ")


def column(of: RecordType, field: Field) -> list[str]:
    texts = (*field.roster.samples, *field.allowed[:2], *field.roster.synonyms)
    values = [text for text in dict.fromkeys(texts) if text] or [field.example or "x"]
    found = [each for value in values[:3] for each in untidy(value)]
    return found if field.name not in of.schema.primary_key else [f"{each}7" for each in found]


def rows_of(of: RecordType, fields: list[Field]) -> list[list[str]]:
    columns = [column(of, field) for field in fields]
    height = max(map(len, columns))
    # Each column goes through its values at its own pace, so that many kinds of rows come.
    return [
        [texts[(row * (1 + at % 3) + at) % len(texts)] for at, texts in enumerate(columns)]
        for row in range(height)
    ]


@every_type
def test_with_all_columns(profile: Profile, of: RecordType) -> None:
    fields = list(of.fields)
    hold_the_relation(profile, job_sheet(of, [each.name for each in fields], *rows_of(of, fields)))


@every_type
def test_with_the_columns_that_are_needed_alone(profile: Profile, of: RecordType) -> None:
    needed = [each for each in of.fields if of.always_needs(each)] or list(of.fields[:1])
    hold_the_relation(profile, job_sheet(of, [each.name for each in needed], *rows_of(of, needed)))


@every_type
def test_without_one_column_after_the_other(profile: Profile, of: RecordType) -> None:
    for left_out in of.fields[:: 1 + len(of.fields) // 3]:
        fields = [each for each in of.fields if each is not left_out]
        if fields:
            rows = rows_of(of, fields)[:6]
            hold_the_relation(profile, job_sheet(of, [each.name for each in fields], *rows))


@every_type
def test_a_column_that_the_file_gets_and_a_heading_that_it_has_are_no_errors(
    profile: Profile, of: RecordType
) -> None:
    needed = [each for each in of.fields if of.always_needs(each)] or list(of.fields[:1])
    sheet = job_sheet(of, [each.name for each in needed])
    for at, each in enumerate(needed):
        renamed = sheet.matching.with_heading(at, f"{each.name.upper()} ")
        sheet = replace(sheet, matching=renamed)
    errors, _ = errors_and_all(profile, sheet)
    added = {each.name for each in of.fields if of.adds_column(each)}
    assert not {each for each in errors if each[2] == "heading" or each[1] in added}


@settings(max_examples=15)
@given(st.data())
def test_for_any_system(data: st.DataObject) -> None:
    of = data.draw(record_types())
    sheet = data.draw(job_sheets(of))
    hold_the_relation(system(of), sheet)
