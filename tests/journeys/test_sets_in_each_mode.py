"""A set goes from its template to the files and back, in each mode, with the same cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.output import output_job, zipped
from rosterwizard.core.profiles.set_files import modes_of, name_in_mode
from rosterwizard.core.templates.template_columns import template_columns
from rosterwizard.core.templates.workbook import template_workbook
from rosterwizard.services.opening import open_job
from tests.helpers.filled_templates import PROFILES, fill_in

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.profiles.language import Mode, Profile

IN_MODES = [
    (profile, mode)
    for profile in PROFILES.values()
    if profile.roster.set
    for mode in modes_of(profile)
]


def opened(path: Path, profile: Profile) -> Job:
    return open_job([path], [profile], profile.name)


def cells(job: Job) -> dict[str, list[tuple[str, ...]]]:
    """Return every cell by the names of record types, in the order of the profile's fields."""
    return {each.record_type.name: each.by_field().rows() for each in job.sheets}


def test_there_is_a_system_whose_files_are_named_by_mode() -> None:
    assert {profile.name for profile, _ in IN_MODES} == {"haiku"}


@pytest.mark.parametrize(("profile", "mode"), IN_MODES, ids=lambda each: each.name)
def test_a_set_comes_back_from_its_files_as_it_was_filled_in(
    profile: Profile, mode: Mode, tmp_path: Path
) -> None:
    columns = {each.name: template_columns(each, all_columns=True) for each in profile.record_types}
    template = tmp_path / "template.xlsx"
    template.write_bytes(template_workbook(profile, columns, samples=False, mode=mode.name))
    fill_in(template, profile.record_types)
    filled = opened(template, profile)
    assert filled.mode == mode.name
    counts = [found.counts() for found in check_job(filled).values()]
    assert [each["error"] for each in counts] == [0] * len(profile.record_types)

    files = output_job(filled)
    assert [file.name for file in files] == [
        name_in_mode(profile, each, mode.name) for each in profile.record_types
    ]
    for kind, path in (("zip", tmp_path / "set.zip"), ("folder", tmp_path / "set")):
        if kind == "zip":
            path.write_bytes(zipped(files))
        else:
            path.mkdir()
            for file in files:
                (path / file.name).write_bytes(file.content)
        back = opened(path, profile)
        assert back.mode == mode.name
        assert cells(back) == cells(filled)
        assert {file.name: file.content for file in output_job(back)} == {
            file.name: file.content for file in files
        }
