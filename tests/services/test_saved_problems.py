"""Problems are saved in every form, and never over a file that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.services.saved_problems import LISTS, save_problems
from tests.helpers.marked_workbooks import opened_book
from tests.helpers.patron_jobs import infiniti_job

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("ending", [*LISTS, ".xlsx"])
def test_own_file_is_never_written_over(tmp_path: Path, ending: str) -> None:
    job, own = infiniti_job(), tmp_path / f"own{ending}"
    own.write_bytes(b"mine")
    with pytest.raises(RosterError) as refused:
        save_problems(job, check_job(job), own, [own], UNWATCHED)
    assert refused.value.code == "output-is-input"
    assert own.read_bytes() == b"mine"


def test_a_workbook_has_the_problems_marked_and_says_what_is_not_kept(tmp_path: Path) -> None:
    job, file = infiniti_job(), tmp_path / "marked.xlsx"
    assert save_problems(job, check_job(job), file, [], UNWATCHED)
    assert opened_book(file.read_bytes()).sheetnames[0] == "Problems"


def test_csv_is_known_by_excel_and_others_are_plain(tmp_path: Path) -> None:
    job = infiniti_job()
    for ending in LISTS:
        file = tmp_path / f"list{ending}"
        assert save_problems(job, check_job(job), file, [], UNWATCHED) == ()
        assert file.read_bytes().startswith(b"\xef\xbb\xbf") == (ending == ".csv")
        assert "anna@" in file.read_text("utf-8-sig")
