"""What is expected of another check is what is told of this one, and has no text of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reading.options import FIND_OUT
from rosterwizard.core.reports.described import Problem, described
from rosterwizard.core.reproducing import expected_problems as module
from rosterwizard.core.reproducing.differences import differences
from rosterwizard.core.reproducing.expected_problems import ExpectedProblem, expected_problems
from rosterwizard.services.opening import open_job
from tests.helpers.damaged.every_kind import EVERY_KIND
from tests.helpers.damaged.jobs import damaged_jobs
from tests.helpers.new_rows import with_new_row
from tests.helpers.patron_jobs import HEADINGS, infiniti_job, job_of, patron
from tests.helpers.seeded_causes import TYPES, seeded_job
from tests.helpers.workbook_files import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.job.job import Job
    from tests.helpers.damaged.kinds import Kind


def expected(job: Job) -> tuple[ExpectedProblem, ...]:
    return expected_problems(job, check_job(job))


def told(job: Job) -> list[Problem]:
    problems = check_job(job)
    return [
        each for sheet in job.sheets for each in described(sheet, problems[sheet.record_type.name])
    ]


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.name)
def test_places_and_codes_are_those_that_are_told(kind: Kind, tmp_path: Path) -> None:
    for job in damaged_jobs(kind, 3, tmp_path):
        found, said = expected(job), told(job)
        assert [
            (each.type, each.code, each.severity, each.field, each.column, each.row, each.added)
            for each in found
        ] == [
            (each.type, each.code, each.severity, each.field, each.column, each.row, each.added)
            for each in said
        ]
        assert [each.following for each in found] == [each.following for each in said]
        # A fix is expected just where one is told.
        assert [bool(each.fix) for each in found] == [each.fix is not None for each in said]


@pytest.mark.parametrize("number", range(len(TYPES)))
def test_a_second_check_of_the_same_file_is_no_other(number: int, tmp_path: Path) -> None:
    job = seeded_job(tmp_path, number)
    assert not differences(expected(job), expected(job))


def test_codes_of_fixes_and_kinds_of_causes_are_told() -> None:
    rows = [patron(row, enabled="perhaps", surname=" Moreau") for row in range(30)]
    found = expected(infiniti_job((HEADINGS, [*rows, *(patron(row) for row in range(30, 60))])))
    assert {(each.code, each.fix) for each in found} >= {("whitespace", "fix-blanks"), ("type", "")}
    assert {each.cause for each in found} == {"rows"}


def test_it_is_told_by_its_code_that_all_rows_are_changed_by_one_click() -> None:
    headings = (*HEADINGS[:3], "surname", "first name")
    rows = [(f"user{row:04}", "Y", "N", "Ann", "Lee") for row in range(3)]
    job = job_of("infiniti", {"patrons": (headings, rows)})
    assert [each.fix is not None for each in told(job)] == [bool(e.fix) for e in expected(job)]


def test_no_text_of_the_file_is_in_it(tmp_path: Path) -> None:
    for number in range(len(TYPES)):
        job = seeded_job(tmp_path, number)
        cells = {
            text
            for sheet in job.sheets
            for column in sheet.frame
            for text in column
            if len(text) > 3 and not text.isalpha()
        }
        kept = msgspec.json.encode(expected(job)).decode()
        assert [text for text in cells if f'"{text}"' in kept] == []


def test_new_rows_are_told_by_their_number() -> None:
    job = infiniti_job((HEADINGS, [patron(1)]))
    grown = job.with_sheet(with_new_row(job.sheets[0], "zed", "perhaps"))
    new = [each for each in expected(grown) if each.added is not None]
    assert {(each.row, each.added) for each in new} == {(None, 1)}


def test_stacked_sheets_are_told_by_their_number(tmp_path: Path) -> None:
    rows = [["username", "enabled"], ["anna1", "perhaps"]]
    path = tmp_path / "two.xlsx"
    path.write_bytes(workbook({"Anna’s class": rows, "Year 8": [rows[0], ["ben2", "perhaps"]]}))
    job = open_job(
        [path],
        built_in_profiles(),
        "infiniti/patrons",
        FIND_OUT.of_sheets(["Anna’s class", "Year 8"]),
    )
    assert {each.sheet for each in expected(job) if each.code == "type"} == {1, 2}
    assert "Anna" not in repr(expected(job))


def test_very_many_problems_are_told_as_few(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [patron(row, enabled="yess", surname=" Lee") for row in range(9)]
    job = infiniti_job((HEADINGS, rows))
    whole = expected(job)
    monkeypatch.setattr(module, "_AT_ONCE", 4)
    assert expected(job) == whole


def test_nothing_is_expected_of_a_sound_sheet() -> None:
    assert expected(infiniti_job((HEADINGS, [patron(1), patron(2)]))) == ()
