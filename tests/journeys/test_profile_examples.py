"""Each record type's good example has no problem, and its bad one exactly those that are listed.

The bad file holds one of each mistake that the record type can have; what a file as a whole can
have wrong (a missing column, too many rows, nothing in it) has tests of its own.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.matching.suggesting import suggest_matching
from rosterwizard.core.profiles.loading import built_in_profiles, find_record_type
from rosterwizard.core.rules.rules import rules_of
from rosterwizard.core.sheet.sheet import Origin, Sheet
from rosterwizard.services.opening import open_job
from tests.helpers.damage_codes import OF_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.profiles.language import Profile, RecordType

DATA = Path(__file__).parent.parent / "data" / "profiles"
PROFILES = built_in_profiles()
TYPES = [record_type.id for profile in PROFILES for record_type in profile.record_types]
OF_ANY_FIELD = {"whitespace", "formula-error"}
# What befalls letters anywhere has tests of its own, and no system has words for it.
OF_ANY_LETTERS = {
    *("mojibake", "escaped-letters", "control-characters", "unseen-signs", "letters-apart"),
    *("letter-forms", "typographic-signs", "look-alike-letters", "line-break", "look-alike-twins"),
    *("spelling-twins", "two-apostrophes"),
}
OF_THE_WHOLE_FILE = {
    *("missing-column", "empty-file", "too-large", "too-many-rows", "sample-row"),
    "maybe-sample",
    *("sheet-left-out", "set-aside"),
}
DAMAGE = OF_COLUMNS | {"gender-letters"}  # no system's own either
OF_ANY_COLUMN = {"unsettled-column", "unknown-column", "passed-on-error"}  # no system's own

# A row of the file (None: a whole column), the field or else the heading, and the code.
Found = tuple[int | None, str | None, str]


def job_of(type_id: str, kind: str) -> Job:
    """Return the example as a job, beside the good examples of its system's other types."""
    profile, record_type = find_record_type(type_id, PROFILES)
    folder = DATA / profile.name
    examples = {each.name: f"{each.name}.good.csv" for each in profile.record_types}
    examples[record_type.name] = f"{record_type.name}.{kind}.csv"
    sheets = (
        sheet
        for name, file in examples.items()
        for sheet in open_job([folder / file], PROFILES, f"{profile.name}/{name}").sheets
    )
    return Job(profile, tuple(sheets))


def found_in(job: Job, type_id: str) -> Iterator[Found]:
    """Give the problems of one sheet as people would name them."""
    name = type_id.partition("/")[2]
    sheet = job.sheet_of(name)
    assert sheet
    problems: Problems = check_job(job)[name]
    for row, column, index in problems.frame.iter_rows():
        rule = problems.rules[index]
        heading = sheet.sheet.headings[column] if row is None and column is not None else None
        number = None if row is None else sheet.sheet.sheet_row[row]
        yield number, rule.field or heading, rule.code


def expected_in(type_id: str) -> Iterator[Found]:
    """Give the problems that are listed beside the bad example."""
    listed = tomllib.loads((DATA / f"{type_id}.bad.toml").read_text("utf-8"))
    for each in listed["problem"]:
        yield each.get("row"), each.get("field", each.get("heading")), each["code"]


def sorted_by_place(found: Iterator[Found]) -> list[Found]:
    """Return the problems in an order of their own, however they were found."""
    return sorted(found, key=lambda each: (each[0] or 0, each[1] or "", each[2]))


def samples_of(record_type: RecordType) -> JobSheet:
    """Return the sample rows of every field as if a person had sent them."""
    names = [field.name for field in record_type.fields]
    cells = {f"c{at}": field.roster.samples for at, field in enumerate(record_type.fields)}
    frame = pl.DataFrame(cells, schema=dict.fromkeys(cells, pl.String))
    rows = pl.Series(range(2, frame.height + 2), dtype=pl.UInt32)
    sheet = Sheet(frame, tuple(names), rows, Origin(Path("samples.csv")))
    return JobSheet.of(record_type, sheet, suggest_matching(names, record_type))


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_the_samples_of_a_system_hold_together(profile: Profile) -> None:
    job = Job(profile, tuple(samples_of(each) for each in profile.record_types))
    for each in profile.record_types:
        assert list(found_in(job, each.id)) == []


@pytest.mark.parametrize("type_id", TYPES)
def test_the_good_example_has_no_problem(type_id: str) -> None:
    assert list(found_in(job_of(type_id, "good"), type_id)) == []


@pytest.mark.parametrize("type_id", TYPES)
def test_the_bad_example_has_exactly_the_problems_listed(type_id: str) -> None:
    found = sorted_by_place(found_in(job_of(type_id, "bad"), type_id))
    assert found == sorted_by_place(expected_in(type_id))


@pytest.mark.parametrize("type_id", TYPES)
def test_the_bad_example_has_one_of_each_mistake(type_id: str) -> None:
    profile, record_type = find_record_type(type_id, PROFILES)
    met = {(field, code) for _, field, code in expected_in(type_id)}
    met_codes = {code for _, code in met}
    own = (each for each in rules_of(profile, record_type) if each.code not in OF_ANY_LETTERS)
    for rule in own:
        if rule.code in OF_ANY_FIELD or rule.code == "heading" or rule.field is None:
            assert rule.code in met_codes | OF_THE_WHOLE_FILE | OF_ANY_COLUMN | DAMAGE
        elif rule.code not in OF_THE_WHOLE_FILE | DAMAGE:
            assert (rule.field, rule.code) in met


def test_a_file_that_only_shuts_accounts_has_no_errors(tmp_path: Path) -> None:
    file = tmp_path / "leavers.csv"
    file.write_text("username,enabled,staffmember\nrpatel09,N,N\n", "utf-8")
    job = open_job([file], PROFILES, "infiniti/patrons")
    assert list(found_in(job, "infiniti/patrons")) == [(None, "graduationyear", "missing-column")]
    assert check_job(job)["patrons"].counts() == {"error": 0, "warning": 1, "note": 0}
