"""What is shown of a file is what is in it, and never a password."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.job.job import Job
from rosterwizard.core.matching.secret_columns import secret_fields
from rosterwizard.services.kept_servers import practice_server
from rosterwizard.services.submitting import sent_files as module
from rosterwizard.services.submitting.plan import Plan, plan_submission
from rosterwizard.services.submitting.sent_files import HIDDEN, MOST_LINES, SentFile, sent_files
from tests.helpers.filled_templates import PROFILES
from tests.helpers.small_jobs import PATRONS, good_job, job_sheet, problems, system

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import RecordType

TYPES = [each for profile in PROFILES.values() for each in profile.record_types]


def shown_of(record_type: RecordType) -> tuple[SentFile, bytes]:
    job = good_job(record_type)
    plan = plan_of(job)
    (file,) = sent_files(job, plan)
    return file, in_archive(plan, file.name)


def plan_of(job: Job) -> Plan:
    none = {each.record_type.name: problems(()) for each in job.sheets}
    return plan_submission(job, none, practice_server(job.profile), "all-rows")


def in_archive(plan: Plan, name: str) -> bytes:
    (batch,) = plan.batches
    if not zipfile.is_zipfile(io.BytesIO(batch.content)):
        return batch.content
    return zipfile.ZipFile(io.BytesIO(batch.content)).read(name)


@pytest.mark.parametrize("record_type", TYPES, ids=lambda each: each.id)
def test_text_is_that_of_the_file_but_for_passwords(record_type: RecordType) -> None:
    file, content = shown_of(record_type)
    text = content.decode(file.encoding)
    assert (file.size, file.has_more) == (len(content), False)
    shown, (headings, *records) = [
        list(csv.reader(io.StringIO(each, newline=""))) for each in (file.head, text)
    ]
    assert file.records == len(records)
    secret = {headings.index(each) for each in secret_fields(record_type) & set(headings)}
    assert file.hides_secrets == bool(secret)
    if not secret:
        assert file.head == text
    hidden = [
        [HIDDEN if at in secret and cell else cell for at, cell in enumerate(record)]
        for record in records
    ]
    assert shown == [headings, *hidden]


def test_some_record_types_have_passwords_to_hide() -> None:
    assert [each.id for each in TYPES if shown_of(each)[0].hides_secrets]


def long_file(rows: int, text: str = "x") -> SentFile:
    sheet = job_sheet(PATRONS, [[text, text] for _ in range(rows)])
    job = Job(system(), (sheet,))
    (file,) = sent_files(job, plan_of(job))
    return file


@pytest.mark.parametrize(("rows", "has_more"), [(MOST_LINES - 1, False), (MOST_LINES, True)])
def test_of_a_long_file_the_first_lines_are_shown(rows: int, *, has_more: bool) -> None:
    file = long_file(rows)
    assert (file.has_more, file.records) == (has_more, rows)
    assert len(file.head.splitlines()) == MOST_LINES


def test_of_long_lines_whole_ones_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_HEAD_BYTES", 100)
    file = long_file(50, "é")
    assert file.has_more
    assert file.head.endswith("\n")
    assert len(file.head.encode()) <= 100
