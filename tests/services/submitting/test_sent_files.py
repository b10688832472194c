"""What is shown of a file is what is in it, and never a password."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import polars as pl
import pytest

from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching.matching import Match, Matching
from rosterwizard.core.matching.secret_columns import is_secret, secret_fields
from rosterwizard.core.output.csv_text import csv_bytes
from rosterwizard.core.profiles.language import Dialect
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


SIGNS = ["a", "é", ",", ";", '"', "\n", "\r", "\r\n", " ", "\t", "'", "\x00", "\u2028", "|"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("width", [1, 2, 3])
def test_what_is_no_password_stays_letter_by_letter(
    line_end: str, delimiter: str, width: int
) -> None:
    dialect = Dialect(delimiter=delimiter, line_terminator=line_end)
    chance = Random(width)  # noqa: S311 - made-up data, not a secret
    headings = [f"h{at}" for at in range(width)]
    for secret in range(width + 1):
        cells = [
            ["".join(chance.choices(SIGNS, k=chance.randrange(5))) for _ in headings]
            for _ in range(60)
        ]
        expected = [
            [HIDDEN if at == secret and cell.strip('"') else cell for at, cell in enumerate(row)]
            for row in cells
        ]
        text, masked = (_written(headings, rows, dialect) for rows in (cells, expected))
        assert module._hidden(text, {secret}, dialect) == masked  # noqa: SLF001 - all texts


def _written(headings: list[str], rows: list[list[str]], dialect: Dialect) -> str:
    frame = pl.DataFrame(rows, schema=headings, orient="row")
    return csv_bytes(headings, frame, dialect).decode()


def test_a_password_that_is_cut_off_is_hidden() -> None:
    assert module._hidden('a,b\r\n1,"se\r\ncr,et', {1}, Dialect()) == f"a,b\r\n1,{HIDDEN}"  # noqa: SLF001


@pytest.mark.parametrize("record_type", TYPES, ids=lambda each: each.id)
def test_passwords_are_hidden_in_whatever_field_they_were_put(record_type: RecordType) -> None:
    """A person may match a column of passwords with any field, or make one of it."""
    name = next(each.name for each in record_type.fields if not is_secret(each))
    for matched in (True, False):
        job = good_job(record_type)
        (sheet,) = job.sheets
        frame = sheet.sheet.frame.with_columns(pl.lit("s3cret").alias("c0"))
        headings = ("Startkennwort", *sheet.sheet.headings[1:])
        others = [
            replace(each, field=None) if each.field == name else each
            for each in sheet.matching.matches[1:]
        ]
        own = Match(0, headings[0], name if matched else None, "chosen")
        made = {} if matched else {name: Making((0,))}
        given = replace(sheet.sheet, frame=frame, headings=headings)
        now = JobSheet.of(record_type, given, Matching((own, *others), made=made))
        job = Job(job.profile, (now,))
        (file,) = sent_files(job, plan_of(job))
        assert "s3cret" in in_archive(plan_of(job), file.name).decode(file.encoding)
        assert "s3cret" not in file.head
        assert file.hides_secrets
