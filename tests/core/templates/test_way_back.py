"""A template that is filled in comes back as it was typed, is clean, and leaves as it should."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from parts import LIBREOFFICE
from rosterwizard.core.checking import check_job
from rosterwizard.core.output import output_job
from rosterwizard.core.profiles.loading import built_in_profiles, find_record_type
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.templates.layout import number_format
from rosterwizard.core.templates.samples import sample_rows
from rosterwizard.core.templates.template_columns import template_columns
from rosterwizard.core.templates.text import template_csv
from rosterwizard.services.opening import open_job
from tests.helpers.libreoffice import saved_again
from tests.helpers.needing import needs
from tests.helpers.workbooks import made, opened

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.profiles.language import Profile, RecordType

PROFILES = built_in_profiles()
TYPE_IDS = [each.id for profile in PROFILES for each in profile.record_types]


def filled_in(profile: Profile) -> bytes:
    """Return the template of a system, its samples typed in as records of one's own."""
    book = opened(made(profile, samples=False))
    for sheet, record_type in zip(book.worksheets[1:], profile.record_types, strict=False):
        for row, cells in enumerate(sample_rows(record_type, record_type.fields), start=2):
            for place, (field, text) in enumerate(
                zip(record_type.fields, cells, strict=True), start=1
            ):
                is_text = number_format(field) == "@"
                sheet.cell(row, place).value = text if is_text or not text else float(text)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def job_of(content: bytes, path: Path) -> Job:
    path.write_bytes(content)
    return open_job([path], PROFILES)


def exact_file(record_type: RecordType) -> bytes:
    """Return the samples as the csv module writes them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([each.name for each in record_type.fields])
    writer.writerows(sample_rows(record_type, record_type.fields))
    return text.getvalue().encode()


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_template_filled_in_is_clean_and_leaves_in_the_systems_form(
    profile: Profile, tmp_path: Path
) -> None:
    job = job_of(filled_in(profile), tmp_path / "filled.xlsx")
    assert [each.record_type.name for each in job.sheets] == [
        each.name for each in profile.record_types
    ]
    problems = check_job(job)
    assert {name: each.counts()["error"] for name, each in problems.items() if len(each)} == {}
    files = output_job(job)
    for file, record_type in zip(files, profile.record_types, strict=True):
        assert file.content == exact_file(record_type), record_type.id


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_samples_that_are_left_in_are_set_aside(profile: Profile, tmp_path: Path) -> None:
    job = job_of(made(profile), tmp_path / "left.xlsx")
    for sheet in job.sheets:
        assert sheet.sheet.height == 0
        assert len(sheet.sheet.set_aside) == sheet.record_type.roster.sample_rows


@pytest.mark.parametrize("type_id", TYPE_IDS)
def test_samples_of_a_csv_template_are_asked_about(type_id: str, tmp_path: Path) -> None:
    record_type = find_record_type(type_id, PROFILES)[1]
    path = tmp_path / "template.csv"
    for fields in (record_type.fields, template_columns(record_type)):
        path.write_bytes(template_csv(record_type, fields))
        (sheet,) = open_job([path], PROFILES, type_id).sheets
        aside = len(sheet.sheet.set_aside_for("maybe-sample"))
        alike = sheet.sheet.oddities.get(Oddity("like-sample"))
        # Two columns have too little in them to say that their rows are samples.
        assert aside == (record_type.roster.sample_rows if len(fields) > 2 else 0)
        assert aside + (0 if alike is None else alike.len()) == record_type.roster.sample_rows


@needs(LIBREOFFICE)
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_template_saved_by_libreoffice_comes_back_too(kind: str, tmp_path: Path) -> None:
    (infiniti,) = [each for each in PROFILES if each.name == "infiniti"]
    content = saved_again(filled_in(infiniti), kind)
    job = job_of(content, tmp_path / f"filled.{kind}")
    assert [each.content for each in output_job(job)] == [
        exact_file(each) for each in infiniti.record_types
    ]
