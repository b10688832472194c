"""A job read again is the job that it was, without its edits and with another's constants."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rosterwizard.core.checking import check_job
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reading.options import FIND_OUT
from rosterwizard.core.reproducing.differences import differences
from rosterwizard.core.reproducing.expected_problems import expected_problems
from rosterwizard.services.opened_again import opened_again
from rosterwizard.services.opening import open_job
from tests.helpers.example_rosters import haiku_set, infiniti_patrons

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_read_again_has_the_same_problems(tmp_path: Path) -> None:
    path = infiniti_patrons(tmp_path, 120)
    job = open_job([path], built_in_profiles(), "infiniti/patrons")
    again = opened_again(job, [path], FIND_OUT)
    found = (expected_problems(each, check_job(each)) for each in (job, again))
    assert not differences(*found)


def test_a_set_read_again_has_all_of_its_sheets(tmp_path: Path) -> None:
    path = haiku_set(tmp_path)
    job = open_job([path], built_in_profiles())
    again = opened_again(job, [path], FIND_OUT)
    assert [each.record_type.id for each in again.sheets] == [e.record_type.id for e in job.sheets]
    assert all(
        one.frame.equals(other.frame) for one, other in zip(job.sheets, again.sheets, strict=True)
    )


def test_what_a_person_said_of_headings_is_laid_on(tmp_path: Path) -> None:
    path = infiniti_patrons(tmp_path, 10)
    job = open_job([path], built_in_profiles(), "infiniti/patrons")
    sheet = job.sheets[0]
    said = sheet.matching.with_match(3, None).with_match(4, "givenname")
    said = replace(said, constants={"middlename": "Ann"})
    job = job.with_sheet(replace(sheet, matching=said))

    again = opened_again(job, [path], FIND_OUT, constant=lambda _sheet, _field, text: text * 2)

    matching = again.sheets[0].matching
    assert [each.field for each in matching.matches] == [each.field for each in said.matches]
    assert matching.constants == {"middlename": "AnnAnn"}
    assert opened_again(job, [path], FIND_OUT).sheets[0].matching.constants == said.constants
