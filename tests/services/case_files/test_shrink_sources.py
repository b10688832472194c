"""What is made smaller is one's own file, or a case of look-alikes; never a case of real files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from rosterwizard.core.casefile.case_file import Case
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.services.case_files.case_opening import opened_case
from rosterwizard.services.case_files.shrink_sources import case_of, shrinkable, shrinkable_work
from rosterwizard.services.opening import open_job
from rosterwizard.services.work import Work
from tests.helpers.case_zips import LIST, small_case

if TYPE_CHECKING:
    from pathlib import Path

COMMAS = ReadingOptions(delimiter=",")


def test_of_a_case_it_is_read_as_the_customer_read_it() -> None:
    opened = opened_case(small_case(options=COMMAS))
    found = shrinkable(opened)
    assert (found.job, found.files, found.options) == (opened.job, {"list.csv": LIST}, COMMAS)


@pytest.mark.parametrize("unsealed", [True, False])
def test_a_case_of_real_files_is_not_made_smaller(*, unsealed: bool) -> None:
    opened = opened_case(small_case())
    case = opened.case
    manifest = msgspec.structs.replace(case.manifest, holds="real")
    real = Case(manifest, case.expected, {}, case.state if unsealed else None)
    with pytest.raises(RosterError) as caught:
        shrinkable(replace(opened, case=real))
    assert caught.value.code == "case-extract-real"


def test_of_work_it_is_the_files_or_the_case_that_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(LIST)
    job = open_job([path], built_in_profiles(), "infiniti/patrons")
    own = replace(Work().read(job), paths=(path,))
    found = shrinkable_work(own, job)
    assert (found.job, found.files, found.options) == (job, {"list.csv": LIST}, FIND_OUT)
    assert case_of(own) is None

    opened = opened_case(small_case())
    looked = own.looking_at(opened, tmp_path / "sent.rwcase")
    assert shrinkable_work(looked, opened.job).files == {"list.csv": LIST}
    assert case_of(looked) is opened.case
