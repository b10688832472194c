"""Work that version 1 kept is taken over: edits, undone steps and matching come back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from rosterwizard.core.job.laying import lay_on
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.kept_entries import kept_list
from rosterwizard.services.kept_work import KeptWork
from rosterwizard.services.older_work import (
    older_work_file,
    single_work_file,
    take_over_older_work,
)
from tests.helpers.kept_list import EntryJournal, the_entry, the_steps, the_work
from tests.helpers.needing import elsewhere
from tests.helpers.small_jobs import patrons


def step(row: int, before: str, after: str) -> dict[str, Any]:
    return {
        "rows": [row],
        "columns": [0],
        "before": [before],
        "after": [after],
        "code": "edit-typed",
        "params": {"count": 1},
    }


def matches(*headings: str) -> dict[str, Any]:
    return {
        "matches": [
            {"column": column, "heading": heading, "field": heading, "reason": "chosen"}
            for column, heading in enumerate(headings)
        ],
        "constants": {},
        "left_out": [],
    }


def keep_as_version_1(*sheets: dict[str, Any]) -> None:
    work = {
        "version": 1,
        "system": "infiniti",
        "record_types": ["patrons"],
        "ticked": {},
        "files": [{"path": "/r.csv", "size": 3, "changed_ns": 5}],
        "options": {"sheet_name": "", "heading_row": 2, "encoding": "", "delimiter": ""},
        "sheets": sheets,
        "server": "practice",
        "way": "good-rows",
        "mode": "",
        "step": "check",
    }
    older_work_file().write_bytes(msgspec.msgpack.encode(work))


SHEET = {
    "record_type": "patrons",
    "matching": matches("username", "emailaddress"),
    "done": [step(0, "anna", "ann")],
    "undone": [step(0, "ann", "annie"), step(1, "ben", "benny")],
}


def test_edits_and_undone_steps_of_version_1_come_back() -> None:
    keep_as_version_1(SHEET)
    take_over_older_work()
    work = the_work()
    assert work is not None
    assert (work.system, work.paths, work.step) == ("infiniti", (Path("/r.csv"),), "check")
    assert work.options is not None
    assert work.options.heading_row == 2
    laid = lay_on(patrons("anna", "ben"), the_steps().steps)
    (sheet,) = laid.job.sheets
    assert (laid.fitted, laid.misfits) == (1, ())
    assert sheet.frame["c0"].to_list() == ["ann", "ben"]
    assert sheet.redone().frame["c0"].to_list() == ["ann", "benny"]
    assert sheet.redone().redone().frame["c0"].to_list() == ["annie", "benny"]
    assert {match.reason for match in sheet.matching.matches} == {"chosen"}
    assert not older_work_file().exists()


def test_headings_that_version_1_forgot_are_told() -> None:
    keep_as_version_1({**SHEET, "matching": matches("user", "emailaddress"), "undone": []})
    take_over_older_work()
    assert lay_on(patrons("anna", "ben"), the_steps().steps).misfits == ("other-headings",)


def test_work_before_any_file_is_taken_over() -> None:
    keep_as_version_1()
    take_over_older_work()
    assert the_steps().steps == ()


def test_the_single_file_of_version_2_becomes_an_entry_beside_all_others() -> None:
    single, other = EntryJournal(), EntryJournal()
    single.keep(KeptWork(system="haiku"), (), patrons("anna")).result()
    single.entry.file.rename(single_work_file())
    other.keep(KeptWork(system="infiniti"), (), None).result()
    keep_as_version_1(SHEET)
    take_over_older_work()
    take_over_older_work()
    found = kept_list()
    assert sorted(each.work.system for each in found.entries) == ["haiku", "infiniti", "infiniti"]
    assert sorted(each.edits for each in found.entries) == [0, 0, 1]
    assert found.troubles == ()


@elsewhere(sys.platform == "win32", "there it says something else")
def test_a_single_file_that_cannot_be_taken_over_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(RosterError, match="cannot be read"):
        take_over_older_work()


def test_nothing_older_is_nothing() -> None:
    take_over_older_work()
    assert the_entry() is None


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"\x81\xa6system\xa1\xff", b"\x90", b"\x81\xa7version\x02", b"\x81\xa7version\x03"),
        b"\x81\xa6sheets\x91\x80",
        b"\x81\xa6sheets\x07",
        b"\x81\xa4step\x07",
    ],
)
def test_damaged_work_is_said_and_kept_aside(content: bytes) -> None:
    older_work_file().write_bytes(content)
    with pytest.raises(RosterError, match="cannot be understood") as raised:
        take_over_older_work()
    assert Path(str(raised.value.params["aside"])).read_bytes() == content
    take_over_older_work()
    assert the_entry() is None
    assert not single_work_file().exists()


@elsewhere(sys.platform == "win32", "there it says something else")
def test_work_that_cannot_be_read_is_said() -> None:
    older_work_file().mkdir()
    with pytest.raises(RosterError, match="cannot be read"):
        take_over_older_work()
