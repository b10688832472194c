"""An office fills a template in; what comes out is exactly what the system takes."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.profiles.set_files import name_in_mode
from tests.helpers.command_line import called, ran
from tests.helpers.filled_templates import PROFILES, exact_file, fill_in, good_rows

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.profiles.language import RecordType

    Capsys = pytest.CaptureFixture[str]

SYSTEMS = list(PROFILES)
TYPES = [each for profile in PROFILES.values() for each in profile.record_types]
of_each_type = pytest.mark.parametrize("record_type", TYPES, ids=lambda each: each.id)


def every_heading(record_type: RecordType) -> list[str]:
    return [field.name for field in record_type.fields]


@pytest.mark.parametrize("system", SYSTEMS)
def test_workbook_of_a_whole_system(capsys: Capsys, tmp_path: Path, system: str) -> None:
    profile = PROFILES[system]
    template, out = tmp_path / "roster.xlsx", tmp_path / "out"
    out.mkdir()
    made = called(capsys, "template", system, "-o", template, "--all-columns", "--no-samples")
    assert made.status == 0, made.err
    fill_in(template, profile.record_types)

    checked = called(capsys, "check", template, "--format", "json")
    assert (checked.status, checked.json["counts"]["error"]) == (0, 0), checked.out
    assert {each["type"] for each in checked.json["sheets"]} == {
        each.id for each in profile.record_types
    }
    reasons = {match["reason"] for each in checked.json["sheets"] for match in each["matching"]}
    assert reasons == {"template"}

    exported = called(capsys, "export", template, "-o", out)
    assert exported.status == 0, exported.err
    wanted = {
        name_in_mode(profile, each, ""): exact_file(each, every_heading(each), good_rows(each))
        for each in profile.record_types
    }
    assert {path.name: path.read_bytes() for path in out.iterdir()} == wanted


@of_each_type
def test_workbook_of_one_record_type(
    capsys: Capsys, tmp_path: Path, record_type: RecordType
) -> None:
    template, out = tmp_path / "roster.xlsx", tmp_path / "out.csv"
    called(capsys, "template", record_type.id, "-o", template, "--all-columns", "--no-samples")
    fill_in(template, [record_type])
    exported = called(capsys, "export", template, "-o", out)
    assert exported.status == 0, exported.err
    assert out.read_bytes() == exact_file(
        record_type, every_heading(record_type), good_rows(record_type)
    )


@of_each_type
def test_csv_template_with_the_columns_that_are_ticked(
    capsys: Capsys, tmp_path: Path, record_type: RecordType
) -> None:
    template, out = tmp_path / "filled in.csv", tmp_path / "out.csv"
    called(capsys, "template", record_type.id, "-o", template, "--no-samples")
    with template.open(encoding="utf-8-sig", newline="") as file:
        headings = next(csv.reader(file, delimiter=record_type.dialect.delimiter))
    template.write_bytes(exact_file(record_type, headings, good_rows(record_type)))
    exported = called(capsys, "export", template, "-o", out, "--type", record_type.id)
    assert exported.status == 0, exported.err
    assert out.read_bytes() == exact_file(record_type, headings, good_rows(record_type))


# A text says nothing of itself, and two columns have too little in them to tell samples by.
@pytest.mark.parametrize(
    ("suffix", "record_type", "code"),
    [
        *((".xlsx", each, "sample-row") for each in TYPES),
        *((".csv", each, "maybe-sample") for each in TYPES if len(each.fields) > 2),
    ],
    ids=lambda each: getattr(each, "id", each),
)
def test_samples_left_in_a_template_never_come_out(
    capsys: Capsys, tmp_path: Path, record_type: RecordType, suffix: str, code: str
) -> None:
    template, out = tmp_path / f"roster{suffix}", tmp_path / "out.csv"
    called(capsys, "template", record_type.id, "-o", template, "--all-columns")
    found = called(capsys, "check", template, "--format", "json", "--type", record_type.id)
    (sheet,) = found.json["sheets"]
    samples = record_type.roster.sample_rows
    assert (sheet["rows"], len(sheet["setAsideRows"])) == (0, samples)
    assert code in {each["code"] for each in found.json["problems"]}
    called(capsys, "export", template, "-o", out, "--type", record_type.id)
    assert out.read_bytes() == exact_file(record_type, every_heading(record_type), [])


def test_set_of_haiku_comes_out_as_one_zip(tmp_path: Path) -> None:
    haiku = PROFILES["haiku"]
    template, out = tmp_path / "roster.xlsx", tmp_path / "out.zip"
    ran("template", "haiku", "-o", template, "--all-columns", "--no-samples")
    fill_in(template, haiku.record_types)
    assert ran("export", template, "-o", out).status == 0
    with zipfile.ZipFile(io.BytesIO(out.read_bytes())) as archive:
        names = [name_in_mode(haiku, each, "") for each in haiku.record_types]
        assert archive.namelist() == names
        for name, each in zip(names, haiku.record_types, strict=True):
            wanted = exact_file(each, every_heading(each), good_rows(each))
            assert archive.read(name) == wanted
