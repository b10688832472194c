"""Kept work comes back as it was, or is said to be damaged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.services.kept_work import (
    KeptWork,
    forget,
    keep,
    kept,
    kept_files,
    kept_sheets,
    laid_on,
    work_file,
)
from tests.helpers.needing import elsewhere
from tests.helpers.small_jobs import patrons


def typed(row: int, before: str, after: str, **params: object) -> Edit:
    cells = {"row": [row], "column": [0], "before": [before], "after": [after]}
    return Edit(pl.DataFrame(cells, schema=CELLS), "edit-typed", params)


def edited() -> Job:
    job = patrons("anna", "ben")
    (sheet,) = job.sheets
    sheet = sheet.edited(typed(0, "anna", "ann", count=1, where=Path("x"))).edited(
        typed(1, "ben", "benny")
    )
    return job.with_sheet(sheet.undone())


def work_of(job: Job) -> KeptWork:
    return KeptWork(system="infiniti", sheets=kept_sheets(job), step="check")


def test_nothing_kept_is_none() -> None:
    assert kept() is None


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text("username")
    work = KeptWork(
        system="infiniti",
        record_types=("patrons",),
        ticked={"patrons": ("username",)},
        files=kept_files([tmp_path / "roster.csv"]),
        options=ReadingOptions(heading_row=2),
        sheets=kept_sheets(edited()),
        server="practice",
        way="good-rows",
        step="check",
    )
    keep(work)
    assert kept() == work
    assert work.paths == (tmp_path / "roster.csv",)


def test_edits_and_undone_steps_are_laid_on_a_fresh_job() -> None:
    keep(work_of(edited()))
    work = kept()
    assert work is not None
    (sheet,) = laid_on(patrons("anna", "ben"), work).sheets
    assert sheet.frame["c0"].to_list() == ["ann", "ben"]
    assert sheet.edits.done[0].params == {"count": 1, "where": "x"}
    assert sheet.redone().frame["c0"].to_list() == ["ann", "benny"]


def test_a_sheet_that_got_shorter_is_left_as_it_was_opened() -> None:
    (sheet,) = laid_on(patrons("anna"), work_of(edited())).sheets
    assert sheet.frame["c0"].to_list() == ["anna"]
    assert not sheet.edits.done


def test_work_for_a_sheet_that_is_not_there_is_passed_over() -> None:
    job = patrons("anna", "ben")
    assert laid_on(Job(job.profile, ()), work_of(edited())).sheets == ()


def test_a_file_that_changed_or_went_is_noticed(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("same", "changed", "gone")]
    for path in paths:
        path.write_text("a")
    work = KeptWork(files=kept_files(paths))
    paths[1].write_text("ab")
    paths[2].unlink()
    assert work.changed_files() == tuple(paths[1:])


@pytest.mark.parametrize("content", [b"", b"\x81\xa7version\x02", b"\x81\xa6system\xa1\xff"])
def test_damaged_or_newer_work_is_said_and_kept_aside(content: bytes) -> None:
    work_file().write_bytes(content)
    with pytest.raises(RosterError, match="cannot be understood") as raised:
        kept()
    assert Path(str(raised.value.params["aside"])).read_bytes() == content
    assert kept() is None


def test_work_cut_at_any_byte_is_never_a_crash() -> None:
    keep(work_of(edited()))
    whole = work_file().read_bytes()
    for cut in range(len(whole)):
        work_file().write_bytes(whole[:cut])
        with pytest.raises(RosterError, match="cannot be understood"):
            kept()


@elsewhere(sys.platform == "win32", "there it says something else")
def test_work_that_cannot_be_read_is_said() -> None:
    work_file().mkdir()
    with pytest.raises(RosterError, match="cannot be read"):
        kept()


def test_forgotten_work_is_gone() -> None:
    keep(KeptWork())
    forget()
    forget()
    assert kept() is None


def test_asking_for_kept_work_does_not_wait_for_polars() -> None:
    code = (
        "import sys, rosterwizard.services.kept_work as k; k.kept(); print('polars' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "False"
